import { allMatches, type Regex } from '../../../shell/pattern/regex';
import { type AwkValue, toText } from './values';

/** Functions of one or two plain values. */
export const SIMPLE_FUNCTIONS: Readonly<
  Record<string, (numbers: readonly number[], texts: readonly string[]) => AwkValue>
> = {
  int: ([x = 0]) => Math.trunc(x),
  sqrt: ([x = 0]) => Math.sqrt(x),
  exp: ([x = 0]) => Math.exp(x),
  log: ([x = 0]) => Math.log(x),
  sin: ([x = 0]) => Math.sin(x),
  cos: ([x = 0]) => Math.cos(x),
  atan2: ([y = 0, x = 0]) => Math.atan2(y, x),
  and: ([x = 0, y = 0]) => Number(BigInt(Math.trunc(x)) & BigInt(Math.trunc(y))),
  or: ([x = 0, y = 0]) => Number(BigInt(Math.trunc(x)) | BigInt(Math.trunc(y))),
  xor: ([x = 0, y = 0]) => Number(BigInt(Math.trunc(x)) ^ BigInt(Math.trunc(y))),
  lshift: ([x = 0, y = 0]) => x * 2 ** y,
  rshift: ([x = 0, y = 0]) => Math.floor(x / 2 ** y),
  toupper: (_, [text = '']) => text.toUpperCase(),
  tolower: (_, [text = '']) => text.toLowerCase(),
  index: (_, [text = '', part = '']) => text.indexOf(part) + 1,
  length: (_, [text = '']) => text.length,
};

/** substr(s, m, n), rounding as POSIX asks. */
export function substring(text: string, start: number, length: number): string {
  const from = Math.round(start);
  const first = Math.max(1, from);
  const last = Math.min(text.length + 1, length === Number.POSITIVE_INFINITY ? length : from + Math.round(length));
  return last > first ? text.slice(first - 1, last - 1) : '';
}

/** `sub` and `gsub`: `&` is the match, `\&` an ampersand. */
export function substitute(
  regex: Regex,
  replacement: string,
  text: string,
  global: boolean,
): { text: string; count: number } {
  let result = '';
  let last = 0;
  let count = 0;
  for (const match of allMatches(regex, text)) {
    count++;
    const matched = match.groups[0] ?? '';
    result += text.slice(last, match.start);
    result += replacement.replace(/\\\\|\\&|&/g, (mark) => (mark === '&' ? matched : mark === '\\&' ? '&' : '\\'));
    last = match.end;
    if (!global) break;
  }
  return { text: result + text.slice(last), count };
}

/** gensub of gawk and busybox: `\1` and `how` as a number or `g`. */
export function generalSubstitute(regex: Regex, replacement: string, how: AwkValue, text: string): string {
  const wanted = toText(how);
  const global = /^[gG]/.test(wanted);
  const number = Math.max(1, Number.parseInt(wanted, 10) || 1);
  let result = '';
  let last = 0;
  let count = 0;
  for (const match of allMatches(regex, text)) {
    if (!global && ++count !== number) continue;
    result += text.slice(last, match.start);
    result += replacement.replace(/\\([0-9&\\])|&/g, (mark, escaped: string | undefined) => {
      if (mark === '&') return match.groups[0] ?? '';
      return escaped !== undefined && /\d/.test(escaped) ? (match.groups[Number(escaped)] ?? '') : (escaped ?? '');
    });
    last = match.end;
  }
  return result + text.slice(last);
}
