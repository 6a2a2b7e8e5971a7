/** A Pod on the stage: its containers in order, the gate between init and app containers, its volumes. */
import type { ContainerStatus, Pod, Volume } from '../../api/core';
import type { Run } from '../../engine/run';
import { filesAt } from '../files';
import { statusOf } from '../objects';
import type { PodRecord } from '../records';
import { indexOf } from '../runIndex';
import { lastUntil } from '../search';
import { sentence } from '../sentence';
import { containerAt } from './containers';
import type { ContainerRole, StageContainer, StagePod, StageVolume } from './types';

export function podAt(run: Run, pod: Pod, t: number): StagePod {
  const uid = pod.metadata.uid ?? '';
  const record = indexOf(run).pods.get(uid);
  const summary = statusOf(run, pod, t);
  const deletedMs = deletionMs(pod, record);
  const of = { pod, record, deletedMs };
  const inits = (pod.spec.initContainers ?? []).map((spec, position) =>
    stageContainer(of, spec.name, spec.restartPolicy === 'Always' ? 'sidecar' : 'init', position, t),
  );
  const apps = pod.spec.containers.map((spec, position) => stageContainer(of, spec.name, 'app', position, t));
  const ephemeral = (pod.spec.ephemeralContainers ?? []).map(({ name }, position) =>
    stageContainer(of, name, 'ephemeral', position, t),
  );
  const gate = gateAt(inits, apps, record, t);
  const sandbox = record ? lastUntil(record.sandboxes, t) : undefined;
  return {
    uid,
    name: pod.metadata.name ?? '',
    namespace: pod.metadata.namespace ?? '',
    status: summary.status,
    ready: `${summary.ready}/${summary.total}`,
    phase: pod.status?.phase ?? 'Pending',
    ...(pod.status?.phase === 'Failed' && pod.status.reason
      ? { verdict: { reason: pod.status.reason, message: pod.status.message ?? '' } }
      : {}),
    restartPolicy: pod.spec.restartPolicy ?? 'Always',
    initContainers: inits.map((container, index) => neverIfFailed(withWait(container, inits[index - 1], pod), pod)),
    containers: [
      ...apps.map((one) => neverIfFailed(gate.open ? startsNext(one, gate.total) : waitsForGate(one, inits), pod)),
      ...ephemeral.map((one) => neverIfFailed(withWait(one, undefined, pod), pod)),
    ],
    volumes: (pod.spec.volumes ?? []).filter(isWritten).map((volume) => volumeAt(run, record, uid, volume, t)),
    gate,
    ...(pod.spec.nodeName ? { node: pod.spec.nodeName } : {}),
    ...addressOf(pod, sandbox),
    ...(sandbox ? { sandbox: sandbox.state } : {}),
    ...(deletedMs !== undefined && deletedMs <= t
      ? { deleting: { atMs: deletedMs, graceSeconds: pod.metadata.deletionGracePeriodSeconds ?? 30 } }
      : {}),
  };
}

const isWritten = (volume: Volume): boolean => !volume.name.startsWith('kube-api-access-');

/** The address is known to the node before the API server serves it. */
function addressOf(pod: Pod, sandbox: { address?: string } | undefined): { address?: string } {
  const address = sandbox?.address ?? pod.status?.podIP;
  return address ? { address } : {};
}

function stageContainer(
  of: { pod: Pod; record: PodRecord | undefined; deletedMs: number | undefined },
  name: string,
  role: ContainerRole,
  position: number,
  t: number,
): StageContainer {
  const { pod, record, deletedMs } = of;
  const { specs, statuses } = listsOf(pod, role);
  const spec = specs[position] ?? { name };
  const status = statuses?.find((candidate: ContainerStatus) => candidate.name === name);
  const podUid = pod.metadata.uid ?? '';
  return containerAt({ pod, podUid, spec, role, position, record: record?.containers.get(name), status, deletedMs }, t);
}

function listsOf({ spec, status }: Pod, role: ContainerRole) {
  if (role === 'app') return { specs: spec.containers, statuses: status?.containerStatuses };
  if (role === 'ephemeral')
    return { specs: spec.ephemeralContainers ?? [], statuses: status?.ephemeralContainerStatuses };
  return { specs: spec.initContainers ?? [], statuses: status?.initContainerStatuses };
}

