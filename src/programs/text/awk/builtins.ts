import { decodeUtf8, encodeUtf8, utf8Length } from '../../../process';
import { allMatches, type Regex } from '../../../shell/pattern/regex';
import { latin1 } from '../bytes';
import { type AwkDialect, type AwkValue, toText } from './values';

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
  toupper: (_, [text = '']) => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase()),
  tolower: (_, [text = '']) => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()),
  index: (_, [text = '', part = '']) => {
    const at = text.indexOf(part);
    return part === '' || at < 0 ? 0 : utf8Length(text.slice(0, at)) + 1;
  },
};

/** Functions that are not of one or two plain values. */
const OTHERS =
  'length substr split sub gsub match sprintf rand srand systime strftime mktime system close fflush'.split(' ');
const NOT_IN_MAWK = ['and', 'or', 'xor', 'lshift', 'rshift'];

export function isBuiltin(name: string, dialect: AwkDialect): boolean {
  if (dialect === 'mawk' && NOT_IN_MAWK.includes(name)) return false;
  return Object.hasOwn(SIMPLE_FUNCTIONS, name) || OTHERS.includes(name);
}

let measured = { text: '', bytes: 0 };

/** The length of a text in bytes. Loops ask it of one long text again and again, so the last answer is kept. */
export function byteCount(text: string): number {
  if (text.length < 64) return utf8Length(text);
  if (measured.text !== text) measured = { text, bytes: utf8Length(text) };
  return measured.bytes;
}

/** One character per byte, as awk sees text in the C locale. */
const toBytes = (text: string): string => latin1(encodeUtf8(text));
const fromBytes = (text: string): string => decodeUtf8(Array.from(text, (character) => character.charCodeAt(0)));

/** substr(s, m, n). Only gawk rounds as POSIX asks. */
export function substring(text: string, start: number, length: number, dialect: AwkDialect): string {
  if (byteCount(text) !== text.length) return fromBytes(substring(toBytes(text), start, length, dialect));
  const round = dialect === 'gawk' ? Math.round : Math.trunc;
  const from = round(start);
  const first = Math.max(1, from);
  // What lies before the text: gawk counts it, busybox does not, mawk gives it back.
  const before = first - from;
  const counted = dialect === 'gawk' ? length - before : dialect === 'mawk' && from < 0 ? length - from : length;
  const last = Math.min(text.length + 1, first + round(Math.min(counted, text.length)));
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
