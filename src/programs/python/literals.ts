import type { Expression, Formatted, JoinedText } from './nodes';
import { type Source, type Span, SyntaxFailure } from './source';
import type { Token } from './tokens';
import { type Bytes, bytesOf } from './values';

interface Literal {
  parts: readonly (string | Formatted)[];
  bytes: Bytes | undefined;
  isFormatted: boolean;
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};
const ESCAPE = /\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[0-7]{1,3}|[\s\S])/g;
const HEX_DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 };

/** Resolves the backslashes of a literal. Those that mean nothing stay, as in Python. */
function unescaped(text: string, isBytes: boolean, span: Span): string {
  return text.replace(ESCAPE, (all, at: number) => {
    const letter = all.charAt(1);
    if (/[0-7]/.test(letter)) return String.fromCharCode(Number.parseInt(all.slice(1), 8));
    if (Object.hasOwn(SIMPLE, letter)) return SIMPLE[letter] ?? '';
    const length = HEX_DIGITS[letter];
    if (length === undefined || (isBytes && letter !== 'x')) return all;
    if (all.length > 2) return String.fromCodePoint(Math.min(Number.parseInt(all.slice(2), 16), 0x10ffff));
    const digits = /^[\da-fA-F]*/.exec(text.slice(at + 2))?.[0].length ?? 0;
    const what = `truncated \\${letter}${'X'.repeat(length)} escape`;
    throw new SyntaxFailure(
      span,
      isBytes
        ? `(value error) invalid \\x escape at position ${at}`
        : `(unicode error) 'unicodeescape' codec can't decode bytes in position ${at}-${at + 1 + digits}: ${what}`,
    );
  });
}

/** What a literal of the source stands for. `parse` reads the expressions inside of an f-string. */
export function readStringLiteral(source: Source, token: Token, parse: (span: Span) => Expression): Literal {
  const [, prefix = '', quote = ''] = /^(\w*)("""|'''|"|')/.exec(token.text) ?? [];
  const body = { start: token.start + prefix.length + quote.length, end: token.end - quote.length };
  const isRaw = /r/i.test(prefix);
  if (/f/i.test(prefix)) {
    const reader = new FormattedReader(source, body, isRaw, parse);
    return { parts: reader.read(0).parts, bytes: undefined, isFormatted: true };
  }
  const isBytes = /b/i.test(prefix);
  const written = source.text.slice(body.start, body.end);
  const text = isRaw ? written : unescaped(written, isBytes, token);
  if (isBytes && /[^\0-\xff]/.test(text))
    throw new SyntaxFailure(token, 'bytes can only contain ASCII literal characters');
  return { parts: [text], bytes: isBytes ? bytesOf(text) : undefined, isFormatted: false };
}

/** Splits the inside of an f-string into texts and expressions. */
class FormattedReader {
  #at: number;

  constructor(
    private readonly source: Source,
    private readonly body: Span,
    private readonly isRaw: boolean,
    private readonly parse: (span: Span) => Expression,
  ) {
    this.#at = body.start;
  }

  /** Up to the end, or to the brace that ends a format inside of an expression. */
  read(depth: number): JoinedText {
    const { text } = this.source;
    const start = this.#at;
    const parts: (string | Formatted)[] = [];
    let from = this.#at;
    const flush = () => {
      const part = text.slice(from, this.#at);
      if (part !== '') parts.push(this.isRaw ? part : unescaped(part, false, this.body));
    };
    while (this.#at < this.body.end) {
      const character = text[this.#at];
      const isDouble = text[this.#at + 1] === character && depth === 0;
      if (character === '}' && depth > 0) break;
      if (character !== '{' && character !== '}') {
        this.#at += character === '\\' && !this.isRaw ? 2 : 1;
      } else if (isDouble) {
        this.#at++;
        flush();
        from = ++this.#at;
      } else {
        if (character === '}') this.#fail("f-string: single '}' is not allowed", this.#at);
        flush();
        parts.push(this.#expression(depth));
        from = this.#at;
      }
    }
    flush();
    return { kind: 'joined', parts, start, end: this.#at };
  }

  #fail(message: string, at: number): never {
    throw new SyntaxFailure({ start: at, end: at + 1 }, message);
  }

  #expression(depth: number): Formatted {
    const { text } = this.source;
    const open = this.#at;
    const start = open + 1;
    this.#at = this.#endOfExpression(start);
    let end = this.#at;
    if (text.slice(start, end).trim() === '')
      this.#fail(`f-string: valid expression required before '${text[end] ?? '}'}'`, end);
    let shown = '';
    if (text[end - 1] === '=' && !/[=!<>]=$/.test(text.slice(start, end))) {
      shown = text.slice(start, end);
      end--;
    } else if (/=\s+$/.test(text.slice(start, end)) && !/[=!<>]=\s+$/.test(text.slice(start, end))) {
      shown = text.slice(start, end);
      end = start + shown.trimEnd().length - 1;
    }
    const expression = this.parse({ start, end });
    let conversion = '';
    if (text[this.#at] === '!') {
      conversion = text[this.#at + 1] ?? '';
      if (!'sra'.includes(conversion))
        this.#fail(`f-string: invalid conversion character '${conversion}': expected 's', 'r', or 'a'`, this.#at + 1);
      this.#at += 2;
    }
    let format: JoinedText | undefined;
    if (text[this.#at] === ':') {
      this.#at++;
      format = this.read(depth + 1);
    }
    if (text[this.#at] !== '}' || this.#at >= this.body.end) this.#fail("f-string: expecting '}'", this.#at);
    this.#at++;
    return { expression, shown, conversion: conversion === '' && shown !== '' && !format ? 'r' : conversion, format };
  }

  /** Where `!r`, `:format` or the closing brace begin. */
  #endOfExpression(start: number): number {
    const { text } = this.source;
    let depth = 0;
    for (let at = start; at < this.body.end; at++) {
      const character = text.charAt(at);
      if (character === '"' || character === "'") at = this.#endOfQuoted(at);
      else if ('([{'.includes(character)) depth++;
      else if (depth > 0 && ')]}'.includes(character)) depth--;
      else if (depth === 0 && (character === '}' || character === ':')) return at;
      else if (depth === 0 && character === '!' && text[at + 1] !== '=') return at;
    }
    return this.#fail("f-string: expecting '}'", start - 1);
  }

  #endOfQuoted(start: number): number {
    const { text } = this.source;
    const quote = text.startsWith(text.charAt(start).repeat(3), start)
      ? text.charAt(start).repeat(3)
      : text.charAt(start);
    for (let at = start + quote.length; at < this.body.end; at++) {
      if (text[at] === '\\') at++;
      else if (text.startsWith(quote, at)) return at + quote.length - 1;
    }
    return this.#fail("f-string: expecting '}'", start);
  }
}
