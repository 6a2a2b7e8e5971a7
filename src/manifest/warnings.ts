/** What the server warns about and still accepts. Models pkg/api/pod/warnings.go. */
import { fieldOf, type JsonObject, numberOf, recordOf, recordsOf, textOf } from '../api/json';
import type { KubeObject } from '../api/meta';
import { nanoOf } from '../api/quantity';
import { dnsLabelProblems } from './validate/names';

/** Sentences of `Warning` headers, in the server's order. */
export function warningsFor(object: KubeObject): string[] {
  const fields: JsonObject = { ...object };
  if (object.kind === 'Pod') return podWarnings(recordOf(fields.spec), 'spec', textOf(recordOf(fields.metadata).name));
  const template = recordOf(recordOf(fields.spec).template);
  return ['Deployment', 'ReplicaSet', 'StatefulSet', 'Job'].includes(object.kind)
    ? podWarnings(recordOf(template.spec), 'spec.template.spec', '')
    : [];
}

function podWarnings(spec: JsonObject, field: string, name: string): string[] {
  const warnings: string[] = [];
  if (name !== '') {
    const problems = dnsLabelProblems(name);
    if (problems.length > 0)
      warnings.push(
        `metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [${problems.join(' ')}]`,
      );
  }
  const containers = containersOf(spec, field);
  const ports = new Map<string, string>();
  for (const { container, at } of containers) {
    warnings.push(...fractionalBytes(container, at), ...hiddenVariables(container, at));
    warnings.push(...duplicatePorts(container, at, ports));
  }
  return warnings;
}

interface Placed {
  container: JsonObject;
  at: string;
}

const containersOf = (spec: JsonObject, field: string): Placed[] =>
  (['initContainers', 'containers'] as const).flatMap((list) =>
    recordsOf(spec[list]).map((container, index) => ({
      container,
      at: `${field}.${list}[${index}]`,
    })),
  );

function fractionalBytes(container: JsonObject, field: string): string[] {
  const resources = recordOf(container.resources);
  return (['limits', 'requests'] as const).flatMap((list) =>
    ['ephemeral-storage', 'memory'].flatMap((name) => {
      const amount = fieldOf(recordOf(resources[list]), name);
      const text = typeof amount === 'number' ? amount : textOf(amount);
      if (text === '' || nanoOf(text) % 1_000_000_000n === 0n) return [];
      return [`${field}.resources.${list}[${name}]: fractional byte value "${text}" is invalid, must be an integer`];
    }),
  );
}

function hiddenVariables(container: JsonObject, field: string): string[] {
  const seen = new Set<string>();
  return recordsOf(container.env).flatMap((variable, index) => {
    const name = textOf(variable.name);
    const value = textOf(variable.value);
    const isSecond = seen.has(name);
    seen.add(name);
    // A value that builds on the earlier one of that name hides nothing.
    if (!isSecond || value.includes(`$(${name})`)) return [];
    return [`${field}.env[${index}]: hides previous definition of "${name}", which may be dropped when using apply`];
  });
}

/** Within one container, and across containers. Init containers count: seen in a recording. */
function duplicatePorts(container: JsonObject, field: string, seen: Map<string, string>): string[] {
  return recordsOf(container.ports).flatMap((port, index) => {
    const key = [
      textOf(port.protocol) || 'TCP',
      textOf(port.hostIP),
      numberOf(port.hostPort) ?? 0,
      numberOf(port.containerPort) ?? 0,
    ].join('/');
    const at = `${field}.ports[${index}]`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, at);
      return [];
    }
    return [`${at}: duplicate port definition with ${first}`];
  });
}
