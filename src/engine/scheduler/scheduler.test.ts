import { describe, expect, it } from 'vitest';
import type { EventObject, Pod, PodSpec } from '../../api/core';
import type { Scenario } from '../../scenario/scenario';
import { createApiServer } from '../apiserver/apiServer';
import { createContext } from '../clock';
import { startScheduler } from './scheduler';

const scenario: Scenario = { kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: 3_600_000 };

function cluster() {
  const context = createContext(scenario);
  const { store } = createApiServer(context);
  startScheduler(context, store);
  const add = (name: string, spec: Partial<PodSpec> = {}) =>
    store.create('kubectl', {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, namespace: 'default' },
      spec: { containers: [{ name: 'app', image: 'busybox' }], ...spec },
    } as Pod);
  const events = () =>
    store.list<EventObject>('Event').map(({ reason, message, series }) => ({ reason, message, series }));
  return { context, store, add, events, pod: (name: string) => store.get<Pod>('Pod', 'default', name) };
}

const asking = (cpu: string): Partial<PodSpec> => ({
  containers: [{ name: 'app', image: 'busybox', resources: { requests: { cpu } } }],
});

describe('the scheduler', () => {
  it('binds within tens of milliseconds and says so', () => {
    const { add, context, pod, events } = cluster();
    add('demo');
    context.queue.runUntil(40);
    expect(pod('demo')?.spec.nodeName).toBe('node-1');
    expect(pod('demo')?.status?.conditions).toEqual([
      { lastProbeTime: null, lastTransitionTime: '2026-11-20T12:00:00Z', status: 'True', type: 'PodScheduled' },
    ]);
    expect(events()[0]?.message).toBe('Successfully assigned default/demo to node-1');
  });

  it('says why nothing fits, and tries again when room is made', () => {
    const { add, context, pod, events, store } = cluster();
    add('first', asking('1500m'));
    context.queue.runUntil(100);
    add('second', asking('1'));
    context.queue.runUntil(3000);
    const none = '0/1 nodes are available:';
    expect(events().at(-1)?.message).toBe(
      `${none} 1 Insufficient cpu. no new claims to deallocate, preemption: ${none} 1 No preemption victims found for incoming pod.`,
    );
    expect(pod('second')?.status?.conditions?.[0]).toMatchObject({ reason: 'Unschedulable', observedGeneration: 1 });
    store.delete('kubelet', 'Pod', 'default', 'first', 0);
    context.queue.runUntil(3100);
    expect(pod('second')?.spec.nodeName).toBe('node-1');
  });

  it('does not hope for what the node can never give, but looks again after five minutes', () => {
    const { add, context, events } = cluster();
    add('big', asking('64'));
    context.queue.runUntil(299_000);
    expect(events()).toHaveLength(1);
    expect(events()[0]?.message).toContain('1 Preemption is not helpful for scheduling.');
    context.queue.runUntil(700_000);
    expect(events()).toHaveLength(2);
    expect(events().find(({ series }) => series)?.series?.count).toBe(2);
  });

  it.each<[string, Partial<PodSpec>]>([
    ["node(s) didn't match Pod's node affinity/selector", { nodeSelector: { disk: 'ssd' } }],
    [
      'persistentvolumeclaim "data" not found',
      { volumes: [{ name: 'd', persistentVolumeClaim: { claimName: 'data' } }] },
    ],
  ])('refuses: %s', (reason, spec) => {
    const { add, context, events } = cluster();
    add('demo', spec);
    context.queue.runUntil(100);
    expect(events()[0]?.message).toContain(reason);
  });

  it('leaves gated Pods and other schedulers alone', () => {
    const { add, context, pod } = cluster();
    add('gated', { schedulingGates: [{ name: 'example.com/wait' }] });
    add('other', { schedulerName: 'mine' });
    context.queue.runUntil(1000);
    expect(pod('gated')?.status?.conditions?.[0]?.reason).toBe('SchedulingGated');
    expect([pod('gated')?.spec.nodeName, pod('other')?.spec.nodeName]).toEqual([undefined, undefined]);
  });
});
