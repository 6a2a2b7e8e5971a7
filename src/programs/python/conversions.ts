import { integerArgument } from './arguments';
import { isKind, setItem, setOf } from './dicts';
import { decoded, encoded } from './encodings';
import { raised } from './errors';
import { toArray } from './iteration';
import type { Machine } from './machine';
import { reserve, truth } from './operators';
import { repr, str } from './repr';
import { integerOf } from './subscripts';
import { boolClass, classAttribute, createClass, specialMethod, typeName, typeNamed, typeOf } from './types';
import {
  type Args,
  bytesOf,
  type Class,
  type Dict,
  type Eval,
  listOf,
  type Named,
  tupleOf,
  type Value,
} from './values';

type Create = NonNullable<Class['create']>;

function toInteger(value: Value, base: Value | undefined, shown: string): bigint {
  const number = integerOf(value);
  if (number !== undefined) return number;
  if (typeof value === 'number') {
    if (Number.isFinite(value)) return BigInt(Math.trunc(value));
    throw Number.isNaN(value)
      ? raised('ValueError', 'cannot convert float NaN to integer')
      : raised('OverflowError', 'cannot convert float infinity to integer');
  }
  const text = isKind(value, 'bytes') ? value.text : value;
  if (typeof text !== 'string')
    throw raised(
      'TypeError',
      `int() argument must be a string, a bytes-like object or a real number, not '${typeName(value)}'`,
    );
  const radix = base === undefined ? 10 : integerArgument(base);
  const digits = text
    .trim()
    .toLowerCase()
    .replace(/(?<=[\da-z])_(?=[\da-z])/g, '');
  const [, sign = '', prefix = '', rest = ''] = /^([-+]?)(0[xob])?([\da-z]+)$/.exec(digits) ?? [];
  const prefixes: Readonly<Record<string, number>> = { '0x': 16, '0o': 8, '0b': 2 };
  const own = prefixes[prefix];
  const real = radix === 0 ? (own ?? 10) : radix;
  // `0b1` is a number of base 16, too.
  const body = own === real ? rest : prefix + rest;
  const isValid = body !== '' && [...body].every((digit) => Number.parseInt(digit, 36) < real);
  if (!isValid) throw raised('ValueError', `invalid literal for int() with base ${radix}: ${shown}`);
  if (body.length > 4300 && real === 10)
    throw raised(
      'ValueError',
      `Exceeds the limit (4300 digits) for integer string conversion: value has ${body.length} digits; use sys.set_int_max_str_digits() to increase the limit`,
    );
  let result = 0n;
  if (real === 10) result = BigInt(body);
  else for (const digit of body) result = result * BigInt(real) + BigInt(Number.parseInt(digit, 36));
  return sign === '-' ? -result : result;
}

function toFloat(value: Value, shown: string): number {
  const number = integerOf(value) ?? value;
  if (typeof number === 'bigint' || typeof number === 'number') return Number(number);
  if (typeof value !== 'string')
    throw raised('TypeError', `float() argument must be a string or a real number, not '${typeName(value)}'`);
  const text = value.trim().replace(/(?<=\d)_(?=\d)/g, '');
  const special = /^([-+]?)(inf(?:inity)?|nan)$/i.exec(text);
  if (special)
    return (special[1] === '-' ? -1 : 1) * (/^n/i.test(special[2] ?? '') ? Number.NaN : Number.POSITIVE_INFINITY);
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text))
    throw raised('ValueError', `could not convert string to float: ${shown}`);
  return Number(text);
}

/** Puts pairs and names into a dict, as dict() and update() take them. */
export function* fillDict(machine: Machine, dict: Dict, source: Value | undefined, named: Named): Eval<Dict> {
  if (isKind(source, 'dict')) for (const { key, value } of source.map.values()) setItem(dict, key, value);
  else if (source !== undefined) {
    if (specialMethod(source, 'keys') !== undefined)
      source = yield* machine.call(specialMethod(source, 'items') ?? null, []);
    for (const [i, pair] of (yield* toArray(machine, source)).entries()) {
      const items = yield* toArray(machine, pair);
      const [key = null, value = null] = items;
      if (items.length !== 2)
        throw raised(
          'ValueError',
          `dictionary update sequence element #${i} has length ${items.length}; 2 is required`,
        );
      setItem(dict, key, value);
    }
  }
  for (const [name, value] of named) setItem(dict, name, value);
  return dict;
}

