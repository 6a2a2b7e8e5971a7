/** Pods that the kubelet refuses to run. Models kubelet.go canAdmitPod and rejectPod. */
import type { NodeObject, Pod } from '../../api/core';
import { rejectionOf } from './admission';
import type { Parts } from './parts';
import type { PodRecord } from './podRecord';

/** A refused Pod has failed without ever having been looked after. */
export function rejects(parts: Parts, known: Iterable<PodRecord>, record: PodRecord): boolean {
  const { context, store } = parts;
  const node = store.get<NodeObject>('Node', undefined, parts.node.name);
  const others = [...known].filter(({ stage }) => stage === 'syncing' || stage === 'terminating').map(({ pod }) => pod);
  const rejection = node && rejectionOf(record.pod, node, others);
  if (!rejection) return false;
  const { reason, message } = rejection;
  const { namespace, name = '', generation = 1 } = record.pod.metadata;
  context.trace.lead({
    kind: 'decision',
    component: 'kubelet',
    code: 'kubelet.pod-rejected',
    podUid: record.uid,
    params: { reason, message },
  });
  record.stage = 'terminated';
  record.isStopped = true;
  parts.report(record, undefined, 'Warning', reason, message);
  store.updateStatus<Pod>('kubelet', 'Pod', namespace, name, (before) => ({
    ...before,
    message: `Pod was rejected: ${message}`,
    observedGeneration: generation,
    phase: 'Failed',
    reason,
    startTime: context.timestamp(),
  }));
  return true;
}
