import { shown } from './arithmetic';
import { isArray, JqError, type Json, typeOf } from './json';
import type { Node } from './nodes';
import type { Builtin } from './scope';

/** What builtins are written with. */

const NOTHING: Node = { kind: 'call', name: 'empty', args: [] };

export const arg = (args: readonly Node[], index: number): Node => args[index] ?? NOTHING;

export const plain =
  (compute: (input: Json) => Json): Builtin =>
  (input) => [compute(input)];

/** A function of the input and each value of its argument. */
export const withValue = (compute: (input: Json, value: Json) => Json): Builtin =>
  function* (input, args, scope) {
    for (const value of scope.run(arg(args, 0), input, scope)) yield compute(input, value);
  };

export const text = (value: Json, name: string): string => {
  if (typeof value === 'string') return value;
  throw new JqError(`${name} input must be a string`);
};

export const number = (value: Json): number => {
  if (typeof value === 'number') return value;
  throw new JqError(`${shown(value)} number required`);
};

export const list = (value: Json): readonly Json[] => {
  if (isArray(value)) return value;
  throw new JqError(`Cannot index ${typeOf(value)} with number`);
};
