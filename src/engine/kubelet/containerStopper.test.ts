import { expect, it } from 'vitest';
import { busybox, eventLines, runPod } from '../../testing/podRun';

const stopped = (seconds: number, preStop: string, command = 'sleep 1000') => {
  const container = busybox('a', command, `lifecycle: {preStop: ${preStop}}`);
  const spec = `{terminationGracePeriodSeconds: ${seconds}, containers: [${container}]}`;
  const run = runPod(spec, 30_000, [{ atMs: 5000, run: 'kubectl delete pod p' }]);
  const exit = run.trace.find(({ kind }) => kind === 'container-exited');
  return { lines: eventLines(run), exitedAfterMs: (exit?.atMs ?? 0) - 5000 };
};

it('a preStop hook that outlives the grace period has failed when the container is killed, two seconds later', () => {
  const { lines, exitedAfterMs } = stopped(4, '{exec: {command: [sleep, "60"]}}');
  expect(Math.round(exitedAfterMs / 1000)).toBe(6);
  expect(lines.at(-1)).toBe('11.2s FailedPreStopHook: PreStopHook failed');
});

it('what a preStop hook takes is taken off the grace period', () => {
  const { lines, exitedAfterMs } = stopped(6, '{sleep: {seconds: 3}}');
  expect(Math.round(exitedAfterMs / 1000)).toBe(6);
  expect(lines.join()).not.toContain('FailedPreStopHook');
});
