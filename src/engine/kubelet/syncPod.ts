/** One sync of a Pod: from what is to what should be. Models kubelet.go SyncPod and kuberuntime_manager.go SyncPod. */
import type { Container } from '../../api/core';
import { createSystemSettings } from '../../process/systemSettings';
import { randomHex } from '../random';
import { durationText } from './backOff';
import type { KubeletCode } from './codes';
import type { ContainerStarter } from './containerStarter';
import type { ContainerStopper } from './containerStopper';
import { computePodActions, type PodActions } from './decisions/podActions';
import { isSidecar } from './decisions/restartPolicy';
import { explainActions } from './explain';
import { containerId, type Parts } from './parts';
import { type PodRecord, type PodView, podText } from './podRecord';
import { purgeInitContainers, restartAllContainers } from './startOver';
import { DEADLINE, generateApiStatus } from './status/apiStatus';
import { createGate, sleep, type Task, waitFor } from './task';
import { TIMING } from './timing';

export type SyncOutcome =
  /** `isIdle`: there was nothing to do. */
  | { kind: 'done'; isIdle?: boolean }
  /** `retryAtMs`: when the shortest back-off is over. */
  | { kind: 'failed'; retryAtMs?: number }
  | { kind: 'finished' };

export interface Syncer {
  syncPod(record: PodRecord): Task<SyncOutcome>;
}

interface Sync {
  parts: Parts;
  starter: ContainerStarter;
  stopper: ContainerStopper;
}

export function createSyncer(parts: Parts, starter: ContainerStarter, stopper: ContainerStopper): Syncer {
  const self: Sync = { parts, starter, stopper };
  return { syncPod: (record) => syncPod(self, record) };
}

function decide(self: Sync, record: PodRecord, code: KubeletCode): void {
  const { parts } = self;
  const { context } = parts;
  context.trace.lead({ kind: 'decision', component: 'kubelet', code, podUid: record.uid, params: {} });
}

function* syncPod(self: Sync, record: PodRecord): Task<SyncOutcome> {
  const { parts } = self;
  const { context, machines } = parts;
  const isLate = isPastDeadline(parts, record);
  if (isLate) parts.report(record, undefined, 'Normal', DEADLINE.reason, DEADLINE.message);
  const status = generateApiStatus(record, context, parts.node, { isTerminal: false, isPastDeadline: isLate });
  parts.status.set(record, status);
  parts.probes.statusMade(record);
  if (status.phase === 'Failed' || status.phase === 'Succeeded') {
    decide(self, record, status.phase === 'Failed' ? 'kubelet.pod-failed' : 'kubelet.pod-succeeded');
    return { kind: 'finished' };
  }
  machines.send('pod', record.uid, 'SYNC');
  if (!(yield* volumesReady(self, record))) return { kind: 'failed' };
  parts.volumes.refresh(record);
  parts.probes.begin(record);
  reportMissingPullSecrets(parts, record);
  const view = record.seen;
  const actions = computePodActions(record.pod, view, record.sandbox?.attempt, record.probes);
  explainActions(context, record, actions, view);
  return yield* carryOut(self, record, view, actions);
}

/** Images are pulled without what is missing. Models getPullSecretsForPod. */
function reportMissingPullSecrets(parts: Parts, record: PodRecord): void {
  const { metadata, spec } = record.pod;
  const missing = (spec.imagePullSecrets ?? []).flatMap(({ name = '' }) =>
    name === '' || parts.store.get('Secret', metadata.namespace, name) ? [] : [name],
  );
  if (missing.length === 0) return;
  const what = `Unable to retrieve some image pull secrets (${missing.join(', ')})`;
  const message = `${what}; attempting to pull the image may not succeed.`;
  parts.report(record, undefined, 'Warning', 'FailedToRetrieveImagePullSecret', message);
}

function* volumesReady(self: Sync, record: PodRecord): Task<boolean> {
  const { parts } = self;
  const { machines } = parts;
  if (record.volumesMounted.isOpen) return true;
  const either = createGate();
  record.volumesMounted.whenOpen(() => either.open());
  record.stopping.whenOpen(() => either.open());
  yield* waitFor(either, TIMING.volumeTimeout);
  if (!record.volumesMounted.isOpen || record.stopping.isOpen) return false;
  machines.send('pod', record.uid, 'VOLUMES_MOUNTED');
  return true;
}

function* carryOut(self: Sync, record: PodRecord, view: PodView, actions: PodActions): Task<SyncOutcome> {
  const { parts, stopper } = self;
  const { machines } = parts;
  if (actions.restartAll !== undefined) {
    yield* restartAllContainers(parts, stopper, record, actions.restartAll);
    return { kind: 'done' };
  }
  if (actions.killPod) {
    if (record.sandbox && actions.createSandbox) {
      machines.send('pod', record.uid, 'SANDBOX_CHANGED');
      parts.report(
        record,
        undefined,
        'Normal',
        'SandboxChanged',
        'Pod sandbox changed, it will be killed and re-created.',
      );
    }
    yield* stopper.killPod(record);
    if (!actions.createSandbox) return { kind: 'done' };
    purgeInitContainers(parts, record);
  } else {
    for (const { container, message, reason } of actions.containersToKill) {
      const grace = reason === 'definition' ? undefined : probeGrace(container.spec, reason);
      yield* stopper.stop(record, container.instance, {
        message,
        ...(grace === undefined ? {} : { graceSeconds: grace }),
      });
    }
  }
  if (record.stopping.isOpen) return { kind: 'failed' };
  if (actions.createSandbox) yield* createSandbox(self, record, actions.sandboxAttempt);
  return yield* startContainers(self, record, view, actions);
}

