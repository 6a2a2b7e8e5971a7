import type { Builtin } from '../state';

/** Builtins that few scripts call, by the part of the shell (parts.ts) that is loaded where one is called. */
export const SELDOM_BUILTINS = {
  constructs: ['.', 'cd', 'chdir', 'eval', 'export', 'local', 'pwd', 'readonly', 'return', 'shift', 'source', 'unset'],
  jobs: ['bg', 'disown', 'fg', 'jobs', 'kill', 'wait'],
  reading: ['mapfile', 'read', 'readarray'],
  printf: ['printf'],
  inquiring: ['alias', 'command', 'type', 'unalias'],
  shell: [
    'bind',
    'builtin',
    'caller',
    'compgen',
    'complete',
    'compopt',
    'declare',
    'dirs',
    'enable',
    'fc',
    'getopts',
    'hash',
    'help',
    'let',
    'logout',
    'popd',
    'pushd',
    'shopt',
    'suspend',
    'times',
    'typeset',
    'ulimit',
    'umask',
  ],
} as const;

export type PartWithBuiltins = keyof typeof SELDOM_BUILTINS;

/** Exactly those names: the compiler misses each one that is lacking or too many. */
export type BuiltinsOf<Name extends PartWithBuiltins> = Readonly<
  Record<(typeof SELDOM_BUILTINS)[Name][number], Builtin>
>;
