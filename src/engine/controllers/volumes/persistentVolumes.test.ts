import { describe, expect, it } from 'vitest';
import type { EventObject, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../../api/core';
import { createTestCluster } from '../testCluster';

const volume = (name: string, spec: Partial<PersistentVolume['spec']> = {}): PersistentVolume => ({
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name },
  spec: {
    capacity: { storage: '10Gi' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'manual',
    hostPath: { path: '/mnt/data' },
    ...spec,
  },
});

const claim = (name: string, spec: Partial<PersistentVolumeClaim['spec']> = {}): PersistentVolumeClaim => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name, namespace: 'default' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '3Gi' } }, ...spec },
});

const manual = (name: string, spec: Partial<PersistentVolumeClaim['spec']> = {}) =>
  claim(name, { storageClassName: 'manual', ...spec });

const storageClass = (name: string, more: Partial<StorageClass> = {}): StorageClass => ({
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' } },
  provisioner: 'rancher.io/local-path',
  ...more,
});

const LATE = { volumeBindingMode: 'WaitForFirstConsumer' } as const;

const user = (name: string, claimName: string): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'default' },
  spec: {
    containers: [{ name: 'app', image: 'nginx' }],
    volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
  },
});

function cluster(...objects: Parameters<ReturnType<typeof createTestCluster>['store']['create']>[1][]) {
  const test = createTestCluster();
  const create = (object: (typeof objects)[number]) => {
    const created = test.store.create('kubectl', object);
    if (!created.ok) throw new Error(created.error.message);
  };
  for (const object of objects) create(object);
  const claimOf = (name: string) => test.store.get<PersistentVolumeClaim>('PersistentVolumeClaim', 'default', name);
  const volumeOf = (name: string) => test.store.get<PersistentVolume>('PersistentVolume', undefined, name);
  const events = () => test.store.list<EventObject>('Event').map(({ reason, message }) => `${reason}: ${message}`);
  const pod = (name: string) => test.store.get<Pod>('Pod', 'default', name);
  return { ...test, create, claimOf, volumeOf, events, pod };
}

