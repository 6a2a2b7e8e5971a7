import { integerArgument } from './arguments';
import { isKind } from './dicts';
import { raised } from './errors';
import { charactersOf } from './iteration';
import { typeName } from './types';
import { tupleOf, type Value } from './values';
export const SPACE = /[\s\u0085]+/u;

/** Splits from the left or right, at most so many times. */
export function split(text: string, separator: string | null, most: number, isFromRight: boolean): string[] {
  if (separator === '') throw raised('ValueError', 'empty separator');
  const parts =
    separator === null
      ? text
          .trim()
          .split(SPACE)
          .filter((part) => part !== '')
      : text.split(separator);
  if (most < 0 || parts.length - 1 <= most) return parts;
  if (separator !== null)
    return isFromRight
      ? [parts.slice(0, parts.length - most).join(separator), ...parts.slice(parts.length - most)]
      : [...parts.slice(0, most), parts.slice(most).join(separator)];
  let rest = text.trim();
  const kept: string[] = [];
  for (let i = 0; i < most; i++) {
    const part = (isFromRight ? parts[parts.length - 1 - i] : parts[i]) ?? '';
    kept.push(part);
    rest = isFromRight ? rest.slice(0, rest.length - part.length).trimEnd() : rest.slice(part.length).trimStart();
  }
  return isFromRight
    ? [rest, ...kept.reverse()]
    : [...kept, isFromRight ? rest : rest + (/\s*$/.exec(text)?.[0] ?? '')];
}

export function strip(text: string, characters: Value, sides: 'both' | 'left' | 'right'): string {
  const isStripped = (character: string) =>
    typeof characters === 'string' ? characters.includes(character) : SPACE.test(character);
  let start = 0;
  let end = text.length;
  if (sides !== 'right') while (start < end && isStripped(text.charAt(start))) start++;
  if (sides !== 'left') while (end > start && isStripped(text.charAt(end - 1))) end--;
  return text.slice(start, end);
}

/** The part of a text that `find(x, start, end)` and the like look at. */
export function within(
  text: string,
  start: Value | undefined,
  end: Value | undefined,
): { part: string; offset: number } {
  const clamp = (value: Value | undefined, initial: number) => {
    if (value === undefined || value === null) return initial;
    const at = integerArgument(value);
    return Math.max(0, Math.min(text.length, at < 0 ? at + text.length : at));
  };
  const offset = clamp(start, 0);
  return { part: text.slice(offset, Math.max(offset, clamp(end, text.length))), offset };
}

export function find(text: string, [wanted = '', start, end]: readonly (Value | undefined)[], isLast: boolean): number {
  const { part, offset } = within(text, start, end);
  const at = isLast ? part.lastIndexOf(String(wanted)) : part.indexOf(String(wanted));
  return at < 0 ? -1 : at + offset;
}

export const words = (text: string, change: (word: string) => string): string => text.replace(/\p{L}+/gu, change);
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();

export const isAll = (pattern: RegExp) => (text: string) => text !== '' && pattern.test(text);
export const PREDICATES: Readonly<Record<string, (text: string) => boolean>> = {
  isalpha: isAll(/^\p{L}*$/u),
  isdigit: isAll(/^\p{Nd}*$/u),
  isdecimal: isAll(/^\p{Nd}*$/u),
  isnumeric: isAll(/^\p{N}*$/u),
  isalnum: isAll(/^[\p{L}\p{N}]*$/u),
  isspace: isAll(/^[\s\u0085]*$/u),
  isidentifier: isAll(/^[\p{L}_][\p{L}\p{N}_]*$/u),
  isupper: (text) => text !== text.toLowerCase() && text === text.toUpperCase(),
  islower: (text) => text !== text.toUpperCase() && text === text.toLowerCase(),
  istitle: (text) => /\p{L}/u.test(text) && words(text, capital) === text,
  isascii: (text) => !/[^\0-\x7f]/.test(text),
  isprintable: (text) => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text),
};

export function pad(
  text: string,
  width: Value | undefined,
  fill: Value | undefined,
  side: 'left' | 'right' | 'both',
): string {
  const missing = integerArgument(width) - charactersOf(text).length;
  const filler = typeof fill === 'string' ? fill : ' ';
  if (charactersOf(filler).length !== 1)
    throw raised('TypeError', 'The fill character must be exactly one character long');
  if (missing <= 0) return text;
  const left =
    side === 'left' ? 0 : side === 'right' ? missing : (missing >> 1) + (missing & integerArgument(width) & 1);
  return filler.repeat(left) + text + filler.repeat(missing - left);
}

export function partition(text: string, separator: string, at: number): Value {
  return tupleOf([text.slice(0, at), separator, text.slice(at + separator.length)]);
}

/** startswith() and endswith() take one text or a tuple. */
export function hasEnd(text: string, wanted: Value, name: 'startsWith' | 'endsWith'): boolean {
  if (typeof wanted === 'string') return text[name](wanted);
  if (isKind(wanted, 'bytes')) return text[name](wanted.text);
  if (isKind(wanted, 'tuple')) return wanted.items.some((each) => hasEnd(text, each, name));
  throw raised('TypeError', `${name.toLowerCase()} first arg must be str or a tuple of str, not ${typeName(wanted)}`);
}
