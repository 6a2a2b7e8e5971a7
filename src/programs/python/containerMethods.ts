import { integerArgument } from './arguments';
import { equal } from './comparisons';
import { fillDict } from './conversions';
import { getItem, isKind, keyOf, orElse, setItem, setOf } from './dicts';
import { raised } from './errors';
import { toArray } from './iteration';
import type { Machine } from './machine';
import { sortedItems } from './sorting';
import { typeName, typeNamed } from './types';
import {
  type Args,
  addNatives,
  type Dict,
  type Eval,
  type List,
  listOf,
  type NativeTable,
  nativeOf,
  type SetValue,
  tupleOf,
  type Value,
} from './values';

function wrongSelf(name: string, value: Value | undefined): Error {
  return raised('TypeError', `descriptor requires a '${name}' object but received a '${typeName(value ?? null)}'`);
}

function list([self]: Args): List {
  if (isKind(self, 'list')) return self;
  throw wrongSelf('list', self);
}

function dict([self]: Args): Dict {
  if (isKind(self, 'dict')) return self;
  throw wrongSelf('dict', self);
}

function set([self]: Args): SetValue {
  if (isKind(self, 'set')) return self;
  throw wrongSelf('set', self);
}

function* indexOf(machine: Machine, items: readonly Value[], wanted: Value): Eval<number> {
  for (const [i, item] of items.entries()) if (yield* equal(machine, item, wanted)) return i;
  return -1;
}

const LIST: NativeTable = {
  'append self object': (machine, args) => {
    machine.madeBytes += 24;
    list(args).items.push(args[1] ?? null);
    return null;
  },
  *'extend self iterable'(machine, args) {
    const { items } = list(args);
    for (const item of yield* toArray(machine, args[1] ?? null)) items.push(item);
    return null;
  },
  'insert self index object': (_m, args) => {
    const at = integerArgument(args[1]);
    list(args).items.splice(at, 0, args[2] ?? null);
    return null;
  },
  'pop self index?': (_m, args) => {
    const { items } = list(args);
    if (items.length === 0) throw raised('IndexError', 'pop from empty list');
    const at = args[1] === undefined ? items.length - 1 : integerArgument(args[1]);
    const [gone] = items.splice(at < -items.length ? items.length : at, 1);
    if (gone === undefined) throw raised('IndexError', 'pop index out of range');
    return gone;
  },
  *'remove self value'(machine, args) {
    const { items } = list(args);
    const at = yield* indexOf(machine, items, args[1] ?? null);
    if (at < 0) throw raised('ValueError', 'list.remove(x): x not in list');
    items.splice(at, 1);
    return null;
  },
  'clear self': (_m, args) => {
    list(args).items.length = 0;
    return null;
  },
  'copy self': (_m, args) => listOf([...list(args).items]),
  'reverse self': (_m, args) => {
    list(args).items.reverse();
    return null;
  },
  *'sort self key? reverse?'(machine, args) {
    const self = list(args);
    self.items = yield* sortedItems(machine, self.items, args[1] ?? null, args[2] ?? false);
    return null;
  },
};

const SEQUENCE: NativeTable = {
  *'index self value start?'(machine, [self, value = null]) {
    const items = isKind(self, 'list') || isKind(self, 'tuple') ? self.items : [];
    const at = yield* indexOf(machine, items, value);
    if (at < 0)
      throw raised(
        'ValueError',
        isKind(self, 'list')
          ? `${typeof value === 'string' ? `'${value}'` : String(value)} is not in list`
          : 'tuple.index(x): x not in tuple',
      );
    return BigInt(at);
  },
  *'count self value'(machine, [self, value = null]) {
    const items = isKind(self, 'list') || isKind(self, 'tuple') ? self.items : [];
    let count = 0n;
    for (const item of items) if (yield* equal(machine, item, value)) count++;
    return count;
  },
};

const DICT: NativeTable = {
  'get self key default?': (_m, args) => orElse(getItem(dict(args), args[1] ?? null), args[2] ?? null),
  'setdefault self key default?': (_m, args) => {
    const found = getItem(dict(args), args[1] ?? null);
    if (found !== undefined) return found;
    setItem(dict(args), args[1] ?? null, args[2] ?? null);
    return args[2] ?? null;
  },
  'pop self key default?': (_m, args) => {
    const { map } = dict(args);
    const key = keyOf(args[1] ?? null);
    const found = orElse(map.get(key)?.value, args[2]);
    if (found === undefined) throw raised('KeyError', args[1]);
    map.delete(key);
    return found;
  },
  'popitem self': (_m, args) => {
    const { map } = dict(args);
    const last = [...map].pop();
    if (!last) throw raised('KeyError', 'popitem(): dictionary is empty');
    map.delete(last[0]);
    return tupleOf([last[1].key, last[1].value]);
  },
  'keys self': (_m, args) => ({ kind: 'view', of: dict(args), what: 'keys' }),
  'values self': (_m, args) => ({ kind: 'view', of: dict(args), what: 'values' }),
  'items self': (_m, args) => ({ kind: 'view', of: dict(args), what: 'items' }),
  *'update *'(machine, [self, other], named) {
    yield* fillDict(machine, dict([self]), other, named);
    return null;
  },
  'clear self': (_m, args) => {
    dict(args).map.clear();
    return null;
  },
  'copy self': (_m, args) => {
    const self = dict(args);
    return { ...self, map: new Map([...self.map].map(([key, entry]) => [key, { ...entry }])) };
  },
};

