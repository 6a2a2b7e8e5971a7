import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

test('redis keeps what it is told', () => {
  const cli = (...args: string[]) => ['redis-cli', ...args];
  const run = runImage('redis:7', undefined, {
    execs: [
      { atMs: 100, argv: cli('ping') },
      { atMs: 200, argv: cli('set', 'a', 'hello world') },
      { atMs: 300, argv: cli('get', 'a') },
      { atMs: 400, argv: cli('incr', 'n') },
      { atMs: 500, argv: cli('get', 'nope') },
      { atMs: 600, argv: cli('-p', '1', 'ping') },
    ],
    signals: [{ atMs: 1000, name: 'TERM' }],
  });
  expect(run.execs.map(({ output }) => output)).toEqual([
    'PONG\n',
    'OK\n',
    'hello world\n',
    '1\n',
    '\n',
    'Could not connect to Redis at 127.0.0.1:1: Connection refused\n',
  ]);
  expect(run.exitCode).toBe(0);
});
