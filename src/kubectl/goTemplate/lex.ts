/** Words of a Go template. Models text/template/parse/lex.go, with its sentences for what is wrong. */

export type TokenKind =
  | 'text'
  | 'left-delimiter'
  | 'right-delimiter'
  | 'identifier'
  | 'keyword'
  | 'field'
  | 'variable'
  | 'dot'
  | 'nil'
  | 'bool'
  | 'number'
  | 'string'
  | 'raw-string'
  | 'pipe'
  | 'declare'
  | 'assign'
  | 'comma'
  | 'left-paren'
  | 'right-paren'
  | 'space'
  | 'end-of-text'
  | 'error';

export interface Token {
  kind: TokenKind;
  /** What stands there; the sentence of an error. */
  text: string;
  /** Offset in the template. */
  at: number;
}

const KEYWORDS = ['if', 'else', 'end', 'range', 'with', 'define', 'template', 'block', 'break', 'continue'];
const SPACES = ' \t\r\n';
const isSpace = (character: string): boolean => character !== '' && SPACES.includes(character);
const WORD = /[\p{L}\p{Nd}_]/u;

/** All tokens up to the end, or up to the first error. */
export function lexTemplate(template: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  let trimNext = false;
  while (at < template.length) {
    const open = template.indexOf('{{', at);
    const end = open < 0 ? template.length : open;
    const trimsBefore = open >= 0 && template.charAt(open + 2) === '-' && isSpace(template.charAt(open + 3));
    const text = trimmed(template.slice(at, end), trimNext, trimsBefore);
    if (text !== '') tokens.push({ kind: 'text', text, at });
    if (open < 0) break;
    const inside = open + 2 + (trimsBefore ? 2 : 0);
    const comment = template.startsWith('/*', inside) ? commentEnd(template, inside) : undefined;
    if (typeof comment === 'string') return [...tokens, { kind: 'error', text: comment, at: open }];
    const action = comment ?? lexAction(template, open, inside, tokens);
    if (action === undefined) return tokens;
    at = action.end;
    trimNext = action.trims;
  }
  tokens.push({ kind: 'end-of-text', text: '', at: template.length });
  return tokens;
}

const trimmed = (text: string, start: boolean, end: boolean): string => {
  const behind = start ? text.replace(/^[ \t\r\n]+/, '') : text;
  return end ? withoutTrailingSpace(behind) : behind;
};

function withoutTrailingSpace(text: string): string {
  let end = text.length;
  while (end > 0 && isSpace(text.charAt(end - 1))) end--;
  return text.slice(0, end);
}

interface ActionEnd {
  end: number;
  /** Is the space behind it dropped: ` -}}`? */
  trims: boolean;
}

function commentEnd(template: string, from: number): ActionEnd | string {
  const close = template.indexOf('*/', from + 2);
  if (close < 0) return 'unclosed comment';
  return rightDelimiter(template, close + 2) ?? 'comment ends before closing delimiter';
}

function rightDelimiter(template: string, at: number): ActionEnd | undefined {
  if (template.startsWith('}}', at)) return { end: at + 2, trims: false };
  const trims = isSpace(template.charAt(at)) && template.startsWith('-}}', at + 1);
  return trims ? { end: at + 4, trims } : undefined;
}

/** Adds the tokens of one action. Undefined after an error, which is then the last token. */
function lexAction(template: string, open: number, inside: number, tokens: Token[]): ActionEnd | undefined {
  tokens.push({ kind: 'left-delimiter', text: '{{', at: open });
  let depth = 0;
  let at = inside;
  const fail = (text: string): undefined => {
    tokens.push({ kind: 'error', text, at });
    return undefined;
  };
  for (;;) {
    const close = rightDelimiter(template, at);
    if (close) {
      if (depth > 0) return fail('unclosed left paren');
      tokens.push({ kind: 'right-delimiter', text: '}}', at });
      return close;
    }
    if (at >= template.length) return fail('unclosed action');
    const token = nextToken(template, at);
    if (token.kind === 'error') return fail(token.text);
    if (token.kind === 'left-paren') depth++;
    if (token.kind === 'right-paren' && --depth < 0) return fail('unexpected right paren');
    tokens.push(token);
    at += token.text.length;
  }
}

