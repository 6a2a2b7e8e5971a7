import type { AwkDialect } from './values';

export interface AwkToken {
  readonly kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'keyword' | 'operator' | 'newline' | 'end';
  readonly text: string;
  readonly line: number;
}

/** A program that cannot be read, or a mistake while it runs. */
export class AwkFailure extends Error {
  constructor(
    message: string,
    /** Where a program cannot be read. */
    readonly line?: number,
  ) {
    super(message);
  }
}

const KEYWORDS = new Set(
  'BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf'.split(
    ' ',
  ),
);

const OPERATORS = '&& || ++ -- += -= *= /= %= ^= == <= >= != !~ >> **'.split(' ');

/** Throws AwkFailure. */
export function tokenize(source: string, dialect: AwkDialect): AwkToken[] {
  const tokens: AwkToken[] = [];
  let line = 1;
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '\\' && source[at + 1] === '\n') {
      at += 2;
      line++;
    } else if (character === '#') while (at < source.length && source[at] !== '\n') at++;
    else if (character === '\n') {
      tokens.push({ kind: 'newline', text: '\n', line: line++ });
      at++;
    } else if (/\s/.test(character)) at++;
    else {
      const { token, end } = readToken(source, at, tokens[tokens.length - 1], dialect);
      tokens.push({ ...token, line });
      at = end;
    }
  }
  tokens.push({ kind: 'end', text: '', line });
  return tokens;
}

type Read = { token: Omit<AwkToken, 'line'>; end: number };

function readToken(source: string, at: number, previous: AwkToken | undefined, dialect: AwkDialect): Read {
  const character = source.charAt(at);
  if (character === '"') return readString(source, at + 1, dialect);
  if (character === '/' && !isOperand(previous)) return readRegex(source, at + 1, dialect);
  const number = /^(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/.exec(
    source.slice(at, at + 40),
  );
  if (number !== null)
    return { token: { kind: 'number', text: octal(number[0], dialect) }, end: at + number[0].length };
  if (/[A-Za-z_]/.test(character)) {
    let end = at;
    while (/\w/.test(source[end] ?? '')) end++;
    const text = source.slice(at, end);
    const kind = KEYWORDS.has(text) ? 'keyword' : source[end] === '(' ? 'call' : 'name';
    return { token: { kind, text: text === 'func' ? 'function' : text }, end };
  }
  const operators = dialect === 'mawk' ? OPERATORS.slice(0, -1) : OPERATORS;
  const operator = operators.find((each) => source.startsWith(each, at)) ?? character;
  return { token: { kind: 'operator', text: operator === '**' ? '^' : operator }, end: at + operator.length };
}

/** busybox takes a leading zero for an octal number. */
const octal = (digits: string, dialect: AwkDialect): string =>
  dialect === 'busybox' && /^0[0-7]+$/.test(digits) ? String(Number.parseInt(digits, 8)) : digits;

/** After an operand a slash divides. */
function isOperand(token: AwkToken | undefined): boolean {
  if (token === undefined) return false;
  return (
    ['number', 'string', 'name', 'call'].includes(token.kind) ||
    (token.kind === 'operator' && [')', ']', '$'].includes(token.text))
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  '"': '"',
  '/': '/',
};

function readString(source: string, start: number, dialect: AwkDialect): Read {
  let at = start;
  while (at < source.length && source[at] !== '"') {
    if (source[at] === '\n') throw runaway(source, start, 'string constant', dialect);
    at += source[at] === '\\' ? 2 : 1;
  }
  if (at >= source.length) throw runaway(source, start, 'string constant', dialect);
  return { token: { kind: 'string', text: unescapeText(source.slice(start, at), dialect) }, end: at + 1 };
}

/** Escapes of strings, also of `-v` values. */
export function unescapeText(text: string, dialect: AwkDialect): string {
  return text.replace(/\\(\n|[0-7]{1,3}|x[\da-fA-F]{1,2}|[\s\S])/g, (whole, escaped: string) => {
    if (escaped === '\n') return '';
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8));
    if (/^x./.test(escaped)) return String.fromCharCode(Number.parseInt(escaped.slice(1), 16));
    if (escaped === '/' && dialect === 'mawk') return whole;
    return ESCAPES[escaped] ?? whole;
  });
}

function readRegex(source: string, start: number, dialect: AwkDialect): Read {
  let text = '';
  let bracket = false;
  for (let at = start; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === '\n') break;
    if (character === '\\') {
      const escaped = source.charAt(++at);
      text += escaped === '/' ? '/' : `\\${escaped}`;
    } else if (character === '/' && !bracket) return { token: { kind: 'regex', text }, end: at + 1 };
    else {
      if (character === '[' && !bracket) bracket = true;
      else if (character === ']' && !/\[\^?$/.test(text)) bracket = false;
      text += character;
    }
  }
  throw runaway(source, start, 'regular expression', dialect);
}

/** What begins at the character ahead of `start` has no end on its line. */
function runaway(source: string, start: number, what: string, dialect: AwkDialect): AwkFailure {
  if (dialect !== 'mawk') return new AwkFailure('Unexpected end of string');
  const line = source.slice(0, start).split('\n').length;
  return new AwkFailure(`runaway ${what} ${source.slice(start - 1).split('\n', 1)[0]} ...`, line);
}
