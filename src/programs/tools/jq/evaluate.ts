import { arithmetic, shown } from './arithmetic';
import { applyFormat } from './formats';
import { compare, isArray, isObject, isTruthy, JqError, type Json, type JsonObject, PLAIN, print } from './json';
import type { Node } from './nodes';
import { at, deletePath, keyOf, type Path, readPath, writePath } from './paths';

/** `$name` → value, with what is left of the work that one program may do. */
export interface Scope {
  variables: ReadonlyMap<string, Json>;
  budget: { steps: number };
  /** `name/arity` → builtin. Handed in, because builtins evaluate their arguments with this module. */
  functions: Readonly<Record<string, Builtin>>;
}

export type Builtin = (input: Json, args: readonly Node[], scope: Scope) => Iterable<Json>;

/** Counts work, so that no program runs on for ever. */
export function step(scope: Scope): void {
  if (--scope.budget.steps < 0) throw new JqError('program runs too long for Podflight');
}

/** Everything a filter puts out for an input. Lazy, so that `first` and `limit` stop what they do not need. */
export function* evaluate(node: Node, input: Json, scope: Scope): Generator<Json> {
  step(scope);
  switch (node.kind) {
    case 'identity':
      yield input;
      return;
    case 'literal':
      yield node.value;
      return;
    case 'string':
      yield* interpolate(node.parts, node.format, input, scope);
      return;
    case 'format':
      yield applyFormat(node.name, input);
      return;
    case 'variable':
      yield variable(node.name, scope);
      return;
    case 'array':
      yield [...evaluate(node.target, input, scope)];
      return;
    case 'object':
      yield* objects(node.entries, input, scope, {});
      return;
    case 'negate':
      for (const value of evaluate(node.target, input, scope)) yield arithmetic('-', 0, value);
      return;
    case 'if':
      for (const value of evaluate(node.condition, input, scope))
        yield* evaluate(isTruthy(value) ? node.then : node.otherwise, input, scope);
      return;
    case 'as':
      for (const value of evaluate(node.source, input, scope))
        yield* evaluate(node.body, input, withVariable(scope, node.name, value));
      return;
    case 'reduce':
      yield reduce(node, input, scope);
      return;
    case 'binary':
      yield* binary(node, input, scope);
      return;
    case 'call':
      yield* call(node, input, scope);
      return;
    default:
      for (const { value } of paths(node, input, scope)) yield value;
  }
}

export const withVariable = (scope: Scope, name: string, value: Json): Scope => ({
  ...scope,
  variables: new Map(scope.variables).set(name, value),
});

function variable(name: string, scope: Scope): Json {
  const value = scope.variables.get(name);
  if (value === undefined) throw new JqError(`${name} is not defined`);
  return value;
}

function* interpolate(
  parts: readonly (string | Node)[],
  format: string | undefined,
  input: Json,
  scope: Scope,
): Generator<Json> {
  let text = '';
  for (const part of parts) {
    if (typeof part === 'string') text += part;
    else
      for (const value of evaluate(part, input, scope))
        text += format ? applyFormat(format, value) : typeof value === 'string' ? value : print(value, PLAIN);
  }
  yield text;
}

function* objects(
  entries: readonly (readonly [Node, Node])[],
  input: Json,
  scope: Scope,
  made: JsonObject,
): Generator<Json> {
  const [first, ...rest] = entries;
  if (!first) {
    yield made;
    return;
  }
  for (const key of evaluate(first[0], input, scope))
    for (const value of evaluate(first[1], input, scope)) {
      if (typeof key !== 'string') throw new JqError(`Object keys must be strings`);
      yield* objects(rest, input, scope, { ...made, [key]: value });
    }
}

function reduce(node: Node & { kind: 'reduce' }, input: Json, scope: Scope): Json {
  let result: Json = null;
  for (const initial of evaluate(node.initial, input, scope)) result = initial;
  for (const value of evaluate(node.source, input, scope))
    for (const next of evaluate(node.update, result, withVariable(scope, node.name, value))) result = next;
  return result;
}

function* binary(node: Node & { kind: 'binary' }, input: Json, scope: Scope): Generator<Json> {
  const { operator, left, right } = node;
  if (operator === '|') {
    for (const value of evaluate(left, input, scope)) yield* evaluate(right, value, scope);
  } else if (operator === ',') {
    yield* evaluate(left, input, scope);
    yield* evaluate(right, input, scope);
  } else if (operator === '//') yield* alternative(left, right, input, scope);
  else if (operator === 'and' || operator === 'or') {
    for (const value of evaluate(left, input, scope)) {
      const decided = operator === 'and' ? !isTruthy(value) : isTruthy(value);
      if (decided) yield operator === 'or';
      else for (const other of evaluate(right, input, scope)) yield isTruthy(other);
    }
  } else if (operator.endsWith('=') && !/^([=!<>]=)$/.test(operator)) yield* assign(node, input, scope);
  else
    for (const b of evaluate(right, input, scope))
      for (const a of evaluate(left, input, scope)) yield combine(operator, a, b);
}

