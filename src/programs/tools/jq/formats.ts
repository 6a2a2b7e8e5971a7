import { decodeUtf8, encodeUtf8 } from '../../../process/utf8';
import { isArray, JqError, type Json, PLAIN, print } from './json';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

export const asText = (value: Json): string => (typeof value === 'string' ? value : print(value, PLAIN));

/** `@base64` and its like. */
export function applyFormat(name: string, value: Json): string {
  switch (name) {
    case '@text':
      return asText(value);
    case '@json':
      return print(value, PLAIN);
    case '@base64':
      return encodeBase64(asText(value));
    case '@base64d':
      return decodeBase64(asText(value));
    case '@uri':
      return encodeURIComponent(asText(value));
    case '@sh':
      return (isArray(value) ? value : [value])
        .map((item) => (typeof item === 'string' ? `'${item.replaceAll("'", "'\\''")}'` : asText(item)))
        .join(' ');
    case '@csv':
      return row(value, ',', (text) => `"${text.replaceAll('"', '""')}"`);
    case '@tsv':
      return row(value, '\t', (text) => text.replaceAll('\t', '\\t').replaceAll('\n', '\\n'));
    case '@html':
      return asText(value)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll("'", '&#39;')
        .replaceAll('"', '&quot;');
    default:
      throw new JqError(`${name.slice(1)} is not a valid format`);
  }
}

function row(value: Json, separator: string, quote: (text: string) => string): string {
  if (!isArray(value)) throw new JqError(`${asText(value)} cannot be formatted as a row`);
  return value
    .map((item) => (typeof item === 'string' ? quote(item) : item === null ? '' : asText(item)))
    .join(separator);
}

function encodeBase64(text: string): string {
  const bytes = encodeUtf8(text);
  let encoded = '';
  for (let index = 0; index < bytes.length; index += 3) {
    const [a = 0, b = 0, c = 0] = bytes.slice(index, index + 3);
    const group = (a << 16) | (b << 8) | c;
    const digits = [18, 12, 6, 0].map((shift) => DIGITS.charAt((group >> shift) & 63)).join('');
    encoded += bytes.length - index >= 3 ? digits : digits.slice(0, bytes.length - index + 1).padEnd(4, '=');
  }
  return encoded;
}

function decodeBase64(text: string): string {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text.replace(/=+$/, '')) {
    const digit = DIGITS.indexOf(character);
    if (digit < 0) throw new JqError(`string (${JSON.stringify(text)}) is not valid base64 data`);
    held = (held << 6) | digit;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes.push((held >> bits) & 255);
    }
  }
  return decodeUtf8(bytes);
}