/** When the deletion was asked for, from the version that first carried a deletionTimestamp. */
function deletionMs(pod: Pod, record: PodRecord | undefined): number | undefined {
  if (!pod.metadata.deletionTimestamp) return undefined;
  const versions = record?.versions ?? [];
  let first: number | undefined;
  for (let index = versions.length - 1; index >= 0; index--) {
    const version = versions[index];
    if (!version?.object.metadata.deletionTimestamp) break;
    first = version.atMs;
  }
  return first;
}

/**
 * A sidecar lets the next one start as soon as it has started, and its startup probe, if it has one, has succeeded; an init
 * container only when it has exited 0.
 */
export function hasPassed({ role, state, attempt, probes }: StageContainer): boolean {
  if (role !== 'sidecar') return state === 'completed';
  if (attempt > 0 || state === 'ready' || state === 'terminating') return true;
  const startup = probes.find(({ probe }) => probe === 'startup');
  return state === 'running' && (!startup || startup.outcome === 'success');
}

function gateAt(
  inits: readonly StageContainer[],
  apps: readonly StageContainer[],
  record: PodRecord | undefined,
  t: number,
): StagePod['gate'] {
  const passed = inits.findIndex((container) => !hasPassed(container));
  const count = passed < 0 ? inits.length : passed;
  const begun = apps.some(({ state }) => state !== 'waiting');
  const open = begun || (record !== undefined && record.sandboxes.length > 0 && count === inits.length);
  let openedMs = 0;
  for (const { role, exit, sinceMs } of inits)
    openedMs = Math.max(openedMs, role === 'init' ? (exit?.atMs ?? 0) : Math.min(sinceMs, t));
  return { passed: begun ? inits.length : count, total: inits.length, open, ...(open ? { openedMs } : {}) };
}

/** In a Pod that has failed for good nobody waits any more. */
const neverIfFailed = (container: StageContainer, pod: Pod): StageContainer =>
  container.state === 'waiting' && pod.status?.phase === 'Failed'
    ? { ...container, waitsFor: sentence('stage.waits.never') }
    : container;

function withWait(container: StageContainer, before: StageContainer | undefined, pod: Pod): StageContainer {
  if (container.state !== 'waiting') return container;
  if (before && !hasPassed(before)) {
    const code = before.role === 'sidecar' ? 'stage.waits.forSidecar' : 'stage.waits.forInit';
    return { ...container, waitsFor: sentence(code, { container: before.name }) };
  }
  if (before) return { ...container, waitsFor: sentence('stage.waits.next') };
  return { ...container, waitsFor: sentence(pod.spec.nodeName ? 'stage.waits.forSandbox' : 'stage.waits.forNode') };
}

const startsNext = (container: StageContainer, inits: number): StageContainer =>
  container.state === 'waiting' && inits > 0 ? { ...container, waitsFor: sentence('stage.waits.next') } : container;

function waitsForGate(container: StageContainer, inits: readonly StageContainer[]): StageContainer {
  if (container.state !== 'waiting') return container;
  const first = inits.find((init) => !hasPassed(init));
  if (!first) return container;
  const left = inits.filter((init) => !hasPassed(init)).length;
  return {
    ...container,
    waitsFor:
      left === 1
        ? sentence('stage.waits.forInit', { container: first.name })
        : sentence('stage.waits.forInits', { count: left }),
  };
}

function volumeAt(run: Run, record: PodRecord | undefined, uid: string, volume: Volume, t: number): StageVolume {
  let last: { state: string; message?: string } | undefined;
  for (const change of record?.volumes ?? []) if (change.volume === volume.name && change.atMs <= t) last = change;
  const state = last?.state === 'mounting' || last?.state === 'failed' ? last.state : last ? 'mounted' : 'waiting';
  const files = filesAt(run, t, uid, volume.name);
  return {
    name: volume.name,
    type: typeOf(volume),
    ...behind(volume),
    state: files.length > 0 ? 'mounted' : state,
    files,
    ...(last?.message ? { message: last.message } : {}),
  };
}

const typeOf = (volume: Volume): string => Object.keys(volume).find((key) => key !== 'name') ?? 'emptyDir';

function behind({ persistentVolumeClaim, hostPath }: Volume): { behind?: string } {
  if (persistentVolumeClaim) return { behind: `pvc/${persistentVolumeClaim.claimName}` };
  return hostPath ? { behind: hostPath.path } : {};
}
