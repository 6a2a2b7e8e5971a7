import type { Json } from './json';
import type { Node, Pattern } from './nodes';
import { at } from './paths';
import type { Scope } from './scope';

/** The scopes in which a pattern is bound to a value: one for each key that its expressions put out. */
export function* bind(pattern: Pattern, value: Json, input: Json, scope: Scope): Generator<Scope> {
  if (typeof pattern === 'string') {
    yield withVariable(scope, pattern, value);
    return;
  }
  if ('items' in pattern) {
    yield* bindAll(
      pattern.items.map((part, i) => [at(value, i), part] as const),
      input,
      scope,
    );
    return;
  }
  yield* bindEntries(pattern.entries, value, input, scope);
}

function* bindAll(parts: readonly (readonly [Json, Pattern])[], input: Json, scope: Scope): Generator<Scope> {
  const [first, ...rest] = parts;
  if (first === undefined) {
    yield scope;
    return;
  }
  for (const inner of bind(first[1], first[0], input, scope)) yield* bindAll(rest, input, inner);
}

function* bindEntries(
  entries: readonly (readonly [Node, Pattern])[],
  value: Json,
  input: Json,
  scope: Scope,
): Generator<Scope> {
  const [first, ...rest] = entries;
  if (first === undefined) {
    yield scope;
    return;
  }
  for (const key of scope.run(first[0], input, scope))
    for (const inner of bind(first[1], at(value, key), input, scope)) yield* bindEntries(rest, value, input, inner);
}

export const withVariable = (scope: Scope, name: string, value: Json): Scope => ({
  ...scope,
  variables: new Map(scope.variables).set(name, value),
});
