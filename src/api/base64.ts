import { decodeUtf8, encodeUtf8 } from './utf8';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 of bytes, padded, in one line. */
export function encodeBase64(bytes: ArrayLike<number>): string {
  let text = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const group = ((bytes[index] ?? 0) << 16) | ((bytes[index + 1] ?? 0) << 8) | (bytes[index + 2] ?? 0);
    for (let step = 0; step < 4; step++)
      text += index + step <= bytes.length ? ALPHABET.charAt((group >> (18 - 6 * step)) & 63) : '=';
  }
  return text;
}

/** The bytes of base64, padded or not. Undefined if it holds anything else, white space included. */
export function decodeBase64(text: string): number[] | undefined {
  const digits = text.replace(/={0,2}$/, '');
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of digits) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0) return undefined;
    held = ((held << 6) | digit) & 0xffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((held >> bits) & 255);
  }
  return bytes;
}

/** Base64 of text as UTF-8, as Secrets hold it. */
export const encodeBase64Text = (text: string): string => encodeBase64(encodeUtf8(text));

/**
 * The text of base64, whatever else stands in it skipped. What is no UTF-8 is read byte by byte, as Latin-1: the
 * simulator's files hold text.
 */
export function decodeBase64Text(text: string): string {
  const bytes = decodeBase64(text.replace(/[^A-Za-z0-9+/]/g, '')) ?? [];
  const decoded = decodeUtf8(bytes);
  if (encodeUtf8(decoded).length === bytes.length) return decoded;
  return bytes.map((byte) => String.fromCharCode(byte)).join('');
}

/** The alphabet of links and tokens, without padding. */
export const toUrlAlphabet = (base64: string): string =>
  base64.replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');

export const fromUrlAlphabet = (text: string): string => text.replaceAll('-', '+').replaceAll('_', '/');
