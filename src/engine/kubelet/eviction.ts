/** Local storage that outgrows its limit. Models pkg/kubelet/eviction/eviction_manager.go localStorageEviction. */

import type { Parts } from './parts';
import type { PodRecord } from './podRecord';
import { quantityValue } from './quantities';

const CHECK_MS = 10_000;
/** In step with the recorded node's eviction loop. */
const CHECK_PHASE_MS = 200;
const GRACE_SECONDS = 1;

/** Returns the check to start for each new Pod: only Pods with a limit are looked at. */
export function startEviction(
  parts: Parts,
  records: ReadonlyMap<string, PodRecord>,
  evict: (record: PodRecord) => void,
): (record: PodRecord) => void {
  const { context } = parts;

  function check(record: PodRecord): void {
    if (records.get(record.uid) !== record || record.stage !== 'syncing') return;
    const message = excessOf(record);
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
    if (hasLimit(record)) schedule(record);
  };
}

const limitsOf = (record: PodRecord) =>
  (record.pod.spec.volumes ?? []).flatMap(({ name, emptyDir }) =>
    emptyDir?.sizeLimit === undefined || quantityValue(emptyDir.sizeLimit) === 0
      ? []
      : [{ name, limit: emptyDir.sizeLimit }],
  );

const hasLimit = (record: PodRecord): boolean => limitsOf(record).length > 0;

/** The trailing space is the kubelet's. */
function excessOf(record: PodRecord): string | undefined {
  const found = limitsOf(record).find(
    ({ name, limit }) => (record.volumes.get(name)?.tree.size() ?? 0) > quantityValue(limit),
  );
  return found && `Usage of EmptyDir volume "${found.name}" exceeds the limit "${found.limit}". `;
}
