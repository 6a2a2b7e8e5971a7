import { utf8Length } from '../../../process';
import { arg, list, number, plain, text, withValue } from './builtin';
import { compare, isArray, isObject, isTruthy, JqError, type Json, PLAIN, print } from './json';
import type { Node } from './nodes';
import { deletePath, keyOf, type Path, readPath, writePath } from './paths';
import { type Builtin, JqHalt, type Scope, step } from './scope';
import { paths } from './walkPaths';

/** Builtins that go through values: paths, loops, streams. */

const RECURSE: Node = { kind: 'recurse' };
const asPath = (value: Json): Path => list(value).map((each) => keyOf(each));
const toJson = (path: Path): Json => path.map((each) => (typeof each === 'object' ? { ...each } : each));

const allPaths = (input: Json, scope: Scope) => [...paths(RECURSE, input, scope)].filter(({ path }) => path.length > 0);

function walk(value: Json, change: Node, scope: Scope): Json[] {
  step(scope);
  const inner = (item: Json): Json[] => walk(item, change, scope);
  if (isArray(value)) return [...scope.run(change, value.flatMap(inner), scope)];
  if (!isObject(value)) return [...scope.run(change, value, scope)];
  const entries = Object.entries(value).flatMap(([key, item]) => {
    const [first] = inner(item);
    return first === undefined ? [] : [[key, first] as const];
  });
  return [...scope.run(change, Object.fromEntries(entries), scope)];
}

/** `while` puts out what the condition holds for, `until` what it first does not run on from. */
function* loop(input: Json, args: readonly Node[], scope: Scope, kind: 'while' | 'until'): Generator<Json> {
  let waiting: Json[] = [input];
  while (waiting.length > 0) {
    const next: Json[] = [];
    for (const value of waiting) {
      step(scope);
      const [holds = null] = scope.run(arg(args, 0), value, scope);
      const goesOn = isTruthy(holds) === (kind === 'while');
      if (goesOn === (kind === 'while')) yield value;
      if (goesOn) next.push(...scope.run(arg(args, 1), value, scope));
    }
    waiting = next;
  }
}

function* recurse(input: Json, change: Node, scope: Scope): Generator<Json> {
  const waiting: Json[] = [input];
  for (let value = waiting.pop(); value !== undefined; value = waiting.pop()) {
    step(scope);
    yield value;
    waiting.push(...[...scope.run(change, value, scope)].reverse());
  }
}

/** Leaves with their paths, and the path of the last leaf again behind each end. */
export function* stream(value: Json, path: Path = []): Generator<Json> {
  const entries = isArray(value) ? [...value.entries()] : isObject(value) ? Object.entries(value) : [];
  if (entries.length === 0) yield [toJson(path), value];
  for (const [key, item] of entries) yield* stream(item, [...path, key]);
  const last = entries.at(-1);
  if (last !== undefined) yield [toJson([...path, last[0]])];
}

function transpose(value: Json): Json {
  const rows = list(value).map(list);
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, i) => rows.map((row) => row[i] ?? null));
}

const takeInput = (scope: Scope): Json => {
  const next = scope.inputs?.shift();
  if (next === undefined) throw new JqError('break');
  return next;
};

function report(scope: Scope, input: Json, value: Json): readonly Json[] {
  scope.said?.push(`${print(['DEBUG:', value], PLAIN)}\n`);
  return [input];
}

const isIn = (values: Iterable<Json>, wanted: Json): boolean =>
  [...values].some((value) => compare(value, wanted) === 0);
const only =
  (fits: (value: Json) => boolean): Builtin =>
  (input) =>
    fits(input) ? [input] : [];

export const walkFunctions: Readonly<Record<string, Builtin>> = {
  'paths/0': (input, _args, scope) => allPaths(input, scope).map(({ path }) => toJson(path)),
  'paths/1': (input, args, scope) =>
    allPaths(input, scope)
      .filter(({ value }) => [...scope.run(arg(args, 0), value, scope)].some(isTruthy))
      .map(({ path }) => toJson(path)),
  'setpath/2': function* (input, args, scope) {
    for (const path of scope.run(arg(args, 0), input, scope))
      for (const value of scope.run(arg(args, 1), input, scope)) yield writePath(input, asPath(path), value);
  },
  'delpaths/1': withValue((input, value) =>
    [...list(value)]
      .sort(compare)
      .reverse()
      .reduce<Json>((rest, path) => deletePath(rest, asPath(path)), input),
  ),
  'pick/1': (input, args, scope) => [
    [...paths(arg(args, 0), input, scope)].reduce<Json>(
      (picked, { path }) => writePath(picked, path, readPath(input, path)),
      null,
    ),
  ],
  'walk/1': (input, args, scope) => walk(input, arg(args, 0), scope),
  'transpose/0': plain(transpose),
  'tostream/0': (input) => stream(input),
  'while/2': (input, args, scope) => loop(input, args, scope, 'while'),
  'until/2': (input, args, scope) => loop(input, args, scope, 'until'),
  'repeat/1': (input, args, scope) => recurse(input, arg(args, 0), scope),
  'recurse/1': (input, args, scope) => recurse(input, arg(args, 0), scope),
  'input/0': (_input, _args, scope) => [takeInput(scope)],
  'inputs/0': function* (_input, _args, scope) {
    while ((scope.inputs?.length ?? 0) > 0) yield takeInput(scope);
  },
  'last/1': (input, args, scope) => [...scope.run(arg(args, 0), input, scope)].slice(-1),
  'nth/1': withValue((input, n) => list(input)[Number(n)] ?? null),
  'isempty/1': (input, args, scope) => {
    for (const _ of scope.run(arg(args, 0), input, scope)) return [false];
    return [true];
  },
  'IN/1': (input, args, scope) => [isIn(scope.run(arg(args, 0), input, scope), input)],
  'INDEX/1': (input, args, scope) => [
    Object.fromEntries(
      list(input).map((item) => {
        const [key = null] = scope.run(arg(args, 0), item, scope);
        return [typeof key === 'string' ? key : JSON.stringify(key), item];
      }),
    ),
  ],
  'in/1': withValue((input, value) =>
    isObject(value) ? Object.hasOwn(value, String(input)) : Number(input) < list(value).length,
  ),
  'add/1': (input, args, scope) => [
    ...scope.run({ kind: 'call', name: 'add', args: [] }, [...scope.run(arg(args, 0), input, scope)], scope),
  ],
  'debug/0': (input, _args, scope) => report(scope, input, input),
  'debug/1': function* (input, args, scope) {
    for (const value of scope.run(arg(args, 0), input, scope)) report(scope, input, value);
    yield input;
  },
  'stderr/0': (input, _args, scope) => {
    scope.said?.push(print(input, PLAIN));
    return [input];
  },
  'input_filename/0': (_input, _args, scope) => [scope.file ?? null],
  'input_line_number/0': (_input, _args, scope) => [scope.lineNow?.() ?? 0],
  'halt/0': () => {
    throw new JqHalt(0, '');
  },
  'halt_error/1': withValue((input, value) => {
    const status = number(value);
    throw new JqHalt(status, typeof input === 'string' ? input : `${print(input, PLAIN)}\n`);
  }),
  'utf8bytelength/0': plain((input) => utf8Length(text(input, 'utf8bytelength'))),
  'booleans/0': only((value) => typeof value === 'boolean'),
  'scalars/0': only((value) => !isArray(value) && !isObject(value)),
  'iterables/0': only((value) => isArray(value) || isObject(value)),
};