describe('the binder', () => {
  it('binds a claim to the volume of its class, both ends', () => {
    const { run, claimOf, volumeOf } = cluster(volume('task-pv-volume'), manual('task-pv-claim'));
    run(100);
    expect(claimOf('task-pv-claim')).toMatchObject({
      metadata: {
        annotations: { 'pv.kubernetes.io/bind-completed': 'yes', 'pv.kubernetes.io/bound-by-controller': 'yes' },
        finalizers: ['kubernetes.io/pvc-protection'],
      },
      spec: { volumeName: 'task-pv-volume', volumeMode: 'Filesystem' },
      status: { phase: 'Bound', capacity: { storage: '10Gi' }, accessModes: ['ReadWriteOnce'] },
    });
    expect(volumeOf('task-pv-volume')).toMatchObject({
      metadata: { finalizers: ['kubernetes.io/pv-protection'] },
      spec: { claimRef: { kind: 'PersistentVolumeClaim', namespace: 'default', name: 'task-pv-claim' } },
      status: { phase: 'Bound' },
    });
  });

  it.each<[string, PersistentVolume, PersistentVolumeClaim]>([
    ['too small', volume('v', { capacity: { storage: '1Gi' } }), manual('c')],
    ['of another class', volume('v', { storageClassName: 'fast' }), manual('c')],
    ['without the access mode', volume('v'), manual('c', { accessModes: ['ReadWriteMany'] })],
    ['not selected', volume('v'), manual('c', { selector: { matchLabels: { disk: 'ssd' } } })],
    ['of the other mode', volume('v', { volumeMode: 'Block' }), manual('c')],
    ['reserved for another', volume('v', { claimRef: { namespace: 'default', name: 'other' } }), manual('c')],
    ['asked for by name, too small', volume('v', { capacity: { storage: '1' } }), manual('c', { volumeName: 'v' })],
  ])('leaves a volume that is %s', (_name, offered, asking) => {
    const { run, claimOf, volumeOf } = cluster(offered, asking);
    run(1_000);
    expect([claimOf('c')?.status, volumeOf('v')?.status?.phase]).toEqual([{ phase: 'Pending' }, 'Available']);
  });

  it('takes the smallest that is large enough', () => {
    const sizes = ['20Gi', '5Gi', '2Gi'].map((storage) =>
      volume(`v${storage.toLowerCase()}`, { capacity: { storage } }),
    );
    const { run, claimOf } = cluster(...sizes, manual('c'));
    run(100);
    expect(claimOf('c')?.spec.volumeName).toBe('v5gi');
  });

  it('says again every 15 s that there is nothing, and finds at its next look what has come', () => {
    const { run, claimOf, events, create } = cluster(claim('c'));
    run(14_000);
    expect(events()).toEqual([
      'FailedBinding: no persistent volumes available for this claim and no storage class is set',
    ]);
    create(volume('v', { storageClassName: '' }));
    run(18_000);
    expect(claimOf('c')?.status?.phase).toBe('Pending');
    run(34_000);
    expect(claimOf('c')?.status?.phase).toBe('Bound');
  });

  it('names a class that is not there', () => {
    const { run, events } = cluster(manual('c'));
    run(1_000);
    expect(events()).toEqual(['ProvisioningFailed: storageclass.storage.k8s.io "manual" not found']);
  });

  it('releases a volume with its claim, which waits for its Pod', () => {
    const { run, store, claimOf, volumeOf } = cluster(volume('v'), manual('c'), user('p', 'c'));
    run(2_000);
    store.delete('kubectl', 'PersistentVolumeClaim', 'default', 'c');
    run(4_000);
    expect(claimOf('c')?.metadata.deletionTimestamp).toBeDefined();
    store.delete('kubectl', 'Pod', 'default', 'p', 0);
    run(6_000);
    expect([claimOf('c'), volumeOf('v')?.status?.phase]).toEqual([undefined, 'Released']);
    store.delete('kubectl', 'PersistentVolume', undefined, 'v');
    run(7_000);
    expect(volumeOf('v')).toBeUndefined();
  });

  it('keeps a bound volume that is deleted, and loses the claim of one that is gone', () => {
    const { run, store, claimOf, volumeOf, events } = cluster(volume('v'), manual('c'));
    run(1_000);
    store.delete('kubectl', 'PersistentVolume', undefined, 'v');
    run(2_000);
    expect(volumeOf('v')?.metadata.deletionTimestamp).toBeDefined();
    store.update(
      'kubectl',
      'PersistentVolume',
      undefined,
      'v',
      ({ metadata: { finalizers: _, ...metadata }, ...rest }) => ({
        ...rest,
        metadata,
      }),
    );
    run(3_000);
    expect(claimOf('c')?.status).toEqual({ phase: 'Lost' });
    expect(events()).toContain('ClaimLost: Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  });

  it.each<[string, Partial<PersistentVolume['spec']>, string | undefined]>([
    ['Retain', { persistentVolumeReclaimPolicy: 'Retain' }, 'Released'],
    ['Recycle', { persistentVolumeReclaimPolicy: 'Recycle' }, 'Available'],
    ['Delete, outside /tmp', { persistentVolumeReclaimPolicy: 'Delete' }, 'Failed'],
    ['Delete, below /tmp', { persistentVolumeReclaimPolicy: 'Delete', hostPath: { path: '/tmp/x' } }, undefined],
  ])('reclaims: %s', (_name, spec, phase) => {
    const { run, store, volumeOf } = cluster(volume('v', spec), manual('c'));
    run(1_000);
    store.delete('kubectl', 'PersistentVolumeClaim', 'default', 'c');
    run(20_000);
    expect(volumeOf('v')?.status?.phase).toBe(phase);
  });

  it('fails to delete what lies on a server and was not provisioned', () => {
    const { hostPath: _, ...spec } = volume('v', { persistentVolumeReclaimPolicy: 'Delete' }).spec;
    const remote = { ...volume('v'), spec: { ...spec, nfs: { server: '10.0.0.9', path: '/' } } };
    const { run, store, volumeOf } = cluster(remote, manual('c'));
    run(1_000);
    store.delete('kubectl', 'PersistentVolumeClaim', 'default', 'c');
    run(20_000);
    expect(volumeOf('v')?.status).toMatchObject({
      phase: 'Failed',
      message: 'error getting deleter volume plugin for volume "v": no deletable volume plugin matched',
    });
  });
});

describe('the scheduler', () => {
  it('lets one Pod at a time have a claim with ReadWriteOncePod', () => {
    const alone = { accessModes: ['ReadWriteOncePod'] };
    const { run, store, create, events, pod } = cluster(volume('v', alone), manual('c', alone), user('first', 'c'));
    run(2_000);
    create(user('second', 'c'));
    run(3_000);
    expect(events().join('\n')).toContain(
      '1 node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode.',
    );
    store.delete('kubectl', 'Pod', 'default', 'first', 0);
    run(9_000);
    expect(pod('second')?.spec.nodeName).toBe('node-1');
  });

  it('does not place Pods whose volume lies on another node, or whose claim is going', () => {
    const elsewhere = [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-2'] }] }];
    const far = volume('v', { nodeAffinity: { required: { nodeSelectorTerms: elsewhere } } });
    const { run, store, create, events } = cluster(far, manual('c'));
    run(1_000);
    create(user('p', 'c'));
    run(2_000);
    expect(events().join('\n')).toContain("1 node(s) didn't match PersistentVolume's node affinity.");
    store.delete('kubectl', 'PersistentVolumeClaim', 'default', 'c');
    create(user('q', 'c'));
    run(4_000);
    expect(events().join('\n')).toMatch(/persistentvolumeclaim "c" (?:not found|is being deleted)/);
  });
});

describe('a StorageClass', () => {
  it('makes a volume for a claim that names none, after a while, and takes it away with the claim', () => {
    const { run, store, claimOf, volumeOf, events } = cluster(storageClass('standard'), claim('c'));
    run(1_000);
    expect(claimOf('c')?.spec.storageClassName).toBe('standard');
    expect(claimOf('c')?.status?.phase).toBe('Pending');
    run(5_000);
    const name = `pvc-${claimOf('c')?.metadata.uid}`;
    expect(claimOf('c')).toMatchObject({ spec: { volumeName: name }, status: { phase: 'Bound' } });
    expect(volumeOf(name)?.spec).toMatchObject({
      capacity: { storage: '3Gi' },
      persistentVolumeReclaimPolicy: 'Delete',
    });
    expect(events().map((text) => text.slice(0, text.indexOf(':')))).toEqual(
      expect.arrayContaining(['ExternalProvisioning', 'Provisioning', 'ProvisioningSucceeded']),
    );
    store.delete('kubectl', 'PersistentVolumeClaim', 'default', 'c');
    run(10_000);
    expect([claimOf('c'), volumeOf(name)]).toEqual([undefined, undefined]);
  });

  it('that waits for the first consumer binds when a Pod comes, and the Pod is bound then', () => {
    const { run, create, claimOf, events, pod } = cluster(storageClass('standard', LATE), claim('c'));
    run(2_000);
    expect(events()).toEqual(['WaitForFirstConsumer: waiting for first consumer to be created before binding']);
    create(user('p', 'c'));
    run(3_000);
    expect(claimOf('c')?.metadata.annotations?.['volume.kubernetes.io/selected-node']).toBe('node-1');
    expect(pod('p')?.spec.nodeName).toBeUndefined();
    run(8_000);
    expect(claimOf('c')?.status?.phase).toBe('Bound');
    expect(pod('p')?.spec.nodeName).toBe('node-1');
    expect(events().filter((text) => text.startsWith('FailedScheduling'))).toEqual([]);
  });

  it('that allows it makes volumes larger, if its driver can', () => {
    const growing = storageClass('ebs', { provisioner: 'ebs.csi.aws.com', allowVolumeExpansion: true });
    const { run, store, claimOf, volumeOf } = cluster(growing, claim('c'));
    run(5_000);
    store.update<PersistentVolumeClaim>('kubectl', 'PersistentVolumeClaim', 'default', 'c', (now) => ({
      ...now,
      spec: { ...now.spec, resources: { requests: { storage: '8Gi' } } },
    }));
    run(10_000);
    expect(claimOf('c')?.status?.capacity).toEqual({ storage: '8Gi' });
    expect(volumeOf(claimOf('c')?.spec.volumeName ?? '')?.spec.capacity).toEqual({ storage: '8Gi' });
  });

  it('without a provisioner lends what somebody made, once a Pod needs it', () => {
    const local = { ...LATE, provisioner: 'kubernetes.io/no-provisioner' };
    const { run, create, claimOf, events, pod } = cluster(storageClass('manual', local), manual('c'), user('p', 'c'));
    run(1_000);
    expect(events().join('\n')).toContain("1 node(s) didn't find available persistent volumes to bind.");
    create(volume('v'));
    run(20_000);
    expect([claimOf('c')?.spec.volumeName, pod('p')?.spec.nodeName]).toEqual(['v', 'node-1']);
  });

  it('that comes later is given to claims that wait without one', () => {
    const { run, create, claimOf, events, pod } = cluster(claim('c'), user('p', 'c'));
    run(2_000);
    const none = '0/1 nodes are available:';
    expect(events()).toContain(
      `FailedScheduling: ${none} pod has unbound immediate PersistentVolumeClaims. no new claims to deallocate, ` +
        `preemption: ${none} 1 Preemption is not helpful for scheduling.`,
    );
    create(storageClass('standard'));
    run(40_000);
    expect([claimOf('c')?.status?.phase, pod('p')?.spec.nodeName]).toEqual(['Bound', 'node-1']);
  });
});

describe('a StatefulSet', () => {
  const set = (policy: Record<string, string>) => ({
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      serviceName: 'nginx',
      replicas: 2,
      persistentVolumeClaimRetentionPolicy: policy,
      selector: { matchLabels: { app: 'nginx' } },
      template: {
        metadata: { labels: { app: 'nginx' } },
        spec: {
          containers: [{ name: 'nginx', image: 'nginx', volumeMounts: [{ name: 'www', mountPath: '/www' }] }],
        },
      },
      volumeClaimTemplates: [{ metadata: { name: 'www' }, spec: claim('x').spec }],
    },
  });

  it('gives each Pod a claim of its own, and starts the next when the one before runs', () => {
    const { run, claimOf, pods, events } = cluster(storageClass('standard', LATE), set({}));
    run(1_000);
    expect(pods().map(({ metadata }) => metadata.name)).toEqual(['web-0']);
    expect(claimOf('www-web-0')?.metadata.labels).toEqual({ app: 'nginx' });
    run(12_000);
    expect(pods().map(({ spec }) => spec.nodeName)).toEqual(['node-1', 'node-1']);
    expect([claimOf('www-web-0')?.status?.phase, claimOf('www-web-1')?.status?.phase]).toEqual(['Bound', 'Bound']);
    expect(events()).toContain('SuccessfulCreate: Create Claim www-web-0 Pod web-0 in StatefulSet web success');
  });

  it.each<[string, Record<string, string>, boolean, boolean]>([
    ['keeps claims, whatever goes', {}, true, true],
    ['takes claims along that its policy gives to the Pod', { whenScaled: 'Delete' }, true, false],
    [
      'takes claims along that its policy gives to the set',
      { whenDeleted: 'Delete', whenScaled: 'Delete' },
      false,
      false,
    ],
  ])('%s', (_name, policy, first, second) => {
    const { run, store, claimOf } = cluster(storageClass('standard', LATE), set(policy));
    run(12_000);
    store.update('kubectl', 'StatefulSet', 'default', 'web', (now) =>
      Object.assign({}, now, { spec: { ...set(policy).spec, replicas: 1 } }),
    );
    run(20_000);
    expect(claimOf('www-web-1') !== undefined).toBe(second);
    store.delete('kubectl', 'StatefulSet', 'default', 'web');
    run(40_000);
    expect(claimOf('www-web-0') !== undefined).toBe(first);
  });
});
