import { expect, it } from 'vitest';
import { simulate } from '../simulate';

const SET = `{apiVersion: apps/v1, kind: StatefulSet, metadata: {name: db}, spec: {serviceName: db, replicas: 2, ordinals: {start: 5},
  selector: {matchLabels: {app: db}}, template: {metadata: {labels: {app: db}}, spec: {terminationGracePeriodSeconds: 1,
  containers: [{name: a, image: busybox:1.36, command: [sleep, "1000"]}]}}}}`;
const GATED =
  '{apiVersion: v1, kind: Pod, metadata: {name: gated}, spec: {readinessGates: [{conditionType: example.com/x}], containers: [{name: a, image: busybox:1.36, command: [sleep, "1000"]}]}}';

function said(steps: readonly (readonly [atMs: number, run: string])[], untilMs: number): string[] {
  const files = { 'set.yaml': SET, 'gated.yaml': GATED };
  const typed = steps.map(([atMs, run]) => ({ atMs, run }));
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: typed, untilMs });
  const texts = steps.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts;
}

it('counts Pods from ordinals.start, and takes the last away first', () => {
  const names = "kubectl get pods -o jsonpath='{.items[*].metadata.name}'";
  const texts = said(
    [
      [0, 'kubectl create -f set.yaml'],
      [8000, names],
      [9000, 'kubectl scale sts db --replicas=1'],
      [14_000, names],
    ],
    16_000,
  );
  expect([texts[1], texts[3]]).toEqual(['db-5 db-6', 'db-5']);
});

it('keeps revisions: history, undo, and an old template that is the newest again', () => {
  const texts = said(
    [
      [0, 'kubectl create -f set.yaml'],
      [8000, 'kubectl rollout undo sts/db; kubectl set image sts/db a=busybox:1.35'],
      [9000, 'kubectl rollout status sts/db'],
      [20_000, 'kubectl rollout history sts/db; kubectl rollout undo sts/db'],
      [30_000, 'kubectl rollout history sts/db; kubectl rollout undo sts/db --to-revision=3'],
      [31_000, "kubectl rollout undo sts/db --to-revision=9; kubectl get sts db -o jsonpath='{..image}'"],
    ],
    33_000,
  );
  const overview = (...revisions: number[]): string =>
    `statefulset.apps/db \nREVISION  CHANGE-CAUSE\n${revisions.map((each) => `${each}         <none>\n`).join('')}\n`;
  expect(texts[1]).toBe('error: no last revision to roll back to\nstatefulset.apps/db image updated\n');
  expect(texts[2]).toMatch(/\npartitioned roll out complete: 2 new pods have been updated\.\.\.\n$/);
  expect(texts[3]).toBe(`${overview(1, 2)}statefulset.apps/db rolled back\n`);
  expect(texts[4]).toBe(
    `${overview(2, 3)}statefulset.apps/db skipped rollback (current template already matches revision 3)\n`,
  );
  expect(texts[5]).toBe('error: unable to find specified revision 9 in history\nbusybox:1.36');
});

it('a Pod is ready once somebody has set what its readiness gate asks for', () => {
  const ready = `kubectl get pod gated -o jsonpath='{.status.conditions[?(@.type=="Ready")].status}'`;
  const patch = JSON.stringify({ status: { conditions: [{ type: 'example.com/x', status: 'True' }] } });
  const texts = said(
    [
      [0, 'kubectl apply -f gated.yaml'],
      [5000, ready],
      [6000, `kubectl patch pod gated --subresource=status -p '${patch}'`],
      [8000, ready],
      [9000, `kubectl patch pod gated --subresource=resize -p '{}'`],
    ],
    10_000,
  );
  expect([texts[1], texts[3]]).toEqual(['False', 'True']);
  expect(texts[4]).toContain('kubectl patch --subresource=resize is not simulated');
});

it('the kubelet tells when its node may be scheduled to, and when not', () => {
  const texts = said(
    [
      [1000, 'kubectl cordon node-1'],
      [15_000, 'kubectl uncordon node-1'],
      [30_000, 'kubectl get events -o jsonpath=\'{range .items[*]}{.involvedObject.kind} {.message}{"\\n"}{end}\''],
    ],
    32_000,
  );
  expect(texts[2]).toBe(
    'Node Node node-1 status is now: NodeNotSchedulable\nNode Node node-1 status is now: NodeSchedulable\n',
  );
});
