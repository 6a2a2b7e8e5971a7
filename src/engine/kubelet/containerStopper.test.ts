import { expect, it } from 'vitest';
import { busybox, eventLines, podStates, runPod } from '../../testing/podRun';

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

it('a tcpSocket is no hook: the API takes it, the kubelet cannot run it', () => {
  const container = busybox('a', 'sleep 1000', 'lifecycle: {postStart: {tcpSocket: {port: 80}}}');
  const states = podStates(runPod(`{terminationGracePeriodSeconds: 0, containers: [${container}]}`, 4000));
  const waiting = states.flatMap(({ status }) => status?.containerStatuses?.[0]?.state?.waiting ?? []);
  expect(waiting.find(({ reason }) => reason === 'PostStartHookError')?.message).toBe(
    'Cannot run handler: invalid handler: &LifecycleHandler{Exec:nil,HTTPGet:nil,TCPSocket:&TCPSocketAction{Port:{0 80 },Host:,},Sleep:nil,}',
  );
});

it('an HTTP hook reaches a server that has just been started', () => {
  const web = 'lifecycle: {postStart: {httpGet: {port: 8080, path: /}}}';
  const spec = `{containers: [${busybox('a', 'mkdir /w; echo hi > /w/index.html; httpd -f -p 8080 -h /w', web)}]}`;
  expect(eventLines(runPod(spec, 4000)).join()).not.toContain('FailedPostStartHook');
});
