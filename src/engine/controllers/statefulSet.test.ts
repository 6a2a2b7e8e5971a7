import { expect, it } from 'vitest';
import type { Pod } from '../../api/core';
import type { StatefulSet } from '../../api/workloads';
import { controllerOf } from './ownership';
import { createTestCluster } from './testCluster';

const set: StatefulSet = {
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'db', namespace: 'default' },
  spec: {
    serviceName: 'db',
    replicas: 1,
    selector: { matchLabels: { app: 'db' } },
    template: { metadata: { labels: { app: 'db' } }, spec: { containers: [{ name: 'a', image: 'busybox' }] } },
  },
};
const owners = (pods: readonly Pod[]) => pods.map((pod) => `${pod.metadata.name} ${controllerOf(pod)?.name ?? '-'}`);

it('lets go of a Pod whose labels no longer match, and takes it on again, without a word', () => {
  const { store, run, pods, events } = createTestCluster();
  store.create('kubectl', set);
  run(3000);
  const label = (labels: Record<string, string>) =>
    store.update<Pod>('kubectl', 'Pod', 'default', 'db-0', (pod) => ({
      ...pod,
      metadata: { ...pod.metadata, labels: { ...pod.metadata.labels, ...labels } },
    }));
  label({ app: 'aside' });
  run(6000);
  expect(owners(pods())).toEqual(['db-0 -']);
  label({ app: 'db' });
  run(9000);
  expect(owners(pods())).toEqual(['db-0 db']);
  expect(events().filter((message) => message.includes('StatefulSet'))).toEqual([
    'Create Pod db-0 in StatefulSet db successful',
  ]);
});

it('takes on only Pods of its name', () => {
  const { store, run, pods } = createTestCluster();
  const stray = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'default', labels: { app: 'db' } },
    spec: set.spec.template.spec,
  });
  for (const name of ['db-0', 'other-0']) store.create<Pod>('kubectl', stray(name));
  store.create('kubectl', set);
  run(3000);
  expect(owners(pods()).sort()).toEqual(['db-0 db', 'other-0 -']);
});
