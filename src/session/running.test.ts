import { describe, expect, it } from 'vitest';
import { simulate } from '../engine/simulate';
import type { Scenario } from '../scenario/scenario';
import { interruptStep, typeCommand, typeInto } from './edits';
import { foregroundAt, interruptRunning } from './running';

const POD = `apiVersion: v1
kind: Pod
metadata:
  name: p
spec:
  containers:
  - name: app
    image: busybox:1.36
    command: [sleep, "3600"]
`;
const base: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'pod.yaml': POD },
  steps: [
    { atMs: 0, run: 'kubectl apply -f pod.yaml' },
    { atMs: 10_000, run: 'kubectl get pods --watch' },
  ],
  untilMs: 60_000,
};
const run = simulate(base);

describe('the terminal of a moment', () => {
  it('belongs to the command that runs', () => {
    expect(foregroundAt(run, 100)?.run).toBe('kubectl apply -f pod.yaml');
    expect(foregroundAt(run, 5_000)).toBeUndefined();
    expect(foregroundAt(run, 20_000)?.run).toBe('kubectl get pods --watch');
  });

  it('is freed by an interrupt where the command would hold it', () => {
    const next = typeCommand(interruptRunning(base, 20_000, run), 20_000, 'echo next');
    expect(next.steps[1]?.timeoutMs).toBe(10_000);
    const later = simulate(next);
    expect(foregroundAt(later, 30_000)).toBeUndefined();
    const ended = later.trace.find((event) => event.kind === 'step-ended' && event.step === 2);
    expect(ended?.atMs).toBeLessThan(21_000);
  });

  it('is waited for where the command ends by itself', () => expect(interruptRunning(base, 100, run)).toBe(base));
});

it('what is typed into a shell in a container is answered there, until exit', () => {
  const shell = typeCommand({ ...base, steps: base.steps.slice(0, 1) }, 20_000, 'kubectl exec -it p -- sh');
  const typed = typeInto(typeInto(shell, 1, 22_000, 'hostname\n'), 1, 24_000, 'exit\n');
  const session = simulate(typed);
  const at = foregroundAt(session, 23_000);
  expect(at?.tty).toBe(true);
  expect(at?.typed).toEqual(['hostname']);
  expect(at?.output.map(({ text }) => text).join('')).toBe('/ # hostname\np\n/ # ');
  expect(foregroundAt(session, 25_000)).toBeUndefined();
  expect(interruptStep(typed, 1, 23_000, session).steps[1]?.timeoutMs).toBe(3_000);
});
