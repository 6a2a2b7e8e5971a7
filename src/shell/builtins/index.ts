import type { Builtin } from '../state';
import { breakBuiltin, continueBuiltin, evalBuiltin, exit, returnBuiltin, shift, sourceBuiltin } from './control';
import { declare, exportBuiltin, local, readonlyBuiltin, unset } from './declare';
import { cd, dirs, popd, pushd, pwd } from './directory';
import { getopts } from './getopts';
import { alias, command, type, unalias } from './inquire';
import { disown, fg, jobs, wait } from './jobs';
import { kill } from './kill';
import { set } from './options';
import { echo, printf, test } from './print';
import { read } from './read';
import { shopt } from './shopt';
import {
  builtinBuiltin,
  caller,
  enable,
  fail,
  hash,
  letBuiltin,
  logout,
  mapfile,
  succeed,
  suspend,
  times,
  ulimit,
  umask,
} from './small';
import { trap } from './trap';

/** All builtins of all dialects; `hasBuiltin` of dialect.ts says which a shell has. `exec` is the evaluator's own. */
export const BUILTINS: ReadonlyMap<string, Builtin> = new Map<string, Builtin>([
  [':', succeed],
  ['true', succeed],
  ['false', fail],
  ['echo', echo],
  ['printf', printf],
  ['test', test],
  ['[', test],
  ['[[', test],
  ['cd', cd],
  ['chdir', cd],
  ['pwd', pwd],
  ['pushd', pushd],
  ['popd', popd],
  ['dirs', dirs],
  ['export', exportBuiltin],
  ['readonly', readonlyBuiltin],
  ['local', local],
  ['declare', declare],
  ['typeset', declare],
  ['unset', unset],
  ['let', letBuiltin],
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
  ['wait', wait],
  ['kill', kill],
  ['jobs', jobs],
  ['fg', fg],
  ['bg', fg],
  ['read', read],
  ['mapfile', mapfile],
  ['readarray', mapfile],
  ['getopts', getopts],
  ['type', type],
  ['command', command],
  ['builtin', builtinBuiltin],
  ['alias', alias],
  ['unalias', unalias],
  ['hash', hash],
  ['umask', umask],
  ['ulimit', ulimit],
  ['times', times],
  ['shopt', shopt],
  ['disown', disown],
  ['caller', caller],
  ['enable', enable],
  ['logout', logout],
  ['suspend', suspend],
  ['history', succeed],
]);
