/**
 * What the components of the cluster share, and the seams between them. Each component is handed this and nothing else:
 * the kubelet knows the API server only as ObjectStore, the runtime knows the network only as ClusterNetwork.
 */

import type { AttachOptions, ExecOptions, ExecSession, LogOptions, LogStream } from '../api/client';
import type { ConfigMap, EventObject, ObjectReference, Pod, Service } from '../api/core';
import type { KubeObject, Result } from '../api/meta';
import type { SharedSteps } from '../process/limits';
import type { Network } from '../process/types';
import type { Scenario } from '../scenario/scenario';
import type { Queue } from './queue';
import type { Random } from './random';
import type { Component } from './run';
import type { Trace } from './trace';

export interface EngineContext {
  readonly scenario: Scenario;
  readonly queue: Queue;
  readonly trace: Trace;
  /** What all containers may still do. */
  readonly steps: SharedSteps;
  /** A stream of its own for each purpose: `random('pod-uid')`. The same purpose gives the same stream object. */
  random(purpose: string): Random;
  /** RFC 3339 in whole seconds, as API objects carry it. */
  timestamp(atMs?: number): string;
  /** RFC 3339 with nine decimals, as `kubectl logs --timestamps` prints it. */
  preciseTimestamp(atMs?: number): string;
  /** Milliseconds of virtual time of a timestamp. */
  timeOf(timestamp: string): number;
}

export type StoredKind =
  | 'Pod'
  | 'Service'
  | 'ConfigMap'
  | 'Secret'
  | 'Namespace'
  | 'ServiceAccount'
  | 'Node'
  | 'Event'
  | 'Endpoints'
  | 'EndpointSlice'
  | 'Deployment'
  | 'ReplicaSet'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'Job'
  | 'CronJob'
  | 'PodDisruptionBudget'
  | 'Ingress'
  | 'PersistentVolumeClaim'
  | 'PersistentVolume'
  | 'StorageClass'
  | 'LimitRange'
  | 'ResourceQuota'
  | 'ControllerRevision'
  | 'Role'
  | 'RoleBinding'
  | 'ClusterRole'
  | 'ClusterRoleBinding';

/** A Kubernetes Event as a component reports it; the recorder aggregates, filters spam, names and stamps it. */
export interface EventReport {
  component:
    | 'kubelet'
    | 'default-scheduler'
    | 'job-controller'
    | 'deployment-controller'
    | 'replicaset-controller'
    | 'statefulset-controller'
    | 'daemonset-controller'
    | 'cronjob-controller'
    /** The disruption controller calls itself so. */
    | 'controllermanager'
    | 'persistentvolume-controller'
    | 'taint-eviction-controller'
    | 'ephemeral_volume'
    /** An external provisioner: its name, and who of it. */
    | `${string}_${string}`;
  object: ObjectReference;
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  action?: string;
}

/**
 * The API server's store for the cluster's own components: trusted, without HTTP. Objects are immutable values; every
 * write stores a new one, bumps resourceVersion, is traced as `object`, and reaches watchers after their latency.
 */
export interface ObjectStore {
  get<T extends KubeObject>(kind: StoredKind, namespace: string | undefined, name: string): T | undefined;
  list<T extends KubeObject>(kind: StoredKind, namespace?: string): readonly T[];
  /** `handler` runs `latencyMs` after each change, in order. Objects that exist already are delivered as ADDED. */
  watch<T extends KubeObject>(
    kind: StoredKind,
    latencyMs: number,
    handler: (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T) => void,
  ): void;
  /** Admission, defaulting and validation run, as for a client. */
  create<T extends KubeObject>(by: Component, object: KubeObject): Result<T>;
  /** Replaces metadata and spec from `change(current)`. Undefined if it is gone. */
  update<T extends KubeObject>(
    by: Component,
    kind: StoredKind,
    namespace: string | undefined,
    name: string,
    change: (current: T) => T,
  ): T | undefined;
  /** Replaces status only. No trace event and no new resourceVersion if nothing differs. */
  updateStatus<T extends KubeObject & { status?: unknown }>(
    by: Component,
    kind: StoredKind,
    namespace: string | undefined,
    name: string,
    change: (status: T['status']) => T['status'],
  ): T | undefined;
  /** Graceful deletion as a client asks for it: Pods get a deletionTimestamp first. */
  delete(
    by: Component,
    kind: StoredKind,
    namespace: string | undefined,
    name: string,
    gracePeriodSeconds?: number,
  ): Result<KubeObject>;
  /** The binding subresource: sets spec.nodeName and PodScheduled. */
  bind(namespace: string, pod: string, node: string): void;
  recordEvent(report: EventReport): EventObject | undefined;
}

/** How the kubelet plugs a Pod into the network. */
export interface ClusterNetwork {
  /** A new sandbox: draws the next Pod address, or gives the node's for hostNetwork. */
  attach(pod: Pod): PodNetwork;
}

export interface PodNetwork {
  readonly address: string;
  /** The network of one container instance of the Pod. `hosts` and `resolvConf` are what its files say. */
  forContainer(containerId: string, container: string): Network;
  /** A process of a container has ended: it waits for no answer any more. */
  processEnded(containerId: string, pid: number): void;
  /** TCP from the node, for probes. The words of errors are Go's net package's. */
  probeTcp(port: number, timeoutMs: number, host?: string): 'ok' | { error: string };
  /** HTTP from the node: a process of the Pod answers, so the answer comes later, once, at `timeoutMs` at the latest. */
  probeHttp(
    request: {
      port: number;
      path: string;
      host?: string;
      headers?: readonly { name: string; value: string }[];
      tls?: boolean;
    },
    timeoutMs: number,
    onAnswer: (answer: HttpProbeAnswer) => void,
  ): void;
  detach(): void;
}

export type HttpProbeAnswer = { status: number; body: string } | { error: string };

/** What a Pod's containers read in /etc/resolv.conf and /etc/hosts, and which service variables they get. */
export interface PodFilesSource {
  resolvConf(pod: Pod): { text: string; dropped?: string };
  hosts(pod: Pod, address: string): string;
  /** Services whose variables a container starting now gets, `kubernetes` first excluded or included by enableServiceLinks. */
  servicesFor(pod: Pod): readonly Service[];
  configMap(namespace: string, name: string): ConfigMap | undefined;
}

/** The kubelet's own API on the node, which the API server proxies `kubectl logs` and `kubectl exec` to. */
export interface NodeApi {
  /** Errors in the kubelet's words: `container "app" in pod "p" is waiting to start: PodInitializing` (400). */
  logs(pod: Pod, options: LogOptions & { container: string }): Result<LogStream>;
  exec(pod: Pod, options: ExecOptions & { container: string }): Result<ExecSession>;
  attach(pod: Pod, options: AttachOptions & { container: string }): Result<ExecSession>;
  /** The Pod's sandbox dies under it (`node-restart-sandbox POD`). False if there is none. */
  restartSandbox(namespace: string, pod: string): boolean;
}
