/** Replaces Pods of older templates, a few at a time. Models pkg/controller/daemon/update.go rollingUpdate. */
import type { Pod } from '../../api/core';
import type { DaemonSet } from '../../api/workloads';
import type { EngineContext } from '../context';
import { isUpdated } from './daemonSetPods';
import { availableInMs, isTerminating } from './podState';

/** A node as a DaemonSet sees it: whether its Pod is to be there, may stay there, and which ones are. */
export interface DaemonNode {
  name: string;
  run: boolean;
  goOn: boolean;
  /** The oldest first, terminating ones too. */
  pods: readonly Pod[];
}

interface Change {
  node: string;
  create: boolean;
  remove: readonly Pod[];
}

/** Of what there are `of`: percentages are rounded up. */
const counted = (value: number | string | undefined, of: number): number =>
  typeof value === 'string' ? Math.ceil((Number.parseInt(value, 10) / 100) * of) : (value ?? 0);

export function rollingChanges(
  context: EngineContext,
  set: DaemonSet,
  nodes: readonly DaemonNode[],
  hash: string,
): Change[] {
  const { updateStrategy, minReadySeconds } = set.spec;
  if (updateStrategy?.type === 'OnDelete') return [];
  const desired = nodes.filter(({ run }) => run).length;
  const isAvailable = (pod: Pod) => availableInMs(context, pod, minReadySeconds) === 0;
  const seen = nodes
    .filter(({ pods }) => pods.length > 0)
    .map(({ name, pods }) => {
      const there = pods.filter((pod) => !isTerminating(pod));
      const updated = there.find((pod) => isUpdated(pod, set, hash));
      return { node: name, updated, old: there.find((pod) => !isUpdated(pod, set, hash)) };
    });
  const { maxSurge, maxUnavailable = 1 } = updateStrategy?.rollingUpdate ?? {};
  const surge = counted(maxSurge, desired);
  // Pods that do not work are replaced however many are away, the others as long as few enough are.
  const candidates = seen.flatMap(({ node, old, updated }) => (old && !updated ? [{ node, old }] : []));
  const broken = candidates.filter(({ old }) => !isAvailable(old));
  const fine = candidates.filter(({ old }) => isAvailable(old));
  if (surge > 0) {
    const pending = seen.filter(({ updated, old }) => old && updated && !isAvailable(updated)).length;
    const added = [...broken, ...fine.slice(0, Math.max(0, surge - pending))];
    const done = seen.flatMap(({ node, old, updated }) =>
      old && updated && isAvailable(updated) ? [{ node, create: false, remove: [old] }] : [],
    );
    return [...done, ...added.map(({ node }) => ({ node, create: true, remove: [] }))];
  }
  const away = seen.filter(
    ({ old, updated }) => Boolean(old) === Boolean(updated) || (updated && !isAvailable(updated)),
  );
  const room = Math.max(0, counted(maxUnavailable, desired) - away.length);
  return [...broken, ...fine.slice(0, room)].map(({ node, old }) => ({ node, create: false, remove: [old] }));
}
