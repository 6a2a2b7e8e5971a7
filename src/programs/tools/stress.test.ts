import { expect, test } from 'vitest';
import { runImage } from '../../testing/imageRun';

const MEBIBYTE = 1_048_576;
const run = (command: string, options = {}) => runImage('polinux/stress', command.split(' '), options);

test('says what it starts, works until its time is up, and leaves no worker', () => {
  const result = run('stress --vm 1 --vm-bytes 150M --vm-hang 1 --cpu 2 --timeout 5s', {
    memoryLimitBytes: 200 * MEBIBYTE,
  });
  expect(result.stdout).toBe(
    'stress: info: [1] dispatching hogs: 2 cpu, 0 io, 1 vm, 0 hdd\nstress: info: [1] successful run completed in 5s\n',
  );
  expect(result.exitCode).toBe(0);
});

test('is killed, all of it, when its workers take more than the container may', () => {
  const result = run('stress --vm 1 --vm-bytes 250M --vm-hang 1', { memoryLimitBytes: 100 * MEBIBYTE });
  expect(result.exit).toMatchObject({ exitCode: 137, outOfMemory: true });
});

test('tells what it does not know', () => {
  expect(run('stress --nope').stderr).toContain('unrecognized option');
});
