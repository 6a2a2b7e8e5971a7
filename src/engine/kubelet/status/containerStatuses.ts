/** Container statuses as the API shows them. Models pkg/kubelet/kubelet_pods.go convertToAPIContainerStatuses. */
import type { Container, ContainerState, ContainerStatus, Pod, ResourceRequirements } from '../../../api/core';
import type { ContainerKind } from '../containerKind';
import { isSidecar, shouldContainerBeRestarted } from '../decisions/restartPolicy';
import { allNamed, named } from '../named';
import { type ContainerView, findContainer, type PodRecord, type PodView } from '../podRecord';

/** `1970-01-01T00:00:00Z`: what the runtime reports as the start of a task that never ran. */
const NEVER = '1970-01-01T00:00:00Z';

export const RESTARTING_ALL = 'RestartingAllContainers';

export interface StatusClock {
  timestamp(atMs: number): string;
}

export function containerStatuses(record: PodRecord, kind: ContainerKind, clock: StatusClock): ContainerStatus[] {
  const { pod, seen } = record;
  const { spec } = pod;
  const containers =
    { init: spec.initContainers, regular: spec.containers, ephemeral: spec.ephemeralContainers }[kind] ?? [];
  // Of ephemeral containers nothing is carried over.
  const before =
    { init: record.status?.initContainerStatuses, regular: record.status?.containerStatuses, ephemeral: [] }[kind] ??
    [];
  const statuses = containers.map((container) => {
    const old = named(before, container.name);
    const status = baseStatus(record, container, old, clock);
    return withProbeResults(record, kind, container, withWaitingReason(record, kind, container, status, seen));
  });
  if (kind === 'init') return statuses;
  return statuses.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** What the runtime has; without a record of it the default or what was reported before. */
function baseStatus(
  record: PodRecord,
  container: Container,
  old: ContainerStatus | undefined,
  clock: StatusClock,
): ContainerStatus {
  const [latest, previous] = allNamed(record.seen.containers, container.name);
  if (latest) return fromRuntime(latest, previous, old, clock);
  if (old?.state?.terminated) return old;
  return {
    image: container.image ?? '',
    imageID: '',
    lastState: old?.lastState ?? {},
    name: container.name,
    ready: false,
    restartCount: old?.restartCount ?? 0,
    started: false,
    state: { waiting: { reason: defaultReason(record.pod) } },
    ...mountsOf(container),
  };
}

export const defaultReason = (pod: Pod): string =>
  pod.spec.initContainers?.length ? 'PodInitializing' : 'ContainerCreating';

function fromRuntime(
  latest: ContainerView,
  previous: ContainerView | undefined,
  old: ContainerStatus | undefined,
  clock: StatusClock,
): ContainerStatus {
  const { image, user } = latest.instance;
  return {
    ...(hasResources(latest.spec.resources) ? allocated(latest.spec.resources) : {}),
    containerID: `containerd://${latest.id}`,
    image: image.name,
    imageID: `${image.name.replace(/:[^/:]*$/, '')}@sha256:${image.digest}`,
    lastState: previous ? stateOf(previous, clock) : (old?.lastState ?? {}),
    name: latest.name,
    ready: false,
    resources: latest.spec.resources ?? {},
    restartCount: latest.attempt,
    started: false,
    state: stateOf(latest, clock),
    user: { linux: { gid: user.gid, supplementalGroups: [...user.supplementalGroups], uid: user.uid } },
    ...mountsOf(latest.spec),
  };
}

const hasResources = (resources: ResourceRequirements | undefined): resources is ResourceRequirements =>
  Object.keys(resources?.requests ?? {}).length > 0;

const allocated = (resources: ResourceRequirements): Pick<ContainerStatus, 'allocatedResources'> =>
  resources.requests ? { allocatedResources: resources.requests } : {};

const mountsOf = ({ volumeMounts }: Container): Pick<ContainerStatus, 'volumeMounts'> =>
  volumeMounts?.length
    ? {
        volumeMounts: volumeMounts.map(({ name, mountPath, readOnly }) => ({
          mountPath,
          name,
          ...(readOnly ? { readOnly, recursiveReadOnly: 'Disabled' } : {}),
        })),
      }
    : {};

/** Models toKubeContainerStatus and convertContainerStatus. */
function stateOf(container: ContainerView, clock: StatusClock): ContainerState {
  const started = timeText(container.startedAtMs, clock);
  if (container.state === 'running') return { running: { startedAt: started } };
  if (container.state === 'created') return { waiting: {} };
  return {
    terminated: {
      containerID: `containerd://${container.id}`,
      exitCode: container.exitCode ?? 0,
      finishedAt: timeText(container.finishedAtMs, clock),
      ...(container.message === undefined ? {} : { message: container.message }),
      reason: container.reason ?? 'Unknown',
      startedAt: started,
    },
  };
}

const timeText = (atMs: number | undefined, clock: StatusClock): string =>
  atMs === undefined || !Number.isFinite(atMs) ? NEVER : clock.timestamp(atMs);

/** A container that is to be started again is *waiting*, for the reason of the last attempt. */
function withWaitingReason(
  record: PodRecord,
  kind: ContainerKind,
  container: Container,
  status: ContainerStatus,
  view: PodView,
): ContainerStatus {
  const found = findContainer(view, container.name);
  const { pod, restartingAll } = record;
  if (restartingAll && !found) return removedByRule(status, record.restartCounts.get(container.name));
  const hasCompletedInit = kind === 'init' && !isSidecar(container) && status.state?.terminated?.exitCode === 0;
  const reason = record.reasons.get(container.name);
  if (!reason || hasCompletedInit || !shouldContainerBeRestarted(pod, container, view)) return status;
  return {
    ...status,
    ...(status.state?.terminated ? { lastState: { terminated: status.state.terminated } } : {}),
    state: { waiting: { ...(reason.message === '' ? {} : { message: reason.message }), reason: reason.reason } },
  };
}

/** What the runtime no longer has counts as killed. Nothing is said of a container that had not run yet. */
function removedByRule(status: ContainerStatus, restartCount: number | undefined): ContainerStatus {
  if (restartCount === undefined) return status;
  const reason = RESTARTING_ALL;
  const message = 'The container is removed because RestartAllContainers in place';
  return {
    ...status,
    lastState: { terminated: { exitCode: 137, finishedAt: null, message, reason, startedAt: null } },
    restartCount,
    state: { waiting: { message, reason } },
  };
}

/** Models pkg/kubelet/prober/prober_manager.go UpdatePodStatus. */
function withProbeResults(
  record: PodRecord,
  kind: ContainerKind,
  container: Container,
  status: ContainerStatus,
): ContainerStatus {
  if (kind === 'ephemeral') return withoutStarted(status);
  if (kind === 'init' && !isSidecar(container)) {
    const isDone = status.state?.terminated?.exitCode === 0;
    return { ...status, started: status.state?.running !== undefined, ready: isDone };
  }
  if (!status.state?.running) return { ...status, started: false, ready: false };
  const id = status.containerID?.replace('containerd://', '') ?? '';
  const started = !container.startupProbe || record.probes.startup.get(id) === 'success';
  const ready = started && (!container.readinessProbe || record.probes.readiness.get(id) === 'success');
  return { ...status, started, ready };
}

/** Nobody asks ephemeral containers whether they have started or are ready. */
function withoutStarted({ started: _, ...status }: ContainerStatus): ContainerStatus {
  return status;
}
