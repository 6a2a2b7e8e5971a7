import { compileRegex, isRegexError, type Regex } from '../../../shell/pattern/regex';

/** Where a script is wrong; `at` counts characters as GNU sed does. busybox has its own words for some of it. */
export class SedFailure extends Error {
  constructor(
    message: string,
    readonly at: number,
    readonly busybox = message,
  ) {
    super(message);
  }
}

export interface Reader {
  readonly text: string;
  readonly extended: boolean;
  readonly gnu: boolean;
  at: number;
}

export function skipTo(reader: Reader, character: string): string {
  const end = reader.text.indexOf(character, reader.at);
  const start = reader.at;
  reader.at = end < 0 ? reader.text.length : end;
  return reader.text.slice(start, reader.at);
}

export function skipBlanks(reader: Reader): void {
  while (reader.text[reader.at] === ' ' || reader.text[reader.at] === '\t') reader.at++;
}

export function readWhile(reader: Reader, accepted: RegExp): string {
  const start = reader.at;
  while (accepted.test(reader.text[reader.at] ?? '\n') && reader.at < reader.text.length) reader.at++;
  return reader.text.slice(start, reader.at);
}

export function compile(reader: Reader, pattern: string, ignoreCase: boolean): Regex | undefined {
  if (pattern === '') return undefined;
  const plain = withTabs(pattern);
  const regex = compileRegex(reader.gnu ? withCodes(plain, reader.extended) : plain, {
    extended: reader.extended,
    ignoreCase,
  });
  if (isRegexError(regex)) throw new SedFailure(regex.message, reader.at, `bad regex '${pattern}': ${regex.message}`);
  return regex;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\u0007' };

/** sed's `[ \t]` holds a tab, where a backslash in brackets of other programs stands for itself. */
function withTabs(pattern: string): string {
  return pattern.replace(/\\[\s\S]|\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/g, (part) =>
    part.startsWith('[') ? part.replace(/\\([\\ntrfva])/g, (whole, letter: string) => ESCAPES[letter] ?? whole) : part,
  );
}

/** GNU's `\x41` is a character that has no special meaning. */
function withCodes(pattern: string, extended: boolean): string {
  return pattern.replace(/\\(?:x([\da-fA-F]{1,2})|[\s\S])/g, (whole, code: string | undefined) => {
    if (code === undefined) return whole;
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return (extended ? '.*[]^$\\+?(){}|' : '.*[]^$\\').includes(character) ? `\\${character}` : character;
  });
}

/** Up to an unescaped delimiter, which is consumed. In a pattern, brackets hide it and `\n` of the delimiter is unescaped. */
export function readDelimited(reader: Reader, delimiter: string, isPattern: boolean, missing: string): string {
  const { text } = reader;
  let result = '';
  while (reader.at < text.length) {
    const character = text.charAt(reader.at);
    if (character === delimiter) {
      reader.at++;
      return result;
    }
    const bracket =
      isPattern && character === '['
        ? /^\[\^?\]?(?:\[:\w+:\]|[^\]])*\]/.exec(text.slice(reader.at, reader.at + 500))
        : null;
    if (bracket !== null) {
      result += bracket[0];
      reader.at += bracket[0].length;
    } else if (character === '\\' && reader.at + 1 < text.length) {
      const escaped = text.charAt(reader.at + 1);
      result +=
        escaped === delimiter && delimiter !== '&'
          ? escapedDelimiter(escaped, isPattern, reader.extended)
          : character + escaped;
      reader.at += 2;
    } else {
      result += character;
      reader.at++;
    }
  }
  throw new SedFailure(missing, reader.at, `unmatched '${delimiter}'`);
}

function escapedDelimiter(delimiter: string, isPattern: boolean, extended: boolean): string {
  return isPattern && extended && '|+?(){}'.includes(delimiter) ? `\\${delimiter}` : delimiter;
}
