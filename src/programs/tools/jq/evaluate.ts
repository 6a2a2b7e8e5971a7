import { arithmetic } from './arithmetic';
import { assign } from './assign';
import { bind, withVariable } from './bind';
import { applyFormat } from './formats';
import { callFunction, define } from './functionCalls';
import { compare, isTruthy, JqError, type Json, type JsonObject, PLAIN, print } from './json';
import type { Node } from './nodes';
import { type Scope, step } from './scope';
import { paths } from './walkPaths';

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
        for (const inner of bind(node.pattern, value, input, scope)) yield* evaluate(node.body, input, inner);
      return;
    case 'reduce':
    case 'foreach':
      yield* fold(node, input, scope);
      return;
    case 'def':
      yield* evaluate(node.rest, input, define(node, scope));
      return;
    case 'label':
      yield* labelled(node, input, scope);
      return;
    case 'break':
      if (!scope.variables.has(labelName(node.name))) throw new JqError(`$*label-${node.name.slice(1)} is not defined`);
      throw new Break(node.name);
    case 'try':
      yield* attempt(node, input, scope);
      return;
    case 'binary':
      yield* binary(node, input, scope);
      return;
    case 'call':
      yield* callFunction(node, input, scope);
      return;
    default:
      for (const { value } of paths(node, input, scope)) yield value;
  }
}

function variable(name: string, scope: Scope): Json {
  if (name === '$__loc__') return { file: '<top-level>', line: 1 };
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

/** `reduce` puts out what is left at the end, `foreach` every step. */
function* fold(node: Node & { kind: 'reduce' | 'foreach' }, input: Json, scope: Scope): Generator<Json> {
  for (const initial of evaluate(node.initial, input, scope)) {
    let result: Json = initial;
    for (const value of evaluate(node.source, input, scope))
      for (const inner of bind(node.pattern, value, input, scope)) {
        let last: Json | undefined;
        for (const next of evaluate(node.update, result, inner)) {
          last = next;
          if (node.kind === 'foreach') yield* evaluate(node.extract, next, inner);
        }
        result = last ?? (node.kind === 'reduce' ? null : result);
      }
    if (node.kind === 'reduce') yield result;
  }
}

/** `break $name` leaves the label of that name. */
class Break extends Error {}

/** A label is kept among the variables, under a name that none can have. */
const labelName = (name: string): string => `*label-${name}`;

function* labelled(node: Node & { kind: 'label' }, input: Json, scope: Scope): Generator<Json> {
  try {
    yield* evaluate(node.body, input, withVariable(scope, labelName(node.name), true));
  } catch (error) {
    if (!(error instanceof Break) || error.message !== node.name) throw error;
  }
}

function* attempt(node: Node & { kind: 'try' }, input: Json, scope: Scope): Generator<Json> {
  try {
    yield* evaluate(node.target, input, scope);
  } catch (error) {
    if (!(error instanceof JqError)) throw error;
    if (node.handler !== undefined) yield* evaluate(node.handler, error.value, scope);
  }
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
