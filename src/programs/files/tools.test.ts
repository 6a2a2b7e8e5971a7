import { describe, expect, it } from 'vitest';
import { GNU, runProgram } from '../../testing/programRun';

const files = { 'w/a': '1 a\n2 b\n', 'w/b': '1 c\n3 d\n', 'w/f': 'hello\n' };
const run = (command: string, stdin = '') => runProgram(command.split(' '), { files, stdin, userland: GNU });

describe('join and tsort', () => {
  it.each([
    ['join a b', '1 a c\n'],
    ['join -a1 a b', '1 a c\n2 b\n'],
    ['join -v2 a b', '3 d\n'],
    ['join -t: a b', ''],
  ])('%s', (command, stdout) => {
    expect(run(command)).toMatchObject({ stdout, exitCode: 0 });
  });

  it('orders', () => {
    expect(run('tsort', 'a b\nb c\n').stdout).toBe('a\nb\nc\n');
    expect(run('tsort', 'a b b a\n')).toMatchObject({
      exitCode: 1,
      stdout: 'a\nb\n',
      stderr: 'tsort: -: input contains a loop:\ntsort: a\ntsort: b\n',
    });
    expect(run('tsort', 'a\n').stderr).toBe('tsort: -: input contains an odd number of tokens\n');
  });
});

describe('getopt', () => {
  it.each([
    ['getopt ab: -a -b x y', ' -a -b x -- y\n'],
    ['getopt -o ab: -l long,val: -- -a --val=3 z', " -a --val '3' -- 'z'\n"],
    ['getopt -o a -- x -a', " -a -- 'x'\n"],
  ])('%s', (command, stdout) => {
    expect(run(command)).toMatchObject({ stdout, exitCode: 0 });
  });

  it('complains and goes on', () => {
    expect(run('getopt -o a -n me -- -z -a')).toMatchObject({
      stdout: ' -a --\n',
      stderr: "me: invalid option -- 'z'\n",
      exitCode: 1,
    });
  });
});

describe('sums and encodings', () => {
  it.each([
    ['sum f', '36979     1 f\n'],
    ['sum -s f', '542 1 f\n'],
    ['base32 f', 'NBSWY3DPBI======\n'],
  ])('%s', (command, stdout) => {
    expect(run(command).stdout).toBe(stdout);
  });

  it('decodes base32', () => {
    expect(run('base32 -d', 'NBSWY3DPBI======\n').stdout).toBe('hello\n');
  });
});

describe('the rest', () => {
  it('patches, and says which hunk does not fit', () => {
    const patch = '--- a\n+++ a\n@@ -1,2 +1,2 @@\n 1 a\n-2 b\n+2 c\n';
    const result = run('patch', patch);
    expect(result.stdout).toBe('patching file a\n');
    expect(result.read('/w/a')).toBe('1 a\n2 c\n');
    expect(run('patch b', patch)).toMatchObject({ exitCode: 1 });
    expect(
      runProgram(['patch', '-R', 'a'], { files, stdin: patch.replace('-2 b', '-2 x').replace('+2 c', '+2 b') }).read(
        '/w/a',
      ),
    ).toBe('1 a\n2 x\n');
  });

  it('draws months, mounts; locks nothing', () => {
    expect(run('cal 2 2024').stdout).toContain('   February 2024\nSu Mo Tu We Th Fr Sa\n             1  2  3\n');
    expect(run('cal 13 2024').exitCode).toBe(1);
    expect(run('mountpoint /proc')).toMatchObject({ stdout: '/proc is a mountpoint\n', exitCode: 0 });
    expect(run('mountpoint /w')).toMatchObject({ exitCode: 32 });
    expect(run('flock /lock wc f').stdout).toContain(' f\n');
  });
});
