/**
 * Builds runs by hand for tests of what only reads runs: projections, pictures. The engine is the truth about what
 * Kubernetes does; a built run is only plausible.
 */
import type { ContainerState, ContainerStatus, Pod, PodSpec } from '../api/core';
import type { KubeObject } from '../api/meta';
import type { ContainerRef, Run, TraceEvent, TraceInput } from '../engine/run';
import type { Scenario } from '../scenario/scenario';

const STARTED_AT = '2026-11-20T12:00:00Z';

export interface RunBuilder {
  /** Moves the clock. Events are emitted at it. */
  at(atMs: number): RunBuilder;
  emit(input: TraceInput, cause?: number): number;
  apply(type: 'ADDED' | 'MODIFIED' | 'DELETED', object: KubeObject, cause?: number): number;
  build(endMs: number): Run;
}

export function runBuilder(scenario: Partial<Scenario> = {}): RunBuilder {
  const trace: TraceEvent[] = [];
  let nowMs = 0;
  const builder: RunBuilder = {
    at(atMs) {
      nowMs = atMs;
      return builder;
    },
    emit(input, cause = -1) {
      const sequence = trace.length;
      const event: TraceEvent = { sequence, atMs: nowMs, cause, ...input };
      trace.push(event);
      return sequence;
    },
    apply: (type, object, cause) => builder.emit({ kind: 'object', type, by: 'kubelet', object }, cause),
    build: (endMs) => ({
      scenario: { kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: endMs, ...scenario },
      startedAt: STARTED_AT,
      endMs,
      trace,
    }),
  };
  return builder;
}

const timestamp = (atMs: number): string =>
  new Date(Date.parse(STARTED_AT) + atMs).toISOString().replace(/\.\d+Z$/, 'Z');

/** A Pod whose status is kept up to date in the run by short calls. */
export class PodStory {
  readonly uid: string;
  readonly #states = new Map<string, { state: ContainerState; ready: boolean; restarts: number }>();
  readonly #ids = new Map<string, string>();
  #node: string | undefined;
  #address: string | undefined;
  #phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' = 'Pending';
  #conditions: Record<string, 'True' | 'False'> = {};
  #nowMs = 0;
  cause = -1;

  constructor(
    readonly run: RunBuilder,
    readonly name: string,
    readonly spec: PodSpec,
    readonly namespace = 'default',
  ) {
    this.uid = `uid-${name}`;
  }

  at(atMs: number): this {
    this.#nowMs = atMs;
    this.run.at(atMs);
    return this;
  }

