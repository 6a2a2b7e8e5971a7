import { encodeUtf8 } from '../../../process';
import type { RegexMatch } from '../../../shell/pattern/regex';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07' };
/** Base and digits of `\x41`, `\o101`, `\d065`. */
const CODES: Readonly<Record<string, readonly [number, RegExp]>> = {
  x: [16, /^[\da-fA-F]{1,2}/],
  o: [8, /^[0-7]{1,3}/],
  d: [10, /^\d{1,3}/],
};

/** `&`, `\1`, `\n`, and GNU's case conversions `\U \L \u \l \E`. */
export function expandReplacement(replacement: string, match: RegexMatch, gnu: boolean): string {
  let result = '';
  let all: 'U' | 'L' | undefined;
  let one: 'u' | 'l' | undefined;
  const add = (text: string) => {
    let converted = all === 'U' ? text.toUpperCase() : all === 'L' ? text.toLowerCase() : text;
    if (one !== undefined && converted !== '') {
      const first = converted.charAt(0);
      converted = (one === 'u' ? first.toUpperCase() : first.toLowerCase()) + converted.slice(1);
      one = undefined;
    }
    result += converted;
  };
  for (let i = 0; i < replacement.length; i++) {
    const character = replacement.charAt(i);
    if (character === '&') add(match.groups[0] ?? '');
    else if (character !== '\\' || i + 1 >= replacement.length) add(character);
    else {
      const letter = replacement.charAt(++i);
      if (/\d/.test(letter)) add(match.groups[Number(letter)] ?? '');
      else if (gnu && code(letter, replacement.slice(i + 1)) !== undefined) {
        const { text, length } = code(letter, replacement.slice(i + 1)) ?? { text: '', length: 0 };
        add(text);
        i += length;
      } else if (!gnu) add(ESCAPES[letter] ?? letter);
      else if (letter === 'U' || letter === 'L') all = letter;
      else if (letter === 'E') all = undefined;
      else if (letter === 'u' || letter === 'l') one = letter;
      else add(ESCAPES[letter] ?? letter);
    }
  }
  return result;
}

function code(letter: string, after: string): { text: string; length: number } | undefined {
  const [base, digits] = CODES[letter] ?? [0, /^$/];
  const found = digits.exec(after)?.[0] ?? '';
  return found === '' ? undefined : { text: String.fromCharCode(Number.parseInt(found, base)), length: found.length };
}

/** What `l` shows, in lines of at most `width` columns if that is above 1. */
export function escapeLine(text: string, width: number): string {
  const names: Readonly<Record<string, string>> = {
    '\\': '\\\\',
    '\t': '\\t',
    '\n': '\\n',
    '\r': '\\r',
    '\b': '\\b',
    '\f': '\\f',
  };
  let result = '';
  let column = 0;
  for (const character of text) {
    const shown = names[character] ?? octal(character);
    if (width > 1 && column + shown.length > width - 1) {
      result += '\\\n';
      column = 0;
    }
    result += shown;
    column += shown.length;
  }
  return result;
}

function octal(character: string): string {
  if (character >= ' ' && character <= '~') return character;
  return [...encodeUtf8(character)].map((byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
}
