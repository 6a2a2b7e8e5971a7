import { withVariable } from './bind';
import { JqError, type Json } from './json';
import type { Node } from './nodes';
import type { Builtin, Scope } from './scope';

/** Each call of a program's own function is a handful of frames on the page's stack. */
const MAX_CALLS = 300;

export function* callFunction(node: Node & { kind: 'call' }, input: Json, scope: Scope): Generator<Json> {
  const name = `${node.name}/${node.args.length}`;
  const implementation =
    scope.locals?.get(name) ?? (Object.hasOwn(scope.functions, name) ? scope.functions[name] : undefined);
  if (!implementation) throw new JqError(`${name} is not defined`);
  yield* implementation(input, node.args, scope);
}

/** The scope behind a `def`. A parameter is a filter of the caller's, `$x` its values one after another. */
export function define(node: Node & { kind: 'def' }, scope: Scope): Scope {
  const { name, parameters, body } = node;
  const own: Builtin = (input, args, caller) => {
    const calls = (caller.calls ?? 0) + 1;
    if (calls > MAX_CALLS) throw new JqError('program nests its calls too deeply for Podflight');
    const locals = new Map(outer.locals);
    for (const [i, parameter] of parameters.entries()) {
      const arg = args[i];
      if (arg === undefined) continue;
      locals.set(`${parameter.replace('$', '')}/0`, (value, _args, inner) =>
        caller.run(arg, value, { ...caller, calls: inner.calls ?? calls }),
      );
    }
    const values = parameters.flatMap((parameter, i) => {
      const arg = args[i];
      return parameter.startsWith('$') && arg !== undefined ? [[parameter, arg] as const] : [];
    });
    return withValues(values, input, caller, { ...outer, locals, calls }, body);
  };
  const outer: Scope = { ...scope, locals: new Map(scope.locals).set(`${name}/${parameters.length}`, own) };
  return outer;
}

function* withValues(
  values: readonly (readonly [string, Node])[],
  input: Json,
  caller: Scope,
  inner: Scope,
  body: Node,
): Generator<Json> {
  const [first, ...rest] = values;
  if (first === undefined) {
    yield* inner.run(body, input, inner);
    return;
  }
  for (const value of caller.run(first[1], input, caller))
    yield* withValues(rest, input, caller, withVariable(inner, first[0], value), body);
}
