import { expect, it } from 'vitest';
import { isEndless } from './endlessPattern';

it.each([
  ['(a+)+$', true],
  ['(a|aa)+$', true],
  ['(?:\\w+\\s?)*x', true],
  ['((a+)b?)+c', true],
  ['([a-z]+)*$', true],
  ['(a*){2,}', true],
  ['(?P<x>(?:ab)+)+', true],
  ['(\\d+\\.)+\\d+', false],
  ['(\\d+\\.){3}\\d+', false],
  ['^(\\w+)=(.*)$', false],
  ['(?:a|b)+', false],
  ['(\\(\\)|[()]+x)+', false],
  ['((((', false],
  ['', false],
])('%s tries for ever: %s', (pattern, endless) => {
  expect(isEndless(pattern)).toBe(endless);
});
