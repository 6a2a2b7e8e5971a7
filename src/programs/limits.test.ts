import { expect, it } from 'vitest';
import type { Limits } from '../process/limits';
import { shellProgram } from '../shell/shellProgram';
import { createTestContainer } from '../testing/processes';
import { allPrograms } from './groups/all';

const run = (script: string, limits: Partial<Limits>) => {
  const test = createTestContainer({ ...allPrograms, sh: shellProgram('busybox-1.35') }, { limits });
  test.start(['sh', '-c', script]);
  test.runUntil(60_000);
  return test;
};

it.each<[limit: keyof Limits, allowed: number, script: string, named: string]>([
  ['steps', 50_000, 'tr -d x </dev/urandom >/dev/null', 'steps'],
  ['steps', 50_000, 'sha256sum /dev/zero', 'steps'],
  ['steps', 50_000, 'cat /dev/urandom | wc', 'steps'],
  ['steps', 50_000, 'cd /; ln -s / r; find -L /', 'steps'],
  ['steps', 50_000, 'echo text >/tmp/file; cat /tmp/file >>/tmp/file', 'steps'],
  ['steps', 50_000, 'echo a | sed ":a;s/a/aa/;ba"', 'steps'],
  ['memoryBytes', 1_000_000, 'echo a | sed ":a;G;h;ba"', 'memory'],
])('what goes on for ever ends at the limit of %s (%d) and names it: %s', (limit, allowed, script, named) => {
  const test = run(script, { [limit]: allowed });
  expect(test.exit).toEqual({ exitCode: 137, signal: 'KILL', limit: named });
});

it('a path ends at its longest, however one got there', () => {
  const test = run('while mkdir d && cd d; do :; done; pwd | wc -c', {});
  expect(test.stderr).toBe("mkdir: can't create directory 'd': File name too long\n");
  expect(Number(test.stdout)).toBeGreaterThan(4090);
});

it.each([
  [
    'dd if=/dev/zero of=o bs=1M count=200 2>&1 | head -n 2; stat -c %s o',
    '200+0 records in\n200+0 records out\n209715200\n',
  ],
  ['echo 0123456789 >a; dd if=a of=b bs=3 skip=1 count=2 2>&1 | head -n 1; cat b', '2+0 records in\n345678'],
  ['echo abcdef >a; echo XY | dd of=a bs=2 seek=1 count=1 2>/dev/null; cat a', 'abXY'],
  ['echo abcdef >a; echo XY | dd of=a bs=2 seek=1 count=1 conv=notrunc 2>/dev/null; cat a', 'abXYef\n'],
  ['dd if=/dev/zero of=s bs=1 count=0 seek=1M 2>/dev/null; stat -c %s s', '1048576\n'],
  ['dd if=/dev/zero of=s bs=1 count=0 seek=9G 2>&1', 'dd: Podflight keeps no files of this size\n'],
])('%s', (script, stdout) => {
  expect(run(script, {}).stdout).toBe(stdout);
});
