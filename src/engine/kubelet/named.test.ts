import { expect, it } from 'vitest';
import { allNamed, named } from './named';

it.each([3, 40])('finds by name in lists of %i, the first or all in order', (length) => {
  const list = Array.from({ length }, (_, id) => ({ name: id % 2 === 0 ? 'even' : `odd-${id}`, id }));
  expect(named(list, 'even')?.id).toBe(0);
  expect(named(list, 'odd-1')?.id).toBe(1);
  expect(named(list, 'none')).toBeUndefined();
  expect(allNamed(list, 'even').map(({ id }) => id)).toEqual(list.map(({ id }) => id).filter((id) => id % 2 === 0));
  expect(allNamed(list, 'none')).toEqual([]);
});
