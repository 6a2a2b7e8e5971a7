import { compileRegex, isRegexError, type Regex } from '../../../shell/pattern/regex';

export type Address =
  | { readonly kind: 'line'; readonly line: number }
  | { readonly kind: 'last' }
  | { readonly kind: 'step'; readonly first: number; readonly step: number }
  | { readonly kind: 'more'; readonly lines: number }
  /** Undefined: the last expression that was used. */
  | { readonly kind: 'match'; readonly regex: Regex | undefined };

export interface SedCommand {
  readonly name: string;
  readonly from: Address | undefined;
  readonly to: Address | undefined;
  readonly negated: boolean;
  /** Text of a, i, c; label; file name of r, w; exit code of q, Q. */
  readonly text: string;
  readonly regex?: Regex | undefined;
  readonly replacement?: string;
  readonly global?: boolean;
  readonly print?: boolean;
  readonly occurrence?: number;
  readonly file?: string;
  readonly multiline?: boolean;
  /** y */
  readonly mapping?: ReadonlyMap<string, string>;
  /** Index of the closing brace of `{`. */
  end?: number;
}

/** Where a script is wrong; `at` counts characters as GNU sed does. */
export interface SedError {
  readonly message: string;
  readonly at: number;
}

export class SedFailure extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

interface Reader {
  readonly text: string;
  readonly extended: boolean;
  at: number;
}

/** Parses a script. Throws SedFailure. */
export function parseSed(text: string, extended: boolean): SedCommand[] {
  const reader: Reader = { text, extended, at: 0 };
  const commands: SedCommand[] = [];
  const open: SedCommand[] = [];
  for (;;) {
    while (/[\s;]/.test(text[reader.at] ?? '')) reader.at++;
    if (reader.at >= text.length) break;
    if (text[reader.at] === '#') {
      skipTo(reader, '\n');
      continue;
    }
    const command = readCommand(reader);
    if (command.name === '{') open.push(command);
    if (command.name === '}') {
      const start = open.pop();
      if (start === undefined) throw new SedFailure("unexpected `}'", reader.at);
      start.end = commands.length;
    }
    commands.push(command);
  }
  if (open.length > 0) throw new SedFailure("unmatched `{'", 0);
  return commands;
}

function skipTo(reader: Reader, character: string): string {
  const end = reader.text.indexOf(character, reader.at);
  const start = reader.at;
  reader.at = end < 0 ? reader.text.length : end;
  return reader.text.slice(start, reader.at);
}

function skipBlanks(reader: Reader): void {
  while (reader.text[reader.at] === ' ' || reader.text[reader.at] === '\t') reader.at++;
}

function readCommand(reader: Reader): SedCommand {
  const from = readAddress(reader);
  skipBlanks(reader);
  let to: Address | undefined;
  if (from !== undefined && reader.text[reader.at] === ',') {
    reader.at++;
    skipBlanks(reader);
    to = readSecondAddress(reader);
    if (to === undefined) throw new SedFailure("unexpected `,'", reader.at);
  }
  skipBlanks(reader);
  let negated = false;
  while (reader.text[reader.at] === '!' || (negated && reader.text[reader.at] === ' ')) {
    negated = true;
    reader.at++;
  }
  const name = reader.text[reader.at++];
  if (name === undefined) throw new SedFailure('missing command', reader.at - 1);
  return { name, from, to, negated, text: '', ...readArguments(reader, name) };
}

function readArguments(reader: Reader, name: string): Partial<SedCommand> {
  switch (name) {
    case 's':
      return readSubstitution(reader);
    case 'y':
      return readMapping(reader);
    case 'a':
    case 'i':
    case 'c':
      return { text: readText(reader) };
    case ':':
    case 'b':
    case 't':
    case 'T':
      skipBlanks(reader);
      return { text: readWhile(reader, /[^;\n}]/).trim() };
    case 'r':
    case 'w':
    case 'R':
    case 'W':
      skipBlanks(reader);
      return { text: skipTo(reader, '\n') };
    case 'q':
    case 'Q':
    case 'l':
      skipBlanks(reader);
      return { text: readWhile(reader, /\d/) };
    default:
      if (!'{}dpDPNnghGHx=zF'.includes(name)) throw new SedFailure(`unknown command: \`${name}'`, reader.at);
      return {};
  }
}

