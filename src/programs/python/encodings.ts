import { decodeUtf8, encodeUtf8 } from '../../process';
import { createException, exceptionClass, Raised, raised } from './errors';

const LATIN = /^(latin[-_ ]?1|iso[-_]?8859[-_]1|l1)$/i;
const ASCII = /^(us-)?ascii$/i;
const UTF8 = /^utf[-_ ]?8(-sig)?$/i;

function checked(encoding: string): void {
  if (!LATIN.test(encoding) && !ASCII.test(encoding) && !UTF8.test(encoding))
    throw raised('LookupError', `unknown encoding: ${encoding}`);
}

/** The bytes of a text, each as a character. */
export function encoded(text: string, encoding: string, errors: string): string {
  checked(encoding);
  if (UTF8.test(encoding)) return bytesToText(encodeUtf8(text));
  const isAscii = ASCII.test(encoding);
  return text.replace(isAscii ? /[^\0-\x7f]/gu : /[^\0-\xff]/gu, (character, at: number) => {
    if (errors === 'ignore') return '';
    if (errors === 'replace') return '?';
    const hex = (character.codePointAt(0) ?? 0).toString(16);
    const shown = hex.length <= 2 ? `\\x${hex}` : `\\u${hex.padStart(4, '0')}`;
    throw raised(
      'UnicodeEncodeError',
      `'${isAscii ? 'ascii' : 'latin-1'}' codec can't encode character '${shown}' in position ${at}: ordinal not in range(${isAscii ? 128 : 256})`,
    );
  });
}

/** The text that bytes stand for. */
export function decoded(bytes: string, encoding: string, errors: string): string {
  checked(encoding);
  if (LATIN.test(encoding)) return bytes;
  const isAscii = ASCII.test(encoding);
  const bad = isAscii ? bytes.search(/[^\0-\x7f]/) : badUtf8(bytes);
  if (bad >= 0 && errors === 'strict')
    throw new Raised(
      createException(exceptionClass('UnicodeDecodeError'), [
        `'${isAscii ? 'ascii' : 'utf-8'}' codec can't decode byte 0x${bytes.charCodeAt(bad).toString(16)} in position ${bad}: ${isAscii ? 'ordinal not in range(128)' : 'invalid start byte'}`,
      ]),
    );
  if (isAscii) return bytes.replace(/[^\0-\x7f]/g, errors === 'ignore' ? '' : '\ufffd');
  const text = decodeUtf8(textToBytes(bytes));
  return errors === 'ignore' ? text.replaceAll('\ufffd', '') : text;
}

const VALID = /[\0-\x7f]|[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/y;

function badUtf8(bytes: string): number {
  if (!/[^\0-\x7f]/.test(bytes)) return -1;
  for (VALID.lastIndex = 0; VALID.lastIndex < bytes.length; ) {
    const at = VALID.lastIndex;
    if (!VALID.test(bytes)) return at;
  }
  return -1;
}

function bytesToText(bytes: readonly number[]): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

export const textToBytes = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

/** What arrives from a file or socket, which the kernel keeps as text. */
export const receivedBytes = (text: string): string => (/[^\0-\x7f]/.test(text) ? bytesToText(encodeUtf8(text)) : text);

/** What the kernel is given for bytes. Those that are no UTF-8 do not survive. */
export const sentText = (bytes: string): string => (/[^\0-\x7f]/.test(bytes) ? decodeUtf8(textToBytes(bytes)) : bytes);
