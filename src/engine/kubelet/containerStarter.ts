/**
 * Starts containers: each stage is an effect of the container's statechart. Models pkg/kubelet/kuberuntime
 * kuberuntime_container.go startContainer.
 */
import type { Container } from '../../api/core';
import type { CatalogueImage } from '../../images/types';
import type { ContainerInstance } from '../runtime/container';
import { hostnameOf, makeInstance, managedFiles } from './containerConfig';
import type { ContainerStopper } from './containerStopper';
import { runHook } from './hooks';
import type { ImageManager } from './imageManager';
import { containerId, type Parts } from './parts';
import type { PodRecord, WaitingReason } from './podRecord';
import { quantityValue } from './quantities';
import { createGate, type Gate, runTask, sleep, type Task, waitFor } from './task';
import { TIMING } from './timing';

export interface ContainerStarter {
  /** Undefined once it runs (its postStart hook included), else why it does not. */
  start(record: PodRecord, container: Container): Task<WaitingReason | undefined>;
}

interface Attempt {
  record: PodRecord;
  container: Container;
  number: number;
  image?: CatalogueImage;
  instance?: ContainerInstance;
  problem?: WaitingReason;
  done: Gate;
}

/** Dead instances that are kept per container: containers' logs and lastState come from them. */
const KEPT_DEAD = 1;

interface Starter {
  parts: Parts;
  images: ImageManager;
  stopper: ContainerStopper;
  attempts: Map<string, Attempt>;
}

export function createContainerStarter(
  parts: Parts,
  images: ImageManager,
  stopper: ContainerStopper,
): ContainerStarter {
  const self: Starter = { parts, images, stopper, attempts: new Map() };
  return { start: (record, container) => start(self, record, container) };
}

/** The statechart's effects by name: each is a stage of the attempt that is under way. */
const STAGES: Readonly<Record<string, (self: Starter, attempt: Attempt) => void>> = {
  ensureImage,
  createContainer,
  startContainer,
  runPostStartHook,
};

function* start(self: Starter, record: PodRecord, container: Container): Task<WaitingReason | undefined> {
  const { machines } = self.parts;
  const id = containerId(record, container);
  const attempt: Attempt = { record, container, number: nextAttempt(record, container), done: createGate() };
  self.attempts.set(id, attempt);
  const effects = Object.entries(STAGES).map(([name, stage]) => {
    const run = () => {
      const current = self.attempts.get(id);
      if (current) stage(self, current);
    };
    return [name, run] as const;
  });
  machines.start('container', id, { ...Object.fromEntries(effects), stopContainer: () => self.stopper.begin(id) });
  if (!machines.send('container', id, 'START')) return { reason: 'RunContainerError', message: 'container is busy' };
  // A Pod that is to be stopped does not wait for a hook or a pull to end.
  const settled = createGate();
  attempt.done.whenOpen(() => settled.open());
  record.stopping.whenOpen(() => settled.open());
  yield* waitFor(settled);
  if (!attempt.done.isOpen) return { reason: 'ContextCanceled', message: 'context canceled' };
  // The kubelet notes the outcome before it goes on.
  yield* sleep(2);
  return attempt.problem;
}

function giveUp(self: Starter, attempt: Attempt, event: string, problem: WaitingReason): void {
  const { parts } = self;
  const { machines } = parts;
  attempt.problem = problem;
  machines.send('container', containerId(attempt.record, attempt.container), event);
  attempt.done.open();
}

/** Runs a stage as a task, unless the Pod is being stopped meanwhile. */
function ensureImage(self: Starter, attempt: Attempt): void {
  const { parts, images } = self;
  const { context, machines } = parts;
  const { record, container, number } = attempt;
  runTask(context.queue, images.ensure(record, container, number), (result) => {
    if ('reason' in result) {
      parts.report(record, container, 'Warning', 'Failed', `Error: ${result.reason}`);
      giveUp(self, attempt, 'IMAGE_FAILED', result);
      return;
    }
    attempt.image = result.image;
    machines.send('container', containerId(record, container), 'IMAGE_PRESENT');
  });
}

function createContainer(self: Starter, attempt: Attempt): void {
  const { parts } = self;
  const { context, machines } = parts;
  const { record, container, number, image } = attempt;
  if (!image) return;
  context.queue.after(TIMING.createContainer, () => {
    const made = makeInstance(parts, record, container, image, number);
    if (!('ref' in made) || record.stopping.isOpen) {
      const problem = 'ref' in made ? { reason: 'ContextCanceled', message: 'context canceled' } : made;
      if (!('ref' in made)) parts.report(record, container, 'Warning', 'Failed', `Error: ${problem.message}`);
      giveUp(self, attempt, 'CREATE_FAILED', problem);
      return;
    }
    attempt.instance = made;
    keepInstance(record, made);
    context.trace.lead({ kind: 'container-created', ...made.ref, attempt: number, image: container.image ?? '' });
    parts.report(record, container, 'Normal', 'Created', 'Container created');
    machines.send('container', containerId(record, container), 'CREATED');
  });
}

