/** The Pod's phase. Models pkg/kubelet/kubelet_pods.go getPhase. */
import type { Container, ContainerStatus, Pod, PodPhase } from '../../../api/core';
import { isSidecar, shouldRestartAfter, shouldRetryInit } from '../decisions/restartPolicy';
import { named } from '../named';
import { RESTARTING_ALL } from './containerStatuses';

export interface StatusLists {
  init: readonly ContainerStatus[];
  regular: readonly ContainerStatus[];
}

/** `isTerminal`: all containers have been stopped for good. */
export function getPhase(pod: Pod, statuses: StatusLists, isTerminal: boolean): PodPhase {
  const init = countInit(pod, statuses);
  const regular = countRegular(pod, statuses);
  if (init.failed) return 'Failed';
  if (init.pending > 0) return 'Pending';
  if (init.pendingSidecars > 0 && !hasRunRegular(statuses)) return 'Pending';
  if (regular.waiting > 0) return 'Pending';
  const running = regular.running + init.runningSidecars;
  if (running > 0 && regular.unknown === 0) return isTerminal ? finalPhase(regular) : 'Running';
  if (running === 0 && regular.stopped > 0 && regular.unknown === 0) {
    if (isTerminal) return finalPhase(regular);
    if (pod.spec.restartPolicy === 'Always' && !hasOwnPolicy(pod)) return 'Running';
    if (regular.restarting > 0) return 'Running';
    return finalPhase(regular);
  }
  return 'Pending';
}

const finalPhase = (counts: { stopped: number; succeeded: number }): PodPhase =>
  counts.stopped === counts.succeeded ? 'Succeeded' : 'Failed';

const hasOwnPolicy = (pod: Pod): boolean =>
  pod.spec.containers.some((container) => container.restartPolicy !== undefined);

function countInit(pod: Pod, { init }: StatusLists) {
  const counts = { failed: false, pending: 0, pendingSidecars: 0, runningSidecars: 0 };
  for (const container of pod.spec.initContainers ?? []) {
    const status = statusOf(container, init);
    if (isSidecar(container)) {
      if (status?.state?.running) counts.runningSidecars++;
      if (!status?.started && !status?.state?.terminated) counts.pendingSidecars++;
      continue;
    }
    const ended = status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined);
    if (!ended || ended.reason === RESTARTING_ALL) counts.pending++;
    else if (ended.exitCode !== 0 && !shouldRetryInit(pod, container, ended.exitCode)) counts.failed = true;
  }
  return counts;
}

function countRegular(pod: Pod, { regular }: StatusLists) {
  const counts = { running: 0, waiting: 0, stopped: 0, succeeded: 0, restarting: 0, unknown: 0 };
  for (const container of pod.spec.containers) {
    const status = statusOf(container, regular);
    const ended = status?.state?.terminated ?? (status?.state?.waiting ? status.lastState?.terminated : undefined);
    if (!status) counts.unknown++;
    else if (status.state?.running) counts.running++;
    else if (!ended) counts.waiting++;
    else {
      counts.stopped++;
      if (ended.exitCode === 0) counts.succeeded++;
      if (ended.reason === RESTARTING_ALL || shouldRestartAfter(pod, container, ended.exitCode)) counts.restarting++;
    }
  }
  return counts;
}

const hasRunRegular = ({ regular }: StatusLists): boolean =>
  regular.some(({ state, lastState }) => state?.running ?? state?.terminated ?? lastState?.terminated);

const statusOf = (container: Container, statuses: readonly ContainerStatus[]): ContainerStatus | undefined =>
  named(statuses, container.name);
