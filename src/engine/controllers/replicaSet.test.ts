import { expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import type { ReplicaSet } from '../../api/workloads';
import { controllerOf } from './ownership';
import { createTestCluster } from './testCluster';

const set: ReplicaSet = {
  apiVersion: 'apps/v1',
  kind: 'ReplicaSet',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    replicas: 2,
    selector: { matchLabels: { app: 'web' } },
    template: { metadata: { labels: { app: 'web' } }, spec: { containers: [{ name: 'a', image: 'busybox' }] } },
  },
};
const controlled = (pods: readonly Pod[]) => pods.map((pod) => controllerOf(pod)?.name ?? '-').sort();

it('lets go of a Pod whose labels no longer match, and makes another', () => {
  const { store, run, pods } = createTestCluster();
  store.create('kubectl', set);
  run(3000);
  const [first] = pods();
  store.update<Pod>('kubectl', 'Pod', 'default', first?.metadata.name ?? '', (pod) => ({
    ...pod,
    metadata: { ...pod.metadata, labels: { app: 'aside' } },
  }));
  run(6000);
  expect(controlled(pods())).toEqual(['-', 'web', 'web']);
});

it('takes on a Pod that nobody controls, and has one too many', () => {
  const { store, run, pods, events } = createTestCluster();
  store.create('kubectl', set);
  run(3000);
  const { spec } = set.spec.template;
  store.create('kubectl', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'stray', namespace: 'default', labels: { app: 'web' } },
    spec,
  } as Pod);
  run(9000);
  expect(controlled(pods())).toEqual(['web', 'web']);
  expect(events().at(-1)).toBe('Deleted pod: stray');
});
