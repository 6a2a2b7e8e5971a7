/** How many Pods of a budget may go. Models pkg/controller/disruption/disruption.go. */
import type { Pod } from '../../api/core';
import type { KubeObject, LabelSelector } from '../../api/meta';
import type { PodDisruptionBudget } from '../../api/policy';
import { matchesLabelSelector } from '../../api/selectors';
import type { Deployment, ReplicaSet, StatefulSet } from '../../api/workloads';
import { budgetsOf } from '../apiserver/eviction';
import type { EngineContext, ObjectStore } from '../context';
import { controllerOf, type Report, reporter } from './ownership';
import { isReady, isTerminating } from './podState';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 10;

type Status = NonNullable<PodDisruptionBudget['status']>;

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
}

export function startDisruptionController(context: EngineContext, store: ObjectStore): void {
  const parts: Parts = { context, store, report: reporter(context, store, 'controllermanager') };
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const budget = store.get<PodDisruptionBudget>('PodDisruptionBudget', namespace, name);
    if (budget) sync(parts, budget);
  });
  store.watch<PodDisruptionBudget>('PodDisruptionBudget', WATCH_LATENCY_MS, (type, budget) => {
    if (type !== 'DELETED') work.add(keyOf(budget));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (_type, pod) => {
    for (const budget of budgetsOf(store, pod)) work.add(keyOf(budget));
  });
}

interface Wanted {
  expectedPods: number;
  desiredHealthy: number;
}

function sync(parts: Parts, budget: PodDisruptionBudget): void {
  const { store, report } = parts;
  const { namespace } = budget.metadata;
  const { selector } = budget.spec;
  const pods = store
    .list<Pod>('Pod', namespace)
    .filter(({ metadata }) => selector && matchesLabelSelector(selector, metadata.labels));
  if (pods.length === 0) report(budget, 'Normal', 'NoPods', 'No matching pods found');
  const wanted = wantedOf(parts, budget, pods);
  if (typeof wanted === 'string') {
    const why = `Failed to calculate the number of expected pods: ${wanted}`;
    report(budget, 'Warning', 'CalculateExpectedPodCountFailed', why);
    writeStatus(parts, budget, failed(budget, wanted));
    return;
  }
  const currentHealthy = pods.filter((pod) => isReady(pod) && !isTerminating(pod)).length;
  const spare = currentHealthy - wanted.desiredHealthy;
  const disruptionsAllowed = wanted.expectedPods <= 0 ? 0 : Math.max(0, spare);
  const isAllowed = disruptionsAllowed > 0;
  writeStatus(parts, budget, {
    ...wanted,
    currentHealthy,
    disruptionsAllowed,
    conditions: [
      {
        type: 'DisruptionAllowed',
        status: isAllowed ? 'True' : 'False',
        reason: isAllowed ? 'SufficientPods' : 'InsufficientPods',
        message: '',
      },
    ],
  });
}

const failed = ({ status }: PodDisruptionBudget, message: string): Status => ({
  currentHealthy: 0,
  desiredHealthy: 0,
  expectedPods: 0,
  ...status,
  disruptionsAllowed: 0,
  conditions: [{ type: 'DisruptionAllowed', status: 'False', reason: 'SyncFailed', message }],
});

/** A share of what there are, rounded up. Models intstr.GetScaledValueFromIntOrPercent. */
const share = (value: number | string, of: number): number =>
  typeof value === 'string' ? Math.ceil((Number.parseInt(value, 10) / 100) * of) : value;

/** Models getExpectedPodCount; a sentence if the number of Pods cannot be known. */
function wantedOf(parts: Parts, budget: PodDisruptionBudget, pods: readonly Pod[]): Wanted | string {
  const { minAvailable, maxUnavailable } = budget.spec;
  if (maxUnavailable === undefined && typeof minAvailable !== 'string')
    return { expectedPods: pods.length, desiredHealthy: minAvailable ?? 0 };
  const scale = expectedScale(parts, budget, pods);
  if (typeof scale === 'string') return scale;
  const desiredHealthy =
    maxUnavailable === undefined ? share(minAvailable ?? 0, scale) : scale - share(maxUnavailable, scale);
  return { expectedPods: scale, desiredHealthy: Math.max(0, desiredHealthy) };
}

/** What the Pods' controllers are to have, each once. Models getExpectedScale. */
function expectedScale({ store, report }: Parts, budget: PodDisruptionBudget, pods: readonly Pod[]): number | string {
  const scales = new Map<string, number>();
  const unmanaged = pods.filter((pod) => !controllerOf(pod));
  for (const pod of pods) {
    const owner = controllerOf(pod);
    if (!owner) continue;
    const scale = scaleOf(store, pod, owner);
    if (typeof scale === 'string') return scale;
    scales.set(scale.uid, scale.replicas);
  }
  if (unmanaged.length > 0)
    report(
      budget,
      'Warning',
      'UnmanagedPods',
      `Pods selected by this PodDisruptionBudget (selector: ${goSelector(budget.spec.selector)}) were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.`,
    );
  return [...scales.values()].reduce((sum, replicas) => sum + replicas, 0);
}

/** A selector as Go's generated String() writes it. */
function goSelector({ matchLabels = {}, matchExpressions = [] }: LabelSelector = {}): string {
  const labels = Object.keys(matchLabels)
    .sort()
    .map((key) => `${key}: ${matchLabels[key]},`);
  const expressions = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],},`,
  );
  return `&LabelSelector{MatchLabels:map[string]string{${labels.join('')}},MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}},}`;
}

const PLURALS: Readonly<Record<string, string>> = { DaemonSet: 'daemonsets.apps', Job: 'jobs.batch' };

function scaleOf(
  store: ObjectStore,
  { metadata }: KubeObject,
  { kind, name, uid }: { kind: string; name: string; uid: string },
): { uid: string; replicas: number } | string {
  if (kind === 'StatefulSet')
    return { uid, replicas: store.get<StatefulSet>(kind, metadata.namespace, name)?.spec.replicas ?? 0 };
  if (kind !== 'ReplicaSet') return `${PLURALS[kind] ?? kind} does not implement the scale subresource`;
  const set = store.get<ReplicaSet>(kind, metadata.namespace, name);
  const above = set && controllerOf(set);
  const deployment = above && store.get<Deployment>('Deployment', metadata.namespace, above.name);
  return { uid: above?.uid ?? uid, replicas: (deployment ?? set)?.spec.replicas ?? 0 };
}

function writeStatus({ context, store }: Parts, { metadata }: PodDisruptionBudget, next: Status): void {
  const { namespace, name = '', generation = 1 } = metadata;
  store.updateStatus<PodDisruptionBudget>('controller-manager', 'PodDisruptionBudget', namespace, name, (before) => ({
    ...next,
    conditions: (next.conditions ?? []).map((condition) => {
      const had = before?.conditions?.find(({ type }) => type === condition.type);
      const since = had?.status === condition.status ? had.lastTransitionTime : undefined;
      return { ...condition, observedGeneration: generation, lastTransitionTime: since ?? context.timestamp() };
    }),
    observedGeneration: generation,
  }));
}
