/** One Pod on every node that fits. Models pkg/controller/daemon/daemon_controller.go. */
import type { NodeObject, Pod } from '../../api/core';
import { matchesLabelSelector } from '../../api/selectors';
import type { DaemonSet } from '../../api/workloads';
import type { EngineContext, ObjectStore } from '../context';
import { dropOldRevisions, ensureRevision, REVISION_LABEL } from './controllerRevisions';
import { isUpdated, nodeWants, targetNode, templateFor } from './daemonSetPods';
import { type DaemonNode, rollingChanges } from './daemonSetRollout';
import { claimPods, controllerOf, createPod, podsOf, type Report, reporter } from './ownership';
import { availableInMs, isReady, isTerminating } from './podState';
import { templateHash } from './templateHash';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 9;
const FIRST_RETRY_MS = 5;
const MOST_RETRY_MS = 1_000_000;
/** How long a failed Pod stays before it is replaced, twice as long each time. */
const FIRST_BACK_OFF_MS = 1_000;
const MOST_BACK_OFF_MS = 900_000;
const DEFAULT_HISTORY = 10;

interface Parts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
  /** Of failed Pods, by set and node. */
  backOffs: Map<string, { delayMs: number; atMs: number }>;
  again(set: DaemonSet, afterMs: number): void;
}

export function startDaemonSetController(context: EngineContext, store: ObjectStore): void {
  const retries = new Map<string, number>();
  const parts: Parts = {
    context,
    store,
    report: reporter(context, store, 'daemonset-controller'),
    backOffs: new Map(),
    again: (set, afterMs) => work.add(keyOf(set), afterMs),
  };
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const set = store.get<DaemonSet>('DaemonSet', namespace, name);
    if (!set || set.metadata.deletionTimestamp) return;
    const isDone = sync(parts, set);
    const tries = isDone ? 0 : (retries.get(key) ?? 0) + 1;
    retries.set(key, tries);
    if (!isDone) work.add(key, Math.min(MOST_RETRY_MS, FIRST_RETRY_MS * 2 ** (tries - 1)));
  });
  store.watch<DaemonSet>('DaemonSet', WATCH_LATENCY_MS, (type, set) => {
    if (type !== 'DELETED') work.add(keyOf(set));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (_type, pod) => {
    const owner = controllerOf(pod);
    if (owner?.kind === 'DaemonSet') work.add(`${pod.metadata.namespace}/${owner.name}`);
    if (owner) return;
    // Nobody's Pod may be somebody's now.
    for (const set of store.list<DaemonSet>('DaemonSet', pod.metadata.namespace))
      if (matchesLabelSelector(set.spec.selector, pod.metadata.labels)) work.add(keyOf(set));
  });
  watchNodes(store, (set) => work.add(keyOf(set)));
}

/** A node matters when it begins or ceases to be one for a set's Pods: heartbeats do not. */
function watchNodes(store: ObjectStore, changed: (set: DaemonSet) => void): void {
  const before = new Map<string, NodeObject>();
  store.watch<NodeObject>('Node', WATCH_LATENCY_MS, (_type, node) => {
    const name = node.metadata.name ?? '';
    const old = before.get(name);
    before.set(name, node);
    for (const set of store.list<DaemonSet>('DaemonSet')) {
      const was = old && nodeWants(set, old);
      const is = nodeWants(set, node);
      if (was?.run !== is.run || was.goOn !== is.goOn) changed(set);
    }
  });
}

/** One round; false if a Pod could not be made. */
function sync(parts: Parts, set: DaemonSet): boolean {
  const { store } = parts;
  const hash = templateHash(set.spec.template, set.status?.collisionCount);
  const revision = `${set.metadata.name}-${hash}`;
  const { annotations } = set.metadata;
  ensureRevision(store, set, revision, {
    labels: { ...set.spec.template.metadata?.labels, [REVISION_LABEL]: hash },
    ...(annotations ? { annotations } : {}),
  });
  claimPods(store, set, set.spec.selector, (pod) => !isTerminating(pod));
  const nodes = nodesOf(store, set);
  const changes = nodes.map((node) => wantedChanges(parts, set, node, hash));
  const isQuiet = changes.every(({ create, remove }) => !create && remove.length === 0);
  // What this round changes is seen before old Pods are replaced. Models expectations.
  const rolling = isQuiet ? rollingChanges(parts.context, set, nodes, hash) : [];
  let isDone = true;
  for (const { node, create, remove } of [...changes, ...rolling]) {
    for (const pod of remove) removePod(parts, set, pod);
    if (create) isDone = makePod(parts, set, node, hash) && isDone;
  }
  const live = new Set(podsOf(store, set).map(({ metadata }) => metadata.labels?.[REVISION_LABEL]));
  dropOldRevisions(store, set, revision, set.spec.revisionHistoryLimit ?? DEFAULT_HISTORY, ({ metadata }) =>
    live.has(metadata.labels?.[REVISION_LABEL]),
  );
  writeStatus(parts, set, hash);
  return isDone;
}

/** Every node, with the set's Pods for it, the oldest first. */
function nodesOf(store: ObjectStore, set: DaemonSet): DaemonNode[] {
  const pods = [...podsOf(store, set)].sort(byCreation);
  return store.list<NodeObject>('Node').map((node) => {
    const name = node.metadata.name ?? '';
    return { name, ...nodeWants(set, node), pods: pods.filter((pod) => targetNode(pod) === name) };
  });
}

