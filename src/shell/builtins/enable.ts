import { SPECIAL_BUILTINS } from '../dialect';
import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { BUILTINS } from './index';

const USAGE = 'enable [-a] [-dnps] [-f filename] [name ...]';

/** All that bash 5.2 lists. */
export const BASH_BUILTINS: readonly string[] = `. : [ alias bg bind break builtin caller cd command compgen complete
  compopt continue declare dirs disown echo enable eval exec exit export false fc fg getopts hash help history jobs kill
  let local logout mapfile popd printf pushd pwd read readarray readonly return set shift shopt source suspend test times
  trap true type typeset ulimit umask unalias unset wait`.split(/\s+/);

export function isEnabled(shell: Shell, name: string): boolean {
  return shell.interpreter.builtins.has(name) || !BUILTINS.has(name);
}

/** bash's `enable`: a builtin that is switched off gives way to the program of its name. */
export const enable: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, 'adnpsf:', USAGE);
  if (typeof read === 'number') return read;
  const { options, words } = read;
  if (options.has('f')) return loadFrom(shell, options.get('f') ?? '');
  if (words.length === 0 || options.has('p')) return list(shell, options);
  let status = 0;
  for (const name of words) {
    if (!BASH_BUILTINS.includes(name)) {
      shell.warn(`enable: ${name}: not a shell builtin`);
      status = 1;
    } else if (options.has('d')) {
      shell.warn(`enable: ${name}: not dynamically loaded`);
      status = 1;
    } else switchOne(shell, name, !options.has('n'));
  }
  return status;
};

/** There are no shared objects to load builtins from. */
function loadFrom(shell: Shell, file: string): number {
  const path = file.includes('/') ? file : `/usr/local/lib/bash/${file}`;
  const problem = 'cannot open shared object file: No such file or directory';
  shell.warn(`enable: cannot open shared object ${path}: ${path}: ${problem}`);
  return 1;
}

function list(shell: Shell, options: ReadonlyMap<string, string>): number {
  for (const name of BASH_BUILTINS) {
    if (options.has('s') && !SPECIAL_BUILTINS.has(name) && name !== 'source') continue;
    const isOn = isEnabled(shell, name);
    if (options.has('a') || isOn !== options.has('n')) shell.put(1, `enable ${isOn ? '' : '-n '}${name}\n`);
  }
  return 0;
}

/** The table of builtins is all shells' own: who switches one off goes on with a copy. */
function switchOne(shell: Shell, name: string, isOn: boolean): void {
  const builtin = BUILTINS.get(name);
  if (!builtin) return;
  const builtins = new Map(shell.interpreter.builtins);
  if (isOn) builtins.set(name, builtin);
  else builtins.delete(name);
  shell.interpreter = { ...shell.interpreter, builtins };
}
