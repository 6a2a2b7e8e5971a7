/** Which init containers to start now. Models pkg/kubelet/kuberuntime/kuberuntime_container.go computeInitContainerActions. */
import type { Container, Pod } from '../../../api/core';
import { type ContainerView, findContainer, type PodView, type ProbeResults } from '../podRecord';
import type { PodActions } from './podActions';
import { isInitFailed, isSidecar, shouldRetryInit } from './restartPolicy';

/**
 * Adds to `actions` what the init containers need. True once the Pod is initialized: app containers may run.
 * Walks from the last to the first: what lies before a container that has run is done, except for sidecars.
 */
export function computeInitContainerActions(
  pod: Pod,
  view: PodView,
  probes: ProbeResults,
  actions: PodActions,
): boolean {
  const containers = pod.spec.initContainers ?? [];
  if (containers.length === 0) return true;
  const walk: Walk = {
    pod,
    probes,
    actions,
    containers,
    isInitialized: hasRegularContainer(pod, view),
    hasEarlier: false,
  };
  walk.hasEarlier = walk.isInitialized;
  for (let index = containers.length - 1; index >= 0; index--) {
    const container = containers[index] as Container;
    const found = findContainer(view, container.name);
    if (!found) {
      if (walk.hasEarlier && isSidecar(container)) actions.initContainersToStart.push(index);
      continue;
    }
    if (walk.hasEarlier && !isSidecar(container)) continue;
    if (isSidecar(container)) visitSidecar(walk, index, container, found);
    else if (!visitRegular(walk, index, container, found)) return false;
    walk.hasEarlier = true;
  }
  if (!walk.hasEarlier) actions.initContainersToStart.push(0);
  actions.initContainersToStart = [...new Set(actions.initContainersToStart)].reverse();
  return walk.isInitialized;
}

interface Walk {
  pod: Pod;
  probes: ProbeResults;
  actions: PodActions;
  containers: readonly Container[];
  isInitialized: boolean;
  /** Something behind the current one has run, so the current one has been through before. */
  hasEarlier: boolean;
}

/** Models HasAnyRegularContainerCreated: exited ones do not count, after a reboot all are exited. */
export const hasRegularContainer = (pod: Pod, view: PodView): boolean =>
  pod.spec.containers.some(({ name }) => {
    const state = findContainer(view, name)?.state;
    return state === 'created' || state === 'running';
  });

/** False if the Pod has failed for good. */
function visitRegular(walk: Walk, index: number, container: Container, found: ContainerView): boolean {
  const { actions } = walk;
  if (found.state === 'running') return true;
  if (found.state === 'created') {
    actions.initContainersToStart.push(index);
    return true;
  }
  if (isInitFailed(found)) {
    if (!shouldRetryInit(walk.pod, container, found.exitCode ?? 0)) {
      actions.killPod = true;
      actions.initContainersToStart = [];
      return false;
    }
    actions.initContainersToStart.push(index);
  } else if (index === walk.containers.length - 1) walk.isInitialized = true;
  else actions.initContainersToStart.push(index + 1);
  return true;
}

function visitSidecar(walk: Walk, index: number, container: Container, found: ContainerView): void {
  const { actions, probes } = walk;
  if (found.state !== 'running') {
    actions.initContainersToStart.push(index);
    return;
  }
  const replace = (message: string, reason: 'startup' | 'liveness' | 'definition') => {
    actions.containersToKill.push({ container: found, message, reason });
    actions.initContainersToStart.push(index);
  };
  if (container.startupProbe) {
    const result = probes.startup.get(found.id);
    if (result === 'failure') replace(`Init container ${container.name} failed startup probe`, 'startup');
    if (result !== 'success') return;
  }
  if (index === walk.containers.length - 1) walk.isInitialized = true;
  else if (!walk.hasEarlier) actions.initContainersToStart.push(index + 1);
  if (container.image !== found.spec.image)
    replace(`Init container ${container.name} definition changed`, 'definition');
  else if (probes.liveness.get(found.id) === 'failure')
    replace(`Init container ${container.name} failed liveness probe`, 'liveness');
}
