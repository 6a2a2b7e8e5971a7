/**
 * The scheduler. Models pkg/scheduler: one Pod at a time; a Pod that fits nowhere waits for a change that could help it,
 * backs off, and is looked at again after five minutes at the latest.
 */
import type { NodeObject, Pod, PodCondition } from '../../api/core';
import type { EngineContext, ObjectStore } from '../context';
import { wantsNear } from './affinity';
import { filterNode, type Objections } from './filters';
import { nodeChangeHelps } from './hints';
import {
  areClaimsBound,
  bindClaims,
  claimNamesOf,
  claimObjection,
  isAboutVolumes,
  volumeObjection,
} from './volumeBinding';

const WATCH_LATENCY_MS = 3;
/** One scheduling cycle with its binding: 8 to 15 ms on the recorded node. */
const CYCLE_MS = { least: 7, spread: 8 };
const BACK_OFF_MS = { first: 1000, most: 10_000 };
/** Unschedulable Pods are flushed back when they have waited five minutes; the flush runs every 30 s. */
const LONGEST_WAIT_MS = 300_000;
const FLUSH_PERIOD_MS = 30_000;
const CLAIMS_POLL_MS = 1_000;
const CLAIMS_BOUND_WITHIN_MS = 600_000;
const CLAIMS_TIMED_OUT = 'running PreBind plugin "VolumeBinding": binding volumes: context deadline exceeded';

interface Waiting {
  attempts: number;
  lastAttemptMs: number;
  /** undefined while it is not waiting for a change: queued, or in its cycle. */
  objections: readonly string[] | undefined;
  retry?: { cancel(): void };
}

export function startScheduler(context: EngineContext, store: ObjectStore): void {
  const { queue } = context;
  const random = context.random('scheduler');
  const waiting = new Map<string, Waiting>();
  /** Pods that have their node and wait for their claims: they count as if they were on it. */
  const assumed = new Map<string, string>();
  let busyUntilMs = 0;

  /** Cycles run one after another. */
  function enqueue(pod: Pod): void {
    busyUntilMs = Math.max(busyUntilMs, queue.nowMs) + CYCLE_MS.least + random.integer(CYCLE_MS.spread);
    queue.schedule(busyUntilMs, () => attempt(pod));
  }

  function attempt({ metadata }: Pod): void {
    const pod = store.get<Pod>('Pod', metadata.namespace, metadata.name ?? '');
    if (!pod || pod.metadata.uid !== metadata.uid || !isToSchedule(pod)) return;
    const state = waiting.get(pod.metadata.uid ?? '') ?? { attempts: 0, lastAttemptMs: 0, objections: undefined };
    waiting.set(pod.metadata.uid ?? '', state);
    state.attempts++;
    state.lastAttemptMs = queue.nowMs;
    const verdict = place(store, pod, assumed);
    if (!('node' in verdict)) postpone(pod, state, verdict);
    else if (bindClaims(store, pod, verdict.node)) preBind(pod, state, verdict.node);
    else bind(context, store, pod, nameOf(verdict.node));
  }

  /** The node is chosen; the Pod is bound once its claims are. Models the PreBind of volumebinding. */
  function preBind(before: Pod, state: Waiting, node: NodeObject): void {
    const { namespace, name = '', uid = '' } = before.metadata;
    const untilMs = queue.nowMs + CLAIMS_BOUND_WITHIN_MS;
    assumed.set(uid, nameOf(node));
    const look = () => {
      const pod = store.get<Pod>('Pod', namespace, name);
      const isGone = pod?.metadata.uid !== uid || !isToSchedule(pod);
      const isBound = !isGone && areClaimsBound(store, pod);
      if (!isGone && !isBound && queue.nowMs < untilMs) {
        queue.after(CLAIMS_POLL_MS, look);
        return;
      }
      assumed.delete(uid);
      if (isBound) bind(context, store, pod, nameOf(node));
      else if (!isGone) postpone(pod, state, { reasons: [CLAIMS_TIMED_OUT], message: CLAIMS_TIMED_OUT });
    };
    queue.after(CLAIMS_POLL_MS, look);
  }

  function postpone(pod: Pod, state: Waiting, verdict: Refusal): void {
    refuse(context, store, pod, verdict);
    state.objections = verdict.reasons;
    const flushMs = Math.ceil((queue.nowMs + LONGEST_WAIT_MS) / FLUSH_PERIOD_MS) * FLUSH_PERIOD_MS;
    state.retry = queue.schedule(flushMs, () => retry(pod, state));
  }

  function retry(pod: Pod, state: Waiting): void {
    state.objections = undefined;
    state.retry?.cancel();
    const backOffMs = Math.min(BACK_OFF_MS.most, BACK_OFF_MS.first * 2 ** (state.attempts - 1));
    queue.schedule(state.lastAttemptMs + backOffMs, () => enqueue(pod));
  }

  /** A change may help: models the plug-ins' queueing hints. */
  function reconsider(helps: Helps, concerns: (pod: Pod) => boolean = () => true): void {
    if (![...waiting.values()].some(({ objections }) => objections)) return;
    for (const pod of store.list<Pod>('Pod')) {
      const state = waiting.get(pod.metadata.uid ?? '');
      if (state?.objections?.some((objection) => helps(objection, pod)) && concerns(pod)) retry(pod, state);
    }
  }

  watchCluster(store, waiting, enqueue, reconsider);
}

