/** What `kubectl get pods` shows of a Pod. Models pkg/printers/internalversion/printers.go printPod (1.36). */
import type { Container, ContainerStatus, Pod } from '../../../api/core';
import { ageOf } from '../age';

export interface PodSummary {
  status: string;
  ready: number;
  total: number;
  /** `3 (10s ago)`. */
  restarts: string;
}

interface Counting {
  reason: string;
  ready: number;
  restarts: number;
  lastRestart: string | undefined;
  sidecarRestarts: number;
  lastSidecarRestart: string | undefined;
}

export function summarisePod(pod: Pod, nowMs: number): PodSummary {
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar);
  const counting: Counting = {
    reason: startReason(pod),
    ready: 0,
    restarts: 0,
    lastRestart: undefined,
    sidecarRestarts: 0,
    lastSidecarRestart: undefined,
  };
  const initializing = countInitContainers(pod, counting);
  if (!initializing || conditionIsTrue(pod, 'Initialized')) countContainers(pod, counting);
  return {
    status: terminatingStatus(pod) ?? counting.reason,
    ready: counting.ready,
    total: pod.spec.containers.length + sidecars.length,
    restarts: restartsText(counting, nowMs),
  };
}

const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always';

const conditionIsTrue = (pod: Pod, type: string): boolean =>
  (pod.status?.conditions ?? []).some((condition) => condition.type === type && condition.status === 'True');

function startReason(pod: Pod): string {
  const gated = (pod.status?.conditions ?? []).some(
    ({ type, reason }) => type === 'PodScheduled' && reason === 'SchedulingGated',
  );
  if (gated) return 'SchedulingGated';
  return pod.status?.reason || pod.status?.phase || '';
}

/** True while an init container stands in the way of the app containers. */
function countInitContainers(pod: Pod, counting: Counting): boolean {
  const specs = new Map((pod.spec.initContainers ?? []).map((container) => [container.name, container]));
  const statuses = pod.status?.initContainerStatuses ?? [];
  for (const [index, status] of statuses.entries()) {
    const spec = specs.get(status.name);
    const sidecar = spec !== undefined && isSidecar(spec);
    counting.restarts += status.restartCount;
    counting.lastRestart = later(counting.lastRestart, lastFinish(status));
    if (sidecar) {
      counting.sidecarRestarts += status.restartCount;
      counting.lastSidecarRestart = later(counting.lastSidecarRestart, lastFinish(status));
    }
    const { terminated, waiting } = status.state ?? {};
    if (terminated?.exitCode === 0) continue;
    if (sidecar && status.started) {
      if (status.ready) counting.ready++;
      continue;
    }
    if (terminated) counting.reason = `Init:${terminated.reason || endText(terminated)}`;
    else if (waiting?.reason && waiting.reason !== 'PodInitializing') counting.reason = `Init:${waiting.reason}`;
    else counting.reason = `Init:${index}/${specs.size}`;
    return true;
  }
  return false;
}

function countContainers(pod: Pod, counting: Counting): void {
  counting.restarts = counting.sidecarRestarts;
  counting.lastRestart = counting.lastSidecarRestart;
  let hasRunning = false;
  let errorReason = '';
  // From last to first: statuses are sorted by name, so that the first name has the final word.
  for (const status of [...(pod.status?.containerStatuses ?? [])].reverse()) {
    counting.restarts += status.restartCount;
    counting.lastRestart = later(counting.lastRestart, lastFinish(status));
    const { waiting, terminated, running } = status.state ?? {};
    if (waiting?.reason) counting.reason = waiting.reason;
    else if (terminated) {
      counting.reason = terminated.reason || endText(terminated);
      if (terminated.exitCode !== 0) errorReason = counting.reason;
    } else if (running && status.ready) {
      hasRunning = true;
      counting.ready++;
    }
  }
  if (counting.reason !== 'Completed') return;
  if (hasRunning && conditionIsTrue(pod, 'Ready')) counting.reason = 'Running';
  else if (errorReason) counting.reason = errorReason;
  else if (hasRunning) counting.reason = 'NotReady';
}

const endText = (terminated: { exitCode: number; signal?: number }): string =>
  terminated.signal ? `Signal:${terminated.signal}` : `ExitCode:${terminated.exitCode}`;

function terminatingStatus(pod: Pod): string | undefined {
  if (!pod.metadata.deletionTimestamp) return undefined;
  if (pod.status?.reason === 'NodeLost') return 'Unknown';
  return pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed' ? undefined : 'Terminating';
}

const lastFinish = (status: ContainerStatus): string | undefined =>
  status.lastState?.terminated?.finishedAt ?? undefined;

const later = (a: string | undefined, b: string | undefined): string | undefined =>
  a === undefined || (b !== undefined && b > a) ? b : a;

function restartsText({ restarts, lastRestart }: Counting, nowMs: number): string {
  return restarts !== 0 && lastRestart ? `${restarts} (${ageOf(lastRestart, nowMs)} ago)` : String(restarts);
}
