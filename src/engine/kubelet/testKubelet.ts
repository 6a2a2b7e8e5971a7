/** A cluster with a real kubelet whose containers do what their command says: for waveforms in tests. */
import type { EventObject, Pod } from '../../api/core';
import { findImage } from '../../images/catalogue';
import type { ContainerSpec, ProcessContainer, StartOptions, Timers } from '../../process/types';
import type { Scenario } from '../../scenario/scenario';
import { createApiServer } from '../apiserver/apiServer';
import { createContext } from '../clock';
import type { EngineContext, ObjectStore } from '../context';
import { createNetwork } from '../network/network';
import { startScheduler } from '../scheduler/scheduler';
import { createKubelet, type Kubelet } from './kubelet';

export interface TestKubelet {
  context: EngineContext;
  store: ObjectStore;
  kubelet: Kubelet;
  create(spec: Partial<Pod['spec']>): Pod;
  run(untilMs: number): void;
  /** What `kubectl get -w` would show: `0.0 Pending | 0.5 a:running …`, one entry per change, without times. */
  waveform(): string;
  /** Reasons of the kubelet's Events with their container, in order of appearance. */
  events(): string[];
  decisions(): string[];
}

export function createTestKubelet(scenario: Partial<Scenario> = {}): TestKubelet {
  const context = createContext({
    kubernetes: '1.36',
    namespace: 'default',
    files: {},
    steps: [],
    untilMs: 3_600_000,
    node: { images: ['busybox:1.36'] },
    ...scenario,
  });
  const { store } = createApiServer(context);
  const network = createNetwork(context, store);
  const deps = { context, store, network: network.cluster, files: network.files, images: findImage };
  const kubelet = createKubelet(deps, scriptedContainer);
  startScheduler(context, store);
  return {
    context,
    store,
    kubelet,
    create(spec) {
      const pod = {
        apiVersion: 'v1',
        kind: 'Pod' as const,
        metadata: { name: 'demo', namespace: 'default' },
        spec: { containers: [], ...spec },
      };
      const created = store.create<Pod>('kubectl', pod);
      if (!created.ok) throw new Error(created.error.message);
      return created.value;
    },
    run: (untilMs) => void context.queue.runUntil(untilMs),
    waveform: () => waveform(context),
    events: () =>
      context.trace.events.flatMap((event) => {
        if (event.kind !== 'object' || event.by !== 'kubelet' || event.object.kind !== 'Event') return [];
        const { reason, involvedObject } = event.object as EventObject;
        const container = /\{(.*)\}/.exec(involvedObject.fieldPath ?? '')?.[1];
        return [container === undefined ? reason : `${reason} ${container}`];
      }),
    decisions: () =>
      context.trace.events.flatMap((event) =>
        event.kind === 'decision' && event.component === 'kubelet'
          ? [[event.code.replace('kubelet.', ''), event.container].filter(Boolean).join(' ')]
          : [],
      ),
  };
}

/** A container in the words of these tests: `sleep 3 exit 1` is `['3', '1']`; `trap` ends at SIGTERM; `hang` does not. */
export const runs = (name: string, seconds: number | 'trap' | 'hang', exitCode = 0) => ({
  name,
  image: 'busybox:1.36',
  command: ['run', String(seconds), String(exitCode)],
});

function scriptedContainer(spec: ContainerSpec, timers: Timers): ProcessContainer {
  let isRunning = false;
  let ends = 'hang';
  const end = (exitCode: number) => {
    if (!isRunning) return;
    isRunning = false;
    spec.hooks.onExit?.({ exitCode });
  };
  return {
    id: spec.id,
    hostname: spec.hostname,
    image: spec.image,
    network: spec.network,
    get nowMs() {
      return timers.nowMs;
    },
    get running() {
      return isRunning;
    },
    get files() {
      return spec.image.tree;
    },
    shared: new Map(),
    start({ argv }: StartOptions) {
      const [name = '', seconds = 'hang', exitCode = '0'] = argv;
      if (name !== 'run') return { reason: 'not-found', path: name };
      isRunning = true;
      ends = seconds;
      spec.hooks.onOutput?.('stdout', `started ${seconds}\n`);
      if (Number.isFinite(Number(seconds)))
        timers.schedule(timers.nowMs + Number(seconds) * 1000, () => end(Number(exitCode)));
      return undefined;
    },
    exec: () => ({ reason: 'not-found', path: 'exec' }),
    signal: () => {
      if (ends === 'trap') end(0);
    },
    kill: (exit) => end(exit.exitCode),
  };
}

function waveform(context: EngineContext): string {
  const rows: string[] = [];
  for (const event of context.trace.events) {
    if (event.kind !== 'object' || event.object.kind !== 'Pod') continue;
    const row = event.type === 'DELETED' ? 'deleted' : rowOf(event.object as Pod);
    if (rows.at(-1) !== row) rows.push(row);
  }
  return rows.join(' | ');
}

/** `Pending init=waiting:PodInitializing`: phase, then each container's state and restarts. */
function rowOf(pod: Pod): string {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const containers = statuses.map(({ name, state, restartCount }) => {
    const text = state?.running ? 'running' : (state?.terminated?.reason ?? state?.waiting?.reason ?? '-');
    return `${name}=${text}${restartCount ? `/${restartCount}` : ''}`;
  });
  return [pod.status?.phase ?? '-', ...containers].join(' ');
}
