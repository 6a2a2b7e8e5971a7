import { quoteSingle } from '../expand/quote';
import { ShellError } from '../shellError';
import type { Builtin, Shell } from '../state';

/** `set -o` names and the letters they stand for; those without a letter stand for themselves. */
const OPTION_NAMES: Readonly<Record<string, string>> = {
  errexit: 'e',
  nounset: 'u',
  xtrace: 'x',
  noglob: 'f',
  noexec: 'n',
  noclobber: 'C',
  allexport: 'a',
  verbose: 'v',
  pipefail: 'pipefail',
  monitor: 'm',
  posix: 'posix',
  notify: 'b',
  hashall: 'h',
  ignoreeof: 'ignoreeof',
  vi: 'vi',
};

const COMMON_LETTERS = 'aCefmnuvxbh';

export const set: Builtin = (shell, argv) => {
  if (argv.length === 1) {
    for (const [name, { value }] of shell.variables.entries())
      if (value !== null) shell.put(1, `${name}=${quoteSingle(value)}\n`);
    return 0;
  }
  const words = argv.slice(1);
  const rest = setOptions(shell, words, 'set');
  if (typeof rest === 'number') return rest;
  if (rest.hasPositional) shell.positional = rest.words;
  return 0;
};

/** Reads `-eux -o pipefail --`. What is left, and whether it replaces the positional parameters; or a status. */
export function setOptions(
  shell: Shell,
  words: readonly string[],
  command: string,
): { words: readonly string[]; hasPositional: boolean } | number {
  let index = 0;
  while (index < words.length) {
    const word = words[index] ?? '';
    if (word === '--') return { words: words.slice(index + 1), hasPositional: true };
    if (word === '-') return { words: words.slice(index + 1), hasPositional: index + 1 < words.length };
    if (!/^[-+]./.test(word)) break;
    const isOn = word.startsWith('-');
    for (const letter of word.slice(1)) {
      if (letter === 'o') {
        const name = words[++index];
        if (name === undefined) {
          listOptions(shell, isOn);
          return 0;
        }
        const status = setNamed(shell, name, isOn, command);
        if (status !== 0) return status;
      } else {
        const status = setLetter(shell, letter, isOn, command);
        if (status !== 0) return status;
      }
    }
    index++;
  }
  return { words: words.slice(index), hasPositional: index < words.length };
}

function listOptions(shell: Shell, isReadable: boolean): void {
  for (const [name, letter] of Object.entries(OPTION_NAMES)) {
    const isOn = shell.options[letter] ?? false;
    shell.put(1, isReadable ? `${name.padEnd(15)}\t${isOn ? 'on' : 'off'}\n` : `set ${isOn ? '-' : '+'}o ${name}\n`);
  }
}

function setNamed(shell: Shell, name: string, isOn: boolean, command: string): number {
  const letter = Object.hasOwn(OPTION_NAMES, name) ? OPTION_NAMES[name] : undefined;
  if (letter === undefined || (name === 'pipefail' && shell.family === 'dash')) {
    if (shell.isBash) {
      shell.warn(`${command}: ${name}: invalid option name`);
      return 2;
    }
    const where = shell.family === 'ash' ? `${shell.builtinLine()}illegal` : 'Illegal';
    throw new ShellError(`${command}: ${where} option -o ${name}`, 2);
  }
  shell.options[letter] = isOn;
  return 0;
}

function setLetter(shell: Shell, letter: string, isOn: boolean, command: string): number {
  const isKnown = COMMON_LETTERS.includes(letter) || (shell.isBash ? 'BEHPTkpt' : 'iIVsE').includes(letter);
  if (isKnown) {
    shell.options[letter] = isOn;
    return 0;
  }
  if (shell.isBash) {
    shell.warn(`${command}: -${letter}: invalid option`);
    shell.put(2, 'set: usage: set [-abefhkmnptuvxBCEHPT] [-o option-name] [--] [-] [arg ...]\n');
    return 2;
  }
  const where = shell.family === 'ash' ? `${shell.builtinLine()}illegal` : 'Illegal';
  throw new ShellError(`${command}: ${where} option -${letter}`, 2);
}
