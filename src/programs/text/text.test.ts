import { describe, expect, it } from 'vitest';
import { GNU, runProgram } from '../../testing/programRun';

const files = { 'w/a': 'one\ntwo\nthree\n', 'w/b': 'two\nfour\n' };

describe('text programs over files of their own', () => {
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