type Helps = (objection: string, pod: Pod) => boolean;
type Reconsider = (helps: Helps, concerns?: (pod: Pod) => boolean) => void;

function watchCluster(
  store: ObjectStore,
  waiting: Map<string, Waiting>,
  enqueue: (pod: Pod) => void,
  reconsider: Reconsider,
): void {
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    const uid = pod.metadata.uid ?? '';
    if (type === 'DELETED' || isTerminal(pod)) {
      waiting.get(uid)?.retry?.cancel();
      waiting.delete(uid);
      if (pod.spec.nodeName) reconsider(isHelpedByRoom);
    } else if (isToSchedule(pod) && !waiting.has(uid)) {
      waiting.set(uid, { attempts: 0, lastAttemptMs: 0, objections: undefined });
      enqueue(pod);
    } else if (pod.spec.nodeName)
      reconsider((objection, waits) => objection.includes('pod affinity rules') && wantsNear(waits, pod));
  });
  const nodes = new Map(store.list<NodeObject>('Node').map((node) => [nameOf(node), node]));
  store.watch<NodeObject>('Node', WATCH_LATENCY_MS, (_type, node) => {
    const before = nodes.get(nameOf(node));
    nodes.set(nameOf(node), node);
    reconsider((objection, pod) => nodeChangeHelps(objection, pod, before, node));
  });
  store.watch('PersistentVolumeClaim', WATCH_LATENCY_MS, (_type, { metadata }) =>
    reconsider(
      isAboutVolumes,
      (pod) => pod.metadata.namespace === metadata.namespace && claimNamesOf(pod).includes(metadata.name ?? ''),
    ),
  );
  for (const kind of ['PersistentVolume', 'StorageClass'] as const)
    store.watch(kind, WATCH_LATENCY_MS, (type) => {
      if (type !== 'DELETED') reconsider(isAboutVolumes);
    });
}

const nameOf = ({ metadata }: NodeObject): string => metadata.name ?? '';

const isTerminal = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

const isToSchedule = (pod: Pod): boolean =>
  !pod.spec.nodeName &&
  !pod.metadata.deletionTimestamp &&
  (pod.spec.schedulerName ?? 'default-scheduler') === 'default-scheduler' &&
  !pod.spec.schedulingGates?.length;

const isHelpedByRoom = (objection: string): boolean =>
  objection.startsWith('Insufficient') ||
  objection === 'Too many pods' ||
  objection.includes('free ports') ||
  objection.includes('ReadWriteOncePod') ||
  objection.includes('anti-affinity');

interface Refusal {
  reasons: readonly string[];
  message: string;
}

