import { expect, test } from 'vitest';
import { BUSYBOX, GNU, runProgram } from '../../testing/programRun';

test.each([
  [['cat', '--help'], 'Usage: cat [OPTION]... [FILE]...\n'],
  [['basename', '--help'], 'Usage: basename NAME [SUFFIX]\n  or:  basename OPTION... NAME...\n'],
  [['sort', '--version'], 'sort (GNU coreutils) 9.1\n'],
])('GNU answers %j with %j', (argv, stdout) => {
  expect(runProgram(argv, { userland: GNU })).toMatchObject({ stdout, stderr: '', exitCode: 0 });
});

test('busybox has its usage texts instead', () => {
  const { stdout, stderr } = runProgram(['cat', '--help'], { userland: BUSYBOX });
  expect(stdout + stderr).toContain('Usage: cat [-nbvteA] [FILE]...');
});