function readWhile(reader: Reader, accepted: RegExp): string {
  const start = reader.at;
  while (accepted.test(reader.text[reader.at] ?? '\n') && reader.at < reader.text.length) reader.at++;
  return reader.text.slice(start, reader.at);
}

function readAddress(reader: Reader): Address | undefined {
  const { text } = reader;
  const first = text[reader.at] ?? '';
  if (/\d/.test(first)) {
    const line = Number(readWhile(reader, /\d/));
    if (text[reader.at] !== '~') return { kind: 'line', line };
    reader.at++;
    return { kind: 'step', first: line, step: Number(readWhile(reader, /\d/)) };
  }
  if (first === '$') {
    reader.at++;
    return { kind: 'last' };
  }
  if (first !== '/' && first !== '\\') return undefined;
  reader.at += first === '\\' ? 2 : 1;
  const delimiter = text.charAt(reader.at - 1);
  const pattern = readDelimited(reader, delimiter, true, 'unterminated address regex');
  const flags = readWhile(reader, /[IM]/);
  return { kind: 'match', regex: compile(reader, pattern, flags.includes('I')) };
}

function readSecondAddress(reader: Reader): Address | undefined {
  if (reader.text[reader.at] !== '+') return readAddress(reader);
  reader.at++;
  return { kind: 'more', lines: Number(readWhile(reader, /\d/)) };
}

function compile(reader: Reader, pattern: string, ignoreCase: boolean): Regex | undefined {
  if (pattern === '') return undefined;
  const regex = compileRegex(pattern, { extended: reader.extended, ignoreCase });
  if (isRegexError(regex)) throw new SedFailure(regex.message, reader.at);
  return regex;
}

/** Up to an unescaped delimiter, which is consumed. In a pattern, brackets hide it and `\n` of the delimiter is unescaped. */
function readDelimited(reader: Reader, delimiter: string, isPattern: boolean, missing: string): string {
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
  throw new SedFailure(missing, reader.at);
}

function escapedDelimiter(delimiter: string, isPattern: boolean, extended: boolean): string {
  return isPattern && extended && '|+?(){}'.includes(delimiter) ? `\\${delimiter}` : delimiter;
}

function readSubstitution(reader: Reader): Partial<SedCommand> {
  const missing = "unterminated `s' command";
  const delimiter = reader.text[reader.at++];
  if (delimiter === undefined) throw new SedFailure(missing, reader.at - 1);
  const pattern = readDelimited(reader, delimiter, true, missing);
  const replacement = readDelimited(reader, delimiter, false, missing);
  const flags = readWhile(reader, /[gpiIMme0-9]/);
  let file: string | undefined;
  if (reader.text[reader.at] === 'w') {
    reader.at++;
    skipBlanks(reader);
    file = skipTo(reader, '\n');
  }
  skipBlanks(reader);
  const after = reader.text[reader.at];
  if (after !== undefined && !';\n}#'.includes(after)) throw new SedFailure("unknown option to `s'", reader.at + 1);
  return {
    regex: compile(reader, pattern, /i/i.test(flags)),
    replacement,
    global: flags.includes('g'),
    print: flags.includes('p'),
    multiline: /m/i.test(flags),
    occurrence: Number(/\d+/.exec(flags)?.[0] ?? 1),
    ...(file === undefined ? {} : { file }),
  };
}

function readMapping(reader: Reader): Partial<SedCommand> {
  const missing = "unterminated `y' command";
  const delimiter = reader.text[reader.at++];
  if (delimiter === undefined) throw new SedFailure(missing, reader.at - 1);
  const unescaped = (text: string) => [...text.replace(/\\n/g, '\n').replace(/\\\\/g, '\\')];
  const from = unescaped(readDelimited(reader, delimiter, false, missing));
  const to = unescaped(readDelimited(reader, delimiter, false, missing));
  if (from.length !== to.length) throw new SedFailure("strings for `y' command are different lengths", reader.at);
  return { mapping: new Map(from.map((character, i) => [character, to[i] ?? ''])) };
}

/** `a\` newline text, or `a text`. A backslash at the end of a line continues it. */
function readText(reader: Reader): string {
  const { text } = reader;
  skipBlanks(reader);
  if (text[reader.at] === '\\') {
    reader.at++;
    skipBlanks(reader);
    if (text[reader.at] === '\n') reader.at++;
  }
  let result = '';
  while (reader.at < text.length && text[reader.at] !== '\n') {
    if (text[reader.at] === '\\') reader.at++;
    result += text.charAt(reader.at++);
  }
  return result;
}
