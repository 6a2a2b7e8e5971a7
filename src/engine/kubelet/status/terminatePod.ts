/** The last status of a Pod that has been stopped for good. Models pkg/kubelet/status/status_manager.go TerminatePod. */
import type { ContainerStatus, Pod, PodStatus } from '../../../api/core';
import { isSidecar } from '../decisions/restartPolicy';

/**
 * Once a Pod has initialized, a container without an end counts as failed: nobody knows how it went. So does every init
 * container up to the last one that shows a sign of having been started. Whether it had initialized is told from
 * `atStop`, the object as the worker was last handed it: what has happened since does not count.
 */
export function terminatedStatus(pod: Pod, status: PodStatus, atStop: PodStatus): PodStatus {
  const init = status.initContainerStatuses ?? [];
  const regular = status.containerStatuses ?? [];
  const begun = lastBegun(init);
  const isDone = status.phase === 'Failed' || status.phase === 'Succeeded';
  return {
    ...status,
    ...(init.length > 0
      ? { initContainerStatuses: init.map((one, index) => (index <= begun ? withEnd(one) : one)) }
      : {}),
    containerStatuses: hasInitialized(pod, atStop) ? regular.map(withEnd) : regular,
    phase: isDone ? (status.phase ?? 'Failed') : 'Failed',
  };
}

function withEnd(status: ContainerStatus): ContainerStatus {
  if (status.state?.terminated) return status;
  return {
    ...status,
    state: {
      terminated: {
        exitCode: 137,
        finishedAt: null,
        message: 'The container could not be located when the pod was terminated',
        reason: 'ContainerStatusUnknown',
        startedAt: null,
      },
    },
  };
}

/** Models initializedContainers: the first one always counts. */
function lastBegun(init: readonly ContainerStatus[]): number {
  const index = init.findLastIndex(({ state, lastState }) => !state?.waiting || lastState?.terminated !== undefined);
  return Math.max(index, 0);
}

/** Models hasPodInitialized. */
function hasInitialized({ spec }: Pod, { initContainerStatuses = [], containerStatuses = [] }: PodStatus): boolean {
  const last = spec.initContainers?.at(-1);
  if (!last) return true;
  if (containerStatuses.some(({ state, lastState }) => state?.running ?? state?.terminated ?? lastState?.terminated))
    return true;
  const status = initContainerStatuses.find(({ name }) => name === last.name);
  if (isSidecar(last)) return status?.state?.running !== undefined && status.started === true;
  return (status?.state?.terminated ?? status?.lastState?.terminated)?.exitCode === 0;
}
