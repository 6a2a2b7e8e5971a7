/**
 * Kubernetes Events. Models client-go tools/record (events_cache.go, EventCorrelator) for the kubelet and the
 * controllers: aggregation of similar events, counting of equal ones, a spam filter; and tools/events
 * (event_broadcaster.go) for the scheduler, whose events carry eventTime and a series instead of a count.
 */
import type { EventObject, ObjectReference } from '../../api/core';
import type { EngineContext, EventReport } from '../context';
import { randomUid } from '../random';
import type { Component } from '../run';
import type { Storage } from './storage';

const SIMILAR_EVENTS = 10;
const SIMILAR_WITHIN_MS = 600_000;
/** The API server's --event-ttl. */
const EVENT_TTL_MS = 3_600_000;
const SPAM_BURST = 25;
const SPAM_REFILL_MS = 300_000;
const COMBINED = '(combined from similar events): ';

/** All others, provisioners among them, run beside the controllers. */
const REPORTERS: Readonly<Record<string, Component>> = {
  kubelet: 'kubelet',
  'default-scheduler': 'scheduler',
};

interface Similar {
  messages: Set<string>;
  lastMs: number;
}

interface Bucket {
  tokens: number;
  lastMs: number;
}

export type EventRecorder = (report: EventReport) => EventObject | undefined;

export function createEventRecorder(context: EngineContext, storage: Storage, nodeName: string): EventRecorder {
  const nameOf = eventNames(context);
  const counted = countedRecorder(context, storage, nodeName, nameOf);
  const series = seriesRecorder(context, storage, nodeName, nameOf);
  return (report) => (report.component === 'default-scheduler' ? series(report) : counted(report));
}

/** The time in nanoseconds makes the name; a tick keeps two events of one millisecond apart and in order. */
function eventNames(context: EngineContext): (object: ObjectReference) => string {
  const startedNs = BigInt(Date.parse(context.timestamp(0))) * 1_000_000n;
  let tick = 0n;
  return (object) => {
    const nanoseconds = startedNs + BigInt(context.queue.nowMs) * 1_000_000n + (tick++ % 1_000_000n);
    return `${object.name ?? ''}.${nanoseconds.toString(16)}`;
  };
}

/** Distinct messages of one source, object, type and reason fold into one event once there are ten of them. */
function aggregator(nowMs: () => number) {
  const similar = new Map<string, Similar>();
  return (report: EventReport, host: string): { key: string; message: string } => {
    const group = keyOf(report, host, false);
    const had = similar.get(group);
    const record = had && nowMs() - had.lastMs <= SIMILAR_WITHIN_MS ? had : { messages: new Set<string>(), lastMs: 0 };
    similar.set(group, record);
    record.messages.add(report.message);
    record.lastMs = nowMs();
    if (record.messages.size < SIMILAR_EVENTS) return { key: keyOf(report, host, true), message: report.message };
    const [oldest] = record.messages;
    if (oldest !== undefined) record.messages.delete(oldest);
    return { key: group, message: COMBINED + report.message };
  };
}

/** A token bucket per source and object: a long crash loop stops to make news. */
function spamFilter(nowMs: () => number) {
  const buckets = new Map<string, Bucket>();
  return (report: EventReport, host: string): boolean => {
    const key = [report.component, host, ...objectKey(report.object)].join('|');
    const bucket = buckets.get(key) ?? { tokens: SPAM_BURST, lastMs: nowMs() };
    buckets.set(key, bucket);
    bucket.tokens = Math.min(SPAM_BURST, bucket.tokens + (nowMs() - bucket.lastMs) / SPAM_REFILL_MS);
    bucket.lastMs = nowMs();
    if (bucket.tokens < 1) return true;
    bucket.tokens -= 1;
    return false;
  };
}