function startContainer(self: Starter, attempt: Attempt): void {
  const { parts } = self;
  const { context, machines, runtime } = parts;
  const { record, container, instance } = attempt;
  if (!instance) return;
  context.queue.after(TIMING.startContainer, () => {
    const { sandbox, pod } = record;
    if (!sandbox || record.stopping.isOpen) {
      giveUp(self, attempt, 'START_FAILED', { reason: 'ContextCanceled', message: 'context canceled' });
      return;
    }
    // The Pod's own cgroup holds all of its containers: here each of them alone.
    const memory = container.resources?.limits?.memory ?? pod.spec.resources?.limits?.memory;
    const hostname = hostnameOf(pod, parts.node.name);
    // The first process runs at once: the chart has to be in Running by then, so that it can leave it.
    const id = containerId(record, container);
    const failed = runtime.start(instance, {
      network: sandbox.network,
      hostname,
      readOnlyRoot: container.securityContext?.readOnlyRootFilesystem ?? false,
      sharesProcessIds: sharesProcessIds(parts, record),
      settings: {
        node: parts.node.settings,
        pod: sandbox.settings,
        isHostNetwork: pod.spec.hostNetwork === true,
        isWritable: container.securityContext?.privileged === true,
      },
      ...(memory === undefined ? {} : { memoryLimitBytes: quantityValue(memory) }),
      extraMounts: managedFiles(parts, record, container),
      onExit: () => onExit(self, attempt),
    });
    parts.changed(record);
    if (failed) {
      parts.report(record, container, 'Warning', 'Failed', `Error: ${failed.error}`);
      giveUp(self, attempt, 'START_FAILED', { reason: 'RunContainerError', message: failed.error });
      return;
    }
    parts.report(record, container, 'Normal', 'Started', 'Container started');
    machines.send('container', id, 'STARTED');
    if (instance.exited.isOpen) machines.send('container', id, 'EXITED');
    parts.probes.containerStarted(record, container);
    if (container.lifecycle?.postStart) machines.send('container', id, 'POST_START');
    else attempt.done.open();
  });
}

/** Who is seen is not shared: the others' processes stay out of sight, and that is said. */
function sharesProcessIds({ context }: Parts, { uid, pod }: PodRecord): boolean {
  const shares = pod.spec.shareProcessNamespace === true || pod.spec.hostPID === true;
  if (shares) context.trace.emit({ kind: 'notice', code: 'kubelet.processes-not-shared', podUid: uid, params: {} });
  return shares;
}

function onExit(self: Starter, attempt: Attempt): void {
  const { parts } = self;
  const { machines } = parts;
  machines.send('container', containerId(attempt.record, attempt.container), 'EXITED');
  parts.changed(attempt.record);
}

function runPostStartHook(self: Starter, attempt: Attempt): void {
  const { parts, stopper } = self;
  const { context, machines } = parts;
  const { record, container, instance } = attempt;
  const handler = container.lifecycle?.postStart;
  if (!instance || !handler) return;
  runTask(context.queue, runHook(parts, record, instance, 'postStart', handler), ({ error, message = '' }) => {
    machines.send('container', containerId(record, container), 'HOOK_DONE');
    if (error === undefined) {
      attempt.done.open();
      return;
    }
    parts.report(record, container, 'Warning', 'FailedPostStartHook', 'PostStartHook failed');
    attempt.problem = { reason: 'PostStartHookError', message };
    runTask(context.queue, stopper.stop(record, instance, { message: 'FailedPostStartHook' }), () =>
      attempt.done.open(),
    );
  });
}

/** Restart count of the next instance: one more than that of the latest, however long gone. */
function nextAttempt(record: PodRecord, container: Container): number {
  const latest = record.instances.findLast(({ name }) => name === container.name);
  return latest ? latest.attempt + 1 : (record.restartCounts.get(container.name) ?? 0);
}

/** Adds it and lets go of what container garbage collection would have removed. */
function keepInstance(record: PodRecord, instance: ContainerInstance): void {
  const earlier = record.instances.filter(({ name }) => name === instance.name);
  for (const old of earlier.slice(0, Math.max(0, earlier.length - KEPT_DEAD)))
    record.instances.splice(record.instances.indexOf(old), 1);
  record.instances.push(instance);
}
