/** Local storage that outgrows its limit. Models pkg/kubelet/eviction/eviction_manager.go localStorageEviction. */
import type { ContainerInstance } from '../runtime/container';
import type { Parts } from './parts';
import type { PodRecord } from './podRecord';
import { quantityValue } from './quantities';
import { podResources } from './status/podResources';

const CHECK_MS = 10_000;
/** In step with the recorded node's eviction loop. */
const CHECK_PHASE_MS = 200;
const GRACE_SECONDS = 1;
const STORAGE = 'ephemeral-storage';
/** What containerd writes before and after each line of a log: time, stream, tag. */
const LOG_FRAME_BYTES = 41;

/** Returns the check to start for each new Pod: only Pods with a limit are looked at. */
export function startEviction(
  parts: Parts,
  records: ReadonlyMap<string, PodRecord>,
  evict: (record: PodRecord) => void,
): (record: PodRecord) => void {
  const { context } = parts;

  function check(record: PodRecord): void {
    if (records.get(record.uid) !== record || record.stage !== 'syncing') return;
    const message = volumeExcess(record) ?? podExcess(record) ?? containerExcess(record);
    if (message === undefined) {
      schedule(record);
      return;
    }
    context.trace.lead({
      kind: 'decision',
      component: 'kubelet',
      code: 'kubelet.evict',
      podUid: record.uid,
      params: { message },
    });
    record.verdict = { phase: 'Failed', reason: 'Evicted', message };
    record.graceSeconds = GRACE_SECONDS;
    parts.report(record, undefined, 'Warning', 'Evicted', message);
    evict(record);
  }

  function schedule(record: PodRecord): void {
    const ticks = Math.floor((context.queue.nowMs - CHECK_PHASE_MS) / CHECK_MS) + 1;
    context.queue.schedule(ticks * CHECK_MS + CHECK_PHASE_MS, () => check(record));
  }

  return (record) => {
    if (volumeLimits(record).length > 0 || podLimit(record) !== undefined) schedule(record);
  };
}

const volumeLimits = (record: PodRecord) =>
  (record.pod.spec.volumes ?? []).flatMap(({ name, emptyDir }) =>
    emptyDir?.sizeLimit === undefined || quantityValue(emptyDir.sizeLimit) === 0
      ? []
      : [{ name, limit: emptyDir.sizeLimit }],
  );

const podLimit = ({ pod }: PodRecord): string | number | undefined => podResources(pod).limits?.[STORAGE];

const sizeOf = (record: PodRecord, volume: string): number => record.volumes.get(volume)?.tree.size() ?? 0;

/** The trailing spaces are the kubelet's. Models emptyDirLimitEviction. */
function volumeExcess(record: PodRecord): string | undefined {
  const found = volumeLimits(record).find(({ name, limit }) => sizeOf(record, name) > quantityValue(limit));
  return found && `Usage of EmptyDir volume "${found.name}" exceeds the limit "${found.limit}". `;
}

/** Models podEphemeralStorageLimitEviction: layers, logs and what volumes hold on the disk. */
function podExcess(record: PodRecord): string | undefined {
  const limit = podLimit(record);
  if (limit === undefined) return undefined;
  const onDisk = (record.pod.spec.volumes ?? []).filter(({ emptyDir }) => emptyDir && emptyDir.medium !== 'Memory');
  const used = [
    ...record.instances.filter(({ state }) => state === 'running').map(containerBytes),
    ...onDisk.map(({ name }) => sizeOf(record, name)),
  ].reduce((sum, bytes) => sum + bytes, 0);
  if (used <= quantityValue(limit)) return undefined;
  return `Pod ephemeral local storage usage exceeds the total limit of containers ${limit}. `;
}

/** Models containerEphemeralStorageLimitEviction, which leaves init containers alone. */
function containerExcess(record: PodRecord): string | undefined {
  for (const { name, resources } of record.pod.spec.containers) {
    const limit = resources?.limits?.[STORAGE];
    const instance = record.instances.findLast((candidate) => candidate.name === name);
    if (limit === undefined || instance?.state !== 'running') continue;
    if (containerBytes(instance) > quantityValue(limit))
      return `Container ${name} exceeded its local ephemeral storage limit "${limit}". `;
  }
  return undefined;
}

/** The container's own layer and its log. */
const containerBytes = ({ process, log }: ContainerInstance): number =>
  (process?.files.size() ?? 0) + log.entries.reduce((sum, { text }) => sum + text.length + LOG_FRAME_BYTES, 0);
