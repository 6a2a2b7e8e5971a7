/**
 * One worker per Pod: syncs it one at a time, again whenever something happened, later if something is to be tried
 * again. Models pkg/kubelet/pod_workers.go, and PLEG's relist (pkg/kubelet/pleg/generic.go) as far as it wakes workers.
 */
import type { Pod } from '../../api/core';
import type { ContainerStopper } from './containerStopper';
import type { Parts } from './parts';
import { type PodRecord, viewOf } from './podRecord';
import { DEADLINE, generateApiStatus } from './status/apiStatus';
import type { Syncer, SyncOutcome } from './syncPod';
import { runTask, sleep, type Task } from './task';
import { nextTick, TIMING } from './timing';

export interface PodWorkers {
  wake(record: PodRecord): void;
  /** A relist at the next tick will find what changed. */
  changed(record: PodRecord): void;
  /** Stop the Pod: deleted, evicted. */
  terminate(record: PodRecord): void;
}

interface Worker {
  isBusy: boolean;
  /** Something happened while it was busy; the trace event that says so. */
  again: number | undefined;
  timer: { cancel(): void; atMs: number } | undefined;
  hasRelist: boolean;
  /** What PLEG saw is older than the last sync: the next one waits for a relist. Models podCache.GetNewerThan. */
  isStale: boolean;
}

interface Workers {
  parts: Parts;
  syncer: Syncer;
  stopper: ContainerStopper;
  workers: Map<string, Worker>;
}

export function createPodWorkers(parts: Parts, syncer: Syncer, stopper: ContainerStopper): PodWorkers {
  const self: Workers = { parts, syncer, stopper, workers: new Map() };
  return {
    wake: (record) => newsOf(self, record),
    changed: (record) => changed(self, record),
    terminate: (record) => terminate(self, record),
  };
}

function workerOf(self: Workers, record: PodRecord): Worker {
  const { workers } = self;
  const known = workers.get(record.uid);
  if (known) return known;
  const worker: Worker = { isBusy: false, again: undefined, timer: undefined, hasRelist: false, isStale: false };
  workers.set(record.uid, worker);
  return worker;
}

/** Models UpdatePod: a sync is handed the Pod as it is now, however long it has to wait. */
function newsOf(self: Workers, record: PodRecord): void {
  record.phaseWhenWoken = record.pod.status?.phase;
  wake(self, record);
}

function wake(self: Workers, record: PodRecord): void {
  const { parts } = self;
  const { context } = parts;
  const worker = workerOf(self, record);
  if (record.stage === 'removed') return;
  if (worker.isBusy || (worker.isStale && record.stage === 'syncing')) {
    worker.again ??= context.trace.cause;
    return;
  }
  worker.timer?.cancel();
  worker.timer = undefined;
  worker.isBusy = true;
  runTask(context.queue, cycle(self, record), (outcome) => complete(self, record, worker, outcome));
}

function* cycle(self: Workers, record: PodRecord): Task<SyncOutcome> {
  const { syncer } = self;
  if (record.stage === 'syncing') return yield* syncer.syncPod(record);
  if (record.stage === 'terminating') return yield* syncTerminating(self, record);
  if (record.stage === 'terminated') yield* syncTerminated(self, record);
  return { kind: 'done' };
}

/** Models completeWork: when to look again if nothing happens before. */
function complete(self: Workers, record: PodRecord, worker: Worker, outcome: SyncOutcome): void {
  const { parts } = self;
  const { context } = parts;
  worker.isBusy = false;
  if (outcome.kind === 'finished' && record.stage === 'syncing') record.stage = 'terminating';
  if (record.stage === 'removed') return;
  if (outcome.kind === 'finished') {
    worker.again = undefined;
    wakeAt(self, record, worker, nextRelist(context.queue.nowMs + 1));
    return;
  }
  if (record.stage !== 'syncing') {
    // Being stopped meanwhile: that is to be looked at now.
    const { again } = worker;
    worker.again = undefined;
    if (again !== undefined) context.trace.follow(again, () => wakeAt(self, record, worker, context.queue.nowMs + 1));
    return;
  }
  worker.isStale = true;
  // Only what a sync has done is worth a relist before its time. Models RequestPodRelist.
  if (outcome.kind === 'done' && !outcome.isIdle)
    context.queue.after(TIMING.relistOnDemand, () => relist(self, record));
  else changed(self, record);
  wakeAt(self, record, worker, nextLook(self, record, outcome));
}

/**
 * Each Pod draws from a stream of its own: one Pod more does not shift the others' times. A node draws from 1 to 1.5;
 * the middle of that is nearest to whatever a node draws.
 */
