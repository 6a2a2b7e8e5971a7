/** Stops containers: hook, turn, signal, kill. Models kuberuntime_container.go killContainer and kuberuntime_termination_order.go. */
import type { Pod } from '../../api/core';
import type { ContainerInstance } from '../runtime/container';
import { isSidecar } from './decisions/restartPolicy';
import { runHook } from './hooks';
import { containerId, type Parts } from './parts';
import type { PodRecord } from './podRecord';
import { createGate, type Gate, runTask, sleep, startTask, type Task, waitFor } from './task';
import { TIMING } from './timing';

export interface StopOptions {
  /** Of the Killing event. */
  message: string;
  /** Instead of what the Pod says. */
  graceSeconds?: number;
  /** Waits for its turn among the Pod's containers. */
  order?: TerminationOrder;
}

export interface ContainerStopper {
  stop(record: PodRecord, instance: ContainerInstance, options: StopOptions): Task;
  /** All running containers in parallel, then the sandbox. Models killPodWithSyncResult. */
  killPod(record: PodRecord, graceSeconds?: number): Task;
  /** The container statechart's `stopContainer`. */
  begin(id: string): void;
}

const MINIMUM_GRACE_SECONDS = 2;
const DEFAULT_GRACE_SECONDS = 30;

export function createContainerStopper(parts: Parts): ContainerStopper {
  const { context, machines, runtime } = parts;
  const stopping = new Map<string, () => void>();

  function* stop(record: PodRecord, instance: ContainerInstance, options: StopOptions): Task {
    if (instance.state !== 'running') return;
    const id = containerId(record, instance);
    stopping.set(id, () => runTask(context.queue, terminate(record, instance, options)));
    parts.report(record, instance.spec, 'Normal', 'Killing', options.message);
    if (!machines.send('container', id, 'KILL')) {
      // Already stopping for another reason: this one only waits.
      if (machines.state('container', id) !== 'Terminating') runtime.kill(instance);
    }
    yield* waitFor(instance.exited);
    yield* sleep(5);
  }

  function* terminate(record: PodRecord, instance: ContainerInstance, options: StopOptions): Task {
    const startedAtMs = context.queue.nowMs;
    const total = options.graceSeconds ?? graceOf(record.pod);
    const left = () => total - Math.floor((context.queue.nowMs - startedAtMs) / 1000);
    if (total > 0) yield* waitFor(beginPreStop(record, instance), total * 1000);
    if (options.order && left() > 0) yield* options.order.waitForTurn(instance.name, left() * 1000);
    yield* sleep(3);
    runtime.signal(instance, instance.stopSignal);
    const hasEnded = yield* waitFor(instance.exited, Math.max(left(), MINIMUM_GRACE_SECONDS) * 1000);
    if (!hasEnded) {
      context.trace.lead({
        kind: 'decision',
        component: 'runtime',
        code: 'kubelet.grace-period-over',
        podUid: record.uid,
        container: instance.name,
        params: { seconds: Math.max(left(), MINIMUM_GRACE_SECONDS) },
      });
      context.trace.lead({ kind: 'signal', containerId: instance.id, signal: 'KILL', ignored: false });
      runtime.kill(instance);
    }
  }

  /**
   * The hook goes on when its time is up: the container's end is its end too, and then it has failed. Models
   * executePreStopHook.
   */
  function beginPreStop(record: PodRecord, instance: ContainerInstance): Gate {
    const ended = createGate();
    const preStop = instance.spec.lifecycle?.preStop;
    if (!preStop) ended.open();
    else
      runTask(context.queue, runHook(parts, record, instance, 'preStop', preStop), ({ error }) => {
        if (error !== undefined)
          parts.report(record, instance.spec, 'Warning', 'FailedPreStopHook', 'PreStopHook failed');
        ended.open();
      });
    return ended;
  }

  function* killPod(record: PodRecord, graceSeconds?: number): Task {
    const running = record.instances.filter(({ state }) => state === 'running');
    const order = createTerminationOrder(record.pod, running);
    const grace = graceSeconds === undefined ? {} : { graceSeconds };
    const ends = running.map((instance) => {
      instance.exited.whenOpen(() => order.ended(instance.name));
      const message = `Stopping container ${instance.name}`;
      return startTask(context.queue, stop(record, instance, { message, order, ...grace }));
    });
    for (const end of ends) yield* waitFor(end);
    yield* stopSandbox(record);
  }

  function* stopSandbox(record: PodRecord): Task {
    const { sandbox } = record;
    if (!sandbox) return;
    yield* sleep(TIMING.stopSandbox);
    sandbox.network.detach();
    if (sandbox.isReady) context.trace.lead({ kind: 'sandbox', podUid: record.uid, state: 'dead' });
    sandbox.isReady = false;
  }

  return { stop, killPod, begin: (id) => stopping.get(id)?.() };
}

/** Models setTerminationGracePeriod as far as the Pod itself says. */
const graceOf = (pod: Pod): number =>
  pod.metadata.deletionGracePeriodSeconds ?? pod.spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE_SECONDS;

export interface TerminationOrder {
  waitForTurn(name: string, timeoutMs: number): Task;
  ended(name: string): void;
}

/** Sidecars wait for all app containers and for the sidecars after them. */
export function createTerminationOrder(pod: Pod, running: readonly { name: string }[]): TerminationOrder {
  const names = new Set(running.map(({ name }) => name));
  const gates = new Map<string, Gate>();
  const gateOf = (name: string): Gate => {
    const known = gates.get(name);
    if (known) return known;
    const gate = createGate();
    gates.set(name, gate);
    if (!names.has(name)) gate.open();
    return gate;
  };
  const sidecars = (pod.spec.initContainers ?? []).filter(isSidecar).map(({ name }) => name);
  const apps = pod.spec.containers.map(({ name }) => name);
  return {
    *waitForTurn(name, timeoutMs) {
      const index = sidecars.indexOf(name);
      if (index < 0) return;
      const all = createGate();
      const before = [...apps, ...sidecars.slice(index + 1)].map(gateOf);
      const check = () => {
        if (before.every(({ isOpen }) => isOpen)) all.open();
      };
      for (const gate of before) gate.whenOpen(check);
      check();
      yield* waitFor(all, timeoutMs);
    },
    ended: (name) => gateOf(name).open(),
  };
}
