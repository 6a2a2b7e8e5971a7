/** Pods that do not tolerate a taint with NoExecute go. Models pkg/controller/tainteviction. */
import type { NodeObject, Pod, PodCondition, Toleration } from '../../api/core';
import type { EngineContext, ObjectStore } from '../context';
import { tolerates } from '../scheduler/filters';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 6;
const UNSCHEDULABLE = { key: 'node.kubernetes.io/unschedulable', effect: 'NoSchedule' };

type Taint = NonNullable<NodeObject['spec']['taints']>[number];

export function startTaintEviction(context: EngineContext, store: ObjectStore): void {
  const { queue } = context;
  const due = new Map<string, { cancel(): void; atMs: number }>();

  function cancel(pod: Pod, isSaid: boolean): void {
    const entry = due.get(pod.metadata.uid ?? '');
    if (!entry) return;
    entry.cancel();
    due.delete(pod.metadata.uid ?? '');
    if (isSaid) report(store, pod, `Cancelling deletion of Pod ${pod.metadata.namespace}/${pod.metadata.name}`);
  }

  /** Models processPodOnNode. */
  function look(pod: Pod, taints: readonly Taint[]): void {
    if (pod.metadata.deletionTimestamp || isTerminal(pod)) return;
    if (taints.length === 0) {
      cancel(pod, true);
      return;
    }
    const waitMs = toleratedMs(taints, pod.spec.tolerations ?? []);
    if (waitMs === Number.POSITIVE_INFINITY) return;
    const uid = pod.metadata.uid ?? '';
    const atMs = queue.nowMs + waitMs;
    const known = due.get(uid);
    if (known && known.atMs <= atMs) return;
    cancel(pod, false);
    const entry = queue.schedule(atMs + SYNC_MS, () => {
      due.delete(uid);
      evict(context, store, pod);
    });
    due.set(uid, { cancel: () => entry.cancel(), atMs });
  }

  const lookAtNode = (node: NodeObject): void => {
    const taints = (node.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
    if (taints.length === 0 && due.size === 0) return;
    for (const pod of store.list<Pod>('Pod')) if (pod.spec.nodeName === node.metadata.name) look(pod, taints);
  };
  store.watch<NodeObject>('Node', WATCH_LATENCY_MS, (type, node) => {
    if (type === 'DELETED') return;
    taintUnschedulable(context, store, node);
    lookAtNode(node);
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    if (type === 'DELETED') cancel(pod, false);
    else if (pod.spec.nodeName && !due.has(pod.metadata.uid ?? '')) {
      const node = store.get<NodeObject>('Node', undefined, pod.spec.nodeName);
      const taints = (node?.spec.taints ?? []).filter(({ effect }) => effect === 'NoExecute');
      if (taints.length > 0) look(pod, taints);
    }
  });
}

const isTerminal = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** 0 if a taint is not tolerated at all. Models GetMatchingTolerations and getMinTolerationTime. */
function toleratedMs(taints: readonly Taint[], tolerations: readonly Toleration[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const taint of taints) {
    const used = tolerations.find((toleration) => tolerates([toleration], taint));
    if (!used) return 0;
    if (used.tolerationSeconds !== undefined) least = Math.min(least, Math.max(used.tolerationSeconds, 0) * 1000);
  }
  return least;
}

function evict(context: EngineContext, store: ObjectStore, { metadata }: Pod): void {
  const { namespace = '', name = '', uid } = metadata;
  const pod = store.get<Pod>('Pod', namespace, name);
  if (pod?.metadata.uid !== uid || !pod || pod.metadata.deletionTimestamp) return;
  report(store, pod, `Marking for deletion Pod ${namespace}/${name}`);
  const condition: PodCondition = {
    lastProbeTime: null,
    lastTransitionTime: context.timestamp(),
    message: 'Taint manager: deleting due to NoExecute taint',
    observedGeneration: pod.metadata.generation ?? 1,
    reason: 'DeletionByTaintManager',
    status: 'True',
    type: 'DisruptionTarget',
  };
  store.updateStatus<Pod>('controller-manager', 'Pod', namespace, name, (status = {}) => ({
    ...status,
    conditions: [...(status.conditions ?? []), condition],
  }));
  store.delete('controller-manager', 'Pod', namespace, name);
}

const report = (store: ObjectStore, { metadata }: Pod, message: string): void =>
  void store.recordEvent({
    component: 'taint-eviction-controller',
    object: {
      kind: 'Pod',
      apiVersion: 'v1',
      name: metadata.name ?? '',
      namespace: metadata.namespace ?? '',
      uid: metadata.uid ?? '',
    },
    type: 'Normal',
    reason: 'TaintManagerEviction',
    message,
  });

/** Models nodelifecycle doNoScheduleTaintingPass as far as cordon goes. */
function taintUnschedulable(context: EngineContext, store: ObjectStore, node: NodeObject): void {
  const isTaint = ({ key, effect }: Taint) => key === UNSCHEDULABLE.key && effect === UNSCHEDULABLE.effect;
  const taints = node.spec.taints ?? [];
  if (taints.some(isTaint) === (node.spec.unschedulable ?? false)) return;
  store.update<NodeObject>('controller-manager', 'Node', undefined, node.metadata.name ?? '', (current) => {
    const { taints: before = [], ...spec } = current.spec;
    const others = before.filter((taint) => !isTaint(taint));
    const next = spec.unschedulable ? [...others, { ...UNSCHEDULABLE, timeAdded: context.timestamp() }] : others;
    return { ...current, spec: { ...spec, ...(next.length > 0 ? { taints: next } : {}) } };
  });
}
