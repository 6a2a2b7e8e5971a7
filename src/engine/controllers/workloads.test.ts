import { describe, expect, it } from 'vitest';
import type { Pod, PodTemplateSpec } from '../../api/core';
import type { Deployment, EndpointSlice, Job, ReplicaSet, StatefulSet } from '../../api/workloads';
import { createTestCluster } from './testCluster';

const template = (image = 'busybox:1.36', restartPolicy: 'Always' | 'Never' = 'Always'): PodTemplateSpec => ({
  metadata: { labels: { app: 'web' } },
  spec: { restartPolicy, containers: [{ name: 'app', image }] },
});

const deployment = (replicas: number): Deployment => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'default' },
  spec: { replicas, selector: { matchLabels: { app: 'web' } }, template: template() },
});

const names = (pods: readonly Pod[]) => pods.map(({ metadata }) => metadata.name ?? '');

describe('a Deployment', () => {
  it('makes a ReplicaSet that makes Pods, and says so', () => {
    const { store, run, pods, events } = createTestCluster();
    store.create('kubectl', deployment(3));
    run(3000);
    const [set] = store.list<ReplicaSet>('ReplicaSet', 'default');
    expect(set?.metadata.name).toMatch(/^web-[bcdfghjklmnpqrstvwxz2456789]{8,10}$/);
    for (const name of names(pods())) expect(name).toMatch(new RegExp(`^${set?.metadata.name}-[a-z0-9]{5}$`));
    expect(events()[0]).toBe(`Scaled up replica set ${set?.metadata.name} from 0 to 3`);
    expect(events().filter((message) => message.startsWith('Created pod: '))).toHaveLength(3);
    expect(store.get<Deployment>('Deployment', 'default', 'web')).toMatchObject({
      metadata: { generation: 1, annotations: { 'deployment.kubernetes.io/revision': '1' } },
      status: {
        observedGeneration: 1,
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        conditions: [
          { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable' },
          { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable' },
        ],
      },
    });
  });

  it('comes to rest: nothing is queued but the scheduler of the far future', () => {
    const { store, run, context } = createTestCluster();
    store.create('kubectl', deployment(2));
    run(10_000);
    const before = context.trace.events.length;
    run(3_000_000);
    expect(context.trace.events.length).toBe(before);
  });

  it('replaces a deleted Pod at once', () => {
    const { store, run, pods } = createTestCluster();
    store.create('kubectl', deployment(1));
    run(3000);
    const [first = ''] = names(pods());
    store.delete('kubectl', 'Pod', 'default', first);
    run(3060);
    expect(names(pods())).toHaveLength(2);
    run(6000);
    expect(names(pods())).toHaveLength(1);
    expect(names(pods())).not.toContain(first);
  });

  it('rolls a new template out without going below what must be available', () => {
    const { store, run, pods, context } = createTestCluster();
    store.create('kubectl', deployment(4));
    run(3000);
    store.update<Deployment>('kubectl', 'Deployment', 'default', 'web', (current) => ({
      ...current,
      spec: { ...current.spec, template: template('busybox:1.28') },
    }));
    let fewest = 4;
    for (let atMs = 3000; atMs <= 15_000; atMs += 10) {
      run(atMs);
      const status = store.get<Deployment>('Deployment', 'default', 'web')?.status;
      fewest = Math.min(fewest, status?.availableReplicas ?? 0);
    }
    expect(fewest).toBe(3);
    expect(pods().map(({ spec }) => spec.containers[0]?.image)).toEqual(Array(4).fill('busybox:1.28'));
    const sets = store.list<ReplicaSet>('ReplicaSet', 'default');
    expect(sets.map(({ spec }) => spec.replicas).sort()).toEqual([0, 4]);
    expect(context.queue.nowMs).toBe(15_000);
  });

  it('keeps the old Pods if the new ones never become ready', () => {
    const { store, run, pods } = createTestCluster(({ spec }) =>
      spec.containers[0]?.image === 'bad' ? 'never-ready' : 'runs',
    );
    store.create('kubectl', deployment(4));
    run(3000);
    store.update<Deployment>('kubectl', 'Deployment', 'default', 'web', (current) => ({
      ...current,
      spec: { ...current.spec, template: template('bad') },
    }));
    run(700_000);
    expect(pods().filter(({ spec }) => spec.containers[0]?.image === 'busybox:1.36')).toHaveLength(3);
    expect(store.get<Deployment>('Deployment', 'default', 'web')?.status?.conditions).toContainEqual(
      expect.objectContaining({ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }),
    );
  });

  it('takes its ReplicaSets and Pods with it', () => {
    const { store, run, pods } = createTestCluster();
    store.create('kubectl', deployment(2));
    run(3000);
    store.delete('kubectl', 'Deployment', 'default', 'web');
    run(6000);
    expect([...pods(), ...store.list('ReplicaSet', 'default')]).toEqual([]);
  });
});

describe('a StatefulSet', () => {
  const set = (replicas: number, extra: Partial<StatefulSet['spec']> = {}): StatefulSet => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'db', namespace: 'default' },
    spec: { serviceName: 'db', replicas, selector: { matchLabels: { app: 'web' } }, template: template(), ...extra },
  });

  it('starts one Pod after another, with stable names', () => {
    const { store, run, pods, events } = createTestCluster();
    store.create('kubectl', set(2));
    run(300);
    expect(names(pods())).toEqual(['db-0']);
    run(5000);
    expect(names(pods())).toEqual(['db-0', 'db-1']);
    expect(pods()[1]).toMatchObject({
      metadata: {
        generateName: 'db-',
        labels: {
          app: 'web',
          'apps.kubernetes.io/pod-index': '1',
          'statefulset.kubernetes.io/pod-name': 'db-1',
          'controller-revision-hash': expect.stringMatching(/^db-/),
        },
      },
      spec: { hostname: 'db-1', subdomain: 'db' },
    });
    expect(events()).toContain('Create Pod db-0 in StatefulSet db successful');
  });

  it('starts all at once if asked to, and shrinks from the end', () => {
    const { store, run, pods } = createTestCluster();
    store.create('kubectl', set(3, { podManagementPolicy: 'Parallel' }));
    run(300);
    expect(names(pods())).toEqual(['db-0', 'db-1', 'db-2']);
    run(3000);
    store.update<StatefulSet>('kubectl', 'StatefulSet', 'default', 'db', (current) => ({
      ...current,
      spec: { ...current.spec, replicas: 1 },
    }));
    run(6000);
    expect(names(pods())).toEqual(['db-0']);
  });

  it('does not start the second while the first is not ready', () => {
    const { store, run, pods } = createTestCluster(() => 'never-ready');
    store.create('kubectl', set(2));
    run(60_000);
    expect(names(pods())).toEqual(['db-0']);
  });
});

