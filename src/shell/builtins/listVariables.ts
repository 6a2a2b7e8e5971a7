import { hasOddCharacters, quoteAnsi } from '../common/ansi';
import { keysOf } from '../expand/elements';
import { quoteForTrace } from '../expand/quote';
import { printFunction } from '../print/printCommand';
import { specialArray, specialVariable } from '../specialVariables';
import type { Shell } from '../state';
import type { Variable } from '../variables';
import { optionsOn } from './shopt';
import { escapeDouble } from './variables';

/** The letters of `declare` that a variable has, in bash's order. */
export function attributeLetters(variable: Variable): string {
  const { array, map, isInteger, refersTo, isReadonly, isExported, letters } = variable;
  return [
    array ? 'a' : map ? 'A' : '',
    isInteger ? 'i' : '',
    refersTo === undefined ? '' : 'n',
    isReadonly ? 'r' : '',
    isExported ? 'x' : '',
    letters ?? '',
  ].join('');
}

/** `declare -ax name=([0]="value")`: what bash reads in again. */
export function declarationOf(name: string, variable: Variable): string {
  const letters = attributeLetters(variable);
  return `declare -${letters === '' ? '-' : letters} ${name}${assignedValue(variable)}`;
}

function assignedValue({ array, map, value, refersTo, isBare }: Variable): string {
  if (isBare) return '';
  if (array) return `=(${arrayItems(array)})`;
  if (map) return `=(${mapItems(map)})`;
  const text = refersTo === undefined ? value : refersTo || null;
  return text === null ? '' : `=${quoted(text)}`;
}

export const arrayItems = (array: readonly (string | undefined)[]): string =>
  Object.keys(array)
    .filter((index) => array[Number(index)] !== undefined)
    .map((index) => `[${index}]=${quoted(array[Number(index)] ?? '')}`)
    .join(' ');

export const mapItems = (map: ReadonlyMap<string, string>): string =>
  keysOf(map)
    .map((key) => `[${/^[\w@%+=:,./-]+$/.test(key) ? key : quoted(key)}]=${quoted(map.get(key) ?? '')} `)
    .join('');

/** Between double quotes, or as `$'…'` where a control character is in it. */
function quoted(text: string): string {
  return hasControls(text) ? quoteAnsi(text) : `"${escapeDouble(text)}"`;
}

function hasControls(text: string): boolean {
  return hasOddCharacters(text) && /[^\u0080-\u{10ffff} -~]/u.test(text);
}

const ARRAYS = ['BASH_LINENO', 'BASH_SOURCE', 'DIRSTACK', 'FUNCNAME', 'PIPESTATUS'];

/** A variable of that name, also one that the shell computes. */
export function ownVariable(shell: Shell, name: string): Variable | undefined {
  const own = shell.variables.own(name);
  if (own) return own;
  const plain = { isExported: false, isReadonly: false };
  if (ARRAYS.includes(name)) return { ...plain, value: null, array: specialArray(shell, name) };
  const value = specialVariable(shell, name);
  return value === null ? undefined : { ...plain, value, isInteger: /^(RANDOM|SECONDS|BASHPID|SRANDOM)$/.test(name) };
}

/** Those that bash computes or keeps for itself, as they are listed. */
function ownVariables(shell: Shell): readonly [string, Variable][] {
  const plain = { isExported: false, isReadonly: false };
  const own: [string, Variable][] = ['BASHOPTS', 'SHELLOPTS'].map((name) => [
    name,
    { ...plain, value: optionsOn(shell, name), isReadonly: true },
  ]);
  for (const name of ['BASH_ARGC', 'BASH_ARGV', 'BASH_LINENO', 'BASH_SOURCE', 'DIRSTACK', 'GROUPS', 'PIPESTATUS']) {
    // Two of them are only filled in when somebody asks for one of their elements.
    const array = name === 'DIRSTACK' || name === 'GROUPS' ? [] : specialArray(shell, name);
    own.push([name, { ...plain, value: null, array }]);
  }
  for (const name of ['BASH_ALIASES', 'BASH_CMDS']) own.push([name, { ...plain, value: null, map: new Map() }]);
  own.push(['BASH_LOADABLES_PATH', { ...plain, value: LOADABLES }]);
  own.push(['_', { ...plain, value: shell.lastWord ?? '' }]);
  return own.filter(([name]) => !shell.variables.own(name));
}

const LOADABLES = ['/usr/local', '/usr', '/opt/local', '/usr/pkg', '/opt/pkg']
  .concat('.')
  .map((at) => (at === '.' ? at : `${at}/lib/bash`))
  .join(':');

function everything(shell: Shell): readonly [string, Variable][] {
  const all = [...ownVariables(shell), ...shell.variables.entries()].filter(([name]) => !name.includes('%'));
  return all.sort(([a], [b]) => (a < b ? -1 : 1));
}

/** `set` and `declare` alone: what has a value, then the functions. */
export function listAssignments(shell: Shell): void {
  for (const [name, variable] of everything(shell)) {
    const { value, array, map, isBare } = variable;
    if (isBare) continue;
    if (array || map) shell.put(1, `${name}${assignedValue(variable)}\n`);
    else if (value !== null) shell.put(1, `${name}=${value === '' ? '' : quoteAssigned(value)}\n`);
  }
  for (const name of [...shell.functions.keys()].toSorted()) {
    const definition = shell.functions.get(name);
    if (definition) shell.put(1, printFunction(shell, definition));
  }
}

const quoteAssigned = (value: string): string => (hasControls(value) ? quoteAnsi(value) : quoteForTrace(value, 'bash'));

/** `declare -x`, `declare -p`: all variables, or those that have every one of the letters. */
export function listVariables(shell: Shell, letters: readonly string[]): void {
  for (const [name, variable] of everything(shell)) {
    const has = attributeLetters(variable);
    if (letters.every((letter) => has.includes(letter))) shell.put(1, `${declarationOf(name, variable)}\n`);
  }
}
