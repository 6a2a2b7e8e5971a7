import { callMethod } from './attributes';
import { isKind } from './dicts';
import { Raised, raised } from './errors';
import { resume } from './generators';
import { charge, type Machine, step } from './machine';
import { classAttribute, specialMethod, typeName } from './types';
import { type Eval, type Iter, isEval, tupleOf, type Value } from './values';

export function iterOf(name: string, next: Iter['next']): Iter {
  return { kind: 'iterator', name, next };
}

/** An iterator over what is there now, or over what a list becomes while it is walked. */
export function overItems(name: string, items: readonly Value[]): Iter {
  let at = 0;
  return iterOf(name, () => items[at++]);
}

/** The characters of a text: what JavaScript keeps as two units is one. */
export const charactersOf = (text: string): readonly string[] =>
  /[\ud800-\udfff]/.test(text) ? Array.from(text) : text.split('');

/** iter(value). */
export function* iterator(machine: Machine, value: Value): Eval<Value> {
  if (typeof value === 'string') return overItems('str_iterator', charactersOf(value));
  if (value !== null && typeof value === 'object')
    switch (value.kind) {
      case 'list':
      case 'tuple':
        return overItems(`${value.kind}_iterator`, value.items);
      case 'dict': {
        const keys = value.map.values();
        const size = value.map.size;
        return iterOf('dict_keyiterator', () => {
          if (value.map.size !== size) throw raised('RuntimeError', 'dictionary changed size during iteration');
          return keys.next().value?.key;
        });
      }
      case 'view': {
        const { map } = value.of;
        const entries = map.values();
        const size = map.size;
        return iterOf(`dict_${value.what.slice(0, -1)}iterator`, () => {
          if (map.size !== size) throw raised('RuntimeError', 'dictionary changed size during iteration');
          const entry = entries.next().value;
          if (!entry || value.what === 'keys') return entry?.key;
          return value.what === 'values' ? entry.value : tupleOf([entry.key, entry.value]);
        });
      }
      case 'set': {
        const items = value.map.values();
        const size = value.map.size;
        return iterOf('set_iterator', () => {
          if (value.map.size !== size) throw raised('RuntimeError', 'Set changed size during iteration');
          return items.next().value;
        });
      }
      case 'bytes': {
        let at = 0;
        return iterOf('bytes_iterator', () =>
          at < value.text.length ? BigInt(value.text.charCodeAt(at++)) : undefined,
        );
      }
      case 'range': {
        let at = value.start;
        return iterOf('range_iterator', () => {
          if (value.step > 0n ? at >= value.stop : at <= value.stop) return undefined;
          at += value.step;
          return at - value.step;
        });
      }
      case 'iterator':
      case 'generator':
        return value;
      case 'file':
        return value;
      // Enum lists its members.
      case 'class': {
        const members = classAttribute(value, '_members');
        if (isKind(members, 'list')) return overItems('list_iterator', members.items);
        break;
      }
      case 'instance': {
        const special = specialMethod(value, '__iter__');
        if (special !== undefined) return yield* machine.call(special, []);
        const item = specialMethod(value, '__getitem__');
        if (item !== undefined) return byIndex(machine, item);
        break;
      }
      default:
    }
  throw raised('TypeError', `'${typeName(value)}' object is not iterable`);
}

function byIndex(machine: Machine, item: Value): Iter {
  let at = 0n;
  return iterOf('iterator', function* () {
    try {
      return yield* machine.call(item, [at++]);
    } catch (error) {
      if (error instanceof Raised && error.exception.type.name === 'IndexError') return undefined;
      throw error;
    }
  });
}

/** next(iterator), undefined at the end. */
export function* next(machine: Machine, from: Value): Eval<Value | undefined> {
  if (isKind(from, 'iterator')) {
    const result = from.next();
    return isEval(result) ? yield* result : result;
  }
  if (isKind(from, 'generator')) return yield* resume(from);
  if (specialMethod(from, '__next__') === undefined)
    throw raised('TypeError', `'${typeName(from)}' object is not an iterator`);
  try {
    return yield* callMethod(machine, from, '__next__');
  } catch (error) {
    if (error instanceof Raised && error.exception.type.name === 'StopIteration') return undefined;
    throw error;
  }
}

/** All that an iterable gives. */
export function* toArray(machine: Machine, value: Value): Eval<Value[]> {
  if (isKind(value, 'list') || isKind(value, 'tuple')) {
    charge(machine, value.items.length);
    return [...value.items];
  }
  const from = yield* iterator(machine, value);
  const items: Value[] = [];
  for (;;) {
    const item = yield* next(machine, from);
    if (item === undefined) return items;
    items.push(item);
    machine.madeBytes += 16;
    yield* step(machine);
  }
}

export const pairOf = (key: Value, value: Value): Value => tupleOf([key, value]);
