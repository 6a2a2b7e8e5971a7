import '../../../images/all';
import { describe, expect, it } from 'vitest';
import type { ConfigMap, Pod, Volume } from '../../../api/core';
import { createTree } from '../../../process/tree';
import { createTestKubelet, runs } from '../testKubelet';
import { writePayload } from './atomicWriter';

const file = (text: string) => ({ text, mode: 0o644 });

describe('a payload', () => {
  it('appears behind ..data and is replaced as a whole', () => {
    const tree = createTree();
    writePayload(tree, { a: file('1'), 'dir/b': file('2') }, 'first');
    writePayload(tree, { a: file('3') }, 'second');
    expect(tree.list().map(({ path, stat }) => (stat.target ? `${path} -> ${stat.target}` : path))).toEqual([
      '..data -> ..second',
      '..second',
      '..second/a',
      'a -> ..data/a',
    ]);
    expect(tree.read('..second/a')).toBe('3');
  });
});

const play = (spec: Partial<Pod['spec']>, untilMs: number) => {
  const test = createTestKubelet();
  test.create({ containers: [runs('app', 'hang')], ...spec });
  test.run(untilMs);
  return test;
};

const keys: Volume = { name: 'keys', secret: { secretName: 'keys' } };

describe('a volume', () => {
  it('that is missing holds everything back and is tried again with back-off', () => {
    const test = play({ volumes: [keys], initContainers: [runs('one', 1)] }, 9_000);
    const failures = test.context.trace.events.flatMap((event) =>
      event.kind === 'volume' && event.state === 'failed' ? [event.atMs] : [],
    );
    const pauses = failures.map((atMs, index) => atMs - (failures[index - 1] ?? atMs)).slice(1);
    expect(pauses.slice(0, 4)).toEqual([500, 1000, 2000, 4000]);
    expect(test.events()).toContain('FailedMount');
    expect(test.waveform()).toBe('Pending | Pending one=PodInitializing app=PodInitializing');
  });

  it('follows its ConfigMap within two minutes', () => {
    const test = createTestKubelet();
    const map: ConfigMap = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'cfg', namespace: 'default' },
      data: { key: 'old' },
    };
    test.store.create('kubectl', map);
    test.create({ volumes: [{ name: 'cfg', configMap: { name: 'cfg' } }], containers: [runs('app', 'hang')] });
    test.run(5_000);
    test.store.update<ConfigMap>('kubectl', 'ConfigMap', 'default', 'cfg', (now) => ({ ...now, data: { key: 'new' } }));
    test.run(130_000);
    const [record] = test.kubelet.records.values();
    const tree = record?.volumes.get('cfg')?.tree;
    const target = tree?.list().find(({ path }) => path === '..data')?.stat.target ?? '';
    expect(tree?.read(`${target}/key`)).toBe('new');
    const updates = test.context.trace.events.filter((event) => event.kind === 'volume' && event.state === 'updated');
    expect(updates).toHaveLength(1);
  });

  it('in a medium that there is not cannot be set up', () => {
    const test = play({ volumes: [{ name: 'v', emptyDir: { medium: 'Disk' } }] }, 3_000);
    const messages = test.context.trace.events.flatMap((event) =>
      event.kind === 'volume' && event.state === 'failed' ? [event.message] : [],
    );
    expect(messages[0]).toContain('unknown storage medium "Disk"');
  });

  it('of a kind that is not simulated is an empty directory, and that is said', () => {
    const nfs = { name: 'share', nfs: { server: 's', path: '/' } };
    const test = play({ volumes: [nfs] }, 3_000);
    expect(test.context.trace.events).toContainEqual(
      expect.objectContaining({ kind: 'notice', code: 'kubelet.volume-not-simulated' }),
    );
    expect(test.waveform()).toContain('app=running');
  });

  it('that outgrows its limit evicts the Pod', () => {
    const test = play({ volumes: [{ name: 'd', emptyDir: { sizeLimit: '4' } }] }, 5_000);
    const [record] = test.kubelet.records.values();
    record?.volumes.get('d')?.tree.write('f', '12345');
    test.run(20_000);
    expect(test.waveform()).toMatch(/Failed app=Error$/);
    const pod = test.store.get<Pod>('Pod', 'default', 'demo');
    expect(pod?.status).toMatchObject({
      reason: 'Evicted',
      message: 'Usage of EmptyDir volume "d" exceeds the limit "4". ',
    });
  });
});

describe('a deadline', () => {
  it('fails the Pod, whatever it does', () => {
    const test = play({ activeDeadlineSeconds: 3, terminationGracePeriodSeconds: 2 }, 12_000);
    expect(test.events()).toContain('DeadlineExceeded');
    expect(test.waveform()).toMatch(/Failed app=Error$/);
    expect(test.store.get<Pod>('Pod', 'default', 'demo')?.status?.reason).toBe('DeadlineExceeded');
  });
});

describe('images', () => {
  it('that no registry has are waited for with back-off', () => {
    const test = createTestKubelet({ node: { images: ['busybox:1.36'], registry: [] } });
    test.create({ containers: [{ ...runs('app', 'hang'), image: 'nope:1' }] });
    test.run(30_000);
    expect(test.waveform()).toContain('app=ErrImagePull | Pending app=ImagePullBackOff');
    expect(test.events()).toEqual(expect.arrayContaining(['Pulling app', 'Failed app', 'BackOff app']));
  });

  it('are pulled when they are not on the node', () => {
    const test = createTestKubelet({ node: { images: [] } });
    test.create({ containers: [{ ...runs('app', 'hang'), image: 'nginx:1.22' }] });
    test.run(10_000);
    expect(test.events().slice(0, 2)).toEqual(['Pulling app', 'Pulled app']);
    expect(test.waveform()).toMatch(/app=running$/);
  });
});
