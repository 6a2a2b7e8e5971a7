/** Pods with stable names, one after another. Models pkg/controller/statefulset. */
import type { Pod } from '../../api/core';
import { matchesLabelSelector } from '../../api/selectors';
import type { StatefulSet } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { ensureRevision, REVISION_LABEL } from './controllerRevisions';
import { claimPods, controllerOf, createPod, podsOf, type Report, reporter } from './ownership';
import { availableInMs, isReady, isTerminal, isTerminating } from './podState';
import { claimVolumes, handClaimsToPod } from './statefulSetClaims';
import { revisionHash } from './templateHash';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 9;
const RETRY_MS = 2_000;

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
  /** A Pod could not be made: the set is looked at again. */
  retry(set: StatefulSet): void;
}

export function startStatefulSetController(context: EngineContext, store: ObjectStore): void {
  const parts: Parts = {
    context,
    store,
    report: reporter(context, store, 'statefulset-controller'),
    retry: (set) => work.add(keyOf(set), RETRY_MS),
  };
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const set = store.get<StatefulSet>('StatefulSet', namespace, name);
    if (!set || set.metadata.deletionTimestamp) return;
    const againMs = sync(parts, set);
    if (againMs !== undefined) work.add(key, againMs);
  });
  store.watch<StatefulSet>('StatefulSet', WATCH_LATENCY_MS, (type, set) => {
    if (type !== 'DELETED') work.add(keyOf(set));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (_type, pod) => {
    const owner = controllerOf(pod);
    if (owner?.kind === 'StatefulSet') work.add(`${pod.metadata.namespace}/${owner.name}`);
    if (owner) return;
    // Nobody's Pod may be somebody's now.
    for (const set of store.list<StatefulSet>('StatefulSet', pod.metadata.namespace))
      if (isMember(set, pod) && matchesLabelSelector(set.spec.selector, pod.metadata.labels)) work.add(keyOf(set));
  });
}

const ordinalOf = (set: StatefulSet, { metadata }: Pod): number =>
  Number(metadata.name?.slice((set.metadata.name?.length ?? 0) + 1) ?? -1);

/** Those of the Pods that are wanted, from `ordinals.start` on. */
function ordinalsOf({ spec }: StatefulSet): number[] {
  const start = spec.ordinals?.start ?? 0;
  return Array.from({ length: spec.replicas ?? 1 }, (_, index) => start + index);
}

/** Models isMemberOf: a Pod belongs to a set by its name. */
const isMember = (set: StatefulSet, { metadata }: Pod): boolean =>
  /^(.*)-[0-9]+$/.exec(metadata.name ?? '')?.[1] === set.metadata.name;

const revisionName = (set: StatefulSet): string => `${set.metadata.name}-${revisionHash(set.spec.template)}`;

/** One round. Returns when to look again if a Pod is ready but not yet available. */
function sync(parts: Parts, set: StatefulSet): number | undefined {
  const { store, context } = parts;
  const revision = revisionName(set);
  ensureRevision(store, set, revision, { labels: { ...set.spec.template.metadata?.labels } });
  claimPods(store, set, set.spec.selector, (pod) => isMember(set, pod));
  const pods = new Map(podsOf(store, set).map((pod) => [ordinalOf(set, pod), pod]));
  const isParallel = set.spec.podManagementPolicy === 'Parallel';
  const waits = [...pods.values()].flatMap((pod) => availableInMs(context, pod, set.spec.minReadySeconds) ?? []);
  const isStarted = fillUp(parts, set, pods, isParallel, revision);
  if (isStarted || isParallel) {
    const isShrunk = shrink(parts, set, pods, isParallel);
    if (isShrunk) update(parts, set, pods, revision);
  }
  writeStatus(parts, set, revision);
  const soonest = Math.min(...waits.filter((ms) => ms > 0));
  return Number.isFinite(soonest) ? soonest : undefined;
}

/** Makes what is missing, in order. True once every wanted Pod is there and (unless parallel) available. */
function fillUp(
  parts: Parts,
  set: StatefulSet,
  pods: Map<number, Pod>,
  isParallel: boolean,
  revision: string,
): boolean {
  let all = true;
  for (const ordinal of ordinalsOf(set)) {
    const pod = pods.get(ordinal);
    if (pod && isTerminal(pod) && !isTerminating(pod)) {
      // A finished Pod is replaced by one of the same name, once it is gone.
      parts.store.delete('controller-manager', 'Pod', pod.metadata.namespace, pod.metadata.name ?? '');
      all = false;
    } else if (!pod) {
      start(parts, set, ordinal, revision);
      all = false;
    }
    const isThere = pod && !isTerminal(pod) && !isTerminating(pod);
    const isAvailable = isThere && availableInMs(parts.context, pod, set.spec.minReadySeconds) === 0;
    if (!isAvailable) all = false;
    if (!isAvailable && !isParallel) return false;
  }
  return all;
}

