/** Sets up a Pod's volumes before anything of it starts. Models pkg/kubelet/volumemanager and operationexecutor. */
import type { Pod, Volume } from '../../../api/core';
import { createTree } from '../../../process/tree';
import type { FileTree } from '../../../process/types';
import type { MachineHost } from '../../machines/host';
import type { PodRecord, PodVolume } from '../podRecord';
import { quantityValue } from '../quantities';
import { podResources } from '../status/podResources';
import { writePayload } from './atomicWriter';
import { type OutsideDeps, setUpOutside } from './outside';
import { type Payload, type PayloadSource, payloadOf } from './payload';

export interface VolumeManager {
  /** Begins to mount what is not mounted yet; `record.volumesMounted` opens when all are. */
  mount(record: PodRecord): void;
  /** Writes anew what ConfigMaps, Secrets and the Pod's own fields say now. */
  refresh(record: PodRecord): void;
  tearDown(record: PodRecord): void;
}

export interface VolumeDeps extends OutsideDeps {
  machines: MachineHost;
  payloadSource(record: PodRecord): PayloadSource;
  imageTree(reference: string): FileTree;
  failedMount(record: PodRecord, message: string): void;
}

/** From the first sync to the first attempt. */
const FIRST_ATTEMPT_MS = 110;
/** WaitForAttachAndMount looks this often. */
const POLL_MS = 300;
const FIRST_RETRY_MS = 500;
const MAX_RETRY_MS = 122_000;
/** podAttachAndMountTimeout. */
const PATIENCE_MS = 123_000;
const CLAIM_POLL_MS = 1_000;

interface Mounting {
  left: Set<string>;
  payloads: Map<string, string>;
  /** Volumes that cannot be tried yet, and why. */
  waiting: Map<string, string>;
  startedAtMs: number;
  isTornDown: boolean;
}

interface Volumes {
  deps: VolumeDeps;
  mountings: Map<string, Mounting>;
}

export function createVolumeManager(deps: VolumeDeps): VolumeManager {
  const { context, machines } = deps;
  const mountings = new Map<string, Mounting>();
  const self: Volumes = { deps, mountings };

  return {
    mount(record) {
      if (mountings.has(record.uid)) return;
      const volumes = record.pod.spec.volumes ?? [];
      const mounting: Mounting = {
        left: new Set(volumes.map(({ name }) => name)),
        payloads: new Map(),
        waiting: new Map(),
        startedAtMs: context.queue.nowMs,
        isTornDown: false,
      };
      mountings.set(record.uid, mounting);
      if (volumes.length === 0) {
        openAtPoll(self, record, mounting);
        return;
      }
      for (const volume of volumes) {
        machines.start('volume', idOf(record, volume), {
          setUp: () =>
            context.trace.lead({ kind: 'volume', podUid: record.uid, volume: volume.name, state: 'mounting' }),
        });
        context.queue.after(FIRST_ATTEMPT_MS, () => {
          machines.send('volume', idOf(record, volume), 'MOUNT');
          attempt(self, record, mounting, volume, FIRST_RETRY_MS);
        });
      }
    },
    refresh(record) {
      const mounting = mountings.get(record.uid);
      if (!mounting || mounting.isTornDown || !record.volumesMounted.isOpen) return;
      for (const volume of record.pod.spec.volumes ?? [])
        refreshOne(deps, record, mounting.payloads, volume, idOf(record, volume));
    },
    tearDown(record) {
      const mounting = mountings.get(record.uid);
      if (mounting) mounting.isTornDown = true;
      for (const volume of record.pod.spec.volumes ?? []) {
        if (record.volumes.delete(volume.name))
          context.trace.emit({ kind: 'volume', podUid: record.uid, volume: volume.name, state: 'removed' });
        machines.send('volume', idOf(record, volume), 'TEAR_DOWN');
        machines.forget('volume', idOf(record, volume));
      }
      mountings.delete(record.uid);
    },
  };
}

function attempt(self: Volumes, record: PodRecord, mounting: Mounting, volume: Volume, retryMs: number): void {
  const { deps } = self;
  const { context, machines } = deps;
  if (mounting.isTornDown || record.stopping.isOpen) return;
  const id = idOf(record, volume);
  const outcome = setUp(deps, record, volume);
  if ('waitsFor' in outcome) {
    waitFor(self, record, mounting, volume, outcome.waitsFor);
    return;
  }
  if ('error' in outcome) {
    const message = outcome.message ?? `MountVolume.SetUp failed for volume "${volume.name}" : ${outcome.error}`;
    context.trace.lead({
      kind: 'volume',
      podUid: record.uid,
      volume: volume.name,
      state: 'failed',
      message: outcome.error,
    });
    machines.send('volume', id, 'FAILED');
    deps.failedMount(record, message);
    context.queue.after(retryMs, () => {
      if (mounting.isTornDown) return;
      machines.send('volume', id, 'MOUNT');
      attempt(self, record, mounting, volume, Math.min(retryMs * 2, MAX_RETRY_MS));
    });
    return;
  }
  if (outcome.payload) mounting.payloads.set(volume.name, JSON.stringify(outcome.payload));
  record.volumes.set(volume.name, outcome.volume);
  const { backing } = outcome.volume;
  context.trace.lead({
    kind: 'volume',
    podUid: record.uid,
    volume: volume.name,
    state: 'mounted',
    ...(backing === undefined ? {} : { backing }),
  });
  machines.send('volume', id, 'MOUNTED');
  mounting.left.delete(volume.name);
  if (mounting.left.size === 0) openAtPoll(self, record, mounting);
}

