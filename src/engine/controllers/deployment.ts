/** Rolls templates out through ReplicaSets. Models pkg/controller/deployment (sync.go, rolling.go, recreate.go). */
import type { Pod } from '../../api/core';
import type { Deployment, ReplicaSet } from '../../api/workloads';
import { deepEqual } from '../apiserver/deepEqual';
import type { EngineContext, ObjectStore } from '../context';
import { deadlineInMs, deploymentStatus, sum } from './deploymentStatus';
import { controllerOf, controllerRef, isControlledBy, podsOf, type Report, reporter } from './ownership';
import { shareOut } from './proportions';
import { templateHash } from './templateHash';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 8;
const HASH_LABEL = 'pod-template-hash';
const REVISION = 'deployment.kubernetes.io/revision';
const DESIRED = 'deployment.kubernetes.io/desired-replicas';
const MOST = 'deployment.kubernetes.io/max-replicas';
const DEFAULT_HISTORY = 10;

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
}

export function startDeploymentController(context: EngineContext, store: ObjectStore): void {
  const parts: Parts = { context, store, report: reporter(context, store, 'deployment-controller') };
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const deployment = store.get<Deployment>('Deployment', namespace, name);
    if (!deployment || deployment.metadata.deletionTimestamp) return;
    sync(parts, deployment);
    const current = store.get<Deployment>('Deployment', namespace, name);
    const leftMs = current && deadlineInMs(context, current);
    if (leftMs !== undefined && leftMs > 0) work.add(key, leftMs);
  });
  store.watch<Deployment>('Deployment', WATCH_LATENCY_MS, (type, deployment) => {
    if (type !== 'DELETED') work.add(keyOf(deployment));
  });
  const ownerChanged = (object: ReplicaSet) => {
    const owner = controllerOf(object);
    if (owner?.kind === 'Deployment') work.add(`${object.metadata.namespace}/${owner.name}`);
  };
  store.watch<ReplicaSet>('ReplicaSet', WATCH_LATENCY_MS, (_type, set) => ownerChanged(set));
  // Recreate waits for the old Pods to be gone: no ReplicaSet changes then.
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    const owner = type === 'DELETED' ? controllerOf(pod) : undefined;
    const set = owner && store.get<ReplicaSet>('ReplicaSet', pod.metadata.namespace, owner.name);
    if (set) ownerChanged(set);
  });
}

const setsOf = (store: ObjectStore, deployment: Deployment): readonly ReplicaSet[] =>
  store.list<ReplicaSet>('ReplicaSet', deployment.metadata.namespace).filter((set) => isControlledBy(set, deployment));

function sync(parts: Parts, deployment: Deployment): void {
  const { store } = parts;
  const sets = setsOf(store, deployment);
  const newSet = sets.find((set) => hasTemplate(set, deployment));
  if (deployment.spec.paused || isScaled(deployment, sets)) scaleOnly(parts, deployment, newSet, sets);
  else if (deployment.spec.strategy?.type === 'Recreate') recreate(parts, deployment, newSet, sets);
  else roll(parts, deployment, newSet, sets);
  cleanUp(parts, deployment);
  const after = setsOf(store, deployment);
  const newest = after.find((set) => hasTemplate(set, deployment));
  markRevision(parts, deployment, newest);
  const { namespace, name = '' } = deployment.metadata;
  store.updateStatus<Deployment>('controller-manager', 'Deployment', namespace, name, () =>
    deploymentStatus(parts.context, deployment, newest, after, limitsOf(deployment).maxUnavailable),
  );
}

/** Models deployment_util.go EqualIgnoreHash. */
function hasTemplate({ spec }: ReplicaSet, deployment: Deployment): boolean {
  const { [HASH_LABEL]: _, ...labels } = spec.template.metadata?.labels ?? {};
  const template = { ...spec.template, metadata: { ...spec.template.metadata, labels } };
  const { metadata, ...rest } = deployment.spec.template;
  return deepEqual(template, { ...rest, metadata: { ...metadata, labels: metadata?.labels ?? {} } });
}

const percentage = (value: number | string | undefined, of: number, round: (x: number) => number): number =>
  typeof value === 'string' ? round((Number.parseInt(value, 10) / 100) * of) : (value ?? 0);

/** Models intstrutil.ResolveFenceposts: both at zero would never move. */
function limitsOf({ spec }: Deployment): { maxSurge: number; maxUnavailable: number } {
  const wanted = spec.replicas ?? 1;
  if (spec.strategy?.type === 'Recreate') return { maxSurge: 0, maxUnavailable: 0 };
  const { maxSurge = '25%', maxUnavailable = '25%' } = spec.strategy?.rollingUpdate ?? {};
  const surge = percentage(maxSurge, wanted, Math.ceil);
  const unavailable = Math.min(percentage(maxUnavailable, wanted, Math.floor), wanted);
  return { maxSurge: surge, maxUnavailable: surge === 0 && unavailable === 0 ? 1 : unavailable };
}

