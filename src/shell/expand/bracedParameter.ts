import { utf8Length } from '../../process/index';
import type { ParameterPart, Word } from '../parse/ast';
import { ShellError } from '../shellError';
import { specialArray } from '../specialVariables';
import type { Shell } from '../state';
import { evaluateShellArithmetic } from './arithmetic';
import { keysOf } from './elements';
import { changeValue } from './operators';
import {
  type Expander,
  isStar,
  isWord,
  joined,
  joinPositional,
  plainParameter,
  type Value,
  wholeOf,
} from './parameter';
import { countsBytes } from './patterns';
import { unsetError } from './unset';

/** The value of a `${…}` that is more than a name. */
export function operatedValue(shell: Shell, part: ParameterPart, expander: Expander): Value {
  if (part.bad !== undefined) throw badSubstitution(shell, part.bad.text);
  let { name } = part;
  if (part.indirect) {
    if (isAll(part.index)) return arrayKeys(shell, name);
    const reference = shell.variables.own(name)?.refersTo;
    if (reference) return reference;
    name = indirectName(shell, name);
  }
  const value = part.index ? elementOf(shell, name, part.index, expander) : wholeOf(shell, name);
  if (part.length) return lengthOf(shell, part, name, value);
  const result = applyOperator(shell, part, name, value, expander);
  if (!shell.isBash || !part.quoted || !isStar(part) || typeof result === 'string' || result === null || isWord(result))
    return result;
  return joined(shell, result);
}

/** `${!x}`: x holds the name. bash wants one that can be, and for what is unset none at all. */
function indirectName(shell: Shell, name: string): string {
  const target = plainParameter(shell, name);
  if (target === null && !/^[A-Za-z_]/.test(name)) return name;
  if (target === null) throw new ShellError(`${name}: invalid indirect expansion`, 1);
  if (!/^(?:[A-Za-z_][A-Za-z0-9_]*(?:\[.*\])?|\d+|[@*#?$!-])$/.test(target))
    throw new ShellError(`${target}: invalid variable name`, 1);
  return target;
}

function badSubstitution(shell: Shell, source: string): ShellError {
  if (shell.isBash) return new ShellError(`${source}: bad substitution`, 1);
  return new ShellError(shell.family === 'ash' ? 'syntax error: bad substitution' : 'Bad substitution', 2);
}

const isAll = (index: Word | undefined): boolean => index?.literal === '@' || index?.literal === '*';

function arrayKeys(shell: Shell, name: string): readonly string[] {
  const variable = shell.variables.get(name);
  if (variable?.map) return keysOf(variable.map);
  if (variable?.array) return Object.keys(variable.array).filter((key) => variable.array?.[Number(key)] !== undefined);
  if (!variable) return Object.keys(specialArray(shell, name));
  return variable?.value === null || variable === undefined ? [] : ['0'];
}

function allElements(shell: Shell, name: string): readonly string[] {
  const variable = shell.variables.get(name);
  if (variable?.array) return variable.array.filter((element) => element !== undefined);
  if (variable?.map) return keysOf(variable.map).map((key) => variable.map?.get(key) ?? '');
  if (variable && variable.value !== null) return [variable.value];
  return shell.isBash ? specialArray(shell, name) : [];
}

/** `${name[index]}` */
function elementOf(shell: Shell, name: string, indexWord: Word, expander: Expander): string | readonly string[] | null {
  const index = expander.string(shell, indexWord);
  if (index === '@' || index === '*') {
    return allElements(shell, name);
  }
  const variable = shell.variables.get(name);
  if (variable?.map) return variable.map.get(index) ?? null;
  const elements = variable
    ? (variable.array ?? (variable.value === null ? [] : [variable.value]))
    : allElements(shell, name);
  let position = Number(evaluateShellArithmetic(shell, index));
  if (position < 0) position += elements.length;
  if (position < 0) shell.warn(`${name}: bad array subscript`);
  return elements[position] ?? null;
}

function lengthOf(shell: Shell, part: ParameterPart, name: string, value: string | readonly string[] | null): string {
  if (typeof value !== 'string' && value !== null) {
    if (part.index || shell.isBash) return String(value.length);
    return String(value.join(' ').length);
  }
  if (value === null && shell.options.u) throw unsetError(shell, name);
  return String(characterCount(shell, value ?? ''));
}

/** Characters in busybox 1.28 and in a UTF-8 locale of bash, bytes elsewhere. */
function characterCount(shell: Shell, text: string): number {
  return countsBytes(shell) ? utf8Length(text) : [...text].length;
}

function applyOperator(
  shell: Shell,
  part: ParameterPart,
  name: string,
  value: string | readonly string[] | null,
  expander: Expander,
): Value {
  const { operator, argument } = part;
  const isList = value !== null && typeof value !== 'string';
  // `$@` without parameters is empty, not unset, for the operators of ash and dash.
  const isUnset = value === null || (isList && value.length === 0 && shell.isBash);
  if (operator === '') {
    if (isUnset && shell.options.u && !isList) throw unsetError(shell, shownName(part, name));
    return value;
  }
  const isNull =
    isUnset || (isList && value.length === 0) || value === '' || (isList && value.length === 1 && value[0] === '');
  const isMissing = operator.startsWith(':') && operator.length > 1 ? isNull : isUnset;
  const kept = name === '*' && part.quoted && isList ? joinPositional(shell) : value;
  switch (operator) {
    case '-':
    case ':-':
      return isMissing ? defaultValue(shell, part, expander) : kept;
    case '+':
    case ':+':
      return isMissing ? null : defaultValue(shell, part, expander);
    case '=':
    case ':=': {
      if (!isMissing) return value;
      if (!part.index && !/^[A-Za-z_]/.test(name)) throw notAssignable(shell, name);
      const assigned = argument ? expander.string(shell, argument) : '';
      shell.set(name, assigned);
      return assigned;
    }
    case '?':
    case ':?':
      if (!isMissing) return kept;
      throw missingParameter(shell, name, operator, argument ? expander.string(shell, argument) : '');
  }
  if (value === null && shell.options.u) throw unsetError(shell, name, false);
  return changeValue(shell, part, name, shell.isBash ? value : kept, expander);
}

/** bash names the element that is not set. */
function shownName({ index }: ParameterPart, name: string): string {
  return index?.literal === undefined ? name : `${name}[${index.literal}]`;
}

/** `${1:=x}` */
function notAssignable(shell: Shell, name: string): ShellError {
  return shell.isBash
    ? new ShellError(`$${name}: cannot assign in this way`, 1)
    : new ShellError(`${name}: bad variable name`, 2);
}

function defaultValue(shell: Shell, part: ParameterPart, expander: Expander): Value {
  const { argument } = part;
  if (!argument) return '';
  const keepsFields = argument.parts.some((inner) => inner.kind === 'parameter' && inner.name === '@');
  return part.quoted && !keepsFields ? expander.string(shell, argument) : argument;
}

function missingParameter(shell: Shell, name: string, operator: string, words: string): ShellError {
  let message = words;
  if (message === '') {
    if (shell.isBash && operator === ':?') message = 'parameter null or not set';
    else
      message =
        !shell.traits.isOldAsh && !shell.isBash && operator === ':?'
          ? 'parameter not set or null'
          : 'parameter not set';
  }
  const status = shell.isBash && (shell.isSubshell || shell.options.e) ? 1 : shell.traits.unsetStatus;
  return new ShellError(`${name}: ${message}`, status, true);
}
