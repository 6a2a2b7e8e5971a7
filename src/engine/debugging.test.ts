import { describe, expect, it } from 'vitest';
import type { Step } from '../scenario/scenario';
import { simulate } from './simulate';

const pod = (name: string, more = '') => `apiVersion: v1
kind: Pod
metadata: { name: ${name}, labels: { app: demo } }
spec:
  terminationGracePeriodSeconds: 1
${more}
  containers:
  - name: app
    image: busybox:1.36
    command: [sh, -c, "while true; do echo tick; sleep 5; done"]
`;
const WAITS = '  initContainers: [{ name: wait, image: busybox:1.36, command: [sleep, "20"] }]';

/** What each step printed, and its exit code. */
function said(files: Readonly<Record<string, string>>, steps: readonly Step[], untilMs = 60_000): string[] {
  const run = simulate({ kubernetes: '1.36', namespace: 'default', files, steps: [...steps], untilMs });
  const texts = steps.map(() => '');
  for (const event of run.trace) {
    if (event.kind === 'step-output') texts[event.step] += event.text;
    if (event.kind === 'step-ended' && event.exitCode !== 0) texts[event.step] += `exit ${event.exitCode}\n`;
  }
  return texts;
}

const APPLY: Step = { atMs: 0, run: 'kubectl apply -f pod.yaml' };

describe('kubectl debug', () => {
  it('adds a container to a Pod that still initializes, with a shell that can be typed into', () => {
    const [, session, status, events] = said({ 'pod.yaml': pod('demo', WAITS) }, [
      APPLY,
      {
        atMs: 5000,
        run: 'kubectl debug demo -it -c dbg --image=busybox:1.36 --target=app',
        tty: true,
        input: [
          { atMs: 8000, text: 'hostname; echo $TERM\n' },
          { atMs: 9000, text: 'exit 3\n' },
        ],
      },
      {
        atMs: 12_000,
        run: "kubectl get pod demo -o jsonpath='{.status.phase} {.status.ephemeralContainerStatuses[0].state.terminated.exitCode} {.status.ephemeralContainerStatuses[0].restartCount}'",
      },
      {
        atMs: 40_000,
        run: "kubectl get events -o jsonpath='{.items[*].involvedObject.fieldPath}'; kubectl logs demo -c dbg",
      },
    ]);
    expect(session).toContain('Targeting container "app".');
    expect(session).toContain(
      "If you don't see a command prompt, try pressing enter.\n/ # hostname; echo $TERM\ndemo\nxterm\n",
    );
    expect(session).toContain('the ephemeral container will not be restarted');
    expect(status).toBe('Pending 3 0');
    expect(events).toContain('spec.ephemeralContainers{dbg}');
    expect(events).toContain('demo\nxterm\n');
  });

  it('names what it is not told to name, and is held to what the server allows', () => {
    const [, named, again, target, taken, created] = said({ 'pod.yaml': pod('demo') }, [
      APPLY,
      { atMs: 5000, run: 'kubectl debug demo --image=busybox:1.36 -- sleep 5' },
      {
        atMs: 6000,
        run: 'kubectl debug demo -c dbg --image=busybox:1.36 -- sleep 5; kubectl debug demo -c dbg --image=busybox:1.35',
      },
      { atMs: 8000, run: 'kubectl debug demo -c other --image=busybox:1.36 --target=nope -q' },
      { atMs: 10_000, run: 'kubectl debug demo -c app --image=busybox:1.36' },
      {
        atMs: 12_000,
        run: `kubectl patch pod demo -p '{"spec":{"ephemeralContainers":[{"name":"x","image":"busybox"}]}}' 2>&1 | head -1`,
      },
    ]);
    expect(named).toMatch(/^Defaulting debug container name to debugger-[a-z0-9]{5}\.\n$/);
    expect(again).toContain('existing ephemeral containers "dbg" may not be changed');
    expect(target).toContain('spec.ephemeralContainers[2].targetContainerName: Not found: "nope"');
    expect(taken).toContain('spec.ephemeralContainers[2].name: Duplicate value: "app"');
    expect(created).toContain('pod updates may not change fields other than');
  });

  it('copies a Pod with a container more', () => {
    const [, , copy] = said({ 'pod.yaml': pod('demo') }, [
      APPLY,
      {
        atMs: 5000,
        run: 'kubectl debug demo -c dbg --image=busybox:1.35 --copy-to=copy --set-image=app=busybox:1.28 -- sleep 100',
      },
      {
        atMs: 15_000,
        run: "kubectl get pod copy -o jsonpath='{.status.phase} {.spec.containers[*].image} {.spec.shareProcessNamespace} [{.metadata.labels}]'",
      },
    ]);
    expect(copy).toBe('Running busybox:1.28 busybox:1.35 true []');
  });
});