  create(cause: number): this {
    this.cause = this.run.apply('ADDED', this.#object(), cause);
    return this;
  }

  schedule(node = 'node-1'): this {
    this.#node = node;
    this.#conditions = { PodScheduled: 'True', Initialized: 'False', Ready: 'False' };
    return this.modified();
  }

  sandbox(address: string): this {
    this.run.emit({ kind: 'sandbox', podUid: this.uid, state: 'created' }, this.cause);
    this.cause = this.run.emit({ kind: 'sandbox', podUid: this.uid, state: 'ready', address }, this.cause);
    this.#address = address;
    const names = [...(this.spec.initContainers ?? []), ...this.spec.containers].map(({ name }) => name);
    for (const name of names) this.set(name, { waiting: { reason: 'PodInitializing' } });
    return this.modified();
  }

  set(container: string, state: ContainerState, ready = false): this {
    this.#states.set(container, { restarts: 0, ...this.#states.get(container), state, ready });
    return this;
  }

  phase(
    phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed',
    conditions: Record<string, 'True' | 'False'> = {},
  ): this {
    this.#phase = phase;
    this.#conditions = { ...this.#conditions, ...conditions };
    return this.modified();
  }

  modified(): this {
    this.cause = this.run.apply('MODIFIED', this.#object(), this.cause);
    return this;
  }

  pull(container: string, image: string, fromMs: number, untilMs: number): this {
    const about = { podUid: this.uid, container, image };
    this.at(fromMs).cause = this.run.emit({ kind: 'pull-started', ...about }, this.cause);
    this.at(untilMs).cause = this.run.emit({ kind: 'pull-ended', ...about }, this.cause);
    return this;
  }

  start(container: string, attempt = 0): string {
    const spec = [...(this.spec.initContainers ?? []), ...this.spec.containers].find(({ name }) => name === container);
    const id = `${this.name}-${container}-${attempt}`;
    const ref: ContainerRef = { podUid: this.uid, pod: this.name, namespace: this.namespace, container, id };
    const argv = [...(spec?.command ?? []), ...(spec?.args ?? [])];
    this.#ids.set(container, id);
    this.cause = this.run.emit({ kind: 'container-created', ...ref, attempt, image: spec?.image ?? '' }, this.cause);
    this.cause = this.run.emit({ kind: 'container-started', ...ref, argv }, this.cause);
    this.run.emit({ kind: 'process-started', containerId: id, pid: 1, parentPid: 0, argv }, this.cause);
    this.#states.set(container, {
      state: { running: { startedAt: timestamp(this.#nowMs) } },
      ready: false,
      restarts: attempt,
    });
    this.modified();
    return id;
  }

  exit(container: string, exitCode: number, reason = exitCode === 0 ? 'Completed' : 'Error'): this {
    const id = this.#ids.get(container) ?? '';
    const ref: ContainerRef = { podUid: this.uid, pod: this.name, namespace: this.namespace, container, id };
    this.cause = this.run.emit({ kind: 'container-exited', ...ref, exitCode, reason }, this.cause);
    this.set(container, { terminated: { exitCode, reason, finishedAt: timestamp(this.#nowMs) } }, exitCode === 0);
    return this.modified();
  }

  event(reason: string, message: string, type: 'Normal' | 'Warning' = 'Normal'): this {
    const involvedObject = { kind: 'Pod', namespace: this.namespace, name: this.name, uid: this.uid };
    const metadata = {
      name: `${this.name}.${reason}.${this.#nowMs}`,
      namespace: this.namespace,
      uid: `e${this.#nowMs}`,
    };
    const fields = {
      involvedObject,
      reason,
      message,
      type,
      reportingComponent: 'kubelet',
      reportingInstance: 'node-1',
    };
    this.run.apply('ADDED', Object.assign({ apiVersion: 'v1', kind: 'Event', metadata }, fields), this.cause);
    return this;
  }

  #statusOf(name: string, image: string): ContainerStatus {
    const { state, ready, restarts } = this.#states.get(name) ?? { state: {}, ready: false, restarts: 0 };
    return { name, image, imageID: '', state, ready, started: ready, restartCount: restarts };
  }

  #object(): Pod {
    const statuses = (list: readonly { name: string; image?: string }[]) =>
      list.map(({ name, image }) => this.#statusOf(name, image ?? ''));
    const conditions = Object.entries(this.#conditions).map(([type, status]) => ({ type, status }));
    return {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name: this.name, namespace: this.namespace, uid: this.uid, creationTimestamp: timestamp(0) },
      spec: { ...this.spec, ...(this.#node ? { nodeName: this.#node } : {}) },
      status: {
        phase: this.#phase,
        conditions,
        ...(this.#address ? { podIP: this.#address } : {}),
        ...(this.#states.size > 0 && this.spec.initContainers
          ? { initContainerStatuses: statuses(this.spec.initContainers) }
          : {}),
        ...(this.#states.size > 0 ? { containerStatuses: statuses(this.spec.containers) } : {}),
      },
    };
  }
}

export function serviceObject(
  name: string,
  address: string,
  port: number,
  selector?: Record<string, string>,
): KubeObject {
  const metadata = { name, namespace: 'default', uid: `uid-service-${name}` };
  const spec = { type: 'ClusterIP', clusterIP: address, ports: [{ port }], ...(selector ? { selector } : {}) };
  return Object.assign({ apiVersion: 'v1', kind: 'Service', metadata }, { spec });
}
