import type { Builtin } from '../state';
import { breakBuiltin, continueBuiltin, exit } from './control';
import { cd, pwd } from './directory';
import { fail, succeed } from './nothing';
import { set } from './options';
import { echo, test } from './print';
import { BUILTINS_OF_SCRIPTS, builtinOfScripts, SELDOM_BUILTINS, seldomBuiltin } from './seldomNames';
import { trap } from './trap';
import { exportBuiltin } from './variables';

/** All builtins of all dialects; `hasBuiltin` of dialect.ts says which a shell has. `exec` is the evaluator's own. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...SELDOM_BUILTINS.map((name) => [name, seldomBuiltin(name)] as const),
  ...BUILTINS_OF_SCRIPTS.map((name) => [name, builtinOfScripts(name)] as const),
  [':', succeed],
  ['true', succeed],
  ['false', fail],
  ['echo', echo],
  ['test', test],
  ['[', test],
  ['[[', test],
  ['cd', cd],
  ['chdir', cd],
  ['pwd', pwd],
  ['export', exportBuiltin],
  ['set', set],
  ['exit', exit],
  ['break', breakBuiltin],
  ['continue', continueBuiltin],
  ['exec', succeed],
  ['trap', trap],
  ['history', succeed],
]);
