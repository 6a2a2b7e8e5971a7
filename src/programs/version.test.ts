import { expect, test } from 'vitest';
import { atLeast } from './version';

test.each([
  ['1.28.4', '1.29', false],
  ['1.29', '1.29', true],
  ['1.29.0', '1.29', true],
  ['1.9', '1.10', false],
  ['1.36.1', '1.36.1', true],
  ['12', '12.1', false],
  ['', '1', false],
])('%s is at least %s: %s', (version, minimum, expected) => {
  expect(atLeast(version, minimum)).toBe(expected);
});
