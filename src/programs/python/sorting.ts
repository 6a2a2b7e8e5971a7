import { order } from './comparisons';
import { type Machine, step } from './machine';
import { truth } from './operators';
import type { Eval, Value } from './values';
export function* sortedItems(machine: Machine, items: readonly Value[], key: Value, reverse: Value): Eval<Value[]> {
  const isReversed = yield* truth(machine, reverse);
  const given = isReversed ? items.toReversed() : items;
  const keys: Value[] = [];
  for (const item of given) keys.push(key === null ? item : yield* machine.call(key, [item]));
  const result = yield* sorted(machine, given, keys);
  return isReversed ? result.reverse() : result;
}

/** Merges sorted halves: stable, and as patient with comparisons that block as everything else. */
export function* sorted(machine: Machine, items: readonly Value[], keys: readonly Value[]): Eval<Value[]> {
  const order_ = yield* mergeSort(machine, [...items.keys()], keys);
  return order_.flatMap((i) => {
    const item = items[i];
    return item === undefined ? [] : [item];
  });
}

function* mergeSort(machine: Machine, indices: readonly number[], keys: readonly Value[]): Eval<readonly number[]> {
  if (indices.length < 2) return indices;
  const middle = indices.length >> 1;
  const left = yield* mergeSort(machine, indices.slice(0, middle), keys);
  const right = yield* mergeSort(machine, indices.slice(middle), keys);
  const merged: number[] = [];
  let l = 0;
  let r = 0;
  while (l < left.length && r < right.length) {
    yield* step(machine);
    const a = left[l] ?? 0;
    const b = right[r] ?? 0;
    const isLess = yield* order(machine, '<', keys[b] ?? null, keys[a] ?? null);
    if (yield* truth(machine, isLess)) {
      merged.push(b);
      r++;
    } else {
      merged.push(a);
      l++;
    }
  }
  return [...merged, ...left.slice(l), ...right.slice(r)];
}
