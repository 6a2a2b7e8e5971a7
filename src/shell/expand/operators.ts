import { decodeUtf8 } from '../../api/utf8';
import { hasOddCharacters, quoteAnsi } from '../common/ansi';
import type { ParameterPart, Word } from '../parse/ast';
import { seldom } from '../parts';
import { compileGlob, type Glob, matchGlob, matchPrefix, matchSuffix, prefixMatches } from '../pattern/glob';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { evaluateShellArithmetic } from './arithmetic';
import type { Expander } from './parameter';
import { BEYOND_ASCII, countsBytes, inBytes, patternOf } from './patterns';
import { quoteSingle } from './quote';
import { MATCHED } from './words';

type Values = string | readonly string[] | null;

/** `#` `%` `/` `:` `^` `,` `@`: operators that change a value that is set. */
export function changeValue(
  shell: Shell,
  part: ParameterPart,
  name: string,
  value: Values,
  expander: Expander,
): Values {
  const { operator } = part;
  if (value === null && operator.startsWith('@'))
    return operator === '@a' && shell.variables.get(name)
      ? seldom.get().transform(shell, operator, name, '', true)
      : value;
  const text = typeof value === 'string' ? value : (value?.join('') ?? '');
  if (
    shell.isBash &&
    BEYOND_ASCII.test(text) &&
    (!operator.startsWith('@') || /[ULu]/.test(operator)) &&
    countsBytes(shell)
  )
    return changeBytes(shell, part, name, value, expander);
  return changeCharacters(shell, part, name, value, expander);
}

function changeCharacters(
  shell: Shell,
  part: ParameterPart,
  name: string,
  value: Values,
  expander: Expander,
  isBytes = false,
): Values {
  const { operator, argument, argument2 } = part;
  const each = (change: (text: string) => string): Values =>
    typeof value === 'string' || value === null ? change(value ?? '') : value.map(change);
  switch (operator) {
    case '#':
    case '##':
    case '%':
    case '%%': {
      const source = argument ? expander.pattern(shell, argument) : '';
      const pattern = patternOf(shell, source);
      return each((text) =>
        shell.isBash || !BEYOND_ASCII.test(text)
          ? removePattern(text, pattern, operator)
          : removeBytes(text, source, operator),
      );
    }
    case '/':
    case '//':
    case '/#':
    case '/%': {
      // bash looks at the pattern only if there is something to look for it in.
      if (value === null && shell.isBash) return null;
      const source = argument ? expander.pattern(shell, argument) : '';
      if (value === null || (source === '' && (operator.length === 1 || (shell.isBash && operator === '//'))))
        return value;
      const pattern = patternOf(shell, source);
      const replacement = argument2 ? expander.replacement(shell, argument2) : '';
      return each((text) => replacePattern(text, pattern, replacement, operator));
    }
    case ':':
      return substring(shell, name, value, argument, argument2, expander);
    case '^':
    case '^^':
    case ',':
    case ',,':
    case '~':
    case '~~': {
      const pattern = argument ? patternOf(shell, expander.pattern(shell, argument)) : undefined;
      return each((text) => changeCase(text, operator, pattern, isBytes));
    }
    case '@U':
      return each((text) => changeCase(text, '^^', undefined, isBytes));
    case '@L':
      return each((text) => changeCase(text, ',,', undefined, isBytes));
    case '@u':
      return each((text) => changeCase(text, '^', undefined, isBytes));
    case '@Q':
      return each((text) => (hasOddCharacters(text) ? quoteAnsi(text) : quoteSingle(text)));
    default:
      if (!operator.startsWith('@')) return value;
      return value === null ? null : seldom.get().transform(shell, operator, name, value, part.index !== undefined);
  }
}

/** Without a UTF-8 locale bash changes byte after byte: each stands here as the character of that number. */
function changeBytes(shell: Shell, part: ParameterPart, name: string, value: Values, expander: Expander): Values {
  const bytewise: Expander = {
    string: expander.string,
    pattern: (each, word) => inBytes(expander.pattern(each, word)),
    replacement: (each, word) => inBytes(expander.replacement(each, word)),
  };
  const bytes = typeof value === 'string' || value === null ? inBytes(value ?? '') : value.map(inBytes);
  const result = changeCharacters(shell, part, name, bytes, bytewise, true);
  const read = (text: string): string => decodeUtf8(Array.from(text, (byte) => byte.charCodeAt(0)));
  return typeof result === 'string' ? read(result) : (result?.map(read) ?? null);
}

