import { expect, it } from 'vitest';
import type { PodTemplateSpec } from '../../api/core';
import type { Deployment } from '../../api/workloads';
import { applyDefaults } from '../../manifest/defaults/applyDefaults';
import { revisionHash, templateHash } from './templateHash';

const container = (name: string, script: string) => ({ name, image: 'busybox:1.36', command: ['sh', '-c', script] });

const defaulted = (spec: Partial<PodTemplateSpec['spec']>, app = 'web'): PodTemplateSpec => {
  const deployment: Deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        metadata: { labels: { app } },
        spec: { containers: [container('app', 'echo The app is running! && sleep 3600')], ...spec },
      },
    },
  };
  return (applyDefaults(deployment) as Deployment).spec.template;
};

it.each<[string, Partial<PodTemplateSpec['spec']>]>([
  ['76989bb5f9', { terminationGracePeriodSeconds: 2, initContainers: [container('setup', 'echo set up')] }],
  ['78dc94c87d', { initContainers: [container('migrate', 'echo migrating; sleep 3')] }],
])('names a ReplicaSet as the recorded cluster did: %s', (hash, spec) => {
  expect(templateHash(defaulted(spec))).toBe(hash);
});

it('names a ControllerRevision as the recorded cluster did', () => {
  const readinessProbe = { exec: { command: ['cat', '/tmp/ok'] }, periodSeconds: 1 };
  const look = 'nslookup db.$(cat /var/run/secrets/kubernetes.io/serviceaccount/namespace).svc.cluster.local';
  const spec = {
    containers: [{ ...container('db', 'sleep 3; touch /tmp/ok; sleep 3600'), readinessProbe }],
    initContainers: [container('join', `hostname; ${look}`)],
  };
  expect(revisionHash(defaulted(spec, 'db'))).toBe('5cff7d8849');
});
