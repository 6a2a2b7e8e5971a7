import { raised } from './errors';
import { nameHint } from './hints';
import type { Machine } from './machine';
import type { Frame, Value } from './values';

/** A variable: of the function, of those around it, of the module, or built in. */
export function loadName(machine: Machine, frame: Frame, name: string): Value {
  for (let at: Frame | undefined = frame; at; at = at.outer) {
    const { scope, locals } = at;
    if (scope.kind === 'module' || scope.globals.has(name)) break;
    if (!scope.locals.has(name) || (scope.kind === 'class' && at !== frame)) continue;
    const value = locals.get(name);
    if (value !== undefined) return value;
    if (scope.kind !== 'class') throw unbound(name, at === frame || frame.scope.kind === 'comprehension');
  }
  const own = frame.globals.get(name);
  const value = own === undefined ? machine.builtins.get(name) : own;
  if (value !== undefined) return value;
  const error = raised('NameError', `name '${name}' is not defined`);
  error.exception.dict.set('name', name);
  const known = [...frame.locals.keys(), ...frame.globals.keys(), ...machine.builtins.keys()];
  error.exception.hint = () => nameHint(name, known);
  throw error;
}

const unbound = (name: string, isOwn: boolean): Error =>
  isOwn
    ? raised('UnboundLocalError', `cannot access local variable '${name}' where it is not associated with a value`)
    : raised(
        'NameError',
        `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`,
      );

/** The variables that an assignment to a name changes. */
function home(frame: Frame, name: string): Map<string, Value> {
  const { scope } = frame;
  if (scope.globals.has(name)) return frame.globals;
  if (!scope.nonlocals.has(name)) return frame.locals;
  for (let at = frame.outer; at; at = at.outer)
    if (at.scope.kind !== 'class' && at.scope.locals.has(name)) return at.locals;
  return frame.locals;
}

export function storeName(frame: Frame, name: string, value: Value): void {
  home(frame, name).set(name, value);
}

export function deleteName(machine: Machine, frame: Frame, name: string): void {
  loadName(machine, frame, name);
  home(frame, name).delete(name);
}
