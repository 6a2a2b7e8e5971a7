import type { Machine } from './machine';
import type { Code } from './nodes';
import type { Eval, Frame, Func, Value } from './values';

/** What `def` and `lambda` make. Defaults are evaluated once, here. */
export function* createFunction(machine: Machine, frame: Frame, code: Code): Eval<Func> {
  const defaults = new Map<string, Value>();
  for (const { name, initial } of code.parameters)
    if (initial) defaults.set(name, yield* machine.evaluate(frame, initial));
  return { kind: 'function', code, outer: frame, defaults, dict: new Map(), owner: undefined };
}