function* createSandbox(self: Sync, record: PodRecord, attempt: number): Task {
  const { parts } = self;
  const { context, machines } = parts;
  machines.send('pod', record.uid, 'CREATE_SANDBOX');
  const { dropped } = parts.files.resolvConf(record.pod);
  if (dropped !== undefined) parts.report(record, undefined, 'Warning', 'DNSConfigForming', dropped);
  yield* sleep(TIMING.createSandbox);
  const network = parts.network.attach(record.pod);
  const id = randomHex(context.random('sandbox-id'), 64);
  const settings = createSystemSettings(record.pod.spec.securityContext?.sysctls);
  record.sandbox = { id, attempt, network, settings, isReady: true };
  context.trace.lead({ kind: 'sandbox', podUid: record.uid, state: 'ready', address: network.address });
  machines.send('pod', record.uid, 'SANDBOX_READY');
  parts.status.sandboxReady(record);
  parts.changed(record);
}

function* startContainers(self: Sync, record: PodRecord, view: PodView, actions: PodActions): Task<SyncOutcome> {
  const { parts } = self;
  const { machines } = parts;
  const failures: (number | undefined)[] = [];
  for (const index of actions.ephemeralContainersToStart) {
    const container = record.pod.spec.ephemeralContainers?.[index];
    const failure = container && (yield* startOne(self, record, view, container));
    if (failure) failures.push(failure.retryAtMs);
  }
  for (const index of actions.initContainersToStart) {
    const container = record.pod.spec.initContainers?.[index];
    if (!container) continue;
    const failure = yield* startOne(self, record, view, container);
    if (!failure) continue;
    failures.push(failure.retryAtMs);
    if (!isSidecar(container)) return failed(failures);
  }
  for (const index of actions.containersToStart) {
    const container = record.pod.spec.containers[index];
    if (!container) continue;
    machines.send('pod', record.uid, 'INITIALIZED');
    const failure = yield* startOne(self, record, view, container);
    if (failure) failures.push(failure.retryAtMs);
  }
  return failures.length > 0 ? failed(failures) : { kind: 'done', isIdle: isIdle(actions) };
}

/** Models a result without SyncResults: no relist is asked for. */
const isIdle = (actions: PodActions): boolean =>
  !actions.killPod &&
  !actions.createSandbox &&
  actions.containersToKill.length === 0 &&
  actions.ephemeralContainersToStart.length === 0 &&
  actions.initContainersToStart.length === 0 &&
  actions.containersToStart.length === 0;

/** Undefined if it runs. Back-off is asked first: models doBackOff. */
function* startOne(
  self: Sync,
  record: PodRecord,
  view: PodView,
  container: Container,
): Task<{ retryAtMs?: number } | undefined> {
  const { parts, starter } = self;
  const { context } = parts;
  if (record.stopping.isOpen) return {};
  // A container that this very sync has killed still counts as running: the end of the instance before it is asked.
  const latest = view.containers.find(({ name, state }) => name === container.name && state === 'exited');
  const endedAtMs = latest && (latest.finishedAtMs ?? 0);
  const key = `${record.uid} ${container.name} ${container.image} ${JSON.stringify(container.resources ?? {})}`;
  if (endedAtMs !== undefined) {
    if (parts.crashBackOffs.isInBackOffSince(key, endedAtMs, context.queue.nowMs))
      return backOff(self, record, container, parts.crashBackOffs.get(key), endedAtMs);
    parts.crashBackOffs.next(key, endedAtMs, context.queue.nowMs);
  }
  const problem = yield* starter.start(record, container);
  if (!problem) {
    record.reasons.delete(container.name);
    return undefined;
  }
  record.reasons.set(container.name, problem);
  return {};
}

function backOff(
  self: Sync,
  record: PodRecord,
  container: Container,
  delayMs: number,
  endedAtMs: number,
): { retryAtMs: number } {
  const { parts } = self;
  const { context, machines } = parts;
  const untilMs = endedAtMs + delayMs;
  context.trace.lead({
    kind: 'back-off',
    podUid: record.uid,
    container: container.name,
    of: 'container',
    delayMs,
    untilMs,
  });
  machines.send('container', containerId(record, container), 'BACK_OFF');
  parts.report(
    record,
    container,
    'Warning',
    'BackOff',
    `Back-off restarting failed container ${container.name} in pod ${podText(record.pod)}`,
  );
  const message = `back-off ${durationText(delayMs)} restarting failed container=${container.name} pod=${podText(record.pod)}`;
  record.reasons.set(container.name, { reason: 'CrashLoopBackOff', message });
  return { retryAtMs: untilMs };
}

const failed = (retries: readonly (number | undefined)[]): SyncOutcome => {
  const times = retries.filter((atMs): atMs is number => atMs !== undefined);
  return times.length > 0 ? { kind: 'failed', retryAtMs: Math.min(...times) } : { kind: 'failed' };
};

const probeGrace = (container: Container, reason: 'startup' | 'liveness'): number | undefined =>
  (reason === 'startup' ? container.startupProbe : container.livenessProbe)?.terminationGracePeriodSeconds;

/** Models active_deadline.go pastActiveDeadline. */
export function isPastDeadline({ context }: Parts, record: PodRecord): boolean {
  const seconds = record.pod.spec.activeDeadlineSeconds;
  const start = record.status?.startTime;
  if (seconds === undefined || start === undefined) return false;
  return context.queue.nowMs - context.timeOf(start) >= seconds * 1000;
}
