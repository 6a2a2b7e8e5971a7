/** The kubelet of node-1: watches the Pods bound to its node and makes them true. */
import type { NodeObject, PersistentVolume, PersistentVolumeClaim, Pod, Secret } from '../../api/core';
import { createSystemSettings } from '../../process/systemSettings';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { NodeApi } from '../context';
import { createMachineHost } from '../machines/host';
import { type ContainerFactory, createRuntime } from '../runtime/runtime';
import { createBackOffs } from './backOff';
import { createContainerStarter } from './containerStarter';
import { createContainerStopper } from './containerStopper';
import { startEviction } from './eviction';
import { createImageManager } from './imageManager';
import { createNodeApi } from './nodeApi';
import { tellSchedulable } from './nodeEvents';
import { containerId, fieldPathOf, type KubeletDeps, type Parts } from './parts';
import { createPodRecord, type PodRecord } from './podRecord';
import { createPodWorkers } from './podWorker';
import { createProber } from './probes/prober';
import { rejects } from './rejection';
import { createStatusManager } from './status/statusManager';
import { createSyncer, isPastDeadline } from './syncPod';
import { nextTick, TIMING } from './timing';
import { createNodeDisk } from './volumes/nodeDisk';
import { createVolumeManager } from './volumes/volumeManager';

export interface Kubelet extends NodeApi {
  /** Pods that the kubelet knows, for tests and projections of volumes. */
  readonly records: ReadonlyMap<string, PodRecord>;
}

/** `createContainer`: another implementation of src/process, for tests. */
export function createKubelet(deps: KubeletDeps, createContainer?: ContainerFactory): Kubelet {
  const records = new Map<string, PodRecord>();
  const parts = createParts(deps, createContainer);
  const stopper = createContainerStopper(parts);
  const starter = createContainerStarter(parts, createImageManager(parts), stopper);
  const workers = createPodWorkers(parts, createSyncer(parts, starter, stopper), stopper);
  parts.wake = workers.wake;
  parts.changed = workers.changed;
  parts.probes = createProber(parts);
  const checkUsage = startEviction(parts, records, (record) => workers.terminate(record));

  deps.store.watch<Pod>('Pod', TIMING.podWatch, (type, pod) => {
    if (pod.spec.nodeName !== parts.node.name) return;
    const known = records.get(pod.metadata.uid ?? '');
    if (type === 'DELETED') forget(known);
    else if (known) update(known, pod);
    else if (!pod.metadata.deletionTimestamp) admit(pod);
    // Deleted before anything of it was started: there is nothing to stop.
    else deps.store.delete('kubelet', 'Pod', pod.metadata.namespace, pod.metadata.name ?? '', 0);
  });

  tellSchedulable(deps);

  function admit(pod: Pod): void {
    const record = createPodRecord(pod);
    const isRejected = rejects(parts, records.values(), record);
    records.set(record.uid, record);
    if (isRejected) return;
    deps.context.trace.lead({
      kind: 'decision',
      component: 'kubelet',
      code: 'kubelet.pod-admitted',
      podUid: record.uid,
      params: {},
    });
    parts.machines.start('pod', record.uid, { mountVolumes: () => parts.volumes.mount(record) });
    watchDeadline(parts, record);
    checkUsage(record);
    workers.wake(record);
  }

  function update(record: PodRecord, pod: Pod): void {
    const before = record.pod;
    record.pod = pod;
    if (pod.metadata.deletionTimestamp && !before.metadata.deletionTimestamp) {
      if (record.stage === 'syncing') {
        deps.context.trace.lead({
          kind: 'decision',
          component: 'kubelet',
          code: 'kubelet.pod-deleted',
          podUid: record.uid,
          params: { graceSeconds: pod.metadata.deletionGracePeriodSeconds ?? 0 },
        });
        workers.terminate(record);
      } else if (record.stage === 'terminated') workers.wake(record);
    } else if (
      pod.metadata.generation !== before.metadata.generation ||
      labelsDiffer(before, pod) ||
      gatesDiffer(before, pod)
    )
      workers.wake(record);
  }

  /** The object is gone. Containers that still run (a forced deletion) are stopped all the same. */
  function forget(record: PodRecord | undefined): void {
    if (!record) return;
    records.delete(record.uid);
    const isRunning = record.stage === 'syncing' || record.stage === 'terminating';
    if (isRunning) {
      record.graceSeconds ??= 0;
      workers.terminate(record);
      return;
    }
    letGo(parts, record);
  }

  return { records, ...createNodeApi(parts, records) };
}