function* bytesFrom(machine: Machine, [source, encoding]: Args, isArray: boolean): Eval<Value> {
  if (source === undefined) return bytesOf('', isArray);
  if (isKind(source, 'bytes')) return bytesOf(source.text, isArray);
  if (typeof source === 'string') {
    if (encoding === undefined) throw raised('TypeError', 'string argument without an encoding');
    return bytesOf(encoded(source, String(encoding), 'strict'), isArray);
  }
  const size = integerOf(source);
  if (size !== undefined) {
    if (size < 0n) throw raised('ValueError', 'negative count');
    reserve(machine, Number(size));
    return bytesOf('\0'.repeat(Number(size)), isArray);
  }
  const items = yield* toArray(machine, source);
  return bytesOf(
    items
      .map((item) => {
        const byte = integerArgument(item);
        if (byte < 0 || byte > 255)
          throw raised('ValueError', `${isArray ? 'byte' : 'bytes'} must be in range(0, 256)`);
        return String.fromCharCode(byte);
      })
      .join(''),
    isArray,
  );
}

/** How values of the built-in types are made: `int('7')`. */
const CREATE: Readonly<Record<string, Create>> = {
  *int(machine, [value = 0n, base], named) {
    const special = specialMethod(value, '__int__');
    if (special !== undefined) return yield* machine.call(special, []);
    return toInteger(value, base ?? named.get('base'), yield* repr(machine, value));
  },
  *float(machine, [value = 0]) {
    const special = specialMethod(value, '__float__');
    if (special !== undefined) return yield* machine.call(special, []);
    return toFloat(value, yield* repr(machine, value));
  },
  *bool(machine, [value = false]) {
    return yield* truth(machine, value);
  },
  *str(machine, [value = '', encoding, errors], named) {
    const coding = encoding ?? named.get('encoding');
    if (isKind(value, 'bytes') && coding !== undefined)
      return decoded(value.text, String(coding), String(errors ?? named.get('errors') ?? 'strict'));
    return yield* str(machine, value);
  },
  *list(machine, [value]) {
    return listOf(value === undefined ? [] : yield* toArray(machine, value));
  },
  *tuple(machine, [value]) {
    return tupleOf(value === undefined ? [] : yield* toArray(machine, value));
  },
  *set(machine, [value]) {
    return setOf(value === undefined ? [] : yield* toArray(machine, value));
  },
  *frozenset(machine, [value]) {
    return setOf(value === undefined ? [] : yield* toArray(machine, value), true);
  },
  *dict(machine, [value, rest], named, type) {
    const dict: Dict = { kind: 'dict', map: new Map() };
    if (type !== typeNamed('dict')) {
      dict.type = type;
      dict.dict = new Map();
    }
    if (type.order.some(({ name, module }) => name === 'defaultdict' && module === 'collections')) {
      dict.factory = value ?? null;
      return yield* fillDict(machine, dict, rest, named);
    }
    // A class of the script's own may take other arguments.
    if (classAttribute(type, '__init__') !== undefined) return dict;
    return yield* fillDict(machine, dict, value, named);
  },
  bytes: (machine, args, named) => bytesFrom(machine, [args[0], args[1] ?? named.get('encoding')], false),
  bytearray: (machine, args, named) => bytesFrom(machine, [args[0], args[1] ?? named.get('encoding')], true),
  range: (_machine, args) => {
    const [a, b, c] = args.map((arg) => BigInt(integerArgument(arg)));
    if (a === undefined) throw raised('TypeError', 'range expected at least 1 argument, got 0');
    if (c === 0n) throw raised('ValueError', 'range() arg 3 must not be zero');
    return { kind: 'range', start: b === undefined ? 0n : a, stop: b ?? a, step: c ?? 1n };
  },
  slice: (_machine, args) => {
    const [a = null, b, c] = args;
    return { kind: 'slice', parts: b === undefined ? [null, a, null] : [a, b, c ?? null] };
  },
  type: (_machine, args, named) => {
    const [first = null, bases, dict] = args;
    if (bases === undefined) return typeOf(first);
    const type = createClass(
      String(first),
      isKind(bases, 'tuple') ? bases.items.filter((base) => isKind(base, 'class')) : [],
      '__main__',
    );
    if (isKind(dict, 'dict')) for (const { key, value } of dict.map.values()) type.dict.set(String(key), value);
    for (const [name, value] of named) type.dict.set(name, value);
    return type;
  },
  property: (_machine, [getter = null, setter]) => ({ kind: 'wrapped', how: 'property', function: getter, setter }),
  staticmethod: (_machine, [given = null]) => ({ kind: 'wrapped', how: 'static', function: given, setter: undefined }),
  classmethod: (_machine, [given = null]) => ({ kind: 'wrapped', how: 'class', function: given, setter: undefined }),
  super: (_machine, [owner = null, self = null]) => {
    if (!isKind(owner, 'class')) throw raised('TypeError', 'super() argument 1 must be a type');
    return { kind: 'super', self, owner };
  },
};

export function addConversions(): void {
  for (const [name, create] of Object.entries(CREATE)) (name === 'bool' ? boolClass : typeNamed(name)).create = create;
}