/** Looks at every node. The answer is the first that fits, or the sentence of FitError.Error. */
function place(store: ObjectStore, pod: Pod, assumed: ReadonlyMap<string, string>): { node: NodeObject } | Refusal {
  const nodes = store.list<NodeObject>('Node');
  const claims = claimObjection(store, pod);
  if (claims)
    return {
      reasons: [claims],
      message: fitError(
        nodes.length,
        [],
        claims,
        nodes.map(() => true),
      ),
    };
  const nodeOf = ({ spec, metadata }: Pod) => spec.nodeName ?? assumed.get(metadata.uid ?? '');
  const assigned = store.list<Pod>('Pod').filter((other) => nodeOf(other) !== undefined && !isTerminal(other));
  const refusals: Objections[] = [];
  for (const node of nodes) {
    const onNode = assigned.filter((other) => nodeOf(other) === node.metadata.name);
    const objections = filterNode(pod, node, onNode) ?? volumeObjection(store, pod, node, onNode);
    if (!objections) return { node };
    refusals.push(objections);
  }
  const reasons = refusals.flatMap((refusal) => refusal.reasons);
  return {
    reasons,
    message: fitError(
      nodes.length,
      reasons,
      undefined,
      refusals.map((refusal) => refusal.unresolvable),
    ),
  };
}

/** Models pkg/scheduler/framework FitError.Error and what preemption adds to it. */
export function fitError(
  nodes: number,
  reasons: readonly string[],
  preFilter: string | undefined,
  unresolvable: readonly boolean[],
): string {
  const why = preFilter ?? histogram(reasons);
  const preemption = histogram(
    unresolvable.map((hopeless) =>
      hopeless ? 'Preemption is not helpful for scheduling' : 'No preemption victims found for incoming pod',
    ),
  );
  const none = `0/${nodes} nodes are available:`;
  return `${none} ${why}. no new claims to deallocate, preemption: ${none} ${preemption}.`;
}

function histogram(reasons: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const reason of reasons) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts]
    .map(([reason, count]) => `${count} ${reason}`)
    .sort()
    .join(', ');
}

const referenceTo = ({ metadata }: Pod) => ({
  kind: 'Pod',
  apiVersion: 'v1',
  ...(metadata.namespace === undefined ? {} : { namespace: metadata.namespace }),
  ...(metadata.name === undefined ? {} : { name: metadata.name }),
  ...(metadata.uid === undefined ? {} : { uid: metadata.uid }),
  ...(metadata.resourceVersion === undefined ? {} : { resourceVersion: metadata.resourceVersion }),
});

function bind(context: EngineContext, store: ObjectStore, pod: Pod, node: string): void {
  const { namespace = '', name = '', uid = '' } = pod.metadata;
  context.trace.lead({
    kind: 'decision',
    component: 'scheduler',
    code: 'scheduler.assigned',
    podUid: uid,
    params: { pod: name, node },
  });
  store.bind(namespace, name, node);
  store.recordEvent({
    component: 'default-scheduler',
    object: referenceTo(pod),
    type: 'Normal',
    reason: 'Scheduled',
    message: `Successfully assigned ${namespace}/${name} to ${node}`,
    action: 'Binding',
  });
}

function refuse(context: EngineContext, store: ObjectStore, pod: Pod, { message, reasons }: Refusal): void {
  const { namespace = '', name = '', uid = '' } = pod.metadata;
  context.trace.lead({
    kind: 'decision',
    component: 'scheduler',
    code: 'scheduler.unschedulable',
    podUid: uid,
    params: { pod: name, reasons: reasons.join(', ') },
  });
  store.recordEvent({
    component: 'default-scheduler',
    object: referenceTo(pod),
    type: 'Warning',
    reason: 'FailedScheduling',
    message,
  });
  store.updateStatus<Pod>('scheduler', 'Pod', namespace, name, (status = {}) => {
    const before = status.conditions?.find(({ type }) => type === 'PodScheduled');
    const condition: PodCondition = {
      lastProbeTime: null,
      lastTransitionTime: before?.status === 'False' ? (before.lastTransitionTime ?? null) : context.timestamp(),
      message,
      observedGeneration: pod.metadata.generation ?? 1,
      reason: 'Unschedulable',
      status: 'False',
      type: 'PodScheduled',
    };
    const others = (status.conditions ?? []).filter(({ type }) => type !== 'PodScheduled');
    return { ...status, conditions: [...others, condition] };
  });
}
