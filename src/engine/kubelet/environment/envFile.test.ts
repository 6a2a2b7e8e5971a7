import { expect, test } from 'vitest';
import { valueInEnvFile } from './envFile';

const FILE = `# written by an init container
A='1'
  B='two words'  # a comment
C= 'nothing'
D='first
second'
E=''
`;

test.each([
  ['A', '1'],
  ['B', 'two words'],
  ['C', ''],
  ['D', 'first\nsecond'],
  ['E', ''],
  ['F', ''],
])('%s is %j', (name, value) => {
  expect(valueInEnvFile(FILE, name)).toBe(value);
});

test.each([['A=1'], ['A="1"'], ["A = '1'"], ["='1'"], ['nothing'], ["A='1' 2"], ["A='1"]])('%j is refused', (text) => {
  expect(valueInEnvFile(text, 'A')).toBeUndefined();
});

test('what is wrong below the wanted line is not looked at', () => {
  expect(valueInEnvFile("A='1'\nB=2\n", 'A')).toBe('1');
});