describe('a Job', () => {
  const job = (extra: Partial<Job['spec']> = {}): Job => ({
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: { name: 'load', namespace: 'default' },
    spec: { completions: 1, parallelism: 1, template: template('busybox', 'Never'), ...extra },
  });

  it('ends when its Pod has succeeded', () => {
    const { store, run, events, pods } = createTestCluster(() => 'succeeds');
    store.create('kubectl', job());
    run(200);
    expect(pods()[0]?.metadata).toMatchObject({
      finalizers: ['batch.kubernetes.io/job-tracking'],
      labels: { 'job-name': 'load', 'batch.kubernetes.io/job-name': 'load' },
    });
    run(5000);
    expect(events().at(-1)).toBe('Job completed');
    const { status } = store.get<Job>('Job', 'default', 'load') ?? {};
    expect(status).toMatchObject({ succeeded: 1, active: 0 });
    expect(status?.conditions?.map(({ type }) => type)).toEqual(['SuccessCriteriaMet', 'Complete']);
    expect(pods()[0]?.metadata.finalizers).toBeUndefined();
  });

  it('tries again after 10 s, 20 s …, and gives up beyond its back-off limit', () => {
    const { store, run, events, context } = createTestCluster(() => 'fails');
    store.create('kubectl', job({ backoffLimit: 2 }));
    run(120_000);
    const created = context.trace.events.flatMap((event) =>
      event.kind === 'object' && event.type === 'ADDED' && event.object.kind === 'Pod' ? event.atMs : [],
    );
    expect(created).toHaveLength(3);
    const [first = 0, second = 0, third = 0] = created;
    expect(second - first).toBeGreaterThan(9_000);
    expect(third - second).toBeGreaterThan(19_000);
    expect(events().at(-1)).toBe('Job has reached the specified backoff limit');
    expect(store.get<Job>('Job', 'default', 'load')?.status).toMatchObject({ failed: 3 });
  });

  it('stops at its deadline', () => {
    const { store, run, events, pods } = createTestCluster();
    store.create('kubectl', job({ activeDeadlineSeconds: 5 }));
    run(20_000);
    expect(events().at(-1)).toBe('Job was active longer than specified deadline');
    expect(events().at(-2)).toMatch(/^Deleted pod: load-/);
    expect(pods()).toEqual([]);
  });

  it('gives each Pod its index', () => {
    const { store, run, pods } = createTestCluster(() => 'succeeds');
    store.create('kubectl', job({ completionMode: 'Indexed', completions: 3, parallelism: 2 }));
    run(20_000);
    expect(names(pods()).map((name) => name.slice(0, 6))).toEqual(['load-0', 'load-1', 'load-2']);
    expect(store.get<Job>('Job', 'default', 'load')?.status).toMatchObject({
      succeeded: 3,
      completedIndexes: '0-2',
    });
  });
});

