import { arithmetic, shown } from './arithmetic';
import { arg, list, plain, text, withValue } from './builtin';
import { asText } from './formats';
import {
  compare,
  isArray,
  isObject,
  isTruthy,
  JqError,
  type Json,
  type JsonObject,
  PLAIN,
  print,
  typeOf,
} from './json';
import type { Node } from './nodes';
import { numberFunctions } from './numberFunctions';
import { at, deletePath, type Path, readPath } from './paths';
import { readOne } from './readJson';
import { type Builtin, type Scope, step } from './scope';
import { textFunctions } from './textFunctions';
import { timeFunctions } from './timeFunctions';
import { walkFunctions } from './walkFunctions';
import { children, paths } from './walkPaths';

const MAX_RANGE = 100_000;

const items = (value: Json): readonly Json[] => [...children(value, [])].map((child) => child.value);
const sorted = (values: readonly Json[]): readonly Json[] => [...values].sort(compare);

function length(value: Json): Json {
  if (value === null) return 0;
  if (typeof value === 'string') return [...value].length;
  if (typeof value === 'number') return Math.abs(value);
  if (isArray(value)) return value.length;
  if (isObject(value)) return Object.keys(value).length;
  throw new JqError(`${shown(value)} has no length`);
}

function keys(value: Json): Json {
  if (isArray(value)) return value.map((_, index) => index);
  if (isObject(value)) return Object.keys(value).sort();
  throw new JqError(`${shown(value)} has no keys`);
}

const toEntries = (value: Json): Json => {
  if (isArray(value)) return value.map((entry, key) => ({ key, value: entry }));
  if (!isObject(value)) throw new JqError(`${shown(value)} has no keys`);
  return Object.entries(value).map(([key, entry]) => ({ key, value: entry }));
};

const fromEntries = (value: Json): JsonObject =>
  Object.fromEntries(
    items(value).map((entry) => {
      const object = isObject(entry) ? entry : {};
      if (!isObject(entry)) at(entry, 'key');
      const key = object.key ?? object.name ?? object.Key ?? object.Name ?? object.k ?? null;
      return [typeof key === 'string' ? key : print(key, PLAIN), object.value ?? object.Value ?? object.v ?? null];
    }),
  );

function contains(a: Json, b: Json): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a.includes(b);
  if (isArray(a) && isArray(b))
    return b.every((wanted) => a.some((item) => typeOf(item) === typeOf(wanted) && contains(item, wanted)));
  if (isObject(a) && isObject(b))
    return Object.entries(b).every(([key, wanted]) => Object.hasOwn(a, key) && contains(a[key] ?? null, wanted));
  if (typeOf(a) === typeOf(b)) return compare(a, b) === 0;
  throw new JqError(`${shown(a)} and ${shown(b)} cannot have their containment checked`);
}

function has(input: Json, key: Json): boolean {
  if (isObject(input) && typeof key === 'string') return Object.hasOwn(input, key);
  if (isArray(input) && typeof key === 'number') return key >= 0 && key < input.length;
  throw new JqError(
    `Cannot check whether ${typeOf(input)} has a ${typeof key === 'string' ? 'string' : typeOf(key)} key`,
  );
}

/** Items with what an expression says of each, in the order of that. */
function keyed(input: Json, by: Node, scope: Scope): readonly { key: Json; item: Json }[] {
  return items(input)
    .map((item) => ({ key: [...scope.run(by, item, scope)], item }))
    .sort((a, b) => compare(a.key, b.key));
}

function groups(input: Json, by: Node, scope: Scope): readonly (readonly Json[])[] {
  const grouped: { key: Json; items: Json[] }[] = [];
  for (const { key, item } of keyed(input, by, scope)) {
    const last = grouped.at(-1);
    if (last && compare(last.key, key) === 0) last.items.push(item);
    else grouped.push({ key, items: [item] });
  }
  return grouped.map((group) => group.items);
}

function fromJson(source: string): Json {
  const read = readOne(source);
  if (typeof read === 'string') throw new JqError(read);
  return read.value;
}

function toNumber(value: Json): Json {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') throw new JqError(`${shown(value)} cannot be parsed as a number`);
  return fromJson(value);
}

