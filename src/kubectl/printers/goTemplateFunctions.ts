/** Functions of Go templates. Arguments come in order, the piped value last. */
import { goValue } from '../jsonpath/goFormat';
import { isObject, sameJson } from '../resources/json';

export type Callable = (values: readonly unknown[]) => unknown;

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);
const truthy = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

export const TEMPLATE_FUNCTIONS: Readonly<Record<string, Callable>> = {
  len: ([value]) =>
    typeof value === 'string' || Array.isArray(value) ? value.length : isObject(value) ? Object.keys(value).length : 0,
  index: ([value, ...keys]) => keys.reduce(indexInto, value),
  eq: ([first, ...others]) => others.some((other) => sameJson(first, other)),
  ne: ([a, b]) => !sameJson(a, b),
  lt: ([a, b]) => number(a) < number(b),
  le: ([a, b]) => number(a) <= number(b),
  gt: ([a, b]) => number(a) > number(b),
  ge: ([a, b]) => number(a) >= number(b),
  not: ([value]) => !truthy(value),
  and: (values) => values.find((value) => !truthy(value)) ?? values.at(-1),
  or: (values) => values.find(truthy) ?? values.at(-1),
  print: (values) => values.map(goValue).join(''),
  println: (values) => `${values.map(goValue).join(' ')}\n`,
  printf: ([format, ...values]) => formatText(String(format), values),
  exists: ([value, ...keys]) => keys.reduce(indexInto, value) !== undefined,
  base64decode: ([value]) => decodeBase64(String(value)),
};

function indexInto(value: unknown, key: unknown): unknown {
  if (Array.isArray(value) && typeof key === 'number') return value[key];
  return isObject(value) && typeof key === 'string' && Object.hasOwn(value, key) ? value[key] : undefined;
}

function formatText(format: string, values: readonly unknown[]): string {
  let next = 0;
  return format.replace(/%(-?\d*)([svdqt%])/g, (_, width: string, verb: string) => {
    if (verb === '%') return '%';
    const value = values[next++];
    const text = verb === 'q' ? JSON.stringify(String(value)) : goValue(value);
    return width.startsWith('-') ? text.padEnd(Number(width.slice(1))) : text.padStart(Number(width) || 0);
  });
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-8 text of base64. Characters outside the alphabet are skipped. */
export function decodeBase64(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  const escaped = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
  try {
    return decodeURIComponent(escaped);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

/** Base64 of UTF-8 text. */
export function encodeBase64(text: string): string {
  const bytes = utf8Bytes(text);
  let encoded = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const triple = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const characters = Math.min(4, bytes.length - at + 1);
    for (let index = 0; index < 4; index++)
      encoded += index < characters ? ALPHABET.charAt((triple >> (18 - 6 * index)) & 63) : '=';
  }
  return encoded;
}

function utf8Bytes(text: string): number[] {
  const escaped = encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
  const bytes: number[] = [];
  for (let at = 0; at < escaped.length; at++) {
    if (escaped.charAt(at) === '%') {
      bytes.push(Number.parseInt(escaped.slice(at + 1, at + 3), 16));
      at += 2;
    } else bytes.push(escaped.charCodeAt(at));
  }
  return bytes;
}