const SINGLE: Readonly<Record<string, TokenKind>> = {
  '|': 'pipe',
  '=': 'assign',
  ',': 'comma',
  '(': 'left-paren',
  ')': 'right-paren',
};

function nextToken(template: string, at: number): Token {
  const character = template.charAt(at);
  const token = (kind: TokenKind, text: string): Token => ({ kind, text, at });
  if (isSpace(character)) return token('space', spacesAt(template, at));
  if (character === ':') return template.startsWith(':=', at) ? token('declare', ':=') : token('error', 'expected :=');
  const single = SINGLE[character];
  if (single !== undefined) return token(single, character);
  if (character === '"' || character === '`') return quoted(template, at, character);
  if (character === '.' && /\d/.test(template.charAt(at + 1))) return number(template, at);
  if (character === '.' || character === '$') return named(template, at, character);
  if (/[+\-\d]/.test(character)) return number(template, at);
  if (!WORD.test(character)) return token('error', `unrecognized character in action: ${unicode(character)}`);
  const word = wordAt(template, at);
  const bad = badTerminator(template, at + word.length);
  if (bad !== undefined) return token('error', bad);
  if (KEYWORDS.includes(word)) return token('keyword', word);
  if (word === 'true' || word === 'false') return token('bool', word);
  return token(word === 'nil' ? 'nil' : 'identifier', word);
}

/** Spaces, but not the one that belongs to ` -}}`. */
function spacesAt(template: string, from: number): string {
  let end = from + 1;
  while (isSpace(template.charAt(end)) && !rightDelimiter(template, end)) end++;
  return template.slice(from, end);
}

function wordAt(template: string, from: number): string {
  let end = from;
  while (WORD.test(template.charAt(end))) end++;
  return template.slice(from, end);
}

/** `.name`, `.`, `$name`, `$`. */
function named(template: string, at: number, first: '.' | '$'): Token {
  const text = first + wordAt(template, at + 1);
  if (text === '.') return { kind: 'dot', text, at };
  const bad = badTerminator(template, at + text.length);
  if (bad !== undefined) return { kind: 'error', text: bad, at };
  return { kind: first === '.' ? 'field' : 'variable', text, at };
}

/** What may not stand right behind a name. */
function badTerminator(template: string, at: number): string | undefined {
  const character = template.charAt(at);
  if (character === '' || isSpace(character) || '.,|:)('.includes(character) || template.startsWith('}}', at))
    return undefined;
  return `bad character ${unicode(character)}`;
}

function quoted(template: string, at: number, quote: '"' | '`'): Token {
  for (let end = at + 1; end < template.length; end++) {
    const character = template.charAt(end);
    if (character === quote)
      return { kind: quote === '"' ? 'string' : 'raw-string', text: template.slice(at, end + 1), at };
    if (quote === '"' && character === '\\') end++;
    if (quote === '"' && character === '\n') break;
  }
  return { kind: 'error', text: `unterminated ${quote === '"' ? '' : 'raw '}quoted string`, at };
}

function number(template: string, at: number): Token {
  const text = /^[+-]?(?:0[xX][\da-fA-F]+|\d*\.?\d*(?:[eE][+-]?\d+)?)/.exec(template.slice(at, at + 40))?.[0] ?? '';
  const longer = text + wordAt(template, at + text.length);
  if (longer !== text || !/\d/.test(text)) return { kind: 'error', text: `bad number syntax: "${longer}"`, at };
  return { kind: 'number', text, at };
}

const unicode = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')} '${character}'`;
