/** `kubectl describe` of ConfigMap, Secret, Namespace, ServiceAccount, and of kinds without a describer. */
import type { ConfigMap, LimitRange, Namespace, ResourceQuota, Secret } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import { isObject, type JsonObject, listAt, textAt } from '../resources/json';
import { writeLimitRanges, writeQuotas } from './limits';
import { writeAnnotations, writeEvents, writeHead, writeLabels } from './metadata';
import type { DescribeContext } from './workloads';
import { createDescribeWriter, type DescribeWriter } from './writer';

export function describeConfigMap(map: ConfigMap, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writeHead(writer, map);
  writer.raw('\nData\n====\n');
  for (const [key, value] of sortedEntries(map.data)) writer.raw(`${key}:\n----\n${value}\n\n`);
  writer.raw('\nBinaryData\n====\n');
  for (const [key, value] of sortedEntries(map.binaryData)) writer.raw(`${key}: ${decodedLength(value)} bytes\n`);
  writer.raw('\n');
  writeEvents(writer, events, nowMs);
  return writer.text();
}

export function describeSecret(secret: Secret): string {
  const writer = createDescribeWriter();
  writeHead(writer, secret);
  writer.raw(`\nType:\t${secret.type ?? ''}\n`);
  writer.raw('\nData\n====\n');
  for (const [key, value] of sortedEntries(secret.data)) writer.line(0, `${key}:`, `${decodedLength(value)} bytes`);
  return writer.text();
}

const sortedEntries = (data: Readonly<Record<string, string>> | undefined): [string, string][] =>
  Object.entries(data ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));

/** Bytes behind base64 text. */
function decodedLength(base64: string): number {
  const characters = base64.replace(/=+$/, '').length;
  return Math.floor((characters * 3) / 4);
}

export function describeNamespace(
  namespace: Namespace,
  quotas: readonly ResourceQuota[],
  ranges: readonly LimitRange[],
): string {
  const writer = createDescribeWriter();
  writer.line(0, 'Name:', namespace.metadata.name ?? '');
  writeLabels(writer, 'Labels', namespace.metadata.labels);
  writeAnnotations(writer, 'Annotations', namespace.metadata.annotations);
  writer.line(0, 'Status:', namespace.status?.phase ?? '');
  writer.raw('\n');
  writeQuotas(writer, quotas);
  writer.raw('\n');
  writeLimitRanges(writer, ranges);
  return writer.text();
}

export function describeServiceAccount(account: KubeObject, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writeHead(writer, account);
  const names = (field: string) => listAt(account, field).map((secret) => textAt(secret, 'name'));
  // Headers are padded by hand there, so that names under them line up.
  for (const [header, list] of [['Image pull secrets:', names('imagePullSecrets')]] as const) {
    if (list.length === 0) writer.line(0, header, '<none>');
    list.forEach((name, index) => {
      writer.line(0, index === 0 ? header : ' '.repeat(header.length), name);
    });
  }
  writeEvents(writer, events, nowMs);
  return writer.text();
}

const SKIPPED = new Set([
  '.metadata.managedFields',
  '.metadata.name',
  '.metadata.namespace',
  '.metadata.labels',
  '.metadata.annotations',
]);

/** Kinds without a describer: every field with a readable label. Models genericDescriber. */
export function describeGeneric(object: KubeObject, { events, nowMs }: DescribeContext): string {
  const writer = createDescribeWriter();
  writeHead(writer, object);
  writeFields(writer, 0, { ...object }, '');
  writeEvents(writer, events, nowMs);
  return writer.text();
}

function writeFields(writer: DescribeWriter, level: number, content: JsonObject, path: string): void {
  for (const field of Object.keys(content).sort()) {
    const value = content[field];
    const here = `${path}.${field}`;
    if (SKIPPED.has(here)) continue;
    if (isObject(value)) {
      writer.line(level, `${smartLabel(field)}:`);
      writeFields(writer, level + 1, value, here);
    } else if (Array.isArray(value)) {
      writer.line(level, `${smartLabel(field)}:`);
      for (const item of value) {
        if (isObject(item)) writeFields(writer, level + 1, item, here);
        else writer.line(level + 1, String(item));
      }
    } else writer.line(level, `${smartLabel(field)}:`, value === null ? '<nil>' : String(value));
  }
}

const ACRONYMS = new Set(['API', 'URL', 'UID', 'OSB', 'GUID']);

/** `restartPolicy` → `Restart Policy`. */
function smartLabel(field: string): string {
  if (!/^[A-Za-z-]+$/.test(field)) return field;
  const words = field.match(/[A-Z]+(?![a-z])|[A-Z]?[a-z]+|-/g) ?? [field];
  return words
    .map((word) =>
      ACRONYMS.has(word.toUpperCase()) ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ');
}
