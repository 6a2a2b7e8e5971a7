import { describe, expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import type { Scenario } from '../../scenario/scenario';
import { createContext } from '../clock';
import type { EventReport } from '../context';
import { createApiServer } from './apiServer';

const scenario: Scenario = { kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: 60_000 };

function cluster() {
  const context = createContext(scenario);
  return { context, ...createApiServer(context) };
}

const pod = (name = 'demo'): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: { containers: [{ name: 'app', image: 'busybox:1.36' }] },
});

describe('creation', () => {
  it('gives a Pod what the API server gives it, and nothing of a status but phase and class', () => {
    const { store, context } = cluster();
    const created = store.create<Pod>('kubectl', pod());
    expect(created.ok && created.value).toMatchObject({
      metadata: { name: 'demo', generation: 1, creationTimestamp: context.timestamp(), uid: expect.any(String) },
      spec: { serviceAccountName: 'default', priority: 0, tolerations: [{ effect: 'NoExecute' }, {}] },
      status: { phase: 'Pending', qosClass: 'BestEffort' },
    });
    if (created.ok) expect(created.value.status?.conditions).toBeUndefined();
  });

  it('refuses more Pods than a run holds, as a quota would', () => {
    const { store } = cluster();
    const refused = Array.from({ length: 501 }, (_, index) => store.create('kubectl', pod(`p${index}`))).filter(
      ({ ok }) => !ok,
    );
    expect(refused).toMatchObject([
      {
        error: {
          code: 403,
          message:
            'pods "p500" is forbidden: exceeded quota: podflight, requested: pods=1, used: pods=500, limited: pods=500',
        },
      },
    ]);
  });

  it('refuses what exists already and namespaces that do not', () => {
    const { store } = cluster();
    store.create('kubectl', pod());
    const again = store.create('kubectl', pod());
    expect(!again.ok && again.error).toMatchObject({ code: 409, message: 'pods "demo" already exists' });
    const lost = store.create('kubectl', { ...pod(), metadata: { name: 'x', namespace: 'nowhere' } });
    expect(!lost.ok && lost.error.message).toBe('namespaces "nowhere" not found');
  });
});

describe('changes', () => {
  it('reach watchers in order, after their latency, as the consequence of the write', () => {
    const { store, context } = cluster();
    const seen: string[] = [];
    store.watch<Pod>('Pod', 10, (type, { status }) => seen.push(`${context.queue.nowMs} ${type} ${status?.phase}`));
    store.create('kubectl', pod());
    store.updateStatus<Pod>('kubelet', 'Pod', 'default', 'demo', (status) => ({ ...status, phase: 'Running' }));
    context.queue.runUntil(100);
    expect(seen).toEqual(['10 ADDED Pending', '10 MODIFIED Running']);
  });

  it('count generations for the spec only, and are no event if nothing differs', () => {
    const { store, context } = cluster();
    store.create('kubectl', pod());
    store.bind('default', 'demo', 'node-1');
    const before = context.trace.events.length;
    store.updateStatus<Pod>('kubelet', 'Pod', 'default', 'demo', (status) => ({ ...status }));
    expect(context.trace.events.length).toBe(before);
    expect(store.get<Pod>('Pod', 'default', 'demo')?.metadata.generation).toBe(1);
    store.update<Pod>('kubectl', 'Pod', 'default', 'demo', (current) => ({
      ...current,
      spec: { ...current.spec, activeDeadlineSeconds: 5 },
    }));
    expect(store.get<Pod>('Pod', 'default', 'demo')?.metadata.generation).toBe(2);
  });
});

describe('deletion', () => {
  const changes = ({ context }: ReturnType<typeof cluster>) =>
    context.trace.events.flatMap((event) => (event.kind === 'object' && event.object.kind === 'Pod' ? event.type : []));

  it('of a running Pod waits for the kubelet', () => {
    const it = cluster();
    it.store.create('kubectl', pod());
    it.store.bind('default', 'demo', 'node-1');
    it.store.delete('kubectl', 'Pod', 'default', 'demo', 5);
    expect(it.store.get('Pod', 'default', 'demo')?.metadata).toMatchObject({
      deletionTimestamp: '2026-11-20T12:00:05Z',
      deletionGracePeriodSeconds: 5,
      generation: 2,
    });
    it.store.delete('kubelet', 'Pod', 'default', 'demo', 0);
    expect(it.store.get('Pod', 'default', 'demo')).toBeUndefined();
    expect(changes(it)).toEqual(['ADDED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED']);
  });

  it('of an unscheduled Pod is immediate', () => {
    const it = cluster();
    it.store.create('kubectl', pod());
    it.store.delete('kubectl', 'Pod', 'default', 'demo');
    expect(it.store.get('Pod', 'default', 'demo')).toBeUndefined();
  });

  it('waits for finalizers', () => {
    const it = cluster();
    const held = { ...pod(), metadata: { name: 'demo', namespace: 'default', finalizers: ['example.com/hold'] } };
    it.store.create('kubectl', held);
    it.store.delete('kubectl', 'Pod', 'default', 'demo');
    expect(it.store.get('Pod', 'default', 'demo')).toBeDefined();
    it.store.update<Pod>(
      'kubectl',
      'Pod',
      'default',
      'demo',
      ({ metadata: { finalizers: _, ...metadata }, ...rest }) => ({
        ...rest,
        metadata,
      }),
    );
    expect(it.store.get('Pod', 'default', 'demo')).toBeUndefined();
  });
});

describe('Events', () => {
  const report = (message: string, extra: Partial<EventReport> = {}): EventReport => ({
    component: 'kubelet',
    object: { kind: 'Pod', namespace: 'default', name: 'demo', uid: 'u' },
    type: 'Warning',
    reason: 'Failed',
    message,
    ...extra,
  });

  it('count when they are equal, and combine once ten similar ones were seen', () => {
    const { store } = cluster();
    store.recordEvent(report('same'));
    expect(store.recordEvent(report('same'))?.count).toBe(2);
    for (let i = 0; i < 8; i++) expect(store.recordEvent(report(`m${i}`))?.count).toBe(1);
    expect(store.recordEvent(report('m8'))?.message).toBe('(combined from similar events): m8');
    expect(store.recordEvent(report('m9'))?.count).toBe(2);
  });

  it('of one object stop after a burst of 25', () => {
    const { store } = cluster();
    const recorded = Array.from({ length: 30 }, () => store.recordEvent(report('same')));
    expect(recorded.filter((event) => event !== undefined)).toHaveLength(25);
  });

  it('of the scheduler carry eventTime and no count', () => {
    const { store } = cluster();
    const event = store.recordEvent(report('m', { component: 'default-scheduler' }));
    expect(event).toMatchObject({ eventTime: '2026-11-20T12:00:00.000000Z', firstTimestamp: null, source: {} });
    expect(event?.count).toBeUndefined();
  });
});