describe('a Service', () => {
  it('has the Pods it selects behind it, ready or not', () => {
    const { store, run } = createTestCluster(({ metadata }) => (metadata.name === 'a' ? 'runs' : 'never-ready'));
    const service = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: 'default' },
      spec: { selector: { app: 'web' }, ports: [{ protocol: 'TCP', port: 80, targetPort: 9376 }] },
    };
    store.create('kubectl', service);
    run(100);
    const slice = () =>
      store.list<EndpointSlice>('EndpointSlice', 'default').find(({ metadata }) => metadata.name?.startsWith('web-'));
    expect(slice()).toMatchObject({ endpoints: [], ports: null });
    for (const name of ['a', 'b'])
      store.create('kubectl', {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name, namespace: 'default', labels: { app: 'web' } },
        spec: template().spec,
      } as Pod);
    run(2000);
    expect(slice()?.endpoints.map(({ conditions }) => conditions?.ready)).toEqual([true, false]);
    expect(slice()?.ports).toEqual([{ name: '', protocol: 'TCP', port: 9376 }]);
    expect(store.get('Endpoints', 'default', 'web')).toMatchObject({
      subsets: [{ addresses: [{ targetRef: { name: 'a' } }], notReadyAddresses: [{ targetRef: { name: 'b' } }] }],
    });
  });
});

describe('a namespace', () => {
  it('gets a root certificate and a service account, and takes its content with it', () => {
    const { store, run } = createTestCluster();
    store.create('kubectl', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'team' } });
    run(100);
    expect(store.get('ServiceAccount', 'team', 'default')).toBeDefined();
    store.create('kubectl', { ...deployment(1), metadata: { name: 'web', namespace: 'team' } });
    run(3000);
    store.delete('kubectl', 'Namespace', undefined, 'team');
    expect(store.get('Namespace', undefined, 'team')).toMatchObject({ status: { phase: 'Terminating' } });
    run(30_000);
    expect(store.get('Namespace', undefined, 'team')).toBeUndefined();
    expect(store.list('Pod', 'team')).toEqual([]);
  });
});
