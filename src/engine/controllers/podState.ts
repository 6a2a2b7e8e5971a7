/** What controllers read off a Pod. Models pkg/api/v1/pod/util.go and pkg/controller/controller_utils.go. */
import type { Pod } from '../../api/core';
import type { EngineContext } from '../context';

const readyCondition = ({ status }: Pod) => status?.conditions?.find(({ type }) => type === 'Ready');

export const isReady = (pod: Pod): boolean => readyCondition(pod)?.status === 'True';

export const isTerminal = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

export const isTerminating = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;

export const isActive = (pod: Pod): boolean => !isTerminal(pod) && !isTerminating(pod);

/** Milliseconds until a ready Pod counts as available: 0 if it does, undefined if it is not ready. */
export function availableInMs(context: EngineContext, pod: Pod, minReadySeconds = 0): number | undefined {
  if (!isReady(pod)) return undefined;
  const since = readyCondition(pod)?.lastTransitionTime;
  if (minReadySeconds === 0 || !since) return 0;
  return Math.max(0, context.timeOf(since) + minReadySeconds * 1000 - context.queue.nowMs);
}

/** Models ActivePods.Less: which Pods go first when there are too many. */
export function byExpendability(a: Pod, b: Pod): number {
  const rank = (pod: Pod) => [
    pod.spec.nodeName ? 1 : 0,
    pod.status?.phase === 'Pending' ? 0 : 1,
    isReady(pod) ? 1 : 0,
    -restarts(pod),
  ];
  const left = rank(a);
  const right = rank(b);
  for (const [index, value] of left.entries()) {
    const difference = value - (right[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return (b.metadata.creationTimestamp ?? '').localeCompare(a.metadata.creationTimestamp ?? '');
}

const restarts = ({ status }: Pod): number =>
  Math.max(0, ...(status?.containerStatuses ?? []).map(({ restartCount }) => restartCount));
