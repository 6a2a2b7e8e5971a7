import { expect, test } from 'vitest';
import { remembering } from './remembering';

test('a text is read once, until there are too many', () => {
  const read: string[] = [];
  const lengthOf = remembering((text: string) => {
    read.push(text);
    return text.length;
  });
  expect([lengthOf('a'), lengthOf('a'), lengthOf('bb')]).toEqual([1, 1, 2]);
  expect(read).toEqual(['a', 'bb']);
  for (let index = 0; index < 64; index++) lengthOf(`text ${index}`);
  expect(lengthOf('a')).toBe(1);
  expect(read.filter((text) => text === 'a')).toHaveLength(2);
});
