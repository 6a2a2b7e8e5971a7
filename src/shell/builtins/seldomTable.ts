import type { Builtin } from '../state';
import { alias, unalias } from './alias';
import { compgen } from './compgen';
import { complete, compopt } from './complete';
import { declare } from './declare';
import { dirs, popd, pushd } from './directoryStack';
import { enable } from './enable';
import { getopts } from './getopts';
import { hash } from './hash';
import { command, type } from './inquire';
import { disown, fg, jobs, wait } from './jobs';
import { kill } from './kill';
import { mapfile } from './mapfile';
import { printf } from './printf';
import { read } from './read';
import type { SeldomBuiltin } from './seldomNames';
import { shopt } from './shopt';
import { builtinBuiltin, caller, letBuiltin, logout, suspend, times } from './small';
import { ulimit } from './ulimit';
import { umask } from './umask';

/** Exactly the names of seldomNames.ts: the compiler misses each one that is lacking or too many. */
export const seldomBuiltins: Readonly<Record<SeldomBuiltin, Builtin>> = {
  alias,
  bg: fg,
  builtin: builtinBuiltin,
  caller,
  command,
  compgen,
  complete,
  compopt,
  declare,
  dirs,
  disown,
  enable,
  fg,
  getopts,
  hash,
  jobs,
  kill,
  let: letBuiltin,
  logout,
  mapfile,
  popd,
  printf,
  pushd,
  read,
  readarray: mapfile,
  shopt,
  suspend,
  times,
  type,
  typeset: declare,
  ulimit,
  umask,
  unalias,
  wait,
};
