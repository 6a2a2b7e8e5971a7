import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test('an unknown image does what its annotation says', () => {
  const run = (behaviour: string, attempt: number, options = {}) =>
    runImage('acme/shop:1', ['/srv/shop', '--fast'], {
      find: { behaviour, attempt, command: '/srv/shop' },
      ...options,
    });
  const first = run('runs=10s exits=1,0 opens=8080 ready=3s', 0, {
    execs: [
      { atMs: 1000, argv: ['curl', '-s', 'http://127.0.0.1:8080/healthz'] },
      { atMs: 4000, argv: ['curl', '-s', '-w', '%{http_code}', 'http://127.0.0.1:8080/healthz'] },
    ],
  });
  expect(first.execs).toEqual([
    { output: '', exitCode: 7 },
    { output: '200', exitCode: 0 },
  ]);
  expect(first).toMatchObject({ exitCode: 1, exitedAtMs: 10_000 });
  expect(run('runs=1s exits=1,0', 1).exitCode).toBe(0);
  expect(run('', 0, { untilMs: 3_600_000 }).exitCode).toBeUndefined();
});

test('two servers cannot have one port', () => {
  const run = runImage('busybox:1.36', ['httpd', '-f', '-p', '80'], {
    execs: [{ atMs: 10, argv: ['httpd', '-f', '-p', '80'] }],
    untilMs: 1000,
  });
  expect(run.execs[0]).toMatchObject({
    exitCode: 1,
    output: expect.stringContaining('Address already in use') as string,
  });
});
