import { arithmetic } from './arithmetic';
import { isTruthy, type Json } from './json';
import type { Node } from './nodes';
import { deletePath, readPath, writePath } from './paths';
import type { Scope } from './scope';
import { paths } from './walkPaths';

/** `=`, `|=`, `+=` and their like: a copy of the input with other values where the left side points to. */
export function* assign(node: Node & { kind: 'binary' }, input: Json, scope: Scope): Generator<Json> {
  const { operator, left, right } = node;
  if (operator === '|=') {
    let result = input;
    for (const { path } of [...paths(left, input, scope)]) {
      const [value] = scope.run(right, readPath(result, path), scope);
      result = value === undefined ? deletePath(result, path) : writePath(result, path, value);
    }
    yield result;
    return;
  }
  for (const value of scope.run(right, input, scope)) {
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
