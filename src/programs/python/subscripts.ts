import { isKind, keyOf, setItem } from './dicts';
import { raised } from './errors';
import { charactersOf, toArray } from './iteration';
import type { Machine } from './machine';
import { charge } from './machine';
import { lengthOf } from './operators';
import { classAttribute, specialMethod, typeName } from './types';
import { bytesOf, type Dict, type Eval, listOf, type Slice, tupleOf, type Value } from './values';

/** `object[index]`. */
export function* subscript(machine: Machine, object: Value, index: Value): Eval<Value> {
  const own = isKind(object, 'dict') && object.type ? specialMethod(object, '__getitem__') : undefined;
  if (own !== undefined) return yield* machine.call(own, [index]);
  if (isKind(object, 'dict')) return yield* dictItem(machine, object, index);
  if (
    typeof object === 'string' ||
    isKind(object, 'list') ||
    isKind(object, 'tuple') ||
    isKind(object, 'bytes') ||
    isKind(object, 'range')
  ) {
    const length = lengthOf(object) ?? 0;
    if (isKind(index, 'slice')) {
      const taken = positions(index, length);
      charge(machine, typeof object === 'string' ? taken.count >> 2 : taken.count);
      return sliced(object, taken);
    }
    return itemAt(object, indexOf(object, index, length));
  }
  const special = specialMethod(object, '__getitem__');
  if (special !== undefined) return yield* machine.call(special, [index]);
  if (isKind(object, 'class') && classAttribute(object, '_members') !== undefined && typeof index === 'string') {
    const member = object.dict.get(index);
    if (member === undefined) throw raised('KeyError', index);
    return member;
  }
  // list[int] and the like are types that nobody looks at.
  if (isKind(object, 'class')) return object;
  throw raised('TypeError', `'${typeName(object)}' object is not subscriptable`);
}

function* dictItem(machine: Machine, dict: Dict, key: Value): Eval<Value> {
  const entry = dict.map.get(keyOf(key));
  if (entry) return entry.value;
  if (dict.factory !== undefined && dict.factory !== null) {
    const made = yield* machine.call(dict.factory, []);
    setItem(dict, key, made);
    return made;
  }
  const special = dict.type && classAttribute(dict.type, '__missing__');
  if (special !== undefined) return yield* machine.call(special, [dict, key]);
  throw raised('KeyError', key);
}

type Sequence = string | Extract<Value, { kind: 'list' | 'tuple' | 'bytes' | 'range' }>;

const nameOf = (object: Sequence): string =>
  typeof object === 'string'
    ? 'string'
    : object.kind === 'bytes' && !object.isArray
      ? 'index'
      : object.kind === 'range'
        ? 'range object'
        : typeName(object);

export function integerOf(value: Value): bigint | undefined {
  return typeof value === 'bigint' ? value : typeof value === 'boolean' ? BigInt(value) : undefined;
}

function indexOf(object: Sequence, index: Value, length: number, doing = ''): number {
  const given = integerOf(index);
  if (given === undefined) {
    const name =
      typeof object === 'string' ? 'string' : object.kind === 'bytes' && !object.isArray ? 'byte' : typeName(object);
    throw raised(
      'TypeError',
      typeof object === 'string'
        ? `string indices must be integers, not '${typeName(index)}'`
        : `${name} indices must be integers or slices, not ${typeName(index)}`,
    );
  }
  const at = Number(given) + (given < 0n ? length : 0);
  if (at < 0 || at >= length)
    throw raised('IndexError', `${nameOf(object)} ${doing}${nameOf(object) === 'index' ? '' : 'index '}out of range`);
  return at;
}

function itemAt(object: Sequence, at: number): Value {
  if (typeof object === 'string')
    return (/[\ud800-\udfff]/.test(object) ? charactersOf(object)[at] : object.charAt(at)) ?? '';
  if (object.kind === 'bytes') return BigInt(object.text.charCodeAt(at));
  if (object.kind === 'range') return object.start + object.step * BigInt(at);
  return object.items[at] ?? null;
}

