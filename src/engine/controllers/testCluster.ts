/** A double of the kubelet for tests of controllers and network: Pods run at once, or end as they are told. */
import type { Pod, PodCondition, PodStatus } from '../../api/core';
import type { Scenario } from '../../scenario/scenario';
import { createApiServer } from '../apiserver/apiServer';
import { createContext } from '../clock';
import type { EngineContext, ObjectStore } from '../context';
import { startScheduler } from '../scheduler/scheduler';
import { startControllers } from './controllers';

export type Fate = 'runs' | 'fails' | 'succeeds' | 'never-ready';

export interface TestCluster {
  context: EngineContext;
  store: ObjectStore;
  run(untilMs: number): void;
  pods(): readonly Pod[];
  events(): string[];
}

const START_MS = 500;

export function createTestCluster(
  fate: (pod: Pod) => Fate = () => 'runs',
  scenario: Partial<Scenario> = {},
): TestCluster {
  const context = createContext({
    kubernetes: '1.36',
    namespace: 'default',
    files: {},
    steps: [],
    untilMs: 3_600_000,
    ...scenario,
  });
  const { store } = createApiServer(context);
  startScheduler(context, store);
  startControllers(context, store);
  startTestKubelet(context, store, fate);
  return {
    context,
    store,
    run: (untilMs) => void context.queue.runUntil(untilMs),
    pods: () => store.list<Pod>('Pod', 'default'),
    events: () =>
      context.trace.events.flatMap((event) => {
        if (event.kind !== 'object' || event.object.kind !== 'Event' || !('message' in event.object)) return [];
        return String(event.object.message);
      }),
  };
}

function startTestKubelet(context: EngineContext, store: ObjectStore, fate: (pod: Pod) => Fate): void {
  const known = new Set<string>();
  let last = 1;
  store.watch<Pod>('Pod', 5, (type, pod) => {
    const { namespace, name = '', uid = '', deletionTimestamp } = pod.metadata;
    if (type === 'DELETED' || !pod.spec.nodeName) return;
    if (deletionTimestamp) context.queue.after(100, () => store.delete('kubelet', 'Pod', namespace, name, 0));
    if (known.has(uid)) return;
    known.add(uid);
    const podIP = `10.244.0.${++last}`;
    context.queue.after(START_MS, () => {
      store.updateStatus<Pod>('kubelet', 'Pod', namespace, name, (status = {}) =>
        statusFor(context, status, fate(pod), podIP),
      );
    });
  });
}

function statusFor(context: EngineContext, status: PodStatus, fate: Fate, podIP: string): PodStatus {
  const ready: PodCondition = {
    type: 'Ready',
    status: fate === 'runs' ? 'True' : 'False',
    lastTransitionTime: context.timestamp(),
  };
  const phase = fate === 'fails' ? 'Failed' : fate === 'succeeds' ? 'Succeeded' : 'Running';
  return { ...status, phase, podIP, conditions: [...(status.conditions ?? []), ready] };
}
