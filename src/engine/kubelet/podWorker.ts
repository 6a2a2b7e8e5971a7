/**
 * One worker per Pod: syncs it one at a time, again whenever something happened, later if something is to be tried
 * again. Models pkg/kubelet/pod_workers.go, and PLEG's relist (pkg/kubelet/pleg/generic.go) as far as it wakes workers.
 */
import type { Pod } from '../../api/core';
import type { ContainerStopper } from './containerStopper';
import type { Parts } from './parts';
import { type PodRecord, viewOf } from './podRecord';
import { generateApiStatus } from './status/apiStatus';
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
}

export function createPodWorkers(parts: Parts, syncer: Syncer, stopper: ContainerStopper): PodWorkers {
  const { context, machines } = parts;
  const workers = new Map<string, Worker>();
  const jitter = context.random('kubelet-requeue');

  const workerOf = (record: PodRecord): Worker => {
    const known = workers.get(record.uid);
    if (known) return known;
    const worker: Worker = { isBusy: false, again: undefined, timer: undefined, hasRelist: false };
    workers.set(record.uid, worker);
    return worker;
  };

  function wake(record: PodRecord): void {
    const worker = workerOf(record);
    if (record.stage === 'removed') return;
    if (worker.isBusy) {
      worker.again ??= context.trace.cause;
      return;
    }
    worker.timer?.cancel();
    worker.timer = undefined;
    worker.isBusy = true;
    runTask(context.queue, cycle(record), (outcome) => complete(record, worker, outcome));
  }

  function* cycle(record: PodRecord): Task<SyncOutcome> {
    if (record.stage === 'syncing') return yield* syncer.syncPod(record);
    if (record.stage === 'terminating') return yield* syncTerminating(record);
    if (record.stage === 'terminated') yield* syncTerminated(record);
    return { kind: 'done' };
  }

  /** Models completeWork: when to look again if nothing happens before. */
  function complete(record: PodRecord, worker: Worker, outcome: SyncOutcome): void {
    worker.isBusy = false;
    if (outcome.kind === 'finished' && record.stage === 'syncing') record.stage = 'terminating';
    const { again } = worker;
    worker.again = undefined;
    if (record.stage === 'removed') return;
    if (outcome.kind === 'finished') {
      wakeAt(record, worker, nextRelist(context.queue.nowMs + 1));
      return;
    }
    if (outcome.kind === 'done' && record.stage === 'syncing') relistAfter(record, TIMING.relistOnDemand);
    if (again !== undefined) context.trace.follow(again, () => wakeAt(record, worker, context.queue.nowMs + 1));
    else if (record.stage === 'syncing') wakeAt(record, worker, nextLook(outcome));
  }

  function nextLook(outcome: SyncOutcome): number {
    const now = context.queue.nowMs;
    const wait =
      outcome.kind === 'failed'
        ? Math.min(
            outcome.retryAtMs === undefined ? TIMING.errorRetry : Math.max(outcome.retryAtMs - now, 0),
            TIMING.resync,
          )
        : TIMING.resync;
    return nextTick(now + wait * (1 + jitter.next() * 0.5), TIMING.syncTick, TIMING.syncTickPhase);
  }

  function wakeAt(record: PodRecord, worker: Worker, atMs: number): void {
    worker.timer?.cancel();
    const entry = context.queue.schedule(atMs, () => {
      worker.timer = undefined;
      wake(record);
    });
    worker.timer = { cancel: () => entry.cancel(), atMs };
  }

  const nextRelist = (fromMs: number) => nextTick(fromMs, TIMING.relistPeriod, TIMING.relistPhase);

  function changed(record: PodRecord): void {
    const worker = workerOf(record);
    if (worker.hasRelist) return;
    worker.hasRelist = true;
    // At the earliest a moment later: what changes at the tick itself is found by the next one.
    context.queue.schedule(nextRelist(context.queue.nowMs + 1), () => {
      worker.hasRelist = false;
      relist(record);
    });
  }

  const relistAfter = (record: PodRecord, delayMs: number) => context.queue.after(delayMs, () => relist(record));

  function relist(record: PodRecord): void {
    const view = viewOf(record);
    if (viewText(view) === viewText(record.seen)) return;
    record.seen = view;
    removeOldLogs(record);
    wake(record);
  }

  function terminate(record: PodRecord): void {
    if (record.stage !== 'syncing') return;
    record.stage = 'terminating';
    record.stopping.open();
    wake(record);
  }

  /** Models SyncTerminatingPod. */
  function* syncTerminating(record: PodRecord): Task<SyncOutcome> {
    record.stopping.open();
    setStatus(record, false);
    machines.send('pod', record.uid, 'TERMINATE');
    parts.probes.stop(record, false);
    yield* stopper.killPod(record, record.graceSeconds);
    parts.probes.stop(record, true);
    record.seen = viewOf(record);
    record.isStopped = true;
    setStatus(record, true);
    record.stage = 'terminated';
    machines.send('pod', record.uid, 'TERMINATED');
    return { kind: 'finished' };
  }

  /** Models SyncTerminatedPod. */
  function* syncTerminated(record: PodRecord): Task {
    setStatus(record, true);
    yield* sleep(record.volumes.size > 0 ? TIMING.unmount : 0);
    parts.volumes.tearDown(record);
    parts.status.terminate(record);
    if (!record.pod.metadata.deletionTimestamp) return;
    yield* sleep(TIMING.relistOnDemand);
    const { namespace, name = '' } = record.pod.metadata;
    const current = parts.store.get<Pod>('Pod', namespace, name);
    if (current?.metadata.uid === record.uid) parts.store.delete('kubelet', 'Pod', namespace, name, 0);
  }

  const setStatus = (record: PodRecord, isTerminal: boolean) =>
    parts.status.set(
      record,
      generateApiStatus(record, context, parts.node, {
        isTerminal,
        isPastDeadline: record.status?.reason === 'DeadlineExceeded',
      }),
    );

  return { wake, changed, terminate };
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

/** What a relist compares: sandbox and container states. */
const viewText = (view: PodRecord['seen']): string =>
  `${view.sandbox?.id ?? ''}${view.sandbox?.isReady ?? ''} ${view.containers.map(({ id, state }) => `${id}:${state}`).join(' ')}`;
