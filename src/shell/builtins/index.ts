import type { Part } from '../../process/parts';
import { constructs, inquiring, jobs, printf, reading, seldom } from '../parts';
import type { Builtin } from '../state';
import { breakBuiltin, continueBuiltin, exit } from './control';
import { fail, succeed } from './nothing';
import { set } from './options';
import { echo, test } from './print';
import { SELDOM_BUILTINS } from './seldomNames';
import { trap } from './trap';

/** Each looks for its code when it is called: a builtin that is only asked for needs none. */
function builtinsOf<Name extends string>(
  part: Part<{ readonly builtins: Readonly<Record<Name, Builtin>> }>,
  names: readonly Name[],
): readonly (readonly [Name, Builtin])[] {
  return names.map((name) => [name, (shell, argv) => part.get().builtins[name](shell, argv)]);
}

/** All builtins of all dialects; `hasBuiltin` of dialect.ts says which a shell has. `exec` is the evaluator's own. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...builtinsOf(constructs, SELDOM_BUILTINS.constructs),
  ...builtinsOf(inquiring, SELDOM_BUILTINS.inquiring),
  ...builtinsOf(jobs, SELDOM_BUILTINS.jobs),
  ...builtinsOf(printf, SELDOM_BUILTINS.printf),
  ...builtinsOf(reading, SELDOM_BUILTINS.reading),
  ...builtinsOf(seldom, SELDOM_BUILTINS.shell),
  [':', succeed],
  ['true', succeed],
  ['false', fail],
  ['echo', echo],
  ['test', test],
  ['[', test],
  ['[[', test],
  ['set', set],
  ['exit', exit],
  ['break', breakBuiltin],
  ['continue', continueBuiltin],
  ['exec', succeed],
  ['trap', trap],
  ['history', succeed],
]);
