import fc from 'fast-check';
import { expect, test } from 'vitest';
import { getopt } from './getopt';

const parse = (line: string, letters = 'abo:', settings = {}) =>
  getopt(line.split(' ').filter(Boolean), letters, {
    long: { all: 'a', output: 'o', wide: 'wide', name: 'name=' },
    ...settings,
  });

test.each([
  ['-ab x', ['a', 'b'], ['x']],
  ['x -a y', ['a'], ['x', 'y']],
  ['-a -- -b', ['a'], ['-b']],
  ['--all --wide', ['a', 'wide'], []],
  ['- -a', ['a'], ['-']],
])('%s', (line, flags, operands) => {
  const options = parse(line);
  expect(flags.every((flag) => options.has(flag))).toBe(true);
  expect(options.operands).toEqual(operands);
  expect(options.error).toBeUndefined();
});

test.each(['-o file', '-ofile', '-aofile', '--output=file', '--output file'])('the argument of %s', (line) => {
  expect(parse(line).value('o')).toBe('file');
});

test('long names that have no letter', () => {
  expect(parse('--name=x --name y').values('name=')).toEqual(['x', 'y']);
});

test('what is not known, and what is missing', () => {
  expect(parse('-z').error).toEqual({ kind: 'unknown', option: 'z' });
  expect(parse('--zzz').error).toEqual({ kind: 'unknown', option: '--zzz' });
  expect(parse('-o').error).toEqual({ kind: 'argument', option: 'o' });
  expect(parse('--output').error).toEqual({ kind: 'argument', option: '--output' });
});

test('programs that run others stop at the first operand', () => {
  expect(parse('-a cmd -b', 'ab', { stopEarly: true }).operands).toEqual(['cmd', '-b']);
});

test('nothing is lost: every word is an option, an argument, or an operand', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('-a', '-b', 'x', 'y', '-ox', '--all')), (words) => {
      const options = getopt(words, 'abo:', { long: { all: 'a' } });
      const counted = ['a', 'b', 'o'].reduce((sum, flag) => sum + options.values(flag).length, options.operands.length);
      expect(counted).toBe(words.length);
    }),
  );
});
