import { unterminated } from './errors';
import type { Reader } from './reader';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  E: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '?': '?',
};

/** The rest of `$'…'`, after its opening quote. */
export function readAnsiQuoted(reader: Reader): string {
  const opened = reader.line;
  let result = '';
  for (;;) {
    const character = reader.text[reader.index++];
    if (character === undefined) return unterminated(reader, "'", opened);
    if (character === "'") return result;
    if (character === '\n') reader.line++;
    result += character === '\\' ? readAnsiEscape(reader) : character;
  }
}

function readAnsiEscape(reader: Reader): string {
  const letter = reader.text[reader.index++] ?? '';
  const simple = reader.syntax.family === 'ash' && /[eE?]/.test(letter) ? undefined : SIMPLE_ESCAPES[letter];
  if (simple !== undefined) return simple;
  if (letter === 'x') return readCode(reader, /^[0-9a-fA-F]{1,2}/, 2, 16) ?? '\\x';
  if (reader.syntax.family !== 'bash' && /[uU]/.test(letter)) return `\\${letter}`;
  if (letter === 'u') return inLocale(reader, readCode(reader, /^[0-9a-fA-F]{1,4}/, 4, 16)) ?? '\\u';
  if (letter === 'U') return inLocale(reader, readCode(reader, /^[0-9a-fA-F]{1,8}/, 8, 16)) ?? '\\U';
  if (letter === 'c' && reader.syntax.family === 'bash')
    return String.fromCharCode((reader.text.charCodeAt(reader.index++) || 0) & 31);
  if (letter >= '0' && letter <= '7') {
    reader.index--;
    return readCode(reader, /^[0-7]{1,3}/, 3, 8) ?? '';
  }
  return `\\${letter}`;
}

/** In the C locale of containers, bash keeps the escape of what is not ASCII. */
function inLocale(reader: Reader, character: string | undefined): string | undefined {
  const code = character?.codePointAt(0) ?? 0;
  if (code < 128 || reader.syntax.family !== 'bash') return character;
  const digits = code.toString(16).toUpperCase();
  return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`;
}

function readCode(reader: Reader, digits: RegExp, most: number, base: number): string | undefined {
  const found = digits.exec(reader.text.slice(reader.index, reader.index + most));
  if (found === null) return undefined;
  reader.index += found[0].length;
  const code = Number.parseInt(found[0], base);
  return code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code);
}
