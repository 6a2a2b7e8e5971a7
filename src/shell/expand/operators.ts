import { hasOddCharacters, quoteAnsi } from '../common/ansi';
import type { ParameterPart, Word } from '../parse/ast';
import { compileGlob, type Glob, matchPrefix, matchSuffix, prefixMatches } from '../pattern/glob';
import type { Shell } from '../state';
import { evaluateShellArithmetic } from './arithmetic';
import type { Expander } from './parameter';
import { quoteSingle } from './quote';

type Values = string | readonly string[] | null;

/** `#` `%` `/` `:` `^` `,` `@`: operators that change a value that is set. */
export function changeValue(
  shell: Shell,
  part: ParameterPart,
  name: string,
  value: Values,
  expander: Expander,
): Values {
  const { operator, argument, argument2 } = part;
  if (value === null && operator.startsWith('@')) return value;
  const each = (change: (text: string) => string): Values =>
    typeof value === 'string' || value === null ? change(value ?? '') : value.map(change);
  switch (operator) {
    case '#':
    case '##':
    case '%':
    case '%%': {
      const pattern = compileGlob(argument ? expander.pattern(shell, argument) : '');
      return each((text) => removePattern(text, pattern, operator));
    }
    case '/':
    case '//':
    case '/#':
    case '/%': {
      const source = argument ? expander.pattern(shell, argument) : '';
      if (value === null || (source === '' && operator.length === 1)) return value;
      const pattern = compileGlob(source);
      const replacement = argument2 ? expander.string(shell, argument2) : '';
      return each((text) => replacePattern(text, pattern, replacement, operator));
    }
    case ':':
      return substring(shell, name, value, argument, argument2, expander);
    case '^':
      return each((text) => text.slice(0, 1).toUpperCase() + text.slice(1));
    case '^^':
    case '@U':
      return each((text) => text.toUpperCase());
    case ',':
      return each((text) => text.slice(0, 1).toLowerCase() + text.slice(1));
    case ',,':
    case '@L':
      return each((text) => text.toLowerCase());
    case '@u':
      return each((text) => text.slice(0, 1).toUpperCase() + text.slice(1));
    case '@A':
      return each((text) => `${name}=${quoteSingle(text)}`);
    case '@Q':
      return each((text) => (hasOddCharacters(text) ? quoteAnsi(text) : quoteSingle(text)));
  }
  return value;
}

/** `${x#pattern}` and its like. */
export function removePattern(text: string, pattern: Glob, operator: string): string {
  const isLongest = operator.length === 2;
  if (operator.startsWith('#')) return text.slice(matchPrefix(pattern, text, isLongest) ?? 0);
  return text.slice(0, matchSuffix(pattern, text, isLongest) ?? text.length);
}

export function replacePattern(text: string, pattern: Glob, replacement: string, operator: string): string {
  if (text === '') return matchPrefix(pattern, text, true) === 0 ? replacement : '';
  if (operator === '/#') {
    const end = matchPrefix(pattern, text, true);
    return end === undefined ? text : replacement + text.slice(end);
  }
  if (operator === '/%') {
    const start = matchSuffix(pattern, text, true);
    return start === undefined ? text : text.slice(0, start) + replacement;
  }
  let result = '';
  let index = 0;
  while (index < text.length) {
    const ends = prefixMatches(pattern, text, index);
    const end = ends[ends.length - 1] ?? index;
    if (end > index) {
      result += replacement;
      index = end;
      if (operator === '/') break;
    } else result += text.charAt(index++);
  }
  return result + text.slice(index);
}

/** `${x:offset:length}` of a text, of `$@`, of an array. Negative offsets count from the end. */
function substring(
  shell: Shell,
  name: string,
  value: Values,
  offsetWord: Word | undefined,
  lengthWord: Word | undefined,
  expander: Expander,
): Values {
  const number = (word: Word | undefined): number =>
    word ? Number(evaluateShellArithmetic(shell, expander.string(shell, word))) : 0;
  let offset = number(offsetWord);
  if (typeof value !== 'string' && value !== null) {
    const isPositional = name === '@' || name === '*';
    const list = isPositional ? [shell.name, ...value] : value;
    if (offset < 0) offset += list.length;
    // Without parameters only bash counts the name of the shell among them.
    if (offset < 0 || (!shell.isBash && isPositional && value.length === 0)) return [];
    return list.slice(offset, lengthWord ? offset + number(lengthWord) : undefined);
  }
  const text = value ?? '';
  if (offset < 0) offset += text.length;
  if (offset < 0) return '';
  if (!lengthWord) return text.slice(offset);
  const length = number(lengthWord);
  const end = length < 0 ? text.length + length : offset + length;
  return text.slice(offset, Math.max(offset, end));
}
