/** What a sync has to do. Models pkg/kubelet/kuberuntime/kuberuntime_manager.go computePodActions. */
import type { Container, Pod } from '../../../api/core';
import { type ContainerView, findContainer, type PodView, type ProbeResults } from '../podRecord';
import { computeInitContainerActions } from './initContainers';
import { isSidecar, restartAllTrigger, shouldContainerBeRestarted } from './restartPolicy';

export interface ContainerKill {
  container: ContainerView;
  message: string;
  reason: 'startup' | 'liveness' | 'definition';
}

export interface PodActions {
  killPod: boolean;
  createSandbox: boolean;
  /** Attempt of the sandbox to create. */
  sandboxAttempt: number;
  /** Indexes into spec.ephemeralContainers. */
  ephemeralContainersToStart: number[];
  /** Indexes into spec.initContainers, in the order of the spec. */
  initContainersToStart: number[];
  /** Indexes into spec.containers. */
  containersToStart: number[];
  containersToKill: ContainerKill[];
  /** The container whose exit makes all of them start over. */
  restartAll?: string;
}

/** `sandboxAttempt`: of the latest sandbox, undefined if there has been none. */
export function computePodActions(
  pod: Pod,
  view: PodView,
  sandboxAttempt: number | undefined,
  probes: ProbeResults,
): PodActions {
  const needsSandbox = !view.sandbox?.isReady;
  const actions: PodActions = {
    killPod: needsSandbox,
    createSandbox: needsSandbox,
    sandboxAttempt: sandboxAttempt === undefined ? 0 : sandboxAttempt + (needsSandbox ? 1 : 0),
    ephemeralContainersToStart: [],
    initContainersToStart: [],
    containersToStart: [],
    containersToKill: [],
  };
  if (needsSandbox) return startOver(pod, view, actions);
  // Whatever else there is to do; and never a second time.
  actions.ephemeralContainersToStart = indexesWhere(
    pod.spec.ephemeralContainers ?? [],
    ({ name }) => !findContainer(view, name),
  );
  const trigger = restartAllTrigger(pod, view);
  if (trigger !== undefined) return { ...actions, restartAll: trigger };
  if (!computeInitContainerActions(pod, view, probes, actions) || actions.killPod) return actions;
  return keepRegularContainers(pod, view, probes, actions);
}

/** With a new sandbox everything starts from the first init container, unless there is nothing left to do. */
function startOver(pod: Pod, view: PodView, actions: PodActions): PodActions {
  const hasRun = view.containers.length > 0;
  if (pod.spec.restartPolicy === 'Never' && actions.sandboxAttempt !== 0 && hasRun)
    return { ...actions, createSandbox: false };
  const toStart = indexesWhere(
    pod.spec.containers,
    (container) => pod.spec.restartPolicy !== 'OnFailure' || !hasSucceeded(findContainer(view, container.name)),
  );
  if (toStart.length === 0) {
    const anyInit = (pod.spec.initContainers ?? []).some((container) => !isSidecar(container));
    if (!anyInit || hasRun) return { ...actions, createSandbox: false };
  }
  if (pod.spec.initContainers?.length) return { ...actions, initContainersToStart: [0] };
  return { ...actions, containersToStart: toStart };
}

function keepRegularContainers(pod: Pod, view: PodView, probes: ProbeResults, actions: PodActions): PodActions {
  let kept = 0;
  for (const [index, container] of pod.spec.containers.entries()) {
    const found = findContainer(view, container.name);
    if (found?.state !== 'running') {
      if (shouldContainerBeRestarted(pod, container, view)) actions.containersToStart.push(index);
      continue;
    }
    const problem = problemOf(container, found, probes);
    if (!problem) {
      kept++;
      continue;
    }
    const restarts = problem.reason === 'definition' || (container.restartPolicy ?? pod.spec.restartPolicy) !== 'Never';
    const message = restarts ? `${problem.message}, will be restarted` : problem.message;
    actions.containersToKill.push({ container: found, message, reason: problem.reason });
    if (restarts) actions.containersToStart.push(index);
  }
  if (kept === 0 && actions.containersToStart.length === 0) {
    actions.killPod = true;
    actions.initContainersToStart = [];
  }
  return actions;
}

function problemOf(
  container: Container,
  found: ContainerView,
  probes: ProbeResults,
): { message: string; reason: ContainerKill['reason'] } | undefined {
  const { name } = container;
  if (container.image !== found.spec.image)
    return { message: `Container ${name} definition changed`, reason: 'definition' };
  if (probes.liveness.get(found.id) === 'failure')
    return { message: `Container ${name} failed liveness probe`, reason: 'liveness' };
  if (probes.startup.get(found.id) === 'failure')
    return { message: `Container ${name} failed startup probe`, reason: 'startup' };
  return undefined;
}

const hasSucceeded = (found: ContainerView | undefined): boolean => found?.state === 'exited' && found.exitCode === 0;

const indexesWhere = <T>(items: readonly T[], matches: (item: T) => boolean): number[] =>
  items.flatMap((item, index) => (matches(item) ? [index] : []));
