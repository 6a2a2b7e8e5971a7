import type { Builtin, Shell } from '../state';
import { optionLine, setOptionsOn } from './options';
import { refuseOption } from './refuse';

const USAGE = 'shopt [-pqsu] [-o] [optname ...]';

const ON_BY_DEFAULT: ReadonlySet<string> = new Set(
  `checkwinsize cmdhist complete_fullquote extquote force_fignore globasciiranges globskipdots hostcomplete
  interactive_comments patsub_replacement progcomp promptvars sourcepath`.split(/\s+/),
);

/** bash 5.2's, in its order. */
const NAMES: readonly string[] = `autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist
  compat31 compat32 compat40 compat41 compat42 compat43 compat44 complete_fullquote direxpand dirspell dotglob execfail
  expand_aliases extdebug extglob extquote failglob force_fignore globasciiranges globskipdots globstar gnu_errfmt
  histappend histreedit histverify hostcomplete huponexit inherit_errexit interactive_comments lastpipe lithist
  localvar_inherit localvar_unset login_shell mailwarn no_empty_cmd_completion nocaseglob nocasematch
  noexpand_translation nullglob patsub_replacement progcomp progcomp_alias promptvars restricted_shell shift_verbose
  sourcepath varredir_close xpg_echo`.split(/\s+/);

/** Whether an option of bash's `shopt` is on. They share a record with those of `set`, whose names are other ones. */
export function isShellOptionOn(shell: Shell, name: string): boolean {
  return shell.options[name] ?? ON_BY_DEFAULT.has(name);
}

/** SHELLOPTS and BASHOPTS: the names of the options that are on, between colons. */
export function optionsOn(shell: Shell, name: string): string {
  const names = name === 'BASHOPTS' ? NAMES.filter((each) => isShellOptionOn(shell, each)) : setOptionsOn(shell);
  return names.join(':');
}

export const shopt: Builtin = (shell, argv) => {
  const letters = new Set<string>();
  let index = 1;
  for (; /^-./.test(argv[index] ?? ''); index++)
    for (const letter of argv[index]?.slice(1) ?? '') {
      if (!'pqsuo'.includes(letter)) return refuseOption(shell, 'shopt', `-${letter}`, USAGE);
      letters.add(letter);
    }
  const names = argv.slice(index);
  const changes = letters.has('s') || letters.has('u');
  if (names.length === 0) {
    const isOnly = letters.has('s') ? true : letters.has('u') ? false : undefined;
    for (const name of NAMES) {
      const isOn = isShellOptionOn(shell, name);
      if (isOnly === undefined || isOnly === isOn) shell.put(1, line(name, isOn, letters));
    }
    return 0;
  }
  let status = 0;
  for (const name of names) {
    const isOn = letters.has('o') ? undefined : NAMES.includes(name) ? isShellOptionOn(shell, name) : undefined;
    if (isOn === undefined) {
      shell.warn(`shopt: ${name}: invalid shell option name`);
      status = 1;
    } else if (changes) shell.options[name] = letters.has('s');
    else {
      if (!isOn) status = 1;
      if (!letters.has('q')) shell.put(1, line(name, isOn, letters));
    }
  }
  return status;
};

function line(name: string, isOn: boolean, letters: ReadonlySet<string>): string {
  return letters.has('p') ? `shopt ${isOn ? '-s' : '-u'} ${name}\n` : optionLine(name, isOn);
}
