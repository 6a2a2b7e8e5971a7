import type { Builtin } from '../state';
import { declare } from './declare';
import { dirs, popd, pushd } from './directoryStack';
import { getopts } from './getopts';
import { alias, command, type, unalias } from './inquire';
import { disown, fg, jobs, wait } from './jobs';
import { kill } from './kill';
import { mapfile } from './mapfile';
import { printf } from './printf';
import { read } from './read';
import type { SeldomBuiltin } from './seldomNames';
import { shopt } from './shopt';
import { builtinBuiltin, caller, enable, hash, letBuiltin, logout, suspend, times, ulimit, umask } from './small';

/** Exactly the names of seldomNames.ts: the compiler misses each one that is lacking or too many. */
export const seldomBuiltins: Readonly<Record<SeldomBuiltin, Builtin>> = {
  alias,
  bg: fg,
  builtin: builtinBuiltin,
  caller,
  command,
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
