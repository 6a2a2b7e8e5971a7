import { describe, expect, it } from 'vitest';
import type { EventObject, PersistentVolume, PersistentVolumeClaim, Pod } from '../../../api/core';
import { createTestKubelet, runs, type TestKubelet } from '../testKubelet';

const withVolume = (volume: NonNullable<Pod['spec']['volumes']>[number], path = '/data'): Partial<Pod['spec']> => ({
  containers: [{ ...runs('app', 'trap'), volumeMounts: [{ name: volume.name, mountPath: path }] }],
  volumes: [volume],
});

const host = (path: string, type?: string) =>
  withVolume({ name: 'host', hostPath: { path, ...(type === undefined ? {} : { type }) } });

const messages = ({ store }: TestKubelet, reason: string): string[] =>
  store.list<EventObject>('Event').flatMap((event) => (event.reason === reason ? event.message : []));

const volumeOf = ({ kubelet }: TestKubelet, name: string) => [...kubelet.records.values()].at(-1)?.volumes.get(name);

describe('a hostPath', () => {
  it.each<[string, string | undefined, string]>([
    ['/mnt/data', 'Directory', 'hostPath type check failed: /mnt/data is not a directory'],
    ['/etc/hostname', 'Directory', 'hostPath type check failed: /etc/hostname is not a directory'],
    ['/etc/hostname', 'DirectoryOrCreate', 'hostPath type check failed: /etc/hostname is not a directory'],
    ['/etc', 'File', 'hostPath type check failed: /etc is not a file'],
    ['/mnt/no/file', 'FileOrCreate', 'open /mnt/no/file: no such file or directory'],
    ['/var/run/docker.sock', 'Socket', 'hostPath type check failed: /var/run/docker.sock is not a socket file'],
    ['/dev/null', 'BlockDevice', 'hostPath type check failed: /dev/null is not a block device'],
    ['/dev/sda', 'CharDevice', 'hostPath type check failed: /dev/sda is not a character device'],
  ])('%s as %s: %s', (path, type, error) => {
    const test = createTestKubelet();
    test.create(host(path, type));
    test.run(3_000);
    expect(messages(test, 'FailedMount')[0]).toBe(`MountVolume.SetUp failed for volume "host" : ${error}`);
    expect(test.waveform()).not.toContain('running');
  });

  it.each<[string, string | undefined]>([
    ['/mnt/data', undefined],
    ['/mnt/data', ''],
    ['/mnt/data/deep', 'DirectoryOrCreate'],
    ['/mnt/file', 'FileOrCreate'],
    ['/etc/hostname', 'File'],
    ['/var/run/containerd/containerd.sock', 'Socket'],
    ['/dev/null', 'CharDevice'],
    ['/', 'Directory'],
  ])('%s as %s is mounted, and its node is said to be simulated', (path, type) => {
    const test = createTestKubelet();
    test.create(host(path, type));
    test.run(3_000);
    expect(test.waveform()).toContain('app=running');
    expect(test.context.trace.events).toContainEqual(
      expect.objectContaining({ kind: 'notice', code: 'kubelet.host-path', params: { volume: 'host', path } }),
    );
  });

  it('outlives its Pod, and lies below the paths above it', () => {
    const test = createTestKubelet();
    test.create(host('/mnt/data'));
    test.run(3_000);
    volumeOf(test, 'host')?.tree.write('index.html', 'Hello');
    test.store.delete('kubectl', 'Pod', 'default', 'demo', 0);
    test.run(10_000);
    test.create(host('/mnt'));
    test.run(15_000);
    expect(volumeOf(test, 'host')?.tree.read('data/index.html')).toBe('Hello');
  });
});

const volume: PersistentVolume = {
  apiVersion: 'v1',
  kind: 'PersistentVolume',
  metadata: { name: 'pv0001' },
  spec: {
    capacity: { storage: '1Gi' },
    accessModes: ['ReadWriteOnce'],
    storageClassName: 'manual',
  },
};

const CSI = { csi: { driver: 'x.example.com', volumeHandle: 'v', fsType: 'ext4' } };

const claim: PersistentVolumeClaim = {
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'c', namespace: 'default' },
  spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'manual', resources: { requests: { storage: '1Gi' } } },
};

/** Bound by hand: no controllers run beside this kubelet. */
function boundTo(spec: Partial<PersistentVolume['spec']>): TestKubelet {
  const test = createTestKubelet();
  const made: PersistentVolume = { ...volume, spec: { ...volume.spec, ...spec } };
  const named: PersistentVolumeClaim = {
    ...claim,
    metadata: { ...claim.metadata, annotations: { 'pv.kubernetes.io/bind-completed': 'yes' } },
    spec: { ...claim.spec, volumeName: 'pv0001', ...(spec.volumeMode ? { volumeMode: spec.volumeMode } : {}) },
  };
  test.store.create('kubectl', made);
  test.store.create('kubectl', named);
  test.store.updateStatus<PersistentVolumeClaim>('kubectl', 'PersistentVolumeClaim', 'default', 'c', () => ({
    phase: 'Bound',
  }));
  return test;
}

const using = withVolume({ name: 'data', persistentVolumeClaim: { claimName: 'c' } });

describe('a claim', () => {
  it('brings what its volume holds, to every Pod that names it, as long as the volume is there', () => {
    const test = boundTo(CSI);
    test.create({ ...using, securityContext: { fsGroup: 2000 } });
    test.run(3_000);
    const first = volumeOf(test, 'data');
    first?.tree.write('file', 'kept');
    test.store.delete('kubectl', 'Pod', 'default', 'demo', 0);
    test.run(10_000);
    test.create(using);
    test.run(15_000);
    expect(volumeOf(test, 'data')?.tree.read('file')).toBe('kept');
    expect(volumeOf(test, 'data')?.backing).toBe(first?.backing);
  });

  it('names its volume when the volume cannot be mounted', () => {
    const test = boundTo({ local: { path: '/mnt/disks/ssd1' }, nodeAffinity: HERE });
    test.create(using);
    test.run(3_000);
    expect(messages(test, 'FailedMount')[0]).toBe(
      'MountVolume.NewMounter initialization failed for volume "pv0001" : path "/mnt/disks/ssd1" does not exist',
    );
  });

  it('of a device is said not to be simulated', () => {
    const test = boundTo({ ...CSI, volumeMode: 'Block' });
    test.create({ ...using, containers: [runs('app', 'trap')] });
    test.run(3_000);
    expect(test.context.trace.events).toContainEqual(
      expect.objectContaining({ kind: 'notice', code: 'kubelet.block-volume' }),
    );
  });

  it('of a Pod that came past the scheduler is waited for, and that is said after two minutes', () => {
    const test = createTestKubelet();
    test.store.create('kubectl', claim);
    test.create({ ...using, nodeName: 'node-1' });
    test.run(120_000);
    expect(messages(test, 'FailedMount')).toEqual([]);
    test.run(130_000);
    expect(messages(test, 'FailedMount')).toEqual([
      'Unable to attach or mount volumes: unmounted volumes=[data], unattached volumes=[], failed to process volumes=[data]: error processing PVC default/c: PVC is not bound',
    ]);
  });
});

const HERE = {
  required: {
    nodeSelectorTerms: [{ matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['node-1'] }] }],
  },
};
