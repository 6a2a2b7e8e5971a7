import { describe, expect, it } from 'vitest';
import { simulate } from '../simulate';

const set = (
  spec = '',
  template = '',
): string => `{apiVersion: apps/v1, kind: DaemonSet, metadata: {name: logs}, spec: {
  ${spec} selector: {matchLabels: {app: logs}}, template: {metadata: {labels: {app: logs}}, spec: {${template}
  terminationGracePeriodSeconds: 1, initContainers: [{name: wait, image: busybox:1.36, command: [sleep, "1"]}],
  containers: [{name: app, image: busybox:1.36, command: [sleep, "1000"]}]}}}}`;

function said(file: string, steps: readonly (readonly [atMs: number, run: string])[], untilMs: number): string[] {
  const typed = [[0, 'kubectl create -f ds.yaml'] as const, ...steps].map(([atMs, run]) => ({ atMs, run }));
  const files = { 'ds.yaml': file };
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: typed, untilMs });
  const texts = typed.map(() => '');
  for (const event of run.trace) if (event.kind === 'step-output') texts[event.step] += event.text;
  return texts.slice(1);
}

const COUNTS =
  "kubectl get ds logs -o jsonpath='{.status.desiredNumberScheduled} {.status.currentNumberScheduled} {.status.numberReady}'";
const PODS = "kubectl get pods -o jsonpath='{.items[*].metadata.name}'";

describe('a DaemonSet', () => {
  it('has a Pod on the node, whose template is that of its revision', () => {
    const [counts, pod, status] = said(
      set(),
      [
        [8000, COUNTS],
        [8100, 'kubectl get pods --show-labels --no-headers; kubectl get controllerrevisions --no-headers'],
        [8200, 'kubectl rollout status ds/logs; kubectl describe ds logs | tail -1'],
      ],
      10_000,
    );
    expect(counts).toBe('1 1 1');
    const hash = /controller-revision-hash=(\w+),pod-template-generation=1/.exec(pod ?? '')?.[1];
    expect(pod).toContain(`\nlogs-${hash}   daemonset.apps/logs   1`);
    expect(status).toMatch(
      /^daemon set "logs" successfully rolled out\n {2}Normal {2}SuccessfulCreate .*Created pod: logs-/,
    );
  });

  it('asks for the node by affinity and stays through what keeps others away', () => {
    const path =
      '{.items[0].spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms}';
    const [terms, keys, cordoned] = said(
      set('', 'tolerations: [{operator: Exists}],'),
      [
        [3000, `kubectl get pods -o jsonpath='${path}'`],
        [3100, "kubectl get pods -o jsonpath='{.items[0].spec.tolerations[*].key}'"],
        [4000, 'kubectl cordon node-1; kubectl delete pods --all; sleep 4; kubectl get pods --no-headers'],
      ],
      20_000,
    );
    expect(terms).toBe('[{"matchFields":[{"key":"metadata.name","operator":"In","values":["node-1"]}]}]');
    expect(keys?.split(' ')).toHaveLength(6);
    expect(cordoned).toMatch(/Running/);
  });

  it('wants no Pod where its node selector does not fit, and one as soon as it does', () => {
    const [before, after, without] = said(
      set('', 'nodeSelector: {disk: ssd},'),
      [
        [3000, `${COUNTS}; ${PODS}`],
        [4000, `kubectl label node node-1 disk=ssd >out; sleep 4; ${COUNTS}`],
        [12_000, `kubectl label node node-1 disk- >out; sleep 4; ${COUNTS}; ${PODS}`],
      ],
      20_000,
    );
    expect([before, after, without]).toEqual(['0 0 0', '1 1 1', '0 0 0']);
  });

  it('is rolled out by replacing its Pod, and back', () => {
    const [, history, generation] = said(
      set(),
      [
        [5000, 'kubectl set image ds/logs app=busybox:1.35'],
        [14_000, 'kubectl rollout history ds/logs; kubectl rollout undo ds/logs; kubectl rollout status ds/logs'],
        [30_000, "kubectl get pods -o jsonpath='{..labels.pod-template-generation} {..spec.containers[0].image}'"],
      ],
      32_000,
    );
    expect(history).toContain('1         <none>\n2         <none>\n\ndaemonset.apps/logs rolled back\nWaiting for');
    expect(generation).toBe('3 busybox:1.36');
  });

  it('with maxSurge has the new Pod before the old one goes', () => {
    const [, during, after] = said(
      set('updateStrategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},'),
      [
        [5000, 'kubectl set image ds/logs app=busybox:1.35'],
        [6000, PODS],
        [14_000, PODS],
      ],
      16_000,
    );
    expect([during, after].map((names) => names?.split(' ').length)).toEqual([2, 1]);
  });

  it('with OnDelete leaves its Pod until somebody deletes it', () => {
    const image = "kubectl get pods -o jsonpath='{..spec.containers[0].image}'";
    const [, before, after] = said(
      set('updateStrategy: {type: OnDelete},'),
      [
        [5000, 'kubectl set image ds/logs app=busybox:1.35'],
        [9000, image],
        [10_000, `kubectl delete pods --all >out; sleep 3; ${image}`],
      ],
      20_000,
    );
    expect([before, after]).toEqual(['busybox:1.36', 'busybox:1.35']);
  });

  it('takes its Pod along, and drain leaves it alone', () => {
    const [drained, gone] = said(
      set(),
      [
        [5000, 'kubectl drain node-1; kubectl drain node-1 --ignore-daemonsets'],
        [9000, 'kubectl delete ds logs >out; sleep 5; kubectl get pods,controllerrevisions'],
      ],
      20_000,
    );
    expect(drained).toMatch(
      /cannot delete DaemonSet-managed Pods .*ignoring DaemonSet-managed Pods.*node-1 drained\n$/s,
    );
    expect(gone).toBe('No resources found in default namespace.\n');
  });
});
