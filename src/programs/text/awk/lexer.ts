export interface AwkToken {
  readonly kind: 'number' | 'string' | 'regex' | 'name' | 'call' | 'keyword' | 'operator' | 'newline' | 'end';
  readonly text: string;
}

/** A program that cannot be read, or a mistake while it runs. */
export class AwkFailure extends Error {}

const KEYWORDS = new Set(
  'BEGIN END function func if else while for do break continue next nextfile exit return delete in getline print printf'.split(
    ' ',
  ),
);

const OPERATORS = '&& || ++ -- += -= *= /= %= ^= == <= >= != !~ >> **'.split(' ');

/** Throws AwkFailure. */
export function tokenize(source: string): AwkToken[] {
  const tokens: AwkToken[] = [];
  let at = 0;
  while (at < source.length) {
    const character = source.charAt(at);
    if (character === '\\' && source[at + 1] === '\n') at += 2;
    else if (character === '#') while (at < source.length && source[at] !== '\n') at++;
    else if (character === '\n') {
      tokens.push({ kind: 'newline', text: '\n' });
      at++;
    } else if (/\s/.test(character)) at++;
    else {
      const { token, end } = readToken(source, at, tokens[tokens.length - 1]);
      tokens.push(token);
      at = end;
    }
  }
  tokens.push({ kind: 'end', text: '' });
  return tokens;
}

function readToken(source: string, at: number, previous: AwkToken | undefined): { token: AwkToken; end: number } {
  const character = source.charAt(at);
  if (character === '"') return readString(source, at + 1);
  if (character === '/' && !isOperand(previous)) return readRegex(source, at + 1);
  const number = /^(?:0[xX][0-9a-fA-F]+|\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+(?:[eE][-+]?\d+)?)/.exec(
    source.slice(at, at + 40),
  );
  if (number !== null) return { token: { kind: 'number', text: number[0] }, end: at + number[0].length };
  if (/[A-Za-z_]/.test(character)) {
    let end = at;
    while (/\w/.test(source[end] ?? '')) end++;
    const text = source.slice(at, end);
    const kind = KEYWORDS.has(text) ? 'keyword' : source[end] === '(' ? 'call' : 'name';
    return { token: { kind, text: text === 'func' ? 'function' : text }, end };
  }
  const operator = OPERATORS.find((each) => source.startsWith(each, at)) ?? character;
  return { token: { kind: 'operator', text: operator === '**' ? '^' : operator }, end: at + operator.length };
}

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

function readString(source: string, start: number): { token: AwkToken; end: number } {
  let at = start;
  while (at < source.length && source[at] !== '"') {
    if (source[at] === '\n') throw new AwkFailure('unterminated string');
    at += source[at] === '\\' ? 2 : 1;
  }
  if (at >= source.length) throw new AwkFailure('unterminated string');
  return { token: { kind: 'string', text: unescapeText(source.slice(start, at)) }, end: at + 1 };
}

/** Escapes of strings, also of `-v` values. */
export function unescapeText(text: string): string {
  return text.replace(/\\(\n|[0-7]{1,3}|[\s\S])/g, (whole, escaped: string) => {
    if (escaped === '\n') return '';
    if (/^[0-7]/.test(escaped)) return String.fromCharCode(Number.parseInt(escaped, 8));
    return ESCAPES[escaped] ?? whole;
  });
}

function readRegex(source: string, start: number): { token: AwkToken; end: number } {
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
  throw new AwkFailure('unterminated regular expression');
}
