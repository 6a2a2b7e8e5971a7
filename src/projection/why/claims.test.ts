import { describe, expect, it } from 'vitest';
import { simulate } from '../../engine/simulate';
import { filesAt } from '../files';
import { podsAt } from '../objects';
import { podAt } from '../stage/pods';
import { whyAt } from './whyAt';

const SET = `apiVersion: apps/v1
kind: StatefulSet
metadata: {name: web}
spec:
  serviceName: web
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: app
        image: busybox:1.36
        command: [sh, -c, "hostname >> /www/log; sleep 3600"]
        volumeMounts: [{name: www, mountPath: /www}]
  volumeClaimTemplates:
  - metadata: {name: www}
    spec:
      accessModes: [ReadWriteOnce]
      resources: {requests: {storage: 1Gi}}
`;

const CLASS = `apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata:
  name: standard
  annotations: {storageclass.kubernetes.io/is-default-class: "true"}
provisioner: rancher.io/local-path
volumeBindingMode: WaitForFirstConsumer
---
`;

const play = (text: string, steps: { atMs: number; run: string }[] = []) =>
  simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'a.yaml': text },
    steps: [{ atMs: 0, run: 'kubectl apply -f a.yaml' }, ...steps],
    untilMs: 40_000,
    node: { images: ['busybox:1.36'] },
  });

describe('a Pod whose claim has no volume', () => {
  it('is Pending for want of a StorageClass', () => {
    const run = play(SET);
    const [pod] = podsAt(run, 30_000);
    const said = whyAt(run, { kind: 'pod', uid: pod?.metadata.uid ?? '' }, 30_000).map(({ said: { code } }) => code);
    expect(said).toEqual(expect.arrayContaining(['why.unschedulable', 'why.claim.noDefault']));
  });
});

describe('the tray of a claim', () => {
  it('names the claim, and shows what the Pod before wrote', () => {
    const run = play(CLASS + SET, [{ atMs: 20_000, run: 'kubectl delete pod web-0' }]);
    const [before] = podsAt(run, 19_000);
    const [after] = podsAt(run, 35_000);
    expect(before?.metadata.uid).not.toBe(after?.metadata.uid);
    if (!after) throw new Error('no Pod');
    expect(podAt(run, after, 35_000).volumes).toMatchObject([
      { name: 'www', type: 'persistentVolumeClaim', behind: 'pvc/www-web-0', state: 'mounted' },
    ]);
    const [log] = filesAt(run, 35_000, after.metadata.uid ?? '', 'www');
    expect(log).toMatchObject({ path: 'log', size: 'web-0\nweb-0\n'.length });
    expect(log?.createdMs).toBeLessThan(20_000);
  });
});

const onHost = (name: string, path: string, command: string) => `apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: [sh, -c, "${command}; sleep 3600"]
    volumeMounts: [{name: host, mountPath: /host}]
  volumes: [{name: host, hostPath: {path: ${path}}}]
---
`;

describe('the tray of a hostPath', () => {
  it('shows what Pods wrote below it, by whatever path of the node', () => {
    const run = play(onHost('a', '/mnt/data', 'echo 1 > /host/one') + onHost('b', '/', 'echo 2 > /host/mnt/two'));
    const shown = podsAt(run, 20_000).map((pod) =>
      filesAt(run, 20_000, pod.metadata.uid ?? '', 'host').map(({ path }) => path),
    );
    expect(shown).toEqual([['one'], expect.arrayContaining(['mnt/data/one', 'mnt/two'])]);
  });
});
