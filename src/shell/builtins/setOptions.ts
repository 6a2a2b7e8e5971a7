import { quoteForListing } from '../expand/quote';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { isSetOptionOn, LISTED } from './options';

/** `set -o` and, to be read by a shell, `set +o`. */
export function listOptions(shell: Shell, isReadable: boolean): void {
  if (isReadable && shell.family === 'dash') shell.put(1, 'Current option settings\n');
  for (const name of LISTED[shell.family].split(/\s+/)) {
    const isOn = isSetOptionOn(shell, name);
    if (!isReadable) shell.put(1, `set ${isOn ? '-' : '+'}o ${name}\n`);
    else shell.put(1, shell.isBash ? optionLine(name, isOn) : `${name.padEnd(15)} ${isOn ? 'on' : 'off'}\n`);
  }
}

/** How bash shows an option of `set` or `shopt`. */
export function optionLine(name: string, isOn: boolean): string {
  return `${name.padEnd(15)}\t${isOn ? 'on' : 'off'}\n`;
}

/** `set` alone, of ash and dash. */
export function listVariables(shell: Shell): number {
  for (const [name, { value }] of shell.variables.entries())
    if (value !== null) shell.put(1, `${name}=${quoteForListing(value)}\n`);
  return 0;
}

/** A name that is no option of this shell. Returns the status; throws ShellError where that ends the shell. */
export function refuseSetName(shell: Shell, name: string, isOn: boolean, command: string): number {
  if (shell.isBash) {
    shell.warn(`${command}: ${name}: invalid option name`);
    return 2;
  }
  const said = illegalOption(shell, command, `${isOn || shell.family === 'dash' ? '-' : '+'}o ${name}`);
  if (shell.family === 'dash') throw new ShellError(said, 2);
  shell.warn(said);
  return 1;
}

/** A letter that is no option of this shell. Returns the status; throws ShellError where that ends the shell. */
export function refuseSetLetter(shell: Shell, letter: string, isOn: boolean, command: string): number {
  if (shell.isBash) {
    shell.warn(`${command}: -${letter}: invalid option`);
    shell.put(2, 'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n');
    return 2;
  }
  throw new ShellError(illegalOption(shell, command, `${isOn || shell.family === 'dash' ? '-' : '+'}${letter}`), 2);
}

/** `command` is '' where the shell itself was called with the option. */
function illegalOption(shell: Shell, command: string, option: string): string {
  const builtin = command === '' ? '' : `${command}: `;
  if (shell.family === 'dash') return `${builtin}Illegal option ${option}`;
  return `${builtin}${command === '' ? '' : shell.builtinLine()}illegal option ${option}`;
}
