/** What the server warns about and still accepts. Models pkg/api/pod/warnings.go. */
import { fieldOf, type JsonObject, numberOf, recordOf, recordsOf, textOf } from '../api/json';
import type { KubeObject } from '../api/meta';
import { nanoOf } from '../api/quantity';
import { podSpecPath } from './podSpecPath';
import { dnsLabelProblems } from './validate/names';

/** Sentences of `Warning` headers, in the server's order. */
export function warningsFor(object: KubeObject): string[] {
  const fields: JsonObject = { ...object };
  if (object.kind === 'Pod') return podWarnings(recordOf(fields.spec), 'spec', textOf(recordOf(fields.metadata).name));
  const path = podSpecPath(object.kind);
  const podSpec = path.reduce((value, step) => recordOf(value[step]), fields);
  return path.length === 0 ? [] : podWarnings(podSpec, path.join('.'), '');
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
  warnings.push(...listWarnings(spec, field));
  const containers = containersOf(spec, field);
  for (const { container, at } of containers)
    warnings.push(...fractionalBytes(container, at), ...hiddenVariables(container, at));
  const ports: PlacedPort[] = [];
  for (const { container, at } of containers) warnings.push(...portWarnings(container, at, ports));
  if ((numberOf(spec.terminationGracePeriodSeconds) ?? 0) < 0)
    warnings.push(
      `${field}.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1`,
    );
  return warnings;
}

/** Volumes nobody should use any more, and entries of lists that say the same twice. */
function listWarnings(spec: JsonObject, field: string): string[] {
  const volumes = recordsOf(spec.volumes).flatMap((volume, index) =>
    volume.gitRepo === undefined ? [] : [`${field}.volumes[${index}].gitRepo: deprecated in v1.11`],
  );
  const secrets = recordsOf(spec.imagePullSecrets).map(({ name }) => textOf(name));
  const empty = secrets.flatMap((name, index) =>
    name === '' ? [`${field}.imagePullSecrets[${index}].name: invalid empty name ""`] : [],
  );
  const addresses = recordsOf(spec.hostAliases).map(({ ip }) => textOf(ip));
  return [
    ...volumes,
    ...repeated(addresses).map((index) => `${field}.hostAliases[${index}].ip: duplicate ip "${addresses[index]}"`),
    ...repeated(secrets).map((index) => `${field}.imagePullSecrets[${index}].name: duplicate name "${secrets[index]}"`),
    ...empty,
  ];
}

const repeated = (texts: readonly string[]): number[] =>
  texts.flatMap((text, index) => (texts.indexOf(text) < index ? [index] : []));

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
  return ['memory', 'ephemeral-storage'].flatMap((name) =>
    (['limits', 'requests'] as const).flatMap((list) => {
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
    // A value that builds on the earlier one of that name hides nothing, unless it is nothing but the earlier one.
    const own = `$(${name})`;
    if (!isSecond || (variable.valueFrom === undefined && value !== own && value.includes(own))) return [];
    return [`${field}.env[${index}]: hides previous definition of "${name}", which may be dropped when using apply`];
  });
}

interface PlacedPort {
  at: string;
  /** Number and protocol: what two ports must share to be compared. */
  key: string;
  hostIP: string;
  hostPort: number;
}

/** Within one container, and across containers. Init containers count: seen in a recording. */
function portWarnings(container: JsonObject, field: string, seen: PlacedPort[]): string[] {
  return recordsOf(container.ports).flatMap((port, index) => {
    const one: PlacedPort = {
      at: `${field}.ports[${index}]`,
      key: `${numberOf(port.containerPort) ?? 0}/${textOf(port.protocol) || 'TCP'}`,
      hostIP: textOf(port.hostIP),
      hostPort: numberOf(port.hostPort) ?? 0,
    };
    const warnings = seen
      .filter(({ key }) => key === one.key)
      .flatMap((other) => {
        const clash = clashOf(one, other);
        return clash === undefined ? [] : [`${one.at}: ${clash} port definition with ${other.at}`];
      });
    seen.push(one);
    return warnings;
  });
}

function clashOf(one: PlacedPort, other: PlacedPort): string | undefined {
  if (one.hostIP === other.hostIP && one.hostPort === other.hostPort) return 'duplicate';
  if (one.hostPort === 0 || other.hostPort === 0) return 'overlapping';
  const isOneOpen = (one.hostIP === '') !== (other.hostIP === '');
  return one.hostPort === other.hostPort && isOneOpen ? 'dangerously ambiguous' : undefined;
}