function* range(args: readonly Node[], input: Json, scope: Scope): Generator<Json> {
  const [first, second] = args.map((node) => Number([...scope.run(node, input, scope)][0] ?? 0));
  const from = second === undefined ? 0 : (first ?? 0);
  const to = second ?? first ?? 0;
  for (let value = from; value < to && value - from < MAX_RANGE; value++) {
    step(scope);
    yield value;
  }
}

function* limit(count: number, node: Node, input: Json, scope: Scope): Generator<Json> {
  let left = count;
  if (left <= 0) return;
  for (const value of scope.run(node, input, scope)) {
    yield value;
    if (--left <= 0) return;
  }
}

const select: Builtin = function* (input, args, scope) {
  for (const keep of scope.run(arg(args, 0), input, scope)) if (isTruthy(keep)) yield input;
};

const flatten = (value: Json, depth: number): Json[] =>
  items(value).flatMap((item) => (isArray(item) && depth > 0 ? flatten(item, depth - 1) : [item]));

const deleteAll: Builtin = (input, args, scope) => {
  const found: Path[] = [...paths(arg(args, 0), input, scope)].map(({ path }) => path);
  return [found.reverse().reduce<Json>((value, path) => deletePath(value, path), input)];
};

const extreme =
  (order: 1 | -1) =>
  (input: Json): Json => {
    const values = sorted(items(input));
    return (order === 1 ? values.at(-1) : values[0]) ?? null;
  };

function both(name: string, a: Json, b: Json, compute: (a: string, b: string) => boolean): boolean {
  if (typeof a === 'string' && typeof b === 'string') return compute(a, b);
  throw new JqError(`${name}() requires string inputs`);
}

const thrown = (value: Json): JqError =>
  new JqError(typeof value === 'string' ? value : `(not a string): ${print(value, PLAIN)}`, value);