/** Which items a slice takes. */
export function positions(slice: Slice, length: number): { start: number; count: number; step: number } {
  const [lower = null, upper = null, by = null] = slice.parts;
  const read = (value: Value): number => {
    const integer = integerOf(value);
    if (integer === undefined)
      throw raised('TypeError', 'slice indices must be integers or None or have an __index__ method');
    return Number(integer);
  };
  const step = by === null ? 1 : read(by);
  if (step === 0) throw raised('ValueError', 'slice step cannot be zero');
  const limit = (value: Value, initial: number): number => {
    if (value === null) return initial;
    const at = read(value);
    const moved = at < 0 ? at + length : at;
    return step > 0 ? Math.min(Math.max(moved, 0), length) : Math.min(Math.max(moved, -1), length - 1);
  };
  const start = limit(lower, step > 0 ? 0 : length - 1);
  const stop = limit(upper, step > 0 ? length : -1);
  return { start, count: Math.max(0, Math.ceil((stop - start) / step)), step };
}

function sliced(object: Sequence, { start, count, step }: ReturnType<typeof positions>): Value {
  if (typeof object === 'string') {
    if (step === 1 && !/[\ud800-\udfff]/.test(object)) return object.slice(start, start + count);
    const characters = charactersOf(object);
    return Array.from({ length: count }, (_, i) => characters[start + i * step]).join('');
  }
  if (object.kind === 'bytes') {
    const text = Array.from({ length: step === 1 ? 0 : count }, (_, i) => object.text.charAt(start + i * step)).join(
      '',
    );
    return bytesOf(step === 1 ? object.text.slice(start, start + count) : text, object.isArray);
  }
  if (object.kind === 'range') {
    const first = object.start + object.step * BigInt(start);
    const by = object.step * BigInt(step);
    return { kind: 'range', start: first, stop: first + by * BigInt(count), step: by };
  }
  const items =
    step === 1
      ? object.items.slice(start, start + count)
      : Array.from({ length: count }, (_, i) => object.items[start + i * step] ?? null);
  return object.kind === 'list' ? listOf(items) : tupleOf(items);
}

/** `object[index] = value`; undefined deletes. */
export function* setSubscript(machine: Machine, object: Value, index: Value, value: Value | undefined): Eval<void> {
  const verb = value === undefined ? 'deletion' : 'assignment';
  if (
    isKind(object, 'dict') &&
    specialMethod(object, value === undefined ? '__delitem__' : '__setitem__') === undefined
  ) {
    if (value !== undefined) setItem(object, index, value);
    else if (!object.map.delete(keyOf(index))) throw raised('KeyError', index);
    machine.madeBytes += 64;
    return;
  }
  if (isKind(object, 'list')) {
    const { items } = object;
    if (isKind(index, 'slice')) {
      const { start, count, step } = positions(index, items.length);
      const given = value === undefined ? [] : yield* toArray(machine, value);
      if (step === 1) items.splice(start, count, ...given);
      else if (value === undefined) {
        const gone = new Set(Array.from({ length: count }, (_, i) => start + i * step));
        object.items = items.filter((_, i) => !gone.has(i));
      } else if (given.length !== count)
        throw raised(
          'ValueError',
          `attempt to assign sequence of size ${given.length} to extended slice of size ${count}`,
        );
      else for (const [i, item] of given.entries()) items[start + i * step] = item;
      return;
    }
    const at = indexOf(object, index, items.length, `${verb} `);
    if (value === undefined) items.splice(at, 1);
    else items[at] = value;
    return;
  }
  if (isKind(object, 'bytes') && object.isArray && typeof value === 'bigint') {
    const at = indexOf(object, index, object.text.length);
    object.text = object.text.slice(0, at) + String.fromCharCode(Number(value & 255n)) + object.text.slice(at + 1);
    return;
  }
  const special = specialMethod(object, value === undefined ? '__delitem__' : '__setitem__');
  if (special === undefined)
    throw raised(
      'TypeError',
      `'${typeName(object)}' object ${value === undefined ? "doesn't" : 'does not'} support item ${verb}`,
    );
  yield* machine.call(special, value === undefined ? [index] : [index, value]);
}
