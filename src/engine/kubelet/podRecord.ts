/** What the kubelet keeps of one Pod between syncs. */
import type { Container, Pod, PodPhase, PodStatus } from '../../api/core';
import type { SystemSettings } from '../../process/systemSettings';
import type { FileTree } from '../../process/types';
import type { PodNetwork } from '../context';
import type { ContainerInstance, InstanceState } from '../runtime/container';
import { allNamed } from './named';
import { createGate, type Gate } from './task';

export interface Sandbox {
  readonly id: string;
  /** 0 for the first one. */
  readonly attempt: number;
  readonly network: PodNetwork;
  /** The kernel's settings in its namespaces. */
  readonly settings: SystemSettings;
  isReady: boolean;
}

/** One container instance as PLEG last saw it. Models kubecontainer.Status. */
export interface ContainerView {
  readonly name: string;
  readonly id: string;
  readonly attempt: number;
  readonly state: InstanceState;
  readonly startedAtMs: number | undefined;
  readonly finishedAtMs: number | undefined;
  readonly exitCode: number | undefined;
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly spec: Container;
  readonly instance: ContainerInstance;
  /** Left over from an earlier sandbox: shown in the status, no longer reckoned with. */
  readonly isPurged: boolean;
}

/** The Pod as PLEG last saw it. Models kubecontainer.PodStatus. Newest instances first. */
export interface PodView {
  readonly sandbox: { id: string; isReady: boolean; address: string } | undefined;
  readonly containers: readonly ContainerView[];
}

export type ProbeKind = 'startup' | 'readiness' | 'liveness';
export type ProbeResult = 'success' | 'failure';

/** Results by container id. Models pkg/kubelet/prober/results. */
export type ProbeResults = Readonly<Record<ProbeKind, ReadonlyMap<string, ProbeResult>>>;

export interface WaitingReason {
  reason: string;
  message: string;
}

export interface PodRecord {
  readonly uid: string;
  /** As the API server last said. */
  pod: Pod;
  sandbox: Sandbox | undefined;
  readonly instances: ContainerInstance[];
  seen: PodView;
  /** The API server's phase when something last called for a sync: the sync is handed the Pod of that moment. */
  phaseWhenWoken: PodPhase | undefined;
  /** The kubelet's latest status, sent or not. */
  status: PodStatus | undefined;
  /** Why containers could not be started at the last attempt. Models reason_cache.go. */
  readonly reasons: Map<string, WaitingReason>;
  readonly probes: Record<ProbeKind, Map<string, ProbeResult>>;
  readonly volumes: Map<string, PodVolume>;
  readonly volumesMounted: Gate;
  /** Opens when the Pod is to be stopped: waits of a running sync end then. */
  readonly stopping: Gate;
  stage: 'syncing' | 'terminating' | 'terminated' | 'removed';
  /** Set by eviction: overrides phase, reason and message. */
  verdict: { phase: 'Failed'; reason: string; message: string } | undefined;
  /** Grace period that an eviction asks for. */
  graceSeconds: number | undefined;
  /** As the API server had it when the Pod began to be stopped: the worker's last look at the object. */
  statusAtStop: PodStatus | undefined;
  /** All containers are known to have ended for good. */
  isStopped: boolean;
  /** Restart counts of containers whose instances were all removed. Models calcRestartCountByLogDir. */
  readonly restartCounts: Map<string, number>;
  /** All containers are being restarted by a rule, that of this container. */
  restartingAll: { trigger: string } | undefined;
}

export interface PodVolume {
  readonly name: string;
  readonly tree: FileTree;
  /** As /proc/mounts and df show it. */
  readonly label: string;
  readonly readOnly: boolean;
  readonly sizeLimitBytes?: number;
  /** Memory-backed. */
  readonly isMemory?: boolean;
  /** The volume is this file of the tree, not a directory: a hostPath of a file. */
  readonly file?: string;
  /** Whose content it is if not the Pod's: `pv:UID`, `host:/mnt/data`. */
  readonly backing?: string;
}

export const createPodRecord = (pod: Pod): PodRecord => ({
  uid: pod.metadata.uid ?? '',
  pod,
  sandbox: undefined,
  instances: [],
  seen: { sandbox: undefined, containers: [] },
  phaseWhenWoken: undefined,
  status: undefined,
  reasons: new Map(),
  probes: { startup: new Map(), readiness: new Map(), liveness: new Map() },
  volumes: new Map(),
  volumesMounted: createGate(),
  stopping: createGate(),
  stage: 'syncing',
  verdict: undefined,
  graceSeconds: undefined,
  statusAtStop: undefined,
  isStopped: false,
  restartCounts: new Map(),
  restartingAll: undefined,
});

/** What a relist would find now. */
export function viewOf(record: PodRecord): PodView {
  const { sandbox } = record;
  return {
    sandbox: sandbox && { id: sandbox.id, isReady: sandbox.isReady, address: sandbox.network.address },
    containers: record.instances.map(containerView).reverse(),
  };
}

const containerView = (instance: ContainerInstance): ContainerView => ({
  name: instance.name,
  id: instance.id,
  attempt: instance.attempt,
  state: instance.state,
  startedAtMs: instance.startedAtMs,
  finishedAtMs: instance.finishedAtMs,
  exitCode: instance.exitCode,
  reason: instance.reason,
  message: instance.message,
  spec: instance.spec,
  instance,
  isPurged: instance.isPurged,
});

/** The newest instance of a container that still counts. Models FindContainerStatusByName. */
export const findContainer = (view: PodView, name: string): ContainerView | undefined =>
  allNamed(view.containers, name).find(({ isPurged }) => !isPurged);

/** Models pkg/kubelet/util/format Pod: `demo_default(uid)`. */
export const podText = ({ metadata }: Pod): string =>
  `${metadata.name ?? ''}_${metadata.namespace ?? ''}(${metadata.uid ?? ''})`;
