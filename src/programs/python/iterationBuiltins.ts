import { integerArgument } from './arguments';
import { compare, equal } from './comparisons';
import { orElse } from './dicts';
import { raised } from './errors';
import { iterator, iterOf, next, toArray } from './iteration';
import type { Machine } from './machine';
import { binary, truth } from './operators';
import { sortedItems } from './sorting';
import { specialMethod } from './types';
import { type Eval, listOf, type NativeTable, tupleOf, type Value } from './values';

/** The items that min() and max() choose from, and the keys that decide. */
function* best(
  machine: Machine,
  name: string,
  args: readonly (Value | undefined)[],
  named: ReadonlyMap<string, Value>,
): Eval<Value> {
  const [first = null] = args;
  const items = args.length > 1 ? args.map((arg) => arg ?? null) : yield* toArray(machine, first);
  const key = named.get('key') ?? null;
  let chosen: Value | undefined;
  let chosenKey: Value = null;
  for (const item of items) {
    const itemKey = key === null ? item : yield* machine.call(key, [item]);
    if (
      chosen !== undefined &&
      !(yield* truth(machine, yield* compare(machine, name === 'min' ? '<' : '>', itemKey, chosenKey)))
    )
      continue;
    chosen = item;
    chosenKey = itemKey;
  }
  if (chosen !== undefined) return chosen;
  const initial = named.get('default');
  if (initial === undefined) throw raised('ValueError', `${name}() iterable argument is empty`);
  return initial;
}

/** Built-in functions over iterables. */
export const ITERATION: NativeTable = {
  *'min *'(machine, args, named) {
    return yield* best(machine, 'min', args, named);
  },
  *'max *'(machine, args, named) {
    return yield* best(machine, 'max', args, named);
  },
  *'sum iterable start?'(machine, [iterable = null, start = 0n]) {
    let total = start;
    for (const item of yield* toArray(machine, iterable)) total = yield* binary(machine, '+', total, item);
    return total;
  },
  *'any iterable'(machine, [iterable = null]) {
    const from = yield* iterator(machine, iterable);
    for (;;) {
      const item = yield* next(machine, from);
      if (item === undefined) return false;
      if (yield* truth(machine, item)) return true;
    }
  },
  *'all iterable'(machine, [iterable = null]) {
    const from = yield* iterator(machine, iterable);
    for (;;) {
      const item = yield* next(machine, from);
      if (item === undefined) return true;
      if (!(yield* truth(machine, item))) return false;
    }
  },
  *'sorted iterable key? reverse?'(machine, [iterable = null, key = null, reverse = false]) {
    return listOf(yield* sortedItems(machine, yield* toArray(machine, iterable), key, reverse));
  },
  *'reversed sequence'(machine, [value = null]) {
    const special = specialMethod(value, '__reversed__');
    if (special !== undefined) return yield* machine.call(special, []);
    const items = yield* toArray(machine, value);
    return yield* iterator(machine, listOf(items.reverse()));
  },
  *'enumerate iterable start?'(machine, [iterable = null, start = 0n]) {
    const from = yield* iterator(machine, iterable);
    let at = BigInt(integerArgument(start));
    return iterOf('enumerate', function* () {
      const item = yield* next(machine, from);
      return item === undefined ? undefined : tupleOf([at++, item]);
    });
  },
  *'zip *'(machine, args) {
    const all: Value[] = [];
    for (const arg of args) all.push(yield* iterator(machine, arg ?? null));
    return iterOf('zip', function* () {
      const items: Value[] = [];
      for (const from of all) {
        const item = yield* next(machine, from);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return items.length === 0 ? undefined : tupleOf(items);
    });
  },
  *'map *'(machine, [callee = null, ...iterables]) {
    const all: Value[] = [];
    for (const each of iterables) all.push(yield* iterator(machine, each ?? null));
    return iterOf('map', function* () {
      const items: Value[] = [];
      for (const from of all) {
        const item = yield* next(machine, from);
        if (item === undefined) return undefined;
        items.push(item);
      }
      return yield* machine.call(callee, items);
    });
  },
  *'filter function iterable'(machine, [callee = null, iterable = null]) {
    const from = yield* iterator(machine, iterable);
    return iterOf('filter', function* () {
      for (;;) {
        const item = yield* next(machine, from);
        if (item === undefined) return undefined;
        if (yield* truth(machine, callee === null ? item : yield* machine.call(callee, [item]))) return item;
      }
    });
  },
  *'iter object sentinel?'(machine, [value = null, sentinel]) {
    if (sentinel === undefined) return yield* iterator(machine, value);
    return iterOf('callable_iterator', function* () {
      const item = yield* machine.call(value, []);
      return (yield* equal(machine, item, sentinel)) ? undefined : item;
    });
  },
  *'next iterator default?'(machine, [from = null, initial]) {
    const item = orElse(yield* next(machine, from), initial);
    if (item === undefined) throw raised('StopIteration');
    return item;
  },
};
