import { describe, expect, it } from 'vitest';
import type { Scenario, Step } from '../../scenario/scenario';
import { simulate } from '../simulate';

const POD = `apiVersion: v1
kind: Pod
metadata: { name: p }
spec:
  containers:
  - { name: a, image: "busybox:1.36", command: [sleep, "3600"] }
`;

/** What a step printed, and its exit code, as \`text …exit N\`. */
function played(step: Step, before: readonly Step[] = [{ atMs: 0, run: 'kubectl apply -f p.yaml' }]): string {
  const scenario: Scenario = {
    kubernetes: '1.36',
    namespace: 'default',
    files: { 'p.yaml': POD },
    node: { images: ['busybox:1.36'] },
    untilMs: 60_000,
    steps: [...before, step],
  };
  const index = before.length;
  let text = '';
  for (const event of simulate(scenario).trace) {
    if (event.kind === 'step-output' && event.step === index) text += event.text;
    if (event.kind === 'step-ended' && event.step === index) text += `…exit ${event.exitCode}`;
  }
  return text;
}

describe('steps on the workstation', () => {
  it('hand Ctrl-C on to the program in the container, and the shell there goes on', () => {
    const printed = played({
      atMs: 5000,
      run: 'kubectl exec -it p -- sh',
      tty: true,
      input: [
        { atMs: 7000, text: 'sleep 100\n' },
        { atMs: 9000, text: '\u0003' },
        { atMs: 10_000, text: 'echo alive $?\n' },
        { atMs: 12_000, text: 'exit 3\n' },
      ],
    });
    expect(printed).toBe(
      '/ # sleep 100\n^C\n/ # echo alive $?\nalive 130\n/ # exit 3\ncommand terminated with exit code 3\n…exit 3',
    );
  });

  it('are interrupted when their time is over', () =>
    expect(played({ atMs: 1000, run: 'sleep 30', timeoutMs: 2000 }, [])).toBe('…exit 130'));

  it('write files that later steps read, heredocs included', () =>
    expect(
      played({ atMs: 2000, run: 'kubectl create -f q.yaml' }, [{ atMs: 0, run: `cat > q.yaml << 'EOF'\n${POD}EOF` }]),
    ).toBe('pod/p created\n…exit 0'));
});
