/** Sends statuses to the API server when they differ. Models pkg/kubelet/status/status_manager.go. */
import type { Pod, PodCondition, PodStatus } from '../../../api/core';
import { deepEqual } from '../../apiserver/deepEqual';
import type { EngineContext, ObjectStore } from '../../context';
import type { PodRecord } from '../podRecord';
import { terminatedStatus } from './terminatePod';

export interface StatusManager {
  set(record: PodRecord, status: PodStatus): void;
  /** Posted at once when a sandbox is up, before the next sync. Models OnPodSandboxReady. */
  sandboxReady(record: PodRecord): void;
  /** The last word before the Pod is deleted. Models TerminatePod. */
  terminate(record: PodRecord): void;
}

/** From a changed status to the API server's answer. */
const PATCH_MS = 8;
const OWNED = new Set([
  'AllContainersRestarting',
  'PodReadyToStartContainers',
  'Initialized',
  'Ready',
  'ContainersReady',
  'PodScheduled',
]);

export function createStatusManager(context: EngineContext, store: ObjectStore): StatusManager {
  const pending = new Set<string>();
  /** Pods whose terminal phase was held back because containers could still run: it is sent once they cannot. */
  const withheld = new Set<string>();

  function send(record: PodRecord): void {
    pending.delete(record.uid);
    const { status } = record;
    const { namespace, name } = record.pod.metadata;
    if (!status || record.stage === 'removed') return;
    const current = store.get<Pod>('Pod', namespace, name ?? '');
    if (current?.metadata.uid !== record.uid) return;
    if (isTerminal(status) && mayRun(record)) withheld.add(record.uid);
    else withheld.delete(record.uid);
    store.updateStatus<Pod>('kubelet', 'Pod', namespace, name ?? '', (before) => merge(before, status, mayRun(record)));
  }

  function set(record: PodRecord, status: PodStatus): void {
    const next = withTransitionTimes(record.status ?? record.pod.status, status);
    const isOwed = withheld.has(record.uid) && !mayRun(record);
    if (!isOwed && record.status && deepEqual(record.status, next)) return;
    record.status = next;
    if (pending.has(record.uid)) return;
    pending.add(record.uid);
    context.queue.after(PATCH_MS, () => send(record));
  }

  return {
    set,
    sandboxReady(record) {
      const { status } = record;
      if (!status) return;
      const conditions = (status.conditions ?? []).map((condition) =>
        condition.type === 'PodReadyToStartContainers'
          ? { ...condition, status: 'True' as const, lastTransitionTime: context.timestamp() }
          : condition,
      );
      set(record, { ...status, conditions });
    },
    terminate(record) {
      const { status } = record;
      if (status) set(record, terminatedStatus(record.pod, status, record.statusAtStop ?? {}));
    },
  };
}

/** A terminal phase is withheld as long as containers may still run. */
const mayRun = (record: PodRecord): boolean => !record.isStopped;

const isTerminal = ({ phase }: PodStatus): boolean => phase === 'Failed' || phase === 'Succeeded';

/** Models mergePodStatus: what others wrote stays, a terminal phase waits for the containers' end. */
function merge(before: PodStatus | undefined, next: PodStatus, couldRun: boolean): PodStatus {
  const foreign = (before?.conditions ?? []).filter(({ type }) => !OWNED.has(type));
  const merged: PodStatus = { ...next, conditions: [...(next.conditions ?? []), ...foreign] };
  if (!isTerminal(next) || !couldRun || before?.phase === next.phase) return merged;
  const { reason: _, message: __, ...rest } = merged;
  return {
    ...rest,
    ...(before?.phase ? { phase: before.phase } : {}),
    ...(before?.reason ? { reason: before.reason } : {}),
    ...(before?.message ? { message: before.message } : {}),
  };
}

/** Models updateLastTransitionTime: it moves only with the status. */
function withTransitionTimes(before: PodStatus | undefined, next: PodStatus): PodStatus {
  const old = new Map((before?.conditions ?? []).map((condition) => [condition.type, condition]));
  const conditions = (next.conditions ?? []).map((condition): PodCondition => {
    const known = old.get(condition.type);
    if (known?.status !== condition.status || !known.lastTransitionTime) return condition;
    return { ...condition, lastTransitionTime: known.lastTransitionTime };
  });
  return { ...next, conditions };
}