function roll(parts: Parts, deployment: Deployment, found: ReplicaSet | undefined, sets: readonly ReplicaSet[]): void {
  const { maxSurge, maxUnavailable } = limitsOf(deployment);
  const wanted = deployment.spec.replicas ?? 1;
  const total = sum(sets, ({ spec }) => spec.replicas);
  const current = found?.spec.replicas ?? 0;
  const room = Math.max(0, wanted + maxSurge - total);
  const target = current > wanted ? wanted : Math.min(wanted, current + room);
  if (!found) {
    createSet(parts, deployment, target);
    return;
  }
  if (current !== target) {
    scale(parts, deployment, found, target);
    return;
  }
  const old = sets.filter((set) => set !== found && (set.spec.replicas ?? 0) > 0);
  const newUnavailable = current - (found.status?.availableReplicas ?? 0);
  let budget = total - (wanted - maxUnavailable) - newUnavailable;
  for (const set of old) budget -= dropUnhealthy(parts, deployment, set, budget);
  let spare =
    sum(setsOf(parts.store, deployment), ({ status }) => status?.availableReplicas) - (wanted - maxUnavailable);
  for (const { metadata } of old) {
    const set = parts.store.get<ReplicaSet>('ReplicaSet', metadata.namespace, metadata.name ?? '');
    const replicas = set?.spec.replicas ?? 0;
    const down = Math.min(replicas, Math.max(0, spare), Math.max(0, budget));
    if (!set || down <= 0) continue;
    scale(parts, deployment, set, replicas - down);
    spare -= down;
    budget -= down;
  }
}

/** Pods that never became available are given up first: nothing is lost with them. */
function dropUnhealthy(parts: Parts, deployment: Deployment, set: ReplicaSet, budget: number): number {
  const replicas = set.spec.replicas ?? 0;
  const drop = Math.min(replicas - (set.status?.availableReplicas ?? 0), Math.max(0, budget));
  if (drop <= 0) return 0;
  scale(parts, deployment, set, replicas - drop);
  return drop;
}

function recreate(
  parts: Parts,
  deployment: Deployment,
  found: ReplicaSet | undefined,
  sets: readonly ReplicaSet[],
): void {
  const old = sets.filter((set) => set !== found);
  for (const set of old) if ((set.spec.replicas ?? 0) > 0) scale(parts, deployment, set, 0);
  if (old.some((set) => podsOf(parts.store, set).length > 0)) return;
  const wanted = deployment.spec.replicas ?? 1;
  if (!found) createSet(parts, deployment, wanted);
  else if (found.spec.replicas !== wanted) scale(parts, deployment, found, wanted);
}

const isActive = ({ spec }: ReplicaSet): boolean => (spec.replicas ?? 0) > 0;

/** Models isScalingEvent: its ReplicaSets remember another size. */
const isScaled = ({ spec }: Deployment, sets: readonly ReplicaSet[]): boolean =>
  sets.some((set) => {
    const remembered = set.metadata.annotations?.[DESIRED];
    return isActive(set) && remembered !== undefined && Number(remembered) !== (spec.replicas ?? 1);
  });

/** A Deployment follows its replicas before it rolls on, and while it is paused. Models sync.go scale. */
function scaleOnly(
  parts: Parts,
  deployment: Deployment,
  found: ReplicaSet | undefined,
  sets: readonly ReplicaSet[],
): void {
  const wanted = deployment.spec.replicas ?? 1;
  const active = sets.filter(isActive);
  if (active.length < 2) {
    const only = active[0] ?? found;
    if (only) scale(parts, deployment, only, wanted);
    return;
  }
  const isSaturated = found?.spec.replicas === wanted && (found.status?.availableReplicas ?? 0) === wanted;
  if (isSaturated) {
    for (const set of active) if (set !== found) scale(parts, deployment, set, 0);
    return;
  }
  if (deployment.spec.strategy?.type === 'Recreate') return;
  const shares = active.map((set) => ({
    name: set.metadata.name ?? '',
    replicas: set.spec.replicas ?? 0,
    createdMs: parts.context.timeOf(set.metadata.creationTimestamp ?? ''),
    mostBefore: Number(set.metadata.annotations?.[MOST]) || undefined,
  }));
  const sizes = shareOut(shares, wanted === 0 ? 0 : wanted + limitsOf(deployment).maxSurge);
  for (const set of active) scale(parts, deployment, set, sizes.get(set.metadata.name ?? '') ?? 0);
}

