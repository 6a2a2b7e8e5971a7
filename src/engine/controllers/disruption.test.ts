import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';

const web = (replicas: number): string => `{apiVersion: apps/v1, kind: Deployment, metadata: {name: web}, spec: {
  replicas: ${replicas}, selector: {matchLabels: {app: web}}, template: {metadata: {labels: {app: web}}, spec: {
  terminationGracePeriodSeconds: 1, containers: [{name: a, image: busybox:1.36, command: [sleep, "1000"]}]}}}}`;
const budget = (spec: string): string =>
  `{apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: {name: web}, spec: {${spec} selector: {matchLabels: {app: web}}}}`;
const POD =
  '{apiVersion: v1, kind: Pod, metadata: {name: alone, labels: {app: web}}, spec: {containers: [{name: a, image: busybox:1.36, command: [sleep, "1000"]}]}}';

function said(objects: readonly string[], steps: readonly (readonly [atMs: number, run: string])[], untilMs: number) {
  const typed = [[0, 'kubectl create -f web.yaml'] as const, ...steps].map(([atMs, run]) => ({ atMs, run }));
  const files = { 'web.yaml': objects.join('\n---\n') };
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: typed, untilMs });
  const texts = typed.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts.slice(1);
}

const COUNTS =
  "kubectl get pdb web -o jsonpath='{.status.disruptionsAllowed} {.status.currentHealthy} {.status.desiredHealthy} {.status.expectedPods}'";

describe('a budget', () => {
  it.each([
    ['maxUnavailable: 1,', '1 3 2 3'],
    ['maxUnavailable: 50%,', '2 3 1 3'],
    ['minAvailable: 50%,', '1 3 2 3'],
    ['minAvailable: 3,', '0 3 3 3'],
    ['', '3 3 0 3'],
  ])('of %s', (spec, expected) => {
    expect(said([web(3), budget(spec)], [[7000, COUNTS]], 9000)).toEqual([expected]);
  });

  it('lets Pods go one after another, and drain ask again', () => {
    const [drained, again] = said(
      [web(2), budget('maxUnavailable: 1,')],
      [
        [7000, 'kubectl drain node-1 --timeout=3s 2>&1'],
        [12_000, `kubectl uncordon node-1 >out; sleep 6; ${COUNTS}`],
      ],
      25_000,
    );
    expect(drained).toContain(
      `(will retry after 5s): Cannot evict pod as it would violate the pod's disruption budget.\npod/web-`,
    );
    expect(drained).toMatch(/error when evicting pods\/"web-\S+" -n "default": global timeout reached: 3s\n$/);
    expect(again).toBe('1 2 1 2');
  });

  it('that is used up is asked again every five seconds until the new Pod is ready', () => {
    const [drained] = said(
      [web(2), budget('maxUnavailable: 1,')],
      [[7000, '(sleep 3; kubectl uncordon node-1 >out) & kubectl drain node-1 2>&1; wait']],
      40_000,
    );
    expect(drained).toMatch(/node\/node-1 drained\n$/);
    expect(drained?.match(/will retry after 5s/g)?.length).toBeGreaterThanOrEqual(1);
  });

  it('of shares cannot count Pods that nobody controls, and says so', () => {
    const [events] = said(
      [POD, budget('maxUnavailable: 1,')],
      [[7000, 'kubectl events --for poddisruptionbudget/web']],
      9000,
    );
    expect(events).toContain('(selector: &LabelSelector{MatchLabels:map[string]string{app: web,},MatchExpressions:');
  });

  it('does not hold a Pod that does not run, nor plain deletion', () => {
    const [pending, deleted] = said(
      [POD.replace('spec: {', 'spec: {nodeSelector: {a: b}, '), web(1), budget('minAvailable: 5,')],
      [
        [5000, 'kubectl drain node-1 --force --timeout=2s 2>&1'],
        [9000, 'kubectl drain node-1 --force --disable-eviction 2>&1'],
      ],
      20_000,
    );
    expect(pending).toContain('Cannot evict pod');
    expect(deleted).toMatch(/deleting pod .*deleted\nnode\/node-1 drained\n$/s);
  });
});
