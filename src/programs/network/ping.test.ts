import { expect, test } from 'vitest';
import { replayed, runClient } from '../../testing/clientRun';
import recordings from '../../testing/clients/ping.json';

test('nobody answers: the wait, then the exit code', () => {
  const run = runClient('busybox:1.37', 'ping -c 1 -W 2 10.1.1.1');
  expect(run).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('100% packet loss') as string });
  expect(run.exitedAtMs).toBe(2000);
});

replayed(recordings);