/** Models podByCreationTimestampAndPhase: bound Pods come first. */
function byCreation(a: Pod, b: Pod): number {
  if (Boolean(a.spec.nodeName) !== Boolean(b.spec.nodeName)) return a.spec.nodeName ? -1 : 1;
  const [left, right] = [a.metadata.creationTimestamp ?? '', b.metadata.creationTimestamp ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1;
}

interface Changes {
  node: string;
  create: boolean;
  remove: readonly Pod[];
}

/** Models podsShouldBeOnNode. */
function wantedChanges(parts: Parts, set: DaemonSet, { name, run, goOn, pods }: DaemonNode, hash: string): Changes {
  const staying = pods.filter((pod) => !isTerminating(pod));
  if (run && pods.length === 0) return { node: name, create: true, remove: [] };
  if (!goOn) return { node: name, create: false, remove: staying };
  const ended = staying.filter(({ status }) => status?.phase === 'Failed' || status?.phase === 'Succeeded');
  const remove = ended.filter((pod) => mayReplace(parts, set, name, pod));
  const running = staying.filter((pod) => !ended.includes(pod));
  if (!allowsSurge(set)) return { node: name, create: false, remove: [...remove, ...running.slice(1)] };
  if (running.length === 0) return { node: name, create: run, remove };
  const newest = running.find((pod) => isUpdated(pod, set, hash));
  const oldest = running.find((pod) => !isUpdated(pod, set, hash));
  const surplus = running.filter((pod) => pod !== newest && pod !== oldest);
  const isReplaced =
    newest && oldest && (!isReady(oldest) || availableInMs(parts.context, newest, set.spec.minReadySeconds) === 0);
  return { node: name, create: false, remove: [...remove, ...surplus, ...(isReplaced ? [oldest] : [])] };
}

const allowsSurge = ({ spec }: DaemonSet): boolean =>
  spec.updateStrategy?.type !== 'OnDelete' &&
  ![undefined, 0, '0%'].includes(spec.updateStrategy?.rollingUpdate?.maxSurge);

/** A succeeded Pod goes at once, one that failed with back-off: the kubelet may refuse the next one too. */
function mayReplace({ context, report, backOffs, again }: Parts, set: DaemonSet, node: string, pod: Pod): boolean {
  const { namespace, name } = pod.metadata;
  const found = `daemon pod ${namespace}/${name} on node ${node}`;
  if (pod.status?.phase === 'Succeeded') {
    report(set, 'Normal', 'SucceededDaemonPod', `Found succeeded ${found}, will try to delete it`);
    return true;
  }
  const key = `${set.metadata.uid}/${node}`;
  const { nowMs } = context.queue;
  const last = backOffs.get(key);
  if (last && nowMs - last.atMs < last.delayMs) {
    again(set, last.delayMs);
    return false;
  }
  const isForgotten = !last || nowMs - last.atMs > 2 * MOST_BACK_OFF_MS;
  const delayMs = isForgotten ? FIRST_BACK_OFF_MS : Math.min(MOST_BACK_OFF_MS, last.delayMs * 2);
  backOffs.set(key, { delayMs, atMs: nowMs });
  report(set, 'Warning', 'FailedDaemonPod', `Found failed ${found}, will try to kill it`);
  return true;
}

function makePod({ store, report }: Parts, set: DaemonSet, node: string, hash: string): boolean {
  const created = createPod(store, set, templateFor(set, node, hash), {});
  if (created.ok) report(set, 'Normal', 'SuccessfulCreate', `Created pod: ${created.value.metadata.name}`);
  else report(set, 'Warning', 'FailedCreate', `Error creating: ${created.error.message}`);
  return created.ok;
}

function removePod({ store, report }: Parts, set: DaemonSet, { metadata }: Pod): void {
  store.delete('controller-manager', 'Pod', metadata.namespace, metadata.name ?? '');
  report(set, 'Normal', 'SuccessfulDelete', `Deleted pod: ${metadata.name}`);
}

/** Models updateDaemonSetStatus: of each node its oldest Pod counts. */
function writeStatus({ context, store, again }: Parts, set: DaemonSet, hash: string): void {
  const nodes = nodesOf(store, set);
  const wanted = nodes.filter(({ run }) => run);
  const first = wanted.flatMap(({ pods: [pod] }) => (pod ? [pod] : []));
  const waits = first.flatMap((pod) => availableInMs(context, pod, set.spec.minReadySeconds) ?? []);
  const numberAvailable = waits.filter((ms) => ms === 0).length;
  const optional = {
    updatedNumberScheduled: first.filter((pod) => isUpdated(pod, set, hash)).length,
    numberAvailable,
    numberUnavailable: wanted.length - numberAvailable,
  };
  const { namespace, name = '', generation = 1 } = set.metadata;
  store.updateStatus<DaemonSet>('controller-manager', 'DaemonSet', namespace, name, () => ({
    currentNumberScheduled: first.length,
    numberMisscheduled: nodes.filter(({ run, pods }) => !run && pods.length > 0).length,
    desiredNumberScheduled: wanted.length,
    numberReady: first.filter(isReady).length,
    observedGeneration: generation,
    ...Object.fromEntries(Object.entries(optional).filter(([, count]) => count > 0)),
  }));
  const soonest = Math.min(...waits.filter((ms) => ms > 0));
  if (Number.isFinite(soonest)) again(set, soonest);
}
