import { expect, test } from 'vitest';
import { readJson, readOne } from './readJson';

/** What jq 1.7.1 printed for these lines. */
test.each([
  ['not json\n', 'Invalid numeric literal at line 1, column 4'],
  ['{a:1}\n', 'Invalid numeric literal at line 1, column 3'],
  ['{"a":1\n', 'Unfinished JSON term at EOF at line 2, column 0'],
  ['{"a":1,}\n', 'Expected another key-value pair at line 1, column 8'],
  ['{"a" 1}\n', 'Expected separator between values at line 1, column 7'],
  ['{"a":}\n', "Unmatched '}' at line 1, column 6"],
  ['{"a"}\n', 'Objects must consist of key:value pairs at line 1, column 5'],
  ['{1:2}\n', 'Object keys must be strings at line 1, column 3'],
  ['[1,]\n', 'Expected another array element at line 1, column 4'],
  ['[,1]\n', "Expected value before ',' at line 1, column 2"],
  ['{"a":1]\n', "Unmatched ']' at line 1, column 7"],
  ['["a":1]\n', "':' not as part of an object at line 1, column 5"],
  ['tru\n', 'Invalid literal at line 2, column 0'],
  ['"abc\n', 'Unfinished string at EOF at line 2, column 0'],
  ['"a\\qb"\n', 'Invalid escape at line 1, column 6'],
  ['"a\tb"', 'Invalid string: control characters from U+0000 through U+001F must be escaped at line 1, column 5'],
  ['{"k":undefined}\n', 'Invalid numeric literal at line 1, column 15'],
])('%j: %s', (text, error) => {
  expect(readJson(text)).toEqual({ values: [], error });
});

test('what is whole ahead of a mistake is read', () => {
  expect(readJson('{"a":1} x {"b":2}\n')).toEqual({
    values: [{ value: { a: 1 }, line: 1 }],
    error: 'Invalid numeric literal at line 1, column 10',
  });
});

test.each([
  ['{"a":[1,-2.5e3,true,null]}', { a: [1, -2500, true, null] }],
  ['"\\u00e9\\n"', 'é\n'],
  ['{"__proto__":1}', JSON.parse('{"__proto__":1}')],
  [' [ ] ', []],
])('reads %s', (text, value) => {
  expect(readOne(text)).toMatchObject({ value });
});

test('a word that is no number, as tonumber tells of it', () => {
  expect(readOne('12x')).toBe("Invalid numeric literal at EOF at line 1, column 3 (while parsing '12x')");
  expect(readOne('')).toBe("Expected JSON value (while parsing '')");
});