/**
 * Somebody has changed what a readiness gate asks for. Models HandlePodReconcile and NeedToReconcilePodReadiness: other
 * changes of the status are the kubelet's own.
 */
const gatesDiffer = (before: Pod, { spec, status }: Pod): boolean =>
  (spec.readinessGates ?? []).some(({ conditionType }) => {
    const of = ({ conditions = [] }: NonNullable<Pod['status']>) =>
      conditions.find(({ type }) => type === conditionType)?.status;
    return of(before.status ?? {}) !== of(status ?? {});
  });

function letGo(parts: Parts, record: PodRecord): void {
  record.stage = 'removed';
  if (record.sandbox) parts.context.trace.emit({ kind: 'sandbox', podUid: record.uid, state: 'removed' });
  parts.machines.send('pod', record.uid, 'REMOVED');
  parts.machines.forget('pod', record.uid);
  const { initContainers = [], containers, ephemeralContainers = [] } = record.pod.spec;
  for (const container of [...initContainers, ...containers, ...ephemeralContainers])
    for (const machine of ['container', 'imagePull'] as const)
      parts.machines.forget(machine, containerId(record, container));
}

function watchDeadline(parts: Parts, record: PodRecord): void {
  const seconds = record.pod.spec.activeDeadlineSeconds;
  if (seconds === undefined) return;
  const { queue } = parts.context;
  // A tick later at the latest the sync loop looks for Pods whose time is up. It runs from the status' startTime, which
  // has whole seconds.
  const startMs = Math.floor(queue.nowMs / 1000) * 1000;
  queue.schedule(nextTick(startMs + seconds * 1000, TIMING.syncTick, TIMING.syncTickPhase) + 1, () => {
    if (record.stage === 'syncing' && isPastDeadline(parts, record)) parts.wake(record);
  });
}

const labelsDiffer = (a: Pod, b: Pod): boolean =>
  JSON.stringify([a.metadata.labels, a.metadata.annotations]) !==
  JSON.stringify([b.metadata.labels, b.metadata.annotations]);

function createParts(deps: KubeletDeps, createContainer: ContainerFactory | undefined): Parts {
  const { context, store } = deps;
  const machines = createMachineHost(context);
  const node = {
    name: CLUSTER.nodeName,
    address: CLUSTER.nodeAddress,
    settings: createSystemSettings(),
    allocatable: () => store.get<NodeObject>('Node', undefined, CLUSTER.nodeName)?.status.allocatable ?? {},
  };
  const report: Parts['report'] = (record, container, type, reason, message) => {
    const { name = '', namespace = '', uid = '', resourceVersion = '' } = record.pod.metadata;
    const fieldPath = container ? { fieldPath: fieldPathOf(record.pod, container) } : {};
    const object = { kind: 'Pod', apiVersion: 'v1', name, namespace, uid, resourceVersion, ...fieldPath };
    store.recordEvent({ component: 'kubelet', object, type, reason, message });
  };
  const fieldSource: Parts['fieldSource'] = (record) => ({
    pod: record.pod,
    podAddress: record.sandbox?.network.address,
    nodeName: node.name,
    nodeAddress: node.address,
    allocatable: node.allocatable(),
  });
  return {
    ...deps,
    machines,
    node,
    report,
    fieldSource,
    runtime: createRuntime(context, createContainer),
    crashBackOffs: createBackOffs(),
    status: createStatusManager(context, store),
    volumes: createVolumeManager({
      context,
      machines,
      payloadSource: (record) => ({
        ...fieldSource(record),
        configMap: (name) => deps.files.configMap(record.pod.metadata.namespace ?? '', name),
        secret: (name) => store.get<Secret>('Secret', record.pod.metadata.namespace, name),
        timestamp: () => context.preciseTimestamp(),
      }),
      imageTree: (reference) => deps.images(reference).contents.tree,
      disk: createNodeDisk(store),
      claim: (namespace, name) => store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name),
      persistentVolume: (name) => store.get<PersistentVolume>('PersistentVolume', undefined, name),
      failedMount: (record, message) => report(record, undefined, 'Warning', 'FailedMount', message),
    }),
    // Wired by createKubelet: workers and prober need the parts, the parts need them.
    changed: () => undefined,
    wake: () => undefined,
    probes: {
      begin: () => undefined,
      statusMade: () => undefined,
      containerStarted: () => undefined,
      stop: () => undefined,
    },
  };
}