/** Looks again every second; says so each time that the sync's patience ends. Models WaitForAttachAndMount. */
function waitFor(self: Volumes, record: PodRecord, mounting: Mounting, volume: Volume, why: string): void {
  const { context, machines, failedMount } = self.deps;
  const { queue } = context;
  const first = mounting.waiting.get(volume.name) !== why;
  mounting.waiting.set(volume.name, why);
  if (first)
    context.trace.lead({ kind: 'volume', podUid: record.uid, volume: volume.name, state: 'failed', message: why });
  machines.send('volume', idOf(record, volume), 'FAILED');
  const waitedMs = queue.nowMs - mounting.startedAtMs;
  if (
    Math.floor(waitedMs / PATIENCE_MS) > Math.floor((waitedMs - CLAIM_POLL_MS) / PATIENCE_MS) &&
    waitedMs > PATIENCE_MS
  ) {
    const unmounted = [...mounting.left].join(' ');
    failedMount(
      record,
      `Unable to attach or mount volumes: unmounted volumes=[${unmounted}], unattached volumes=[], failed to process volumes=[${volume.name}]: ${why}`,
    );
  }
  queue.after(CLAIM_POLL_MS, () => {
    if (mounting.isTornDown) return;
    machines.send('volume', idOf(record, volume), 'MOUNT');
    attempt(self, record, mounting, volume, FIRST_RETRY_MS);
  });
}

const idOf = (record: PodRecord, volume: Volume): string => `${record.uid}/${volume.name}`;

/** The waiting sync finds out at its next look. */
function openAtPoll(self: Volumes, record: PodRecord, mounting: Mounting): void {
  const { deps } = self;
  const { context } = deps;
  const waited = context.queue.nowMs - mounting.startedAtMs;
  const polls = Math.max(1, Math.ceil(waited / POLL_MS));
  context.queue.schedule(mounting.startedAtMs + polls * POLL_MS, () => record.volumesMounted.open());
}

function refreshOne(deps: VolumeDeps, record: PodRecord, known: Map<string, string>, volume: Volume, id: string): void {
  const before = known.get(volume.name);
  const mounted = record.volumes.get(volume.name);
  if (before === undefined || !mounted) return;
  const source = deps.payloadSource(record);
  const payload = payloadOf(source, volume);
  if (!payload || isError(payload)) return;
  const text = JSON.stringify(payload);
  if (text === before) return;
  known.set(volume.name, text);
  writePayload(mounted.tree, payload, directoryStamp(source.timestamp()), record.pod.spec.securityContext?.fsGroup);
  deps.context.trace.lead({ kind: 'volume', podUid: record.uid, volume: volume.name, state: 'updated' });
  deps.machines.send('volume', id, 'UPDATED');
}

type SetUp = { volume: PodVolume; payload?: Payload } | { error: string; message?: string } | { waitsFor: string };

function setUp(deps: VolumeDeps, record: PodRecord, volume: Volume): SetUp {
  const gid = record.pod.spec.securityContext?.fsGroup;
  const source = deps.payloadSource(record);
  const payload = payloadOf(source, volume);
  if (payload && isError(payload)) return payload;
  if (payload) {
    const tree = createTree(rootOf(gid));
    writePayload(tree, payload, directoryStamp(source.timestamp()), gid);
    const label = volume.configMap ? 'configMap' : 'tmpfs';
    return { volume: { name: volume.name, tree, label, readOnly: true }, payload };
  }
  if (volume.emptyDir) {
    const { medium = '' } = volume.emptyDir;
    if (medium !== '' && medium !== 'Memory' && !medium.startsWith('HugePages'))
      return { error: `unknown storage medium ${JSON.stringify(medium)}` };
    return { volume: emptyDir(record.pod, volume, gid) };
  }
  if (volume.image) {
    const { reference: image = '' } = volume.image;
    const tree = deps.imageTree(image);
    const params = { volume: volume.name, image };
    deps.context.trace.emit({ kind: 'notice', code: 'kubelet.image-volume-not-pulled', podUid: record.uid, params });
    return { volume: { name: volume.name, tree, label: 'image', readOnly: true } };
  }
  return setUpOutside(deps, record, volume);
}

/** Models pkg/volume/emptydir: memory-backed ones are a tmpfs of their size, others have no limit when written to. */
function emptyDir(pod: Pod, volume: Volume, gid: number | undefined): PodVolume {
  const isMemory = volume.emptyDir?.medium === 'Memory';
  const asked = quantityValue(volume.emptyDir?.sizeLimit ?? 0);
  const memory = isMemory ? quantityValue(podResources(pod).limits?.memory ?? 0) : 0;
  const limit = asked > 0 && memory > 0 ? Math.min(asked, memory) : asked || memory;
  return {
    name: volume.name,
    tree: createTree(rootOf(gid)),
    label: isMemory ? 'tmpfs' : 'emptyDir',
    readOnly: false,
    ...(isMemory ? { isMemory } : {}),
    ...(limit > 0 ? { sizeLimitBytes: limit } : {}),
  };
}

/** With an fsGroup what is made in a volume belongs to it too. */
const rootOf = (gid: number | undefined) => (gid === undefined ? { mode: 0o777 } : { mode: 0o2777, gid });

const isError = (payload: Payload | { error: string }): payload is { error: string } =>
  typeof (payload as { error?: unknown }).error === 'string';

/** `2026-11-20T12:00:07.123000000Z` → `2026_11_20_12_00_07.123000000`. */
const directoryStamp = (timestamp: string): string => timestamp.replace(/[-T:]/g, '_').replace('Z', '');
