/** Letting go of containers, so that they run again as if they never had. */
import type { ContainerStopper } from './containerStopper';
import { containerId, type Parts } from './parts';
import { type PodRecord, viewOf } from './podRecord';
import { generateApiStatus } from './status/apiStatus';
import { sleep, type Task } from './task';
import { TIMING } from './timing';

/**
 * Every container is killed and removed, the one whose exit asked for it last; sandbox and volumes stay. Models
 * kuberuntime_manager.go getContainersToReset and what SyncPod does with them.
 */
export function* restartAllContainers(
  parts: Parts,
  stopper: ContainerStopper,
  record: PodRecord,
  trigger: string,
): Task<void> {
  record.restartingAll = { trigger };
  reportStatus(parts, record);
  for (const name of removalOrder(record, trigger)) {
    const latest = record.instances.findLast((instance) => instance.name === name);
    if (!latest) continue;
    yield* stopper.stop(record, latest, { message: 'killing', graceSeconds: 0 });
    record.restartCounts.set(name, latest.attempt + 1);
    removeAll(record, name);
    parts.machines.send('container', containerId(record, latest), 'REMOVED');
  }
  record.reasons.clear();
  record.seen = viewOf(record);
  reportStatus(parts, record);
  yield* sleep(TIMING.relistOnDemand);
  record.restartingAll = undefined;
  parts.machines.send('pod', record.uid, 'RESTART_ALL');
  // What the relist would find is known already: it has to be told that there is work.
  parts.wake(record);
}

/** Apps, then init containers, then the one that asked for it. */
function removalOrder({ pod }: PodRecord, trigger: string): string[] {
  const names = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])].map(({ name }) => name);
  return [...names.filter((name) => name !== trigger), trigger];
}

function removeAll(record: PodRecord, name: string): void {
  const left = record.instances.filter((instance) => instance.name !== name);
  record.instances.splice(0, record.instances.length, ...left);
}

function reportStatus(parts: Parts, record: PodRecord): void {
  const { context, node } = parts;
  const status = generateApiStatus(record, context, node, { isTerminal: false, isPastDeadline: false });
  parts.status.set(record, status);
}

/** Init containers run again in the new sandbox: their records no longer count. Models purgeInitContainers. */
export function purgeInitContainers(parts: Parts, record: PodRecord): void {
  const names = new Set((record.pod.spec.initContainers ?? []).map(({ name }) => name));
  for (const instance of record.instances) {
    if (!names.has(instance.name)) continue;
    instance.isPurged = true;
    instance.isLogRemoved = true;
    parts.machines.send('container', containerId(record, instance), 'REMOVED');
  }
}
