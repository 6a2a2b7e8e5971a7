import type { Builtin } from '../state';
import { breakBuiltin, continueBuiltin, evalBuiltin, exit, returnBuiltin, shift, sourceBuiltin } from './control';
import { cd, pwd } from './directory';
import { fail, succeed } from './nothing';
import { set } from './options';
import { echo, test } from './print';
import { SELDOM_BUILTINS, seldomBuiltin } from './seldomNames';
import { trap } from './trap';
import { exportBuiltin, local, readonlyBuiltin, unset } from './variables';

/** All builtins of all dialects; `hasBuiltin` of dialect.ts says which a shell has. `exec` is the evaluator's own. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  ...SELDOM_BUILTINS.map((name) => [name, seldomBuiltin(name)] as const),
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
  ['readonly', readonlyBuiltin],
  ['local', local],
  ['unset', unset],
  ['set', set],
  ['shift', shift],
  ['exit', exit],
  ['return', returnBuiltin],
  ['break', breakBuiltin],
  ['continue', continueBuiltin],
  ['eval', evalBuiltin],
  ['.', sourceBuiltin],
  ['source', sourceBuiltin],
  ['exec', succeed],
  ['trap', trap],
  ['history', succeed],
]);
