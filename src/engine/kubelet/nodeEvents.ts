/** What the kubelet says of its node. Models pkg/kubelet/kubelet_node_status.go recordNodeSchedulableEvent. */
import type { NodeObject } from '../../api/core';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { KubeletDeps } from './parts';

const WATCH_LATENCY_MS = 5;
/** nodeStatusUpdateFrequency: the kubelet looks whether its node may be scheduled to whenever it tells how it fares. */
const STATUS_UPDATE_MS = 10_000;
/** When, of those ten seconds, is chance on a node: it depends on when its kubelet came up. */
const PHASE_MS = 3_700;

export function tellSchedulable({ context, store }: KubeletDeps): void {
  const name = CLUSTER.nodeName;
  const isClosed = (): boolean => store.get<NodeObject>('Node', undefined, name)?.spec.unschedulable === true;
  let told = isClosed();
  const look = (): void => {
    const closed = isClosed();
    if (closed === told) return;
    told = closed;
    const reason = closed ? 'NodeNotSchedulable' : 'NodeSchedulable';
    // The kubelet takes the node's name for its uid.
    const object = { kind: 'Node', name, uid: name };
    const message = `Node ${name} status is now: ${reason}`;
    store.recordEvent({ component: 'kubelet', object, type: 'Normal', reason, message });
  };
  store.watch<NodeObject>('Node', WATCH_LATENCY_MS, () => {
    if (isClosed() === told) return;
    const { nowMs } = context.queue;
    const round = Math.ceil((nowMs - PHASE_MS) / STATUS_UPDATE_MS);
    context.queue.schedule(Math.max(nowMs, round * STATUS_UPDATE_MS + PHASE_MS), look);
  });
}