function start(parts: Parts, set: StatefulSet, ordinal: number, revision: string): void {
  const { store, report } = parts;
  const name = `${set.metadata.name}-${ordinal}`;
  const claims = claimVolumes(store, report, set, name);
  if (!claims) {
    parts.retry(set);
    return;
  }
  const { template, serviceName } = set.spec;
  const names = new Set(claims.map((volume) => volume.name));
  const volumes = [...(template.spec.volumes ?? []).filter((volume) => !names.has(volume.name)), ...claims];
  const spec = {
    ...template.spec,
    hostname: name,
    ...(serviceName ? { subdomain: serviceName } : {}),
    ...(volumes.length > 0 ? { volumes } : {}),
  };
  const labels = {
    'apps.kubernetes.io/pod-index': String(ordinal),
    [REVISION_LABEL]: revision,
    'statefulset.kubernetes.io/pod-name': name,
  };
  const created = createPod(store, set, { ...template, spec }, { name, labels });
  const what = `Pod ${name} in StatefulSet ${set.metadata.name}`;
  if (created.ok) report(set, 'Normal', 'SuccessfulCreate', `Create ${what} successful`);
  // Of a Pod that is there but not the set's nothing is told. Models CreateStatefulPod.
  else if (created.error.reason !== 'AlreadyExists')
    report(set, 'Warning', 'FailedCreate', `create ${what} failed error: ${created.error.message}`);
}

/** Takes away Pods that are not wanted, the last one first, one at a time. True if there is none. */
function shrink(parts: Parts, set: StatefulSet, pods: ReadonlyMap<number, Pod>, isParallel: boolean): boolean {
  const wanted = new Set(ordinalsOf(set));
  const surplus = [...pods.entries()].filter(([ordinal]) => !wanted.has(ordinal)).sort(([a], [b]) => b - a);
  for (const [, pod] of surplus) {
    if (!isTerminating(pod)) {
      handClaimsToPod(parts.store, set, pod);
      remove(parts, set, pod);
    }
    if (!isParallel) return false;
  }
  return surplus.length === 0;
}

function remove({ store, report }: Parts, set: StatefulSet, { metadata }: Pod): void {
  store.delete('controller-manager', 'Pod', metadata.namespace, metadata.name ?? '');
  report(
    set,
    'Normal',
    'SuccessfulDelete',
    `delete Pod ${metadata.name} in StatefulSet ${set.metadata.name} successful`,
  );
}

/** RollingUpdate: Pods of another revision are replaced from the last one on, each only when those after it are fine. */
function update(parts: Parts, set: StatefulSet, pods: ReadonlyMap<number, Pod>, revision: string): void {
  const { updateStrategy, minReadySeconds } = set.spec;
  if (updateStrategy?.type === 'OnDelete') return;
  const partition = updateStrategy?.rollingUpdate?.partition ?? 0;
  // The partition counts Pods, wherever their ordinals start.
  for (const ordinal of ordinalsOf(set).slice(partition).reverse()) {
    const pod = pods.get(ordinal);
    if (!pod || isTerminating(pod)) return;
    if (pod.metadata.labels?.[REVISION_LABEL] !== revision) {
      remove(parts, set, pod);
      return;
    }
    if (availableInMs(parts.context, pod, minReadySeconds) !== 0) return;
  }
}

function writeStatus({ store, context }: Parts, set: StatefulSet, revision: string): void {
  const pods = podsOf(store, set).filter((pod) => !isTerminating(pod) && !isTerminal(pod));
  const updated = pods.filter((pod) => pod.metadata.labels?.[REVISION_LABEL] === revision).length;
  const replicas = set.spec.replicas ?? 1;
  const { namespace, name = '' } = set.metadata;
  store.updateStatus<StatefulSet>('controller-manager', 'StatefulSet', namespace, name, (before) => {
    const isDone = updated === pods.length && pods.length === replicas;
    const current = isDone ? revision : (before?.currentRevision ?? revision);
    const counts = {
      readyReplicas: pods.filter(isReady).length,
      currentReplicas: pods.filter((pod) => pod.metadata.labels?.[REVISION_LABEL] === current).length,
      updatedReplicas: updated,
    };
    return {
      observedGeneration: set.metadata.generation ?? 1,
      replicas: pods.length,
      ...Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
      availableReplicas: pods.filter((pod) => availableInMs(context, pod, set.spec.minReadySeconds) === 0).length,
      currentRevision: current,
      updateRevision: revision,
      collisionCount: 0,
    };
  });
}
