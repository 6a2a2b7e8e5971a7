import { constructs, seldom } from '../parts';
import type { Builtin } from '../state';

/** Builtins that few scripts call. Their code is loaded where one is called (seldomTable.ts, seldom.ts). */
export const SELDOM_BUILTINS = [
  'alias',
  'bg',
  'builtin',
  'caller',
  'command',
  'compgen',
  'complete',
  'compopt',
  'declare',
  'dirs',
  'disown',
  'enable',
  'fg',
  'getopts',
  'hash',
  'jobs',
  'kill',
  'let',
  'logout',
  'mapfile',
  'popd',
  'printf',
  'pushd',
  'read',
  'readarray',
  'shopt',
  'suspend',
  'times',
  'type',
  'typeset',
  'ulimit',
  'umask',
  'unalias',
  'wait',
] as const;

export type SeldomBuiltin = (typeof SELDOM_BUILTINS)[number];

/** Looks for its code when it is called: a builtin that is only asked for needs none. */
export const seldomBuiltin =
  (name: SeldomBuiltin): Builtin =>
  (shell, argv) =>
    seldom.get().builtins[name](shell, argv);

/** Builtins of scripts that are more than a line. Their code comes with functions and the like (onNeed/constructs.ts). */
export const BUILTINS_OF_SCRIPTS = ['.', 'eval', 'local', 'readonly', 'return', 'shift', 'source', 'unset'] as const;

export const builtinOfScripts =
  (name: (typeof BUILTINS_OF_SCRIPTS)[number]): Builtin =>
  (shell, argv) =>
    constructs.get().builtins[name](shell, argv);