function countedRecorder(
  context: EngineContext,
  storage: Storage,
  nodeName: string,
  nameOf: (object: ObjectReference) => string,
): EventRecorder {
  const nowMs = () => context.queue.nowMs;
  const aggregate = aggregator(nowMs);
  const isSpam = spamFilter(nowMs);
  const observed = new Map<string, { name: string; count: number; firstTimestamp: string }>();
  return (report) => {
    const host = report.component === 'kubelet' ? nodeName : '';
    const { key, message } = aggregate(report, host);
    const now = context.timestamp();
    const before = observed.get(key);
    const name = before?.name ?? nameOf(report.object);
    const seen = { name, count: (before?.count ?? 0) + 1, firstTimestamp: before?.firstTimestamp ?? now };
    observed.set(key, seen);
    if (isSpam(report, host)) return undefined;
    const stored = storage.get('Event', report.object.namespace ?? 'default', name);
    return save(context, storage, report, {
      ...shell(report, message, name, stored?.metadata, context),
      source: { component: report.component, ...(host ? { host } : {}) },
      firstTimestamp: seen.firstTimestamp,
      lastTimestamp: now,
      eventTime: null,
      count: seen.count,
      reportingComponent: report.component,
      reportingInstance: host,
    });
  };
}

/** Equal events become a series of the first. The object's resourceVersion is part of what makes them equal. */
function seriesRecorder(
  context: EngineContext,
  storage: Storage,
  nodeName: string,
  nameOf: (object: ObjectReference) => string,
): EventRecorder {
  const started = new Map<string, EventObject>();
  return (report) => {
    const key = `${keyOf(report, '', true)}|${report.object.resourceVersion ?? ''}`;
    const before = started.get(key);
    const now = context.preciseTimestamp().replace(/\d{3}Z$/, 'Z');
    const event: EventObject = before
      ? { ...before, series: { count: (before.series?.count ?? 1) + 1, lastObservedTime: now } }
      : {
          ...shell(report, report.message, nameOf(report.object), undefined, context),
          action: report.action ?? 'Scheduling',
          source: {},
          firstTimestamp: null,
          lastTimestamp: null,
          eventTime: now,
          reportingComponent: report.component,
          reportingInstance: `${report.component}-${nodeName}`,
        };
    started.set(key, event);
    return save(context, storage, report, event);
  };
}

/** Stores the event, for an hour after it was last seen. A namespace that goes takes no more events. */
function save(
  context: EngineContext,
  storage: Storage,
  report: EventReport,
  event: EventObject,
): EventObject | undefined {
  const { namespace = '', name = '' } = event.metadata;
  const home = storage.get('Namespace', undefined, namespace);
  if (!home || home.metadata.deletionTimestamp) return undefined;
  const { resourceVersion } = storage.put(REPORTERS[report.component] ?? 'controller-manager', 'Event', event).metadata;
  context.queue.after(EVENT_TTL_MS, () => {
    const stored = storage.get('Event', namespace, name);
    if (stored && stored.metadata.resourceVersion === resourceVersion) storage.remove('apiserver', 'Event', stored);
  });
  return event;
}

function shell(
  report: EventReport,
  message: string,
  name: string,
  metadata: EventObject['metadata'] | undefined,
  context: EngineContext,
) {
  const namespace = report.object.namespace ?? 'default';
  return {
    kind: 'Event' as const,
    apiVersion: 'v1',
    metadata: metadata ?? {
      name,
      namespace,
      uid: randomUid(context.random('event-uid')),
      creationTimestamp: context.timestamp(),
    },
    involvedObject: report.object,
    reason: report.reason,
    message,
    type: report.type,
  };
}

const objectKey = ({ kind, namespace, name, uid, apiVersion }: ObjectReference): string[] => [
  kind ?? '',
  namespace ?? '',
  name ?? '',
  uid ?? '',
  apiVersion ?? '',
];

const keyOf = (report: EventReport, host: string, exact: boolean): string =>
  [
    report.component,
    host,
    ...objectKey(report.object),
    report.type,
    report.reason,
    ...(exact ? [report.object.fieldPath ?? '', report.message] : []),
  ].join('|');
