import { describe, expect, it } from 'vitest';
import { BUSYBOX, GNU, runProgram } from '../../testing/programRun';

const files = { 'w/a': 'one\ntwo\nthree\n', 'w/b': 'two\nfour\n' };
const lines = 'b 2\na 10\nc 1\na 10\n';

describe('text programs', () => {
  it.each<[string, string, string]>([
    ['cat -n', 'a\nb\n', '     1\ta\n     2\tb\n'],
    ['cat -A', 'a\tb\n', 'a^Ib$\n'],
    ['head -n 2', 'a\nb\nc\n', 'a\nb\n'],
    ['head -2', 'a\nb\nc\n', 'a\nb\n'],
    ['head -n -1', 'a\nb\nc\n', 'a\nb\n'],
    ['head -c 3', 'abcdef', 'abc'],
    ['tail -n 1', 'a\nb\nc', 'c'],
    ['tail -n +2', 'a\nb\nc\n', 'b\nc\n'],
    ['tail -c 2', 'abcdef', 'ef'],
    ['wc -l', 'a\nb\n', '2\n'],
    ['wc', 'a b\nc\n', '        2         3         6\n'],
    ['tr a-z A-Z', 'hello', 'HELLO'],
    ['tr -d [:space:]', 'a b\tc\n', 'abc'],
    ['tr -s l', 'hellllo', 'helo'],
    ['tr -cd 0-9', 'a1b2\n', '12'],
    ['cut -d: -f1,3', 'a:b:c\nno\n', 'a:c\nno\n'],
    ['cut -c2-3', 'abcd\n', 'bc\n'],
    ['cut -s -d: -f2', 'a:b\nno\n', 'b\n'],
    ['sort', lines, 'a 10\na 10\nb 2\nc 1\n'],
    ['sort -u', lines, 'a 10\nb 2\nc 1\n'],
    ['sort -k2 -n', lines, 'c 1\nb 2\na 10\na 10\n'],
    ['sort -k2nr', lines, 'a 10\na 10\nb 2\nc 1\n'],
    ['sort -t : -k2', 'x:2\ny:1\n', 'y:1\nx:2\n'],
    ['sort -V', 'v1.10\nv1.9\n', 'v1.9\nv1.10\n'],
    ['uniq -c', 'a\na\nb\n', '      2 a\n      1 b\n'],
    ['uniq -d', 'a\na\nb\n', 'a\n'],
    ['grep -n o', 'one\nx\ntwo\n', '1:one\n3:two\n'],
    ['grep -c o', 'one\nx\ntwo\n', '2\n'],
    ['grep -v o', 'one\nx\ntwo\n', 'x\n'],
    ['grep -o [0-9]*', 'a12b3\n', '12\n3\n'],
    ['grep -w on', 'on\none\n', 'on\n'],
    ['grep -A1 a', 'a\nb\nc\na\nd\n', 'a\nb\n--\na\nd\n'],
    ['egrep (a|b)c', 'ac\nbc\ncc\n', 'ac\nbc\n'],
    ['fgrep a.c', 'a.c\nabc\n', 'a.c\n'],
    ['sed s/a/b/', 'aa\n', 'ba\n'],
    ['sed s/a/b/g', 'aa', 'bb'],
    ['sed -n 2p', 'a\nb\nc\n', 'b\n'],
    ['sed 2,3d', 'a\nb\nc\nd\n', 'a\nd\n'],
    ['sed /b/,$d', 'a\nb\nc\n', 'a\n'],
    ['sed -E s/(.)(.)/\\2\\1/', 'ab\n', 'ba\n'],
    ['sed s/x*/-/g', 'abc\n', '-a-b-c-\n'],
    ['sed $!N;s/\\n/+/', 'a\nb\nc\n', 'a+b\nc\n'],
    ['sed =', 'a\n', '1\na\n'],
    ['sed y/ab/xy/', 'aabb\n', 'xxyy\n'],
    ['sed -e :a -e N -e $!ba -e s/\\n/,/g', 'a\nb\nc\n', 'a,b,c\n'],
    ['tac', 'a\nb\n', 'b\na\n'],
    ['rev', 'abc\n', 'cba\n'],
    ['nl', 'a\n\nb\n', '     1\ta\n       \n     2\tb\n'],
    ['fold -w 2', 'abcde\n', 'ab\ncd\ne\n'],
    ['paste -sd,', '1\n2\n3\n', '1,2,3\n'],
    ['base64', 'hello', 'aGVsbG8=\n'],
    ['base64 -d', 'aGVsbG8=\n', 'hello'],
    ['od -An -tx1', 'AB', ' 41 42\n'],
    ['od -c', 'A\n', '0000000   A  \\n\n0000002\n'],
    ['hexdump -C', 'AB', '00000000  41 42                                             |AB|\n00000002\n'],
    ['seq 3', '', '1\n2\n3\n'],
    ['seq -s , 1 2 5', '', '1,3,5\n'],
    ['seq -w 8 10', '', '08\n09\n10\n'],
    ['expr 2 + 3 * 4', '', '14\n'],
    ['expr abc : a\\(.*\\)', '', 'bc\n'],
    ['md5sum', 'hello', '5d41402abc4b2a76b9719d911017c592  -\n'],
    ['sha1sum', 'hello', 'aaf4c61ddcc5e8a2dabede0f3b482cd9aea9434d  -\n'],
    ['sha256sum', 'hello', '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824  -\n'],
    [
      'sha512sum',
      'hello',
      '9b71d224bd62f3785d96d46ad3ea3d73319bfbc2890caadae2dff72519673ca72323c3d99ba5c11d7c7acc6e14b8c5da0c4663475c2e5c3adef46f73bcdec043  -\n',
    ],
  ])('%s of %j', (command, stdin, stdout) => {
    expect(runProgram(command.split(' '), { stdin, files })).toMatchObject({ stdout, stderr: '' });
  });

  it.each<[string, string]>([
    ['cat nope', "cat: can't open 'nope': No such file or directory\n"],
    ['cat /tmp', 'cat: read error: Is a directory\n'],
    ['grep x nope', 'grep: nope: No such file or directory\n'],
    ['sed s/a/b/ nope', 'sed: nope: No such file or directory\n'],
    ['sort nope', 'sort: nope: No such file or directory\n'],
  ])('%s says so in busybox', (command, stderr) => {
    expect(runProgram(command.split(' '), { userland: BUSYBOX })).toMatchObject({ stdout: '', stderr });
  });

  it.each<[string, string]>([
    ['cat nope', 'cat: nope: No such file or directory\n'],
    ['sed s/a/b/ nope', "sed: can't read nope: No such file or directory\n"],
    ['sed s/a', "sed: -e expression #1, char 3: unterminated `s' command\n"],
    ['sort nope', 'sort: cannot read: nope: No such file or directory\n'],
    ['grep \\(', 'grep: Unmatched ( or \\(\n'],
    ['seq abc', "seq: invalid floating point argument: 'abc'\nTry 'seq --help' for more information.\n"],
  ])('%s says so in GNU', (command, stderr) => {
    expect(runProgram(command.split(' '), { userland: GNU }).stderr).toBe(stderr);
  });

  it('edits in place, keeping a copy', () => {
    const run = runProgram(['sed', '-i.bak', 's/two/2/', '/w/a'], { files });
    expect([run.read('/w/a'), run.read('/w/a.bak')]).toEqual(['one\n2\nthree\n', 'one\ntwo\nthree\n']);
  });

  it('compares sorted files', () => {
    const sorted = { 'w/a': 'a\nb\n', 'w/b': 'b\nc\n' };
    expect(runProgram(['comm', '/w/a', '/w/b'], { files: sorted }).stdout).toBe('a\n\t\tb\n\tc\n');
    expect(runProgram(['diff', '/w/a', '/w/b'], { files: sorted, userland: GNU }).stdout).toBe('1d0\n< a\n2a2\n> c\n');
  });

  it('does not hang on a hostile pattern', () => {
    expect(runProgram(['grep', '-E', '^(a+)+$'], { stdin: `${'a'.repeat(5000)}!\n` }).exitCode).toBe(1);
  });
});