/** `${x^}`, `${x,,}`, `${x~}`: the first letter, or every one that the pattern matches. */
function changeCase(text: string, operator: string, pattern: Glob | undefined, isBytes = false): string {
  const change = (letter: string): string => {
    if ((pattern && !matchGlob(pattern, letter)) || (isBytes && letter > '~')) return letter;
    if (operator.startsWith(',')) return letter.toLowerCase();
    const capital = letter.toUpperCase();
    return operator.startsWith('~') && capital === letter ? letter.toLowerCase() : capital;
  };
  return operator.length === 1 ? change(text.charAt(0)) + text.slice(1) : [...text].map(change).join('');
}

/** `${x#pattern}` and its like. */
/** A byte of a character that is left alone is shown as what cannot be read. */
function removeBytes(text: string, source: string, operator: string): string {
  const rest = removePattern(inBytes(text), compileGlob(inBytes(source)), operator);
  return decodeUtf8(Array.from(rest, (byte) => byte.charCodeAt(0)));
}

export function removePattern(text: string, pattern: Glob, operator: string): string {
  const isLongest = operator.length === 2;
  if (operator.startsWith('#')) return text.slice(matchPrefix(pattern, text, isLongest) ?? 0);
  return text.slice(0, matchSuffix(pattern, text, isLongest) ?? text.length);
}

export function replacePattern(text: string, pattern: Glob, replacement: string, operator: string): string {
  const put = (matched: string): string =>
    replacement.includes(MATCHED) ? replacement.replaceAll(MATCHED, () => matched) : replacement;
  if (text === '') return matchPrefix(pattern, text, true) === 0 ? put('') : '';
  if (operator === '/#') {
    const end = matchPrefix(pattern, text, true);
    return end === undefined ? text : put(text.slice(0, end)) + text.slice(end);
  }
  if (operator === '/%') {
    const start = matchSuffix(pattern, text, true);
    return start === undefined ? text : text.slice(0, start) + put(text.slice(start));
  }
  let result = '';
  let index = 0;
  while (index < text.length) {
    const ends = prefixMatches(pattern, text, index);
    const end = ends[ends.length - 1] ?? index;
    if (end > index) {
      result += put(text.slice(index, end));
      index = end;
      if (operator === '/') break;
    } else result += text.charAt(index++);
  }
  return result + text.slice(index);
}

const negative = (length: number): ShellError => new ShellError(`${length}: substring expression < 0`, 1);

/** ash counts characters through all the parameters, and one between two of them. */
function substringOfAll(values: readonly string[], offset: number, length: number): readonly string[] {
  const start = offset < 0 ? offset + values.join(' ').length : offset;
  const end = length < 0 ? values.join(' ').length + length : start + length;
  let before = 0;
  return values.flatMap((value) => {
    const from = before;
    before += value.length + 1;
    if (start < 0 || before - 1 < start || from >= end) return [];
    return value.slice(Math.max(0, start - from), end - from);
  });
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
  if (shell.family === 'ash' && typeof value !== 'string' && value !== null)
    return substringOfAll(value, offset, lengthWord ? number(lengthWord) : Number.POSITIVE_INFINITY);
  if (typeof value !== 'string' && value !== null) {
    const isPositional = name === '@' || name === '*';
    const list = isPositional ? [shell.name, ...value] : value;
    if (offset < 0) offset += list.length;
    if (offset < 0) return [];
    const count = lengthWord ? number(lengthWord) : undefined;
    if (count !== undefined && count < 0 && shell.isBash) throw negative(count);
    return list.slice(offset, count === undefined ? undefined : offset + count);
  }
  const text = value ?? '';
  if (offset < 0) offset += text.length;
  if (offset < 0 || offset > text.length) return '';
  if (!lengthWord) return text.slice(offset);
  const length = number(lengthWord);
  const end = length < 0 ? text.length + length : offset + length;
  if (end < offset && shell.isBash) throw negative(length);
  return text.slice(offset, Math.max(offset, end));
}
