import { expect, it } from 'vitest';
import { simulate } from '../../simulate';

const CLASS =
  '{apiVersion: storage.k8s.io/v1, kind: StorageClass, metadata: {name: fast}, provisioner: rancher.io/local-path, volumeBindingMode: WaitForFirstConsumer}';
const POD = `{apiVersion: v1, kind: Pod, metadata: {name: p}, spec: {terminationGracePeriodSeconds: 1,
  volumes: [{name: s, ephemeral: {volumeClaimTemplate: {metadata: {labels: {a: b}}, spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}}}}],
  containers: [{name: a, image: busybox:1.36, command: [sh, -c, "echo kept > /m/f; sleep 1000"], volumeMounts: [{name: s, mountPath: /m}]}]}}`;
const CLAIM =
  '{apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: p-s}, spec: {accessModes: [ReadWriteOnce], storageClassName: fast, resources: {requests: {storage: 1Gi}}}}';

function said(steps: readonly (readonly [atMs: number, run: string])[]): string[] {
  const files = { 'class.yaml': CLASS, 'pod.yaml': POD, 'claim.yaml': CLAIM };
  const typed = steps.map(([atMs, run]) => ({ atMs, run }));
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: typed, untilMs: 40_000 });
  const texts = steps.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts;
}

it('an ephemeral volume is a claim that comes and goes with its Pod', () => {
  const texts = said([
    [0, 'kubectl apply -f class.yaml -f pod.yaml'],
    [
      10_000,
      "kubectl get pvc p-s -o jsonpath='{.metadata.labels.a} {.metadata.ownerReferences[0].kind} {.status.phase}'",
    ],
    [11_000, 'kubectl exec p -- cat /m/f; kubectl describe pvc p-s | grep Used'],
    [12_000, 'kubectl events --types=Warning --no-headers'],
    [14_000, 'kubectl delete pod p'],
    [20_000, 'kubectl get pvc,pv'],
  ]);
  expect(texts[1]).toBe('b Pod Bound');
  expect(texts[2]).toMatch(/^kept\nUsed By: +p\n$/);
  expect(texts[3]).toContain(
    '0/1 nodes are available: waiting for ephemeral volume controller to create the persistentvolumeclaim "p-s".',
  );
  expect(texts[5]).toBe('No resources found\n');
});

it("somebody else's claim of that name is not taken", () => {
  const texts = said([
    [0, 'kubectl apply -f class.yaml -f claim.yaml -f pod.yaml'],
    [10_000, 'kubectl get pod p --no-headers; kubectl events --no-headers --for pod/p'],
  ]);
  const why = 'PVC default/p-s was not created for pod default/p (pod is not owner)';
  expect(texts[1]).toMatch(/^p +0\/1 +Pending/);
  expect(texts[1]).toContain(`ephemeral volume s: ${why}`);
  expect(texts[1]).toContain(`0/1 nodes are available: ${why}.`);
});