/** `name/arity` → what it does. */
export const FUNCTIONS: Readonly<Record<string, Builtin>> = {
  'empty/0': () => [],
  'numbers/0': (input) => (typeof input === 'number' ? [input] : []),
  'strings/0': (input) => (typeof input === 'string' ? [input] : []),
  'arrays/0': (input) => (isArray(input) ? [input] : []),
  'objects/0': (input) => (isObject(input) ? [input] : []),
  'nulls/0': (input) => (input === null ? [input] : []),
  'not/0': plain((input) => !isTruthy(input)),
  'true/0': plain(() => true),
  'false/0': plain(() => false),
  'null/0': plain(() => null),
  'length/0': plain(length),
  'keys/0': plain(keys),
  'keys_unsorted/0': plain((input) => (isObject(input) ? Object.keys(input) : keys(input))),
  'values/0': (input) => (input === null ? [] : [input]),
  'type/0': plain(typeOf),
  'add/0': plain((input) => items(input).reduce<Json>((sum, item) => arithmetic('+', sum, item), null)),
  'any/0': plain((input) => items(input).some(isTruthy)),
  'all/0': plain((input) => items(input).every(isTruthy)),
  'any/1': (input, args, scope) => [
    items(input).some((item) => [...scope.run(arg(args, 0), item, scope)].some(isTruthy)),
  ],
  'all/1': (input, args, scope) => [
    items(input).every((item) => [...scope.run(arg(args, 0), item, scope)].every(isTruthy)),
  ],
  'map/1': (input, args, scope) => [items(input).flatMap((item) => [...scope.run(arg(args, 0), item, scope)])],
  'map_values/1': (input, args, scope) => {
    const mapped = (item: Json): Json => [...scope.run(arg(args, 0), item, scope)][0] ?? null;
    return [
      isObject(input)
        ? Object.fromEntries(Object.entries(input).map(([key, item]) => [key, mapped(item)]))
        : items(input).map(mapped),
    ];
  },
  'select/1': select,
  'recurse/0': (input, _args, scope) => scope.run({ kind: 'recurse' }, input, scope),
  'to_entries/0': plain(toEntries),
  'from_entries/0': plain(fromEntries),
  'with_entries/1': (input, args, scope) => [
    fromEntries(items(toEntries(input)).flatMap((item) => [...scope.run(arg(args, 0), item, scope)])),
  ],
  'has/1': withValue(has),
  'contains/1': withValue(contains),
  'inside/1': withValue((input, value) => contains(value, input)),
  'index/1': withValue((input, value) => {
    const at = isArray(input)
      ? input.findIndex((item) => compare(item, value) === 0)
      : text(input, 'index').indexOf(text(value, 'index'));
    return at < 0 ? null : at;
  }),
  'sort/0': plain((input) => {
    if (!isArray(input)) throw new JqError(`${shown(input)} cannot be sorted, as it is not an array`);
    return sorted(input);
  }),
  'sort_by/1': (input, args, scope) => [keyed(input, arg(args, 0), scope).map(({ item }) => item)],
  'group_by/1': (input, args, scope) => [groups(input, arg(args, 0), scope)],
  'unique/0': plain((input) =>
    sorted(items(input)).filter((item, index, all) => index === 0 || compare(item, all[index - 1] ?? null) !== 0),
  ),
  'unique_by/1': (input, args, scope) => [groups(input, arg(args, 0), scope).map((group) => group[0] ?? null)],
  'min/0': plain(extreme(-1)),
  'max/0': plain(extreme(1)),
  'min_by/1': (input, args, scope) => [keyed(input, arg(args, 0), scope)[0]?.item ?? null],
  'max_by/1': (input, args, scope) => [keyed(input, arg(args, 0), scope).at(-1)?.item ?? null],
  'reverse/0': plain((input) =>
    typeof input === 'string' ? [...input].reverse().join('') : [...items(input)].reverse(),
  ),
  'flatten/0': plain((input) => flatten(input, Number.POSITIVE_INFINITY)),
  'flatten/1': withValue((input, depth) => {
    if (Number(depth) < 0) throw new JqError('flatten depth must not be negative');
    return flatten(input, Number(depth));
  }),
  'first/0': plain((input) => list(input)[0] ?? null),
  'last/0': plain((input) => list(input).at(-1) ?? null),
  'first/1': (input, args, scope) => limit(1, arg(args, 0), input, scope),
  'limit/2': (input, args, scope) =>
    limit(Number([...scope.run(arg(args, 0), input, scope)][0]), arg(args, 1), input, scope),
  'range/1': (input, args, scope) => range(args, input, scope),
  'range/2': (input, args, scope) => range(args, input, scope),
  'del/1': deleteAll,
  'path/1': (input, args, scope) => [...paths(arg(args, 0), input, scope)].map(({ path }) => path as Json),
  'getpath/1': withValue((input, path) =>
    readPath(
      input,
      list(path).map((step) => (typeof step === 'number' ? step : asText(step))),
    ),
  ),
  'tostring/0': plain(asText),
  'tonumber/0': plain(toNumber),
  'tojson/0': plain((input) => print(input, PLAIN)),
  'fromjson/0': plain((input) => fromJson(text(input, 'fromjson'))),
  'ascii_downcase/0': plain((input) => text(input, 'explode').toLowerCase()),
  'ascii_upcase/0': plain((input) => text(input, 'explode').toUpperCase()),
  'startswith/1': withValue((input, value) => both('startswith', input, value, (a, b) => a.startsWith(b))),
  'endswith/1': withValue((input, value) => both('endswith', input, value, (a, b) => a.endsWith(b))),
  'ltrimstr/1': withValue((input, value) =>
    typeof input === 'string' && typeof value === 'string' && input.startsWith(value)
      ? input.slice(value.length)
      : input,
  ),
  'rtrimstr/1': withValue((input, value) =>
    typeof input === 'string' && typeof value === 'string' && value && input.endsWith(value)
      ? input.slice(0, -value.length)
      : input,
  ),
  'split/1': withValue((input, value) => {
    if (typeof input !== 'string' || typeof value !== 'string')
      throw new JqError('split input and separator must be strings');
    return input === '' ? [] : input.split(value);
  }),
  'join/1': withValue((input, separator) =>
    items(input).reduce<Json>((sum, item, index) => {
      const start = index === 0 ? '' : arithmetic('+', sum, separator);
      return arithmetic(
        '+',
        start,
        typeof item === 'number' || typeof item === 'boolean' ? asText(item) : (item ?? ''),
      );
    }, ''),
  ),
  'env/0': (_input, _args, scope) => [scope.variables.get('$ENV') ?? {}],
  'error/0': (input) => {
    throw thrown(input);
  },
  'error/1': withValue((_input, value) => {
    throw thrown(value);
  }),
  ...walkFunctions,
  ...textFunctions,
  ...numberFunctions,
  ...timeFunctions,
};
