/** Labels, annotations, owners and events: what every describer prints. Origin: describe.go printLabelsMultiline &c. */
import type { EventObject, Toleration } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import { ageOf } from '../printers/age';
import { numberAt, textAt } from '../resources/json';
import type { DescribeWriter } from './writer';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const MAX_ANNOTATION = 140;

const byKey = ([a]: readonly [string, string], [b]: readonly [string, string]): number => (a < b ? -1 : a > b ? 1 : 0);

export function writeLabels(
  writer: DescribeWriter,
  title: string,
  labels: Readonly<Record<string, string>> | undefined,
  level = 0,
): void {
  const lines = Object.entries(labels ?? {})
    .sort(byKey)
    .map(([key, value]) => `${key}=${value}`);
  writeMultiline(writer, title, lines, level);
}

/** `title:` before the first line, a tab before the others; `<none>` if there is no line. */
export function writeMultiline(writer: DescribeWriter, title: string, lines: readonly string[], level = 0): void {
  if (lines.length === 0) {
    writer.line(level, `${title}:`, '<none>');
    return;
  }
  lines.forEach((line, index) => {
    writer.line(level, index === 0 ? `${title}:` : '', line);
  });
}

export function writeAnnotations(
  writer: DescribeWriter,
  title: string,
  annotations: Readonly<Record<string, string>> | undefined,
  level = 0,
): void {
  const lines = Object.entries(annotations ?? {})
    .filter(([key]) => key !== LAST_APPLIED)
    .sort(byKey)
    .flatMap(([key, raw]) => {
      const value = raw.endsWith('\n') ? raw.slice(0, -1) : raw;
      if (value.length + key.length + 2 <= MAX_ANNOTATION && !value.includes('\n')) return [`${key}: ${value}`];
      return [`${key}:`, ...value.split('\n').map((line) => `  ${shorten(line, MAX_ANNOTATION - 2)}`)];
    });
  writeMultiline(writer, title, lines, level);
}

const shorten = (text: string, limit: number): string => (text.length > limit ? `${text.slice(0, limit)}...` : text);

/** Name, namespace, labels and annotations: how most describers begin. */
export function writeHead(writer: DescribeWriter, object: KubeObject): void {
  writer.line(0, 'Name:', object.metadata.name ?? '');
  writer.line(0, 'Namespace:', object.metadata.namespace ?? '');
  writeLabels(writer, 'Labels', object.metadata.labels);
  writeAnnotations(writer, 'Annotations', object.metadata.annotations);
}

export function controllerOf(object: KubeObject): string | undefined {
  const owner = object.metadata.ownerReferences?.find(({ controller }) => controller === true);
  return owner ? `${owner.kind}/${owner.name}` : undefined;
}

export function writeTolerations(
  writer: DescribeWriter,
  title: string,
  tolerations: readonly Toleration[] | undefined,
): void {
  const sorted = [...(tolerations ?? [])].sort((a, b) => byKey([a.key ?? '', ''], [b.key ?? '', '']));
  writeMultiline(writer, title, sorted.map(tolerationText));
}

function tolerationText({ key = '', value, effect, operator, tolerationSeconds }: Toleration): string {
  let text = key;
  if (value) text += `=${value}`;
  if (effect) text += `:${effect}`;
  if (operator === 'Exists' && !value) text += text === '' ? 'op=Exists' : ' op=Exists';
  if (tolerationSeconds !== undefined) text += ` for ${tolerationSeconds}s`;
  return text;
}

/** Models DescribeEvents. Sorted by lastTimestamp only: the scheduler's events, which have none, come first. */
export function writeEvents(writer: DescribeWriter, events: readonly EventObject[] | undefined, nowMs: number): void {
  if (events === undefined) return;
  if (events.length === 0) {
    writer.line(0, 'Events:', '<none>');
    return;
  }
  writer.flush();
  const sorted = [...events].sort((a, b) => byKey([a.lastTimestamp ?? '', ''], [b.lastTimestamp ?? '', '']));
  writer.line(0, 'Events:');
  writer.line(1, 'Type', 'Reason', 'Age', 'From', 'Message');
  writer.line(1, '----', '------', '----', '----', '-------');
  for (const event of sorted) {
    const source = event.source.component || event.reportingComponent;
    const { fieldPath } = event.involvedObject;
    const message = event.message.trim();
    const text = fieldPath ? `${fieldPath}: ${message}` : message;
    writer.line(1, event.type, event.reason, eventAge(event, nowMs), source, text);
  }
}

/** `14s (x3 over 37s)`. Repeated Events count either themselves or in a series. */
export function eventAge(event: EventObject, nowMs: number): string {
  const first = ageOf(event.eventTime ?? event.firstTimestamp, nowMs);
  const inSeries = numberAt(event, 'series', 'count');
  if (inSeries !== undefined)
    return `${ageOf(textAt(event, 'series', 'lastObservedTime'), nowMs)} (x${inSeries} over ${first})`;
  const { count = 0 } = event;
  return count > 1 ? `${ageOf(event.lastTimestamp, nowMs)} (x${count} over ${first})` : first;
}
