/** `Environment:` and `Environment Variables from:` of a container. Models describeContainerEnvVars, …EnvFrom. */
import type { Container, EnvFromSource, EnvVar, Pod } from '../../api/core';
import { containerResourceValue } from './resourceValue';
import type { DescribeWriter } from './writer';

export function writeEnvironment(writer: DescribeWriter, container: Container, pod: Pod | undefined): void {
  const from = container.envFrom ?? [];
  if (from.length > 0) {
    writer.line(2, 'Environment Variables from:');
    for (const source of from) writer.line(3, ...envFromCells(source));
  }
  const variables = container.env ?? [];
  if (variables.length === 0) {
    writer.line(2, 'Environment:', '<none>');
    return;
  }
  writer.line(2, 'Environment:');
  for (const variable of variables) writeVariable(writer, variable, container, pod);
}

function envFromCells({ configMapRef, secretRef, prefix }: EnvFromSource): string[] {
  const kind = configMapRef ? 'ConfigMap' : secretRef ? 'Secret' : '';
  const { name = '', optional = false } = configMapRef ?? secretRef ?? {};
  return [name, prefix ? `${kind} with prefix '${prefix}'` : kind, `Optional: ${optional}`];
}

function writeVariable(writer: DescribeWriter, variable: EnvVar, container: Container, pod: Pod | undefined): void {
  const { name, value = '', valueFrom } = variable;
  if (!valueFrom) {
    value.split('\n').forEach((line, index) => {
      writer.line(3, index === 0 ? `${name}:` : '', line);
    });
    return;
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef, fileKeyRef } = valueFrom;
  if (fieldRef) {
    const { apiVersion = 'v1', fieldPath } = fieldRef;
    writer.line(3, `${name}:`, `${pod ? podField(pod, fieldPath) : ''} (${apiVersion}:${fieldPath})`);
  } else if (resourceFieldRef) {
    const { resource } = resourceFieldRef;
    const amount = containerResourceValue(container, resourceFieldRef);
    const unset = amount === '0' && (resource === 'limits.cpu' || resource === 'limits.memory');
    writer.line(3, `${name}:`, `${unset ? 'node allocatable' : amount} (${resource})`);
  } else if (secretKeyRef) {
    const { key, name: secret = '', optional = false } = secretKeyRef;
    writer.line(3, `${name}:`, `<set to the key '${key}' in secret '${secret}'>`, `Optional: ${optional}`);
  } else if (configMapKeyRef) {
    const { key, name: map = '', optional = false } = configMapKeyRef;
    writer.line(3, `${name}:`, `<set to the key '${key}' of config map '${map}'>`, `Optional: ${optional}`);
  } else if (fileKeyRef) {
    const { key, volumeName, path, optional = false } = fileKeyRef;
    const text = `<set to the key '${key}' in file '${path}' of volume '${volumeName}'>`;
    writer.line(3, `${name}:`, text, `Optional: ${optional}`);
  }
}

/** kubectl resolves metadata only; what the node knows stays empty. Models pkg/util/fieldpath ExtractFieldPathAsString. */
function podField({ metadata }: Pod, path: string): string {
  const subscript = /^metadata\.(labels|annotations)\['([^']*)'\]$/.exec(path);
  if (subscript) {
    const [, map, key = ''] = subscript;
    return (map === 'labels' ? metadata.labels : metadata.annotations)?.[key] ?? '';
  }
  if (path === 'metadata.name') return metadata.name ?? '';
  if (path === 'metadata.namespace') return metadata.namespace ?? '';
  if (path === 'metadata.uid') return metadata.uid ?? '';
  if (path === 'metadata.labels') return mapText(metadata.labels);
  if (path === 'metadata.annotations') return mapText(metadata.annotations);
  return '';
}

const mapText = (map: Readonly<Record<string, string>> | undefined): string =>
  Object.entries(map ?? {})
    .map(([key, value]) => `${key}="${value}"`)
    .sort()
    .join('\n');