function* combined(machine: Machine, args: Args, keep: (inSelf: boolean, inOther: boolean) => boolean): Eval<SetValue> {
  let result = set(args);
  for (const other of args.slice(1)) {
    const items = setOf(yield* toArray(machine, other ?? null));
    const map = new Map([...result.map].filter(([key]) => keep(true, items.map.has(key))));
    for (const [key, item] of items.map) if (keep(false, true) && !result.map.has(key)) map.set(key, item);
    result = { kind: 'set', map, isFrozen: result.isFrozen };
  }
  return result === args[0] ? { ...result, map: new Map(result.map) } : result;
}

const SET: NativeTable = {
  'add self item': (machine, args) => {
    machine.madeBytes += 60;
    const item = args[1] ?? null;
    const { map } = set(args);
    const key = keyOf(item);
    if (!map.has(key)) map.set(key, item);
    return null;
  },
  'discard self item': (_m, args) => {
    set(args).map.delete(keyOf(args[1] ?? null));
    return null;
  },
  'remove self item': (_m, args) => {
    if (!set(args).map.delete(keyOf(args[1] ?? null))) throw raised('KeyError', args[1]);
    return null;
  },
  'pop self': (_m, args) => {
    const { map } = set(args);
    const [first] = map;
    if (!first) throw raised('KeyError', 'pop from an empty set');
    map.delete(first[0]);
    return first[1];
  },
  'clear self': (_m, args) => {
    set(args).map.clear();
    return null;
  },
  'copy self': (_m, args) => ({ ...set(args), map: new Map(set(args).map) }),
  *'union *'(machine, args) {
    return yield* combined(machine, args, () => true);
  },
  *'intersection *'(machine, args) {
    return yield* combined(machine, args, (inSelf, inOther) => inSelf && inOther);
  },
  *'difference *'(machine, args) {
    return yield* combined(machine, args, (inSelf, inOther) => inSelf && !inOther);
  },
  *'symmetric_difference *'(machine, args) {
    return yield* combined(machine, args, (inSelf, inOther) => inSelf !== inOther);
  },
  *'update *'(machine, args) {
    set(args).map = (yield* combined(machine, args, () => true)).map;
    return null;
  },
  *'difference_update *'(machine, args) {
    set(args).map = (yield* combined(machine, args, (inSelf, inOther) => inSelf && !inOther)).map;
    return null;
  },
  *'issubset self other'(machine, args) {
    const other = setOf(yield* toArray(machine, args[1] ?? null));
    return [...set(args).map.keys()].every((key) => other.map.has(key));
  },
  *'issuperset self other'(machine, args) {
    const other = setOf(yield* toArray(machine, args[1] ?? null));
    return [...other.map.keys()].every((key) => set(args).map.has(key));
  },
  *'isdisjoint self other'(machine, args) {
    const other = setOf(yield* toArray(machine, args[1] ?? null));
    return [...other.map.keys()].every((key) => !set(args).map.has(key));
  },
};

export function addContainerMethods(): void {
  addNatives(typeNamed('list').dict, { ...SEQUENCE, ...LIST });
  addNatives(typeNamed('tuple').dict, SEQUENCE);
  addNatives(typeNamed('dict').dict, DICT);
  typeNamed('dict').dict.set('fromkeys', {
    kind: 'native',
    name: 'fromkeys',
    parameters: ['iterable', 'value?'],
    isFree: false,
    *call(machine, [keys = null, value = null]) {
      const made: Dict = { kind: 'dict', map: new Map() };
      for (const key of yield* toArray(machine, keys)) setItem(made, key, value);
      return made;
    },
  });
  addNatives(typeNamed('set').dict, SET);
  addNatives(typeNamed('frozenset').dict, SET);
  addNatives(typeNamed('int').dict, {
    'bit_length self': (_m, [self]) =>
      BigInt(self === 0n ? 0 : BigInt(String(self)).toString(2).replace('-', '').length),
    'to_bytes self length? byteorder?': (_m, [self, length = 1n, byteorder = 'big']) => {
      const bytes = Array.from({ length: integerArgument(length) }, (_, i) =>
        String.fromCharCode(Number((BigInt(String(self)) >> BigInt(8 * i)) & 255n)),
      );
      return { kind: 'bytes', text: (byteorder === 'little' ? bytes : bytes.reverse()).join(''), isArray: false };
    },
  });
  typeNamed('int').dict.set(
    'from_bytes',
    nativeOf('from_bytes bytes byteorder?', (_m, [bytes, order = 'big']) => {
      const text = isKind(bytes, 'bytes') ? bytes.text : '';
      let result = 0n;
      for (const byte of order === 'little' ? [...text].reverse() : text)
        result = result * 256n + BigInt(byte.charCodeAt(0));
      return result;
    }),
  );
  addNatives(typeNamed('float').dict, { 'is_integer self': (_m, [self]) => Number.isInteger(self) });
}
