/** Who reads the backslashes: `echo -e`, the argument of `%b`, or a printf format. Their octal escapes differ. */
export type EscapeContext = 'echo' | 'b' | 'format';

export interface Unescaped {
  text: string;
  /** `\c` was met: nothing more is printed. */
  stops: boolean;
}

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  e: '\x1b',
  f: '\f',
  v: '\v',
  '\\': '\\',
};

/** Replaces escapes. `hasHex` is false for dash, which knows no `\x`. */
export function replaceEscapes(text: string, context: EscapeContext, hasHex = true, isBash = false): Unescaped {
  let result = '';
  let index = 0;
  while (index < text.length) {
    const backslash = text.indexOf('\\', index);
    if (backslash < 0 || backslash === text.length - 1) {
      result += text.slice(index);
      break;
    }
    result += text.slice(index, backslash);
    const letter = text.charAt(backslash + 1);
    if (letter === 'c' && context !== 'format') return { text: result, stops: true };
    const unicode = isBash && (letter === 'u' || letter === 'U') ? unicodeAt(text, backslash + 1) : undefined;
    const replaced = unicode ?? readEscape(text, backslash + 1, context, hasHex);
    result += replaced.text;
    index = replaced.end;
  }
  return { text: result, stops: false };
}

/** The escape whose letter is at `start`. */
function readEscape(
  text: string,
  start: number,
  context: EscapeContext,
  hasHex: boolean,
): { text: string; end: number } {
  const letter = text.charAt(start);
  const simple = SIMPLE[letter];
  if (simple !== undefined) return { text: simple, end: start + 1 };
  if (letter === 'x' && hasHex) {
    const digits = digitsAt(text, start + 1, 2, isHexDigit);
    if (digits !== '') return byte(Number.parseInt(digits, 16), start + 1 + digits.length);
  } else if (letter === '0' && context !== 'format') {
    const digits = digitsAt(text, start + 1, 3, isOctalDigit);
    return byte(Number.parseInt(digits === '' ? '0' : digits, 8), start + 1 + digits.length);
  } else if (isOctalDigit(letter) && !(context === 'echo' && hasHex)) {
    const digits = digitsAt(text, start, 3, isOctalDigit);
    return byte(Number.parseInt(digits, 8), start + digits.length);
  }
  return { text: `\\${letter}`, end: start + 1 };
}

/** `\\u0041`. In the C locale bash keeps the escape of what is not ASCII. */
function unicodeAt(text: string, start: number): { text: string; end: number } | undefined {
  const isLong = text.charAt(start) === 'U';
  const digits = digitsAt(text, start + 1, isLong ? 8 : 4, isHexDigit);
  if (digits === '') return undefined;
  const code = Number.parseInt(digits, 16);
  const end = start + 1 + digits.length;
  if (code < 128) return { text: String.fromCharCode(code), end };
  const shown = code.toString(16).toUpperCase();
  return { text: code > 0xffff ? `\\U${shown.padStart(8, '0')}` : `\\u${shown.padStart(4, '0')}`, end };
}

function byte(code: number, end: number): { text: string; end: number } {
  return { text: String.fromCharCode(code & 255), end };
}

function digitsAt(text: string, start: number, max: number, isDigit: (character: string) => boolean): string {
  let end = start;
  while (end < start + max && end < text.length && isDigit(text.charAt(end))) end++;
  return text.slice(start, end);
}

const isOctalDigit = (character: string): boolean => character >= '0' && character <= '7';
const isHexDigit = (character: string): boolean => /^[0-9a-fA-F]$/.test(character);
