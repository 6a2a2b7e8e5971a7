/** A container's environment. Models pkg/kubelet/kubelet_pods.go makeEnvironmentVariables. */

import { decodeBase64Text } from '../../../api/base64';
import type { ConfigMap, Container, EnvVar, EnvVarSource, Secret, Service } from '../../../api/core';
import { valueInEnvFile } from './envFile';
import { expand } from './expansion';
import { type FieldSource, fieldValue, resourceValue } from './fields';
import { serviceVariables } from './serviceVariables';

export interface EnvironmentSource extends FieldSource {
  services: readonly Service[];
  configMap(name: string): ConfigMap | undefined;
  secret(name: string): Secret | undefined;
  /** What a volume of the Pod holds; undefined if it has no such volume. */
  volume(name: string): { read(path: string): string | undefined } | undefined;
}

export type Environment = { env: Record<string, string> } | { error: string };

/** Errors are the kubelet's: the container then waits with CreateContainerConfigError. */
export function makeEnvironment(source: EnvironmentSource, container: Container): Environment {
  const services = Object.fromEntries(serviceVariables(source.services));
  const result: Record<string, string> = {};
  for (const from of container.envFrom ?? []) {
    const data = from.configMapRef
      ? configMapData(source, from.configMapRef)
      : secretData(source, from.secretRef ?? {});
    if (typeof data === 'string') return { error: data };
    for (const [key, value] of Object.entries(data)) result[`${from.prefix ?? ''}${key}`] = value;
  }
  // What `$(…)` can name: earlier entries first, then Services.
  const known: Record<string, string> = { ...result };
  for (const variable of container.env ?? []) {
    const value = variableValue(source, container, variable, (name) => known[name] ?? services[name]);
    if (value && typeof value === 'object') return value;
    if (value === undefined) continue;
    // No program could be started with it, and a few doublings more would not fit into any memory.
    if (value.length > LONGEST_VALUE) return { error: `Podflight keeps no variable as long as ${variable.name}` };
    result[variable.name] = value;
    known[variable.name] = value;
  }
  return { env: { ...services, ...result } };
}

const LONGEST_VALUE = 1_000_000;

type Value = string | undefined | { error: string };

function variableValue(
  source: EnvironmentSource,
  container: Container,
  variable: EnvVar,
  lookUp: (name: string) => string | undefined,
): Value {
  const { valueFrom } = variable;
  if (variable.value !== undefined && variable.value !== '') return expand(variable.value, lookUp);
  if (!valueFrom) return '';
  if (valueFrom.fieldRef) return fieldValue(source, valueFrom.fieldRef.fieldPath) ?? '';
  if (valueFrom.resourceFieldRef) return resourceValue(source, container, valueFrom.resourceFieldRef);
  if (valueFrom.configMapKeyRef) {
    const { key, optional } = valueFrom.configMapKeyRef;
    const data = configMapData(source, valueFrom.configMapKeyRef);
    return keyOf(data, key, optional, `ConfigMap ${source.pod.metadata.namespace}/${valueFrom.configMapKeyRef.name}`);
  }
  if (valueFrom.secretKeyRef) {
    const { key, optional } = valueFrom.secretKeyRef;
    const data = secretData(source, valueFrom.secretKeyRef);
    return keyOf(data, key, optional, `Secret ${source.pod.metadata.namespace}/${valueFrom.secretKeyRef.name}`);
  }
  if (valueFrom.fileKeyRef) return fileValue(source, valueFrom.fileKeyRef);
  return undefined;
}

/** Neither a missing file nor one that cannot be read is what `optional` is for; an empty value counts as missing. */
function fileValue(source: EnvironmentSource, reference: NonNullable<EnvVarSource['fileKeyRef']>): Value {
  const { volumeName, path, key, optional } = reference;
  const volume = source.volume(volumeName);
  if (!volume) return { error: `cannot find the volume ${JSON.stringify(volumeName)} referenced by FileKeyRef` };
  const text = volume.read(path);
  const value = text === undefined ? undefined : valueInEnvFile(text, key);
  if (value === undefined) return { error: "couldn't parse env file" };
  if (value !== '') return value;
  if (optional) return undefined;
  const place = `/var/lib/kubelet/pods/${source.pod.metadata.uid}/volumes/kubernetes.io~empty-dir/${volumeName}/${path}`;
  return { error: `environment variable key ${JSON.stringify(key)} not found in file ${JSON.stringify(place)}` };
}

function keyOf(
  data: Record<string, string> | string,
  key: string,
  optional: boolean | undefined,
  place: string,
): Value {
  if (typeof data === 'string') return { error: data };
  const value = data[key];
  if (value !== undefined || optional) return value;
  return { error: `couldn't find key ${key} in ${place}` };
}

/** The data, empty if it may be missing, or the error's text. */
function configMapData(
  source: EnvironmentSource,
  { name = '', optional }: { name?: string; optional?: boolean },
): Record<string, string> | string {
  const found = source.configMap(name);
  if (found) return found.data ?? {};
  return optional ? {} : `configmap ${JSON.stringify(name)} not found`;
}

function secretData(
  source: EnvironmentSource,
  { name = '', optional }: { name?: string; optional?: boolean },
): Record<string, string> | string {
  const found = source.secret(name);
  if (found) return secretTexts(found);
  return optional ? {} : `secret ${JSON.stringify(name)} not found`;
}

export const secretTexts = (secret: Secret): Record<string, string> =>
  Object.fromEntries(Object.entries(secret.data ?? {}).map(([key, value]) => [key, decodeBase64Text(value)]));
