/** Keeps as many Pods as asked for. Models pkg/controller/replicaset. */
import type { Pod } from '../../api/core';
import { matchesLabelSelector } from '../../api/selectors';
import type { ReplicaSet } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { claimPods, controllerOf, createPod, podsOf, type Report, reporter } from './ownership';
import { availableInMs, byExpendability, isActive, isReady, isTerminating } from './podState';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 8;
/** Creations follow each other: one request takes this long. */
const CREATION_MS = 11;
const BURST = 500;

export function startReplicaSetController(context: EngineContext, store: ObjectStore): void {
  const report = reporter(context, store, 'replicaset-controller');
  const pendingCreations = new Map<string, number>();
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const set = store.get<ReplicaSet>('ReplicaSet', namespace, name);
    if (set) sync(set);
  });

  function sync(set: ReplicaSet): void {
    if (!set.metadata.deletionTimestamp) claimPods(store, set, set.spec.selector);
    const pods = podsOf(store, set);
    if (!set.metadata.deletionTimestamp) manage(set, pods.filter(isActive));
    updateStatus(context, store, set, podsOf(store, set), (afterMs) => work.add(keyOf(set), afterMs));
  }

  function manage(set: ReplicaSet, active: readonly Pod[]): void {
    const uid = set.metadata.uid ?? '';
    const missing = (set.spec.replicas ?? 1) - active.length - (pendingCreations.get(uid) ?? 0);
    for (let index = 0; index < Math.min(missing, BURST); index++) {
      pendingCreations.set(uid, (pendingCreations.get(uid) ?? 0) + 1);
      context.queue.after(index * CREATION_MS, () => {
        pendingCreations.set(uid, (pendingCreations.get(uid) ?? 1) - 1);
        create(store, set, report);
      });
    }
    const surplus = -missing;
    if (surplus <= 0) return;
    for (const pod of [...active].sort(byExpendability).slice(0, surplus)) {
      store.delete('controller-manager', 'Pod', pod.metadata.namespace, pod.metadata.name ?? '');
      report(set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${pod.metadata.name}`);
    }
  }

  store.watch<ReplicaSet>('ReplicaSet', WATCH_LATENCY_MS, (type, set) => {
    if (type !== 'DELETED') work.add(keyOf(set));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (_type, pod) => {
    const owner = controllerOf(pod);
    if (owner?.kind === 'ReplicaSet') work.add(`${pod.metadata.namespace}/${owner.name}`);
    if (owner) return;
    // Nobody's Pod may be somebody's now.
    for (const set of store.list<ReplicaSet>('ReplicaSet', pod.metadata.namespace))
      if (matchesLabelSelector(set.spec.selector, pod.metadata.labels)) work.add(keyOf(set));
  });
}

function create(store: ObjectStore, { metadata }: ReplicaSet, report: Report): void {
  const set = store.get<ReplicaSet>('ReplicaSet', metadata.namespace, metadata.name ?? '');
  if (!set || set.metadata.uid !== metadata.uid || set.metadata.deletionTimestamp) return;
  const created = createPod(store, set, set.spec.template, {});
  if (created.ok) report(set, 'Normal', 'SuccessfulCreate', `Created pod: ${created.value.metadata.name}`);
  else report(set, 'Warning', 'FailedCreate', `Error creating: ${created.error.message}`);
}

function updateStatus(
  context: EngineContext,
  store: ObjectStore,
  set: ReplicaSet,
  pods: readonly Pod[],
  again: (afterMs: number) => void,
): void {
  const active = pods.filter(isActive);
  const waits = active.flatMap((pod) => availableInMs(context, pod, set.spec.minReadySeconds) ?? []);
  const soonest = Math.min(...waits.filter((ms) => ms > 0));
  if (Number.isFinite(soonest)) again(soonest);
  const labels = Object.entries(set.spec.template.metadata?.labels ?? {});
  const counts = {
    fullyLabeledReplicas: active.filter((pod) => labels.every(([key, value]) => pod.metadata.labels?.[key] === value))
      .length,
    readyReplicas: active.filter(isReady).length,
    availableReplicas: waits.filter((ms) => ms === 0).length,
  };
  store.updateStatus<ReplicaSet>(
    'controller-manager',
    'ReplicaSet',
    set.metadata.namespace,
    set.metadata.name ?? '',
    () => ({
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      replicas: active.length,
      terminatingReplicas: pods.filter(isTerminating).length,
      observedGeneration: set.metadata.generation ?? 1,
    }),
  );
}
