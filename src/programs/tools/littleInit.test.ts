import { expect, test } from 'vitest';
import { shellProgram } from '../../shell';
import { createTestContainer } from '../../testing/processes';
import { sleep } from '../system/sleep';
import { dumbInit } from './dumbInit';
import { tini } from './tini';

/** How a script ends under an init as PID 1 that gets TERM after a second. */
function stopped(init: 'tini' | 'dumb-init', script: string, ...options: string[]) {
  const container = createTestContainer({ 'dumb-init': dumbInit, sh: shellProgram('dash'), sleep, tini });
  container.start([init, ...options, '--', 'sh', '-c', script]);
  container.signalAt(1000, 'TERM');
  container.runUntil(60_000);
  return { exitCode: container.exit?.exitCode, atMs: container.exitedAtMs, stdout: container.stdout };
}

test('a signal reaches the child, whose end is the end', () => {
  expect(stopped('tini', 'exec sleep 30')).toMatchObject({ exitCode: 143, atMs: 1000 });
  expect(stopped('tini', 'trap "exit 7" TERM; while :; do sleep 2; done')).toMatchObject({ exitCode: 7, atMs: 2000 });
  expect(stopped('tini', 'exec sleep 30', '-e', '143')).toMatchObject({ exitCode: 0 });
});

test('dumb-init and tini -g tell the whole group: a shell need not wait for its child', () => {
  const script = 'trap "exit 7" TERM; sleep 30; echo late';
  expect(stopped('dumb-init', script)).toMatchObject({ exitCode: 7, atMs: 1000 });
  expect(stopped('tini', script, '-g')).toMatchObject({ exitCode: 7, atMs: 1000 });
  expect(stopped('tini', script)).toMatchObject({ exitCode: 7, atMs: 30_000 });
  expect(stopped('dumb-init', script, '-c')).toMatchObject({ exitCode: 7, atMs: 30_000 });
});

test('dumb-init rewrites signals', () => {
  expect(stopped('dumb-init', 'exec sleep 30', '-r', '15:3')).toMatchObject({ exitCode: 131, atMs: 1000 });
  expect(stopped('dumb-init', 'exec sleep 30', '-r', '15:0')).toMatchObject({ exitCode: 0, atMs: 30_000 });
});