function createSet({ store, report }: Parts, deployment: Deployment, replicas: number): void {
  const { spec, metadata } = deployment;
  const hash = templateHash(spec.template, deployment.status?.collisionCount);
  const labels = { ...spec.template.metadata?.labels, [HASH_LABEL]: hash };
  const set: ReplicaSet = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      name: `${metadata.name}-${hash}`,
      ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
      labels,
      annotations: setAnnotations(deployment, nextRevision(store, deployment)),
      ownerReferences: [controllerRef(deployment)],
    },
    spec: {
      replicas,
      selector: { ...spec.selector, matchLabels: { ...spec.selector.matchLabels, [HASH_LABEL]: hash } },
      template: { ...spec.template, metadata: { ...spec.template.metadata, labels } },
      ...(spec.minReadySeconds ? { minReadySeconds: spec.minReadySeconds } : {}),
    },
  };
  const created = store.create<ReplicaSet>('controller-manager', set);
  if (created.ok && replicas > 0)
    report(
      deployment,
      'Normal',
      'ScalingReplicaSet',
      `Scaled up replica set ${set.metadata.name} from 0 to ${replicas}`,
    );
}

/** What a ReplicaSet remembers of the Deployment's size when it was last scaled. */
function sizeAnnotations(deployment: Deployment): Record<string, string> {
  const wanted = deployment.spec.replicas ?? 1;
  return { [DESIRED]: String(wanted), [MOST]: String(wanted + limitsOf(deployment).maxSurge) };
}

function setAnnotations(deployment: Deployment, revision: number): Record<string, string> {
  return {
    ...sizeAnnotations(deployment),
    [REVISION]: String(revision),
  };
}

const revisionOf = ({ metadata }: ReplicaSet): number => Number(metadata.annotations?.[REVISION] ?? 0);

const nextRevision = (store: ObjectStore, deployment: Deployment): number =>
  Math.max(0, ...setsOf(store, deployment).map(revisionOf)) + 1;

function scale({ store, report }: Parts, deployment: Deployment, set: ReplicaSet, replicas: number): void {
  const { namespace, name = '' } = set.metadata;
  const before = set.spec.replicas ?? 0;
  store.update<ReplicaSet>('controller-manager', 'ReplicaSet', namespace, name, (current) => ({
    ...current,
    metadata: {
      ...current.metadata,
      annotations: { ...current.metadata.annotations, ...sizeAnnotations(deployment) },
    },
    spec: { ...current.spec, replicas },
  }));
  if (replicas === before) return;
  const direction = replicas > before ? 'up' : 'down';
  report(
    deployment,
    'Normal',
    'ScalingReplicaSet',
    `Scaled ${direction} replica set ${name} from ${before} to ${replicas}`,
  );
}

/** A roll-back makes an old ReplicaSet the newest one again: it gets a new revision. */
function markRevision({ store }: Parts, deployment: Deployment, newest: ReplicaSet | undefined): void {
  if (!newest) return;
  const { namespace } = deployment.metadata;
  const others = setsOf(store, deployment).filter((set) => set.metadata.uid !== newest.metadata.uid);
  const latest = Math.max(0, ...others.map(revisionOf));
  const revision = revisionOf(newest) > latest ? revisionOf(newest) : latest + 1;
  const annotations = setAnnotations(deployment, revision);
  store.update<ReplicaSet>('controller-manager', 'ReplicaSet', namespace, newest.metadata.name ?? '', (current) => ({
    ...current,
    metadata: { ...current.metadata, annotations: { ...current.metadata.annotations, ...annotations } },
  }));
  store.update<Deployment>(
    'controller-manager',
    'Deployment',
    namespace,
    deployment.metadata.name ?? '',
    (current) => ({
      ...current,
      metadata: { ...current.metadata, annotations: { ...current.metadata.annotations, [REVISION]: String(revision) } },
    }),
  );
}

/** Old ReplicaSets beyond revisionHistoryLimit go. */
function cleanUp({ store }: Parts, deployment: Deployment): void {
  const old = setsOf(store, deployment)
    .filter((set) => !hasTemplate(set, deployment) && set.spec.replicas === 0 && (set.status?.replicas ?? 0) === 0)
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  const surplus = old.length - (deployment.spec.revisionHistoryLimit ?? DEFAULT_HISTORY);
  for (const { metadata } of old.slice(0, Math.max(0, surplus)))
    store.delete('controller-manager', 'ReplicaSet', metadata.namespace, metadata.name ?? '');
}
