import { isErrno } from '../../process/index';
import type { ParameterPart, Word } from '../parse/ast';
import { parameters } from '../parts';
import type { Shell } from '../state';
import { unsetError } from './unset';

/** What an expansion gives: a text, several fields, nothing (unset), or a default that is still to be expanded. */
export type Value = string | readonly string[] | Word | null;

export function isWord(value: Value): value is Word {
  return value !== null && typeof value === 'object' && 'parts' in value;
}

/** The expander of words, handed in: words and parameters contain each other. */
export interface Expander {
  string(shell: Shell, word: Word): string;
  pattern(shell: Shell, word: Word): string;
  /** The second word of `${x/…/…}`. */
  replacement(shell: Shell, word: Word): string;
}

/** `$?`, `$1`, `$name`: null if unset. */
export function plainParameter(shell: Shell, name: string): string | null {
  switch (name) {
    case '?':
      return String(shell.status);
    case '#':
      return String(shell.positional.length);
    case '$':
      return String(shell.mainPid);
    case '!':
      return shell.lastBackground ? String(shell.lastBackground.pid) : null;
    case '-':
      return optionLetters(shell);
    case '0':
      return shell.name;
    case '@':
    case '*':
      return shell.positional.length > 0 ? shell.positional.join(' ') : null;
  }
  const first = name.charCodeAt(0);
  if (first >= 48 && first <= 57) return shell.positional[Number(name) - 1] ?? null;
  return shell.get(name);
}

/** In the order of `$-`. */
const BASH_LETTERS = 'abefhkmnptuvxBCEHPTc';
const ASH_LETTERS = 'EubaCvxscnmiIfe';
const DASH_LETTERS = 'pubaCEVvxsnmiIfe';

function optionLetters(shell: Shell): string {
  const isOn = (letter: string): boolean =>
    shell.options[letter] ?? (shell.isBash && (letter === 'h' || letter === 'B'));
  return [...(shell.isBash ? BASH_LETTERS : shell.family === 'ash' ? ASH_LETTERS : DASH_LETTERS)].filter(isOn).join('');
}

/** `"$*"`: joined with the first character of IFS. */
export function joinPositional(shell: Shell): string {
  const separators = shell.get('IFS');
  return shell.positional.join(separators === null ? ' ' : separators.charAt(0));
}

/** The home directory of a user by /etc/passwd. */
export function homeOf(shell: Shell, user: string): string | undefined {
  try {
    for (const line of shell.process.readFile('/etc/passwd').split('\n')) {
      const fields = line.split(':');
      if (fields[0] === user) return fields[5];
    }
  } catch (error) {
    if (!isErrno(error)) throw error;
  }
  return undefined;
}

export const isStar = (part: ParameterPart): boolean => (part.index ? part.index.literal === '*' : part.name === '*');

/** With the first character of IFS. */
export function joined(shell: Shell, values: readonly string[]): string {
  return values.join((shell.get('IFS') ?? ' ').charAt(0));
}

export function wholeOf(shell: Shell, name: string): string | readonly string[] | null {
  return name === '@' || name === '*' ? shell.positional : plainParameter(shell, name);
}

/** The value of `$x` and `${…}`. Throws ShellError for bad substitutions, `${x?}`, and unset parameters with `set -u`. */
export function parameterValue(shell: Shell, part: ParameterPart, expander: Expander): Value {
  const { name, operator, index, length, indirect, bad } = part;
  if (operator !== '' || index || length || indirect || bad !== undefined)
    return parameters.get().operatedValue(shell, part, expander);
  const value = wholeOf(shell, name);
  if (value === null && shell.options.u) throw unsetError(shell, name);
  return value;
}
