/**
 * The container runtime: containerd and runc as the kubelet sees them, on top of src/process. Creates, starts, signals
 * and forgets container instances, and traces what goes on in them.
 */
import { createContainer } from '../../process/container';
import type { ContainerSettings } from '../../process/systemSettings';
import type { ContainerExit, ContainerSpec, Mount, ProcessContainer, StartFailure, Timers } from '../../process/types';
import type { EngineContext, PodNetwork } from '../context';
import type { ContainerInstance } from './container';
import { tracingHooks } from './processTrace';
import { startErrorMessage } from './startErrors';

export type ContainerFactory = (spec: ContainerSpec, timers: Timers) => ProcessContainer;

export interface StartSettings {
  network: PodNetwork;
  hostname: string;
  domainname?: string;
  memoryLimitBytes?: number;
  readOnlyRoot: boolean;
  /** The sandbox's pause process is the containers' process 1: shareProcessNamespace, hostPID. */
  sharesProcessIds: boolean;
  settings: ContainerSettings;
  extraMounts: readonly Mount[];
  /** Called when the container has ended, after its instance says so. */
  onExit(instance: ContainerInstance): void;
}

export interface Runtime {
  /** Starts the instance's first process. The error is runc's sentence; the instance has then exited with 128. */
  start(instance: ContainerInstance, settings: StartSettings): { error: string } | undefined;
  /** SIGKILL for everything in it. */
  kill(instance: ContainerInstance): void;
  signal(instance: ContainerInstance, name: string): void;
}

const START_ERROR_EXIT_CODE = 128;
/** From a process's end until containerd says so. */
const EXIT_NOTICED_MS = 30;
const TERMINATION_LOG_LIMIT = 4096;
const FALLBACK_LINES = 80;
const FALLBACK_BYTES = 2048;

export function createRuntime(context: EngineContext, factory: ContainerFactory = createContainer): Runtime {
  return {
    start(instance, settings) {
      const process = factory(specOf(context, instance, settings), context.queue);
      instance.process = process;
      const { argv, env, cwd, user } = instance;
      instance.state = 'running';
      instance.startedAtMs = context.queue.nowMs;
      // Announced first: what the process does at once follows from it.
      const started = context.trace.lead({ kind: 'container-started', ...instance.ref, argv });
      const failure = context.trace.follow(started, () =>
        process.start({
          ...{ argv, env, cwd, uid: user.uid, gid: user.gid, groups: user.supplementalGroups },
          ...inputOf(instance),
        }),
      );
      return failure ? failToStart(context, instance, failure) : undefined;
    },
    kill(instance) {
      if (instance.state === 'running') instance.process?.kill({ exitCode: 137, signal: 'KILL' });
    },
    signal(instance, name) {
      if (instance.state === 'running')
        instance.process?.signal(name === 'INT' || name === 'QUIT' ? name : signalOf(name));
    },
  };
}

/** A terminal is there to be read from whether or not somebody is to type. */
const inputOf = ({ spec: { stdin, tty } }: ContainerInstance): { input?: 'pipe' | 'terminal' } =>
  tty ? { input: 'terminal' } : stdin ? { input: 'pipe' } : {};

const KNOWN_SIGNALS = ['HUP', 'USR1', 'USR2', 'TERM', 'KILL', 'ABRT'] as const;
const signalOf = (name: string) => KNOWN_SIGNALS.find((known) => known === name) ?? 'TERM';

function specOf(context: EngineContext, instance: ContainerInstance, settings: StartSettings): ContainerSpec {
  return {
    id: instance.id,
    image: instance.image.contents,
    hostname: settings.hostname,
    ...(settings.domainname === undefined ? {} : { domainname: settings.domainname }),
    mounts: [...instance.mounts, ...settings.extraMounts],
    readOnlyRoot: settings.readOnlyRoot,
    ...(settings.sharesProcessIds ? { sharesProcessIds: true } : {}),
    settings: settings.settings,
    network: settings.network.forContainer(instance.id, instance.name),
    ...(settings.memoryLimitBytes === undefined ? {} : { memoryLimitBytes: settings.memoryLimitBytes }),
    steps: context.steps,
    hooks: tracingHooks(context, instance, settings.network, (exit) => {
      finish(context, instance, exit);
      context.queue.after(EXIT_NOTICED_MS, () => {
        instance.state = 'exited';
        instance.exited.open();
        settings.onExit(instance);
      });
    }),
  };
}

/** Models containerd's container_start.go: a task that never ran counts as one that exited with 128. */
function failToStart(context: EngineContext, instance: ContainerInstance, failure: StartFailure): { error: string } {
  const error = startErrorMessage(failure);
  instance.state = 'exited';
  instance.startedAtMs = Number.NEGATIVE_INFINITY;
  instance.finishedAtMs = context.queue.nowMs;
  instance.exitCode = START_ERROR_EXIT_CODE;
  instance.reason = 'StartError';
  instance.message = error;
  instance.log.close(context.queue.nowMs);
  context.trace.lead({
    kind: 'container-exited',
    ...instance.ref,
    exitCode: START_ERROR_EXIT_CODE,
    reason: 'StartError',
    message: error,
  });
  instance.exited.open();
  return { error };
}

function finish(context: EngineContext, instance: ContainerInstance, exit: ContainerExit): void {
  const atMs = context.queue.nowMs;
  for (const entry of instance.log.close(atMs))
    context.trace.emit({ kind: 'log', containerId: instance.id, stream: entry.stream, line: entry.text });
  instance.finishedAtMs = atMs;
  instance.exitCode = exit.exitCode;
  instance.reason = exit.outOfMemory ? 'OOMKilled' : exit.exitCode === 0 ? 'Completed' : 'Error';
  const message = terminationMessage(instance, exit.exitCode);
  if (message !== '') instance.message = message;
  context.trace.lead({
    kind: 'container-exited',
    ...instance.ref,
    exitCode: exit.exitCode,
    reason: instance.reason,
    ...(message === '' ? {} : { message }),
    ...(exit.limit === undefined ? {} : { limit: exit.limit }),
  });
}

/** Models pkg/kubelet/kuberuntime getTerminationMessage. */
function terminationMessage(instance: ContainerInstance, exitCode: number): string {
  const path = instance.spec.terminationMessagePath ?? '/dev/termination-log';
  const mount = instance.mounts.find((candidate) => candidate.path === path);
  const written = mount?.tree.read(mount.file ?? '') ?? '';
  if (written !== '') return written.slice(0, TERMINATION_LOG_LIMIT);
  if (instance.spec.terminationMessagePolicy !== 'FallbackToLogsOnError' || exitCode === 0) return '';
  const text = instance.log.entries
    .slice(-FALLBACK_LINES)
    .map((entry) => entry.text + (entry.isFull ? '\n' : ''))
    .join('');
  return text.slice(-FALLBACK_BYTES);
}
