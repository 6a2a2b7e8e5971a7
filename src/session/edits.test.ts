import { describe, expect, it } from 'vitest';
import type { Scenario } from '../scenario/scenario';
import { dropLastStep, typeCommand, typeInto, writeFile } from './edits';

const base: Scenario = {
  kubernetes: '1.36',
  namespace: 'default',
  files: { 'pod.yaml': 'a' },
  steps: [
    { atMs: 0, run: 'kubectl apply -f pod.yaml' },
    { atMs: 20_000, run: 'kubectl get pods' },
  ],
  untilMs: 60_000,
};

describe('edits', () => {
  it('typing in the past drops what was typed later, and leaves enough to see', () => {
    const next = typeCommand(base, 12_000, 'kubectl delete pod x');
    expect(next.steps.map(({ run }) => run)).toEqual(['kubectl apply -f pod.yaml', 'kubectl delete pod x']);
    expect(next.untilMs).toBe(102_000);
  });

  it('undo drops the last step', () => expect(dropLastStep(base).steps).toHaveLength(1));

  it('a file changes as if it had always been so', () =>
    expect(writeFile(base, 'pod.yaml', 'b')).toEqual({ ...base, files: { 'pod.yaml': 'b' } }));

  it.each([
    ['kubectl exec -it p -- sh', true],
    ['kubectl run x --image=busybox -ti', true],
    ['kubectl get pods', undefined],
    ['kubectl logs -f p --tail=1', undefined],
  ])('%s asks for a terminal: %s', (run, tty) => expect(typeCommand(base, 0, run).steps.at(-1)?.tty).toBe(tty));

  it('lines typed into a running command are its input', () => {
    const shell = typeCommand(base, 1000, 'kubectl exec -it p -- sh');
    const typed = typeInto(typeInto(shell, 1, 3000, 'ls\n'), 1, 4000, 'exit\n');
    expect(typed.steps.at(-1)?.input).toEqual([
      { atMs: 3000, text: 'ls\n' },
      { atMs: 4000, text: 'exit\n' },
    ]);
  });
});
