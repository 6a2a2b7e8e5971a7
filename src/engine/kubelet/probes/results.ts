/** What probes have established, and who is told. Models pkg/kubelet/prober/results and syncLoopIteration's ears for it. */
import type { PodCondition, PodStatus } from '../../../api/core';
import type { Parts } from '../parts';
import type { PodRecord, ProbeKind, ProbeResult } from '../podRecord';
import { generateConditions } from '../status/conditions';

/** The API server hears of a changed readiness before the sync that it asks for has anything to say. */
const SYNC_AFTER_READINESS_MS = 10;

export interface ProbedContainer {
  record: PodRecord;
  name: string;
  id: string;
  kind: ProbeKind;
}

/** Only a result that is another than before is told. Models results.Manager Set. */
export function setResult(parts: Parts, container: ProbedContainer, result: ProbeResult): void {
  const known = container.record.probes[container.kind];
  if (known.get(container.id) === result) return;
  known.set(container.id, result);
  tell(parts, container, result);
}

/** What a probe begins with is told too: readiness as failed, liveness as passed, a startup as not known. */
export function setInitialResult(parts: Parts, container: ProbedContainer): void {
  if (container.kind === 'startup') wake(parts, container.record);
  else setResult(parts, container, container.kind === 'liveness' ? 'success' : 'failure');
}

function tell(parts: Parts, { record, name, kind }: ProbedContainer, result: ProbeResult): void {
  if (kind === 'liveness' && result === 'success') return;
  if (kind !== 'readiness' || !setContainerReadiness(parts, record, name, result === 'success')) {
    wake(parts, record);
    return;
  }
  parts.context.queue.after(SYNC_AFTER_READINESS_MS, () => wake(parts, record));
}

/** A Pod that is being stopped is not looked at because of its probes. */
function wake(parts: Parts, record: PodRecord): void {
  if (record.stage === 'syncing') parts.wake(record);
}

/** True if that was news to the status. Models status_manager.go SetContainerReadiness. */
function setContainerReadiness(parts: Parts, record: PodRecord, name: string, ready: boolean): boolean {
  const { status } = record;
  const lists = { init: status?.initContainerStatuses ?? [], regular: status?.containerStatuses ?? [] };
  const isNews = [...lists.regular, ...lists.init].some((known) => known.name === name && known.ready !== ready);
  if (!status || !isNews) return false;
  const mark = (list: typeof lists.init) => list.map((known) => (known.name === name ? { ...known, ready } : known));
  const statuses = { init: mark(lists.init), regular: mark(lists.regular) };
  parts.status.set(record, {
    ...status,
    conditions: readyConditions(parts, record, status, statuses),
    ...(statuses.init.length > 0 ? { initContainerStatuses: statuses.init } : {}),
    containerStatuses: statuses.regular,
  });
  return true;
}

/** The two conditions that depend on readiness are worked out anew. */
function readyConditions(
  { context }: Parts,
  { pod, restartingAll }: PodRecord,
  { conditions = [], phase }: PodStatus,
  statuses: Parameters<typeof generateConditions>[0]['statuses'],
): PodCondition[] {
  const made = generateConditions({
    pod,
    phase: phase ?? 'Pending',
    statuses,
    hasReadySandbox: true,
    others: conditions,
    isRestartingAll: restartingAll !== undefined,
  });
  return conditions.map((condition) => {
    if (condition.type !== 'Ready' && condition.type !== 'ContainersReady') return condition;
    const { message: _, reason: __, ...rest } = condition;
    return { ...rest, lastTransitionTime: context.timestamp(), ...made.find(({ type }) => type === condition.type) };
  });
}
