import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createOrigins } from './origins';

test('a piece stands where it was put, what is behind it where it was', () => {
  const origins = createOrigins();
  // abcdef → abXYZef → abXYqqef
  origins.replace(2, 4, 3);
  expect([0, 1, 2, 3, 4, 5, 6].map(origins.originOf)).toEqual([0, 1, 2, 2, 2, 4, 5]);
  origins.replace(4, 5, 2);
  expect([3, 4, 5, 6, 7].map(origins.originOf)).toEqual([2, 2, 2, 4, 5]);
});

test('nothing may take the place of a piece', () => {
  const origins = createOrigins();
  origins.replace(1, 3, 0);
  expect([0, 1, 2].map(origins.originOf)).toEqual([0, 3, 4]);
});

test('many pieces lead back as each one by itself would', () => {
  const steps = fc.array(fc.tuple(fc.nat(30), fc.nat(4), fc.nat(4)), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (replacements) => {
      const origins = createOrigins();
      let expected = (index: number): number => index;
      for (const [start, taken, length] of replacements) {
        const before = expected;
        origins.replace(start, start + taken, length);
        expected = (index) => {
          if (index < start) return before(index);
          return index < start + length ? before(start) : before(index - length + taken);
        };
      }
      for (let index = 0; index < 50; index++) expect(origins.originOf(index)).toBe(expected(index));
    }),
  );
});