describe('kubectl attach', () => {
  it('shows what is written from then on, and leaves the container running', () => {
    const [, attached, phase] = said({ 'pod.yaml': pod('demo') }, [
      APPLY,
      { atMs: 10_000, run: 'kubectl attach demo', timeoutMs: 8000 },
      { atMs: 20_000, run: "kubectl get pod demo -o jsonpath='{.status.phase}'" },
    ]);
    expect(attached?.match(/tick\n/g)?.length).toBe(2);
    expect(phase).toBe('Running');
  });
});

describe('taints', () => {
  const FILES = {
    'pod.yaml': pod('plain'),
    'stays.yaml': pod('stays', '  tolerations: [{ key: k, operator: Exists }]'),
    'later.yaml': pod(
      'later',
      '  tolerations: [{ key: k, operator: Exists, effect: NoExecute, tolerationSeconds: 20 }]',
    ),
  };

  it('evict what does not tolerate them, at once or when its time is up', () => {
    const [, tainted, soon, events, late] = said(FILES, [
      { atMs: 0, run: 'kubectl apply -f pod.yaml -f stays.yaml -f later.yaml' },
      { atMs: 5000, run: 'kubectl taint nodes node-1 k=v:NoExecute' },
      { atMs: 12_000, run: 'kubectl get pods -o name' },
      { atMs: 13_000, run: 'kubectl get events | grep Taint' },
      { atMs: 40_000, run: 'kubectl get pods -o name' },
    ]);
    expect(tainted).toBe('node/node-1 tainted\n');
    expect(soon).toBe('pod/later\npod/stays\n');
    expect(events).toContain('TaintManagerEviction   pod/plain   Marking for deletion Pod default/plain');
    expect(late).toBe('pod/stays\n');
  });

  it('keep Pods from being scheduled, as cordon does, until they are removed', () => {
    const [, , refused, , cordoned, , phase] = said(FILES, [
      { atMs: 0, run: 'kubectl taint nodes node-1 k=v:NoSchedule' },
      { atMs: 1000, run: 'kubectl apply -f pod.yaml -f stays.yaml' },
      {
        atMs: 8000,
        run: 'kubectl get events -o jsonpath=\'{.items[?(@.reason=="FailedScheduling")].message}\'; kubectl get pods',
      },
      { atMs: 9000, run: 'kubectl taint nodes node-1 k- && kubectl cordon node-1' },
      { atMs: 12_000, run: 'kubectl describe node node-1 | grep -A1 Taints; kubectl get pod plain' },
      { atMs: 20_000, run: 'kubectl uncordon node-1' },
      { atMs: 40_000, run: "kubectl get pod plain -o jsonpath='{.status.phase}'" },
    ]);
    expect(refused).toContain('0/1 nodes are available: 1 node(s) had untolerated taint(s).');
    expect(refused).toMatch(/stays +1\/1 +Running/);
    expect(cordoned).toContain('node.kubernetes.io/unschedulable:NoSchedule');
    expect(phase).toBe('Running');
  });
});

describe('kubectl delete in a container', () => {
  it('is refused as a deletion: nobody looks at what is named first', () => {
    const robot = pod('robot')
      .replace('busybox:1.36', 'bitnami/kubectl:1.36')
      .replace('while true; do echo tick; sleep 5; done', 'kubectl delete pod robot; sleep 100');
    const [, log] = said({ 'pod.yaml': robot }, [APPLY, { atMs: 20_000, run: 'kubectl logs robot' }]);
    expect(log).toContain('cannot delete resource "pods" in API group "" in the namespace "default"');
  });
});