function* alternative(left: Node, right: Node, input: Json, scope: Scope): Generator<Json> {
  let found = false;
  try {
    for (const value of evaluate(left, input, scope))
      if (isTruthy(value)) {
        found = true;
        yield value;
      }
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
  }
  if (!found) yield* evaluate(right, input, scope);
}

function combine(operator: string, a: Json, b: Json): Json {
  const order = compare(a, b);
  if (operator === '==') return order === 0;
  if (operator === '!=') return order !== 0;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  if (operator === '>') return order > 0;
  if (operator === '>=') return order >= 0;
  return arithmetic(operator, a, b);
}

function* assign(node: Node & { kind: 'binary' }, input: Json, scope: Scope): Generator<Json> {
  const { operator, left, right } = node;
  if (operator === '|=') {
    let result = input;
    for (const { path } of [...paths(left, input, scope)]) {
      const [value] = evaluate(right, readPath(result, path), scope);
      result = value === undefined ? deletePath(result, path) : writePath(result, path, value);
    }
    yield result;
    return;
  }
  for (const value of evaluate(right, input, scope)) {
    let result = input;
    for (const { path } of [...paths(left, input, scope)]) {
      const old = readPath(result, path);
      const next =
        operator === '='
          ? value
          : operator === '//='
            ? isTruthy(old)
              ? old
              : value
            : arithmetic(operator.slice(0, -1), old, value);
      result = writePath(result, path, next);
    }
    yield result;
  }
}

function* call(node: Node & { kind: 'call' }, input: Json, scope: Scope): Generator<Json> {
  const name = `${node.name}/${node.args.length}`;
  const implementation = Object.hasOwn(scope.functions, name) ? scope.functions[name] : undefined;
  if (!implementation) throw new JqError(`${name} is not defined`);
  yield* implementation(input, node.args, scope);
}

/** Where a filter points to in the input, with what is there: for assignments, `del`, `path`. */
export function* paths(
  node: Node,
  input: Json,
  scope: Scope,
  prefix: Path = [],
): Generator<{ path: Path; value: Json }> {
  switch (node.kind) {
    case 'identity':
      yield { path: prefix, value: input };
      return;
    case 'recurse':
      yield* recursePaths(input, prefix);
      return;
    case 'index':
      for (const { path, value } of paths(node.target, input, scope, prefix))
        for (const key of evaluate(node.key, input, scope))
          yield { path: [...path, keyOf(key)], value: at(value, key) };
      return;
    case 'slice':
      for (const { path, value } of paths(node.target, input, scope, prefix)) {
        const bound = (side: Node | undefined) => (side ? ([...evaluate(side, input, scope)][0] ?? null) : null);
        const range = { start: bound(node.from), end: bound(node.to) };
        yield { path: [...path, range], value: at(value, range) };
      }
      return;
    case 'iterate':
      for (const { path, value } of paths(node.target, input, scope, prefix)) yield* children(value, path);
      return;
    case 'try':
      try {
        yield* paths(node.target, input, scope, prefix);
      } catch (error) {
        if (!(error instanceof JqError)) throw error;
      }
      return;
    default:
      yield* otherPaths(node, input, scope, prefix);
  }
}

function* otherPaths(node: Node, input: Json, scope: Scope, prefix: Path): Generator<{ path: Path; value: Json }> {
  if (node.kind === 'binary' && node.operator === '|') {
    for (const { path, value } of paths(node.left, input, scope, prefix)) yield* paths(node.right, value, scope, path);
  } else if (node.kind === 'binary' && node.operator === ',') {
    yield* paths(node.left, input, scope, prefix);
    yield* paths(node.right, input, scope, prefix);
  } else if (node.kind === 'call' && node.name === 'select' && node.args[0]) {
    for (const keep of evaluate(node.args[0], input, scope)) if (isTruthy(keep)) yield { path: prefix, value: input };
  } else for (const value of evaluate(node, input, scope)) yield { path: prefix, value };
}

export function* children(value: Json, path: Path): Generator<{ path: Path; value: Json }> {
  if (isArray(value)) for (const [index, item] of value.entries()) yield { path: [...path, index], value: item };
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) yield { path: [...path, key], value: item };
  else throw new JqError(`Cannot iterate over ${value === null ? 'null' : shown(value)}`);
}

function* recursePaths(value: Json, path: Path): Generator<{ path: Path; value: Json }> {
  yield { path, value };
  if (isArray(value) || isObject(value))
    for (const child of children(value, path)) yield* recursePaths(child.value, child.path);
}
