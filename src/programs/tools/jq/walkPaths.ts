import { shown } from './arithmetic';
import { isArray, isObject, isTruthy, JqError, type Json } from './json';
import type { Node } from './nodes';
import { at, keyOf, type Path, readPath } from './paths';
import type { Scope } from './scope';

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
        for (const key of scope.run(node.key, input, scope))
          yield { path: [...path, keyOf(key)], value: at(value, key) };
      return;
    case 'slice':
      for (const { path, value } of paths(node.target, input, scope, prefix)) {
        const bound = (side: Node | undefined) => (side ? ([...scope.run(side, input, scope)][0] ?? null) : null);
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
    case 'if':
      for (const value of scope.run(node.condition, input, scope))
        yield* paths(isTruthy(value) ? node.then : node.otherwise, input, scope, prefix);
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
  } else if (node.kind === 'binary' && node.operator === '//') {
    const found = [...paths(node.left, input, scope, prefix)].filter(({ value }) => isTruthy(value));
    if (found.length > 0) yield* found;
    else yield* paths(node.right, input, scope, prefix);
  } else if (node.kind === 'call' && node.name === 'recurse' && node.args.length === 0) {
    yield* recursePaths(input, prefix);
  } else if (node.kind === 'call' && node.name === 'getpath' && node.args[0]) {
    for (const path of scope.run(node.args[0], input, scope)) {
      const steps = (isArray(path) ? path : []).map((step) => keyOf(step));
      yield { path: [...prefix, ...steps], value: readPath(input, steps) };
    }
  } else if (node.kind === 'call' && node.name === 'select' && node.args[0]) {
    for (const keep of scope.run(node.args[0], input, scope)) if (isTruthy(keep)) yield { path: prefix, value: input };
  } else for (const value of scope.run(node, input, scope)) yield { path: prefix, value };
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