function nextLook(self: Workers, record: PodRecord, outcome: SyncOutcome): number {
  const { context } = self.parts;
  const { namespace = '', name = '' } = record.pod.metadata;
  const jitter = context.random(`kubelet-requeue ${namespace}/${name}`);
  const now = context.queue.nowMs;
  const wait =
    outcome.kind === 'failed'
      ? Math.min(
          outcome.retryAtMs === undefined ? TIMING.errorRetry : Math.max(outcome.retryAtMs - now, 0),
          TIMING.resync,
        )
      : TIMING.resync;
  return nextTick(now + wait * (1.2 + jitter.next() * 0.1), TIMING.syncTick, TIMING.syncTickPhase);
}

function wakeAt(self: Workers, record: PodRecord, worker: Worker, atMs: number): void {
  const { parts } = self;
  const { context } = parts;
  worker.timer?.cancel();
  const entry = context.queue.schedule(atMs, () => {
    worker.timer = undefined;
    newsOf(self, record);
  });
  worker.timer = { cancel: () => entry.cancel(), atMs };
}

function changed(self: Workers, record: PodRecord): void {
  const { parts } = self;
  const { context } = parts;
  const worker = workerOf(self, record);
  if (worker.hasRelist) return;
  worker.hasRelist = true;
  // At the earliest a moment later: what changes at the tick itself is found by the next one.
  context.queue.schedule(nextRelist(context.queue.nowMs + 1), () => {
    worker.hasRelist = false;
    relist(self, record);
  });
}

function relist(self: Workers, record: PodRecord): void {
  const worker = workerOf(self, record);
  const view = viewOf(record);
  const isNews = viewText(view) !== viewText(record.seen);
  const { again } = worker;
  if (isNews) {
    record.seen = view;
    removeOldLogs(record);
  }
  worker.isStale = false;
  if (isNews) {
    if (!worker.isBusy) worker.again = undefined;
    newsOf(self, record);
  } else if (again !== undefined && !worker.isBusy) {
    worker.again = undefined;
    self.parts.context.trace.follow(again, () => wake(self, record));
  }
}

function terminate(self: Workers, record: PodRecord): void {
  if (record.stage !== 'syncing') return;
  record.stage = 'terminating';
  record.stopping.open();
  newsOf(self, record);
}

/** Models SyncTerminatingPod. */
function* syncTerminating(self: Workers, record: PodRecord): Task<SyncOutcome> {
  const { parts, stopper } = self;
  const { machines } = parts;
  record.stopping.open();
  record.statusAtStop = record.pod.status;
  setStatus(self, record, false);
  machines.send('pod', record.uid, 'TERMINATE');
  parts.probes.stop(record, false);
  yield* stopper.killPod(record, record.graceSeconds);
  parts.probes.stop(record, true);
  record.seen = viewOf(record);
  record.isStopped = true;
  setStatus(self, record, true);
  record.stage = 'terminated';
  machines.send('pod', record.uid, 'TERMINATED');
  return { kind: 'finished' };
}

/** Models SyncTerminatedPod. */
function* syncTerminated(self: Workers, record: PodRecord): Task {
  const { parts } = self;
  setStatus(self, record, true);
  yield* sleep(record.volumes.size > 0 ? TIMING.unmount : 0);
  parts.volumes.tearDown(record);
  // An evicted Pod keeps no containers, and so no logs.
  if (record.verdict) for (const instance of record.instances) instance.isLogRemoved = true;
  parts.status.terminate(record);
  if (!record.pod.metadata.deletionTimestamp) return;
  yield* sleep(TIMING.relistOnDemand);
  const { namespace, name = '' } = record.pod.metadata;
  const current = parts.store.get<Pod>('Pod', namespace, name);
  if (current?.metadata.uid === record.uid) parts.store.delete('kubelet', 'Pod', namespace, name, 0);
}

function setStatus(self: Workers, record: PodRecord, isTerminal: boolean): void {
  const { parts } = self;
  const { context } = parts;
  const isPastDeadline = record.status?.reason === DEADLINE.reason;
  // Each time that a status is worked out the deadline is looked at, and told.
  if (isPastDeadline) parts.report(record, undefined, 'Normal', DEADLINE.reason, DEADLINE.message);
  parts.status.set(record, generateApiStatus(record, context, parts.node, { isTerminal, isPastDeadline }));
  parts.probes.statusMade(record);
}

/** Models pod_container_deletor.go: a container that died leaves one dead instance, itself. */
function removeOldLogs(record: PodRecord): void {
  const hasNewerDead = new Set<string>();
  for (const { instance, state, name } of record.seen.containers) {
    if (state !== 'exited') continue;
    if (hasNewerDead.has(name)) instance.isLogRemoved = true;
    hasNewerDead.add(name);
  }
}

const nextRelist = (fromMs: number): number => nextTick(fromMs, TIMING.relistPeriod, TIMING.relistPhase);

/** What a relist compares: sandbox and container states. */
const viewText = (view: PodRecord['seen']): string =>
  `${view.sandbox?.id ?? ''}${view.sandbox?.isReady ?? ''} ${view.containers.map(({ id, state, isPurged }) => `${id}:${state}:${isPurged}`).join(' ')}`;
