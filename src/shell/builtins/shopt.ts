import type { Builtin, Shell } from '../state';
import { bashOptions } from './bashOptions';
import { isSetOptionOn, setOptionNames, setOptions } from './options';
import { optionLine } from './setOptions';

const USAGE = 'shopt [-pqsu] [-o] [optname ...]';

const ON_BY_DEFAULT: ReadonlySet<string> = new Set(
  `checkwinsize cmdhist complete_fullquote extquote force_fignore globasciiranges globskipdots hostcomplete
  interactive_comments patsub_replacement progcomp promptvars sourcepath`.split(/\s+/),
);

/** bash 5.2's, in its order. */
export const SHOPT_NAMES: readonly string[] =
  `autocd assoc_expand_once cdable_vars cdspell checkhash checkjobs checkwinsize cmdhist
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
  const names =
    name === 'BASHOPTS'
      ? SHOPT_NAMES.filter((each) => isShellOptionOn(shell, each))
      : setOptionNames().filter((each) => isSetOptionOn(shell, each));
  return names.join(':');
}

export const shopt: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, 'pqsuo', USAGE);
  if (typeof read === 'number') return read;
  const { options, words } = read;
  if (options.has('s') && options.has('u')) {
    shell.warn('shopt: cannot set and unset shell options simultaneously');
    return 1;
  }
  const isOfSet = options.has('o');
  const changes = options.has('s') || options.has('u');
  const isOn = (name: string): boolean => (isOfSet ? isSetOptionOn(shell, name) : isShellOptionOn(shell, name));
  const known = isOfSet ? setOptionNames() : SHOPT_NAMES;
  const show = (name: string): void => {
    if (options.has('q')) return;
    if (!options.has('p')) shell.put(1, optionLine(name, isOn(name)));
    else
      shell.put(
        1,
        isOfSet ? `set ${isOn(name) ? '-' : '+'}o ${name}\n` : `shopt ${isOn(name) ? '-s' : '-u'} ${name}\n`,
      );
  };
  if (words.length === 0) {
    for (const name of known) if (!changes || isOn(name) === options.has('s')) show(name);
    return 0;
  }
  let status = 0;
  for (const name of words) {
    if (!known.includes(name)) {
      shell.warn(`shopt: ${name}: invalid ${isOfSet ? '' : 'shell '}option name`);
      status = 1;
    } else if (!changes) {
      if (!isOn(name)) status = 1;
      show(name);
    } else if (isOfSet) setOptions(shell, [options.has('s') ? '-o' : '+o', name], 'shopt');
    else shell.options[name] = options.has('s');
  }
  return status;
};
