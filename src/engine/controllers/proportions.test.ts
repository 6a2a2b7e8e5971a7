import fc from 'fast-check';
import { expect, it } from 'vitest';
import { shareOut } from './proportions';

const sizes = (replicas: readonly number[], mostBefore: number, most: number): number[] => {
  const shares = replicas.map((count, index) => ({ name: `${index}`, replicas: count, createdMs: index, mostBefore }));
  const shared = shareOut(shares, most);
  return shares.map(({ name }) => shared.get(name) ?? -1);
};

it.each([
  // The example of the Deployment's documentation: 10 replicas, surge 3, scaled to 15.
  [[8, 5], 13, 18, [11, 7]],
  [[2, 1], 3, 5, [3, 2]],
  [[5, 5], 10, 11, [5, 6]],
  [[5, 5], 10, 9, [4, 5]],
  [[3, 1], 5, 0, [0, 0]],
])('%j of at most %i becomes, of at most %i, %j', (before, mostBefore, most, after) => {
  expect(sizes(before, mostBefore, most)).toEqual(after);
});

it('adds up to what is allowed', () => {
  const replicas = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(
      replicas,
      fc.integer({ min: 1, max: 50 }),
      fc.integer({ min: 0, max: 100 }),
      (before, mostBefore, most) => {
        const after = sizes(before, mostBefore, most);
        expect(after.every((size) => size >= 0)).toBe(true);
        const total = before.reduce((sum, size) => sum + size, 0);
        if (most >= total) expect(after.reduce((sum, size) => sum + size, 0)).toBe(most);
      },
    ),
  );
});
