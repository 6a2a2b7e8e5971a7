/** The status that a sync reports. Models pkg/kubelet/kubelet_pods.go generateAPIPodStatus. */
import type { Pod, PodCondition, PodPhase, PodStatus } from '../../../api/core';
import type { PodRecord } from '../podRecord';
import { type BareCondition, generateConditions } from './conditions';
import { containerStatuses, type StatusClock } from './containerStatuses';
import { getPhase } from './phase';
import { allocatedPodResources, podResources } from './podResources';

export interface NodeFacts {
  address: string;
}

export interface Deadline {
  reason: 'DeadlineExceeded';
  message: string;
}

export const DEADLINE: Deadline = {
  reason: 'DeadlineExceeded',
  message: 'Pod was active on the node longer than the specified deadline',
};

/** `isTerminal`: the Pod's containers have been stopped for good. */
export function generateApiStatus(
  record: PodRecord,
  clock: StatusClock & { timestamp(atMs?: number): string },
  node: NodeFacts,
  options: { isTerminal: boolean; isPastDeadline: boolean },
): PodStatus {
  const { pod, seen } = record;
  const statuses = {
    init: containerStatuses(record, 'init', clock),
    regular: containerStatuses(record, 'regular', clock),
  };
  const ephemeral = containerStatuses(record, 'ephemeral', clock);
  const phase = phaseOf(record, getPhase(pod, statuses, options.isTerminal), options);
  const verdict = record.verdict ?? (options.isPastDeadline ? DEADLINE : undefined);
  const address = seen.sandbox?.address;
  const current = record.status ?? pod.status;
  const allocated = allocatedPodResources(pod);
  // The cgroup goes when the Pod has been stopped for good.
  const hasCgroup = record.phaseWhenWoken === 'Running' && record.stage !== 'terminated';
  return {
    ...(allocated ? { allocatedResources: allocated } : {}),
    conditions: stamped(
      generateConditions({
        pod,
        phase,
        statuses,
        hasReadySandbox: seen.sandbox?.isReady ?? false,
        // What others have set stands in the object, not in the status that the kubelet last worked out.
        others: pod.status?.conditions ?? [],
        isRestartingAll: record.restartingAll !== undefined,
      }),
      pod,
      clock.timestamp(),
    ),
    containerStatuses: statuses.regular,
    ...(ephemeral.length > 0 ? { ephemeralContainerStatuses: ephemeral } : {}),
    hostIP: node.address,
    hostIPs: [{ ip: node.address }],
    ...(statuses.init.length > 0 ? { initContainerStatuses: statuses.init } : {}),
    ...(verdict ? { message: verdict.message } : {}),
    observedGeneration: pod.metadata.generation ?? 1,
    phase: record.verdict ? record.verdict.phase : phase,
    ...addressesOf(record, pod.spec.hostNetwork ? node.address : address),
    ...(pod.status?.qosClass ? { qosClass: pod.status.qosClass } : {}),
    ...(verdict ? { reason: verdict.reason } : {}),
    resources: podResources(pod, hasCgroup),
    startTime: current?.startTime ?? clock.timestamp(),
  };
}

/** Addresses stay known after the sandbox is gone. */
function addressesOf(record: PodRecord, address: string | undefined): Pick<PodStatus, 'podIP' | 'podIPs'> {
  const ip = (record.seen.sandbox?.isReady ? address : undefined) ?? record.status?.podIP ?? address;
  return ip === undefined ? {} : { podIP: ip, podIPs: [{ ip }] };
}

function phaseOf(
  record: PodRecord,
  phase: PodPhase,
  { isTerminal, isPastDeadline }: { isTerminal: boolean; isPastDeadline: boolean },
): PodPhase {
  const known = record.status?.phase;
  if (known === 'Failed' || known === 'Succeeded') return known;
  if (isPastDeadline) return 'Failed';
  // An evicted Pod's conditions follow its verdict only once its containers are gone.
  return record.verdict && isTerminal ? record.verdict.phase : phase;
}

const stamped = (conditions: readonly BareCondition[], pod: Pod, now: string): PodCondition[] =>
  conditions.map((condition) => ({
    lastProbeTime: null,
    lastTransitionTime: now,
    ...(condition.message === undefined ? {} : { message: condition.message }),
    observedGeneration: pod.metadata.generation ?? 1,
    ...(condition.reason === undefined ? {} : { reason: condition.reason }),
    status: condition.status,
    type: condition.type,
  }));
