import { expect, test } from 'vitest';
import { compileExtendedGlob } from './extendedGlob';
import { matchGlob } from './glob';

test.each([
  ['@(a|b)c', ['ac', 'bc'], ['c', 'abc']],
  ['?(a)b', ['b', 'ab'], ['aab']],
  ['*(a|bc)', ['', 'a', 'abca'], ['b']],
  ['+([0-9]).txt', ['1.txt', '42.txt'], ['.txt', 'x.txt']],
  ['!(*.log)', ['a.txt', ''], ['a.log']],
  ['a@(b*(c)|d)', ['ab', 'abcc', 'ad'], ['abd']],
])('%s', (pattern, matching, others) => {
  const glob = compileExtendedGlob(pattern);
  expect(matching.filter((text) => !matchGlob(glob, text))).toEqual([]);
  expect(others.filter((text) => matchGlob(glob, text))).toEqual([]);
});

test('parentheses that nobody closes are read once each, however deep', () => {
  expect(matchGlob(compileExtendedGlob('@('.repeat(200)), 'x')).toBe(false);
});
