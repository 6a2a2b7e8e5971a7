import { describe, expect, it } from 'vitest';
import { BUSYBOX, GNU, OLD_BUSYBOX, runProgram } from '../../testing/programRun';
import { parseMode } from './mode';
import { decodeTar, encodeTar } from './tarFormat';

const files = { 'w/d/a': 'aa\n', 'w/d/e/b.txt': 'bb\n', 'w/f': 'x\n' };

describe('file programs', () => {
  it('makes, copies, moves and removes', () => {
    expect(runProgram(['cp', '-r', '/w/d', '/w/copy'], { files }).read('/w/copy/e/b.txt')).toBe('bb\n');
    expect(runProgram(['mv', '/w/f', '/w/d'], { files }).read('/w/d/f')).toBe('x\n');
    expect(runProgram(['rm', '-rf', '/w/d', '/nope'], { files })).toMatchObject({ exitCode: 0, stderr: '' });
    expect(runProgram(['mkdir', '-p', 'x/y/z'], { files }).exitCode).toBe(0);
    expect(runProgram(['install', '-m', '600', '/w/f', '/w/g'], { files }).read('/w/g')).toBe('x\n');
    expect(runProgram(['ln', '-s', '/w/f', '/w/l'], { files }).exitCode).toBe(0);
  });

  it.each<[string, string, string]>([
    ['ls /nope', 'ls: /nope: No such file or directory\n', "ls: cannot access '/nope': No such file or directory\n"],
    ['rm /w/d', "rm: '/w/d' is a directory\n", "rm: cannot remove '/w/d': Is a directory\n"],
    ['cp /w/d /w/z', "cp: omitting directory '/w/d'\n", "cp: -r not specified; omitting directory '/w/d'\n"],
    [
      'cp /nope /w',
      "cp: can't stat '/nope': No such file or directory\n",
      "cp: cannot stat '/nope': No such file or directory\n",
    ],
    [
      'mv /nope /w',
      "mv: can't rename '/nope': No such file or directory\n",
      "mv: cannot stat '/nope': No such file or directory\n",
    ],
    [
      'mkdir /w',
      "mkdir: can't create directory '/w': File exists\n",
      "mkdir: cannot create directory '/w': File exists\n",
    ],
    ['rmdir /w', "rmdir: '/w': Directory not empty\n", "rmdir: failed to remove '/w': Directory not empty\n"],
    [
      'chmod 644 /nope',
      'chmod: /nope: No such file or directory\n',
      "chmod: cannot access '/nope': No such file or directory\n",
    ],
    [
      'stat /nope',
      "stat: can't stat '/nope': No such file or directory\n",
      "stat: cannot statx '/nope': No such file or directory\n",
    ],
    [
      'tar xf /nope',
      "tar: can't open '/nope': No such file or directory\n",
      'tar: /nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
    ],
  ])('%s fails in both userlands’ words', (command, busybox, gnu) => {
    expect(runProgram(command.split(' '), { files, userland: BUSYBOX }).stderr).toBe(busybox);
    expect(runProgram(command.split(' '), { files, userland: GNU }).stderr).toBe(gnu);
  });

  it.each<[string, string]>([
    ['ls /w/d', 'a\ne\n'],
    ['ls -a /w/d/e', '.\n..\nb.txt\n'],
    ['ls -d /w/d', '/w/d\n'],
    ['find /w/d -name *.txt', '/w/d/e/b.txt\n'],
    ['find /w -maxdepth 1 -type f', '/w/f\n'],
    ['find /w/d -type d -o -name a', '/w/d\n/w/d/a\n/w/d/e\n'],
    ['find /w/d ! -name a -type f -exec cat {} ;', 'bb\n'],
    ['basename /a/b.txt .txt', 'b\n'],
    ['dirname /a/b', '/a\n'],
    ['readlink -f /w/../w/f', '/w/f\n'],
    ['stat -c %a-%s-%F /w/f', '644-2-regular file\n'],
    ['du -s /w/f', '4\t/w/f\n'],
    ['cmp /w/f /w/d/a', '/w/f /w/d/a differ: char 1, line 1\n'],
  ])('%s', (command, stdout) => {
    expect(runProgram(command.split(' '), { files })).toMatchObject({ stdout, stderr: '' });
  });

  it('does not know -empty in old busybox', () => {
    expect(runProgram(['find', '/w', '-empty'], { files, userland: OLD_BUSYBOX }).stderr).toContain(
      'unrecognized: -empty',
    );
  });

  it('names temporary files the same way in every run', () => {
    const name = runProgram(['mktemp']).stdout;
    expect(name).toMatch(/^\/tmp\/tmp\.[A-Za-z0-9]{6}\n$/);
    expect(runProgram(['mktemp']).stdout).toBe(name);
  });

  it('copies zeros with dd', () => {
    expect(runProgram(['dd', 'if=/dev/zero', 'of=/w/z', 'bs=1k', 'count=4']).read('/w/z')?.length).toBe(4096);
  });

  it('packs and unpacks', () => {
    const entry = { name: 'a/ü', type: 'file' as const, mode: 0o640, uid: 1, gid: 2, mtime: 3, text: 'é'.repeat(400) };
    expect(decodeTar(encodeTar([entry]))).toEqual([entry]);
    const archive = runProgram(['tar', 'czf', '/w/t.tgz', '-C', '/w', 'd'], { files }).read('/w/t.tgz') ?? '';
    expect(runProgram(['tar', 'tzf', '/w/t.tgz'], { files: { 'w/t.tgz': archive } }).stdout).toBe(
      'd/\nd/a\nd/e/\nd/e/b.txt\n',
    );
  });

  it.each([
    ['755', 0o644, 0o755],
    ['u+x', 0o644, 0o744],
    ['go-rw', 0o666, 0o600],
    ['a=r', 0o777, 0o444],
    ['+x', 0o644, 0o755],
    ['u=rw,g=u', 0o777, 0o667],
    ['+t', 0o777, 0o1777],
  ])('mode %s of %o', (text, before, after) => {
    expect(parseMode(text, before, false, 0o022)).toBe(after);
  });
});
