import { type Source, type Span, SyntaxFailure } from './source';

export interface Token extends Span {
  kind: 'name' | 'number' | 'string' | 'operator' | 'newline' | 'indent' | 'dedent' | 'end';
  text: string;
  /** Of the last one: a bracket that is never closed, which is to blame for what cannot be read after its line. */
  failure?: SyntaxFailure;
}

const OPERATORS = [
  ...'**= //= >>= <<= ... != == <= >= -> := += -= *= /= %= @= &= |= ^= ** // << >>'.split(' '),
  ...'+-*/%@&|^~<>()[]{},:.;=',
];
const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
const TAB = 8;
const TABS = 'inconsistent use of tabs and spaces in indentation';

/** Letters of all scripts, as Python's identifiers nearly are. */
const NAME = /[\p{L}_][\p{L}\p{N}_]*/uy;
const NUMBER =
  /0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|(?:\d(?:_?\d)*)?\.\d(?:_?\d)*(?:[eE][-+]?\d+)?|\d(?:_?\d)*\.?(?:[eE][-+]?\d+)?/y;
const STRING_START = /(?:[rR][fFbB]?|[fFbB][rR]?|[uU])?(?:"""|'''|"|')/y;

function match(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

/** Cuts a text, or a part of it that is one expression, into words. Throws SyntaxFailure. */
export function tokenize(source: Source, part?: Span): readonly Token[] {
  return new Tokenizer(source, part).run();
}

class Tokenizer {
  readonly #text: string;
  readonly #end: number;
  #at: number;
  readonly #tokens: Token[] = [];
  readonly #indents = [0];
  /** The same if a tab were one blank: both have to agree. */
  readonly #narrow = [0];
  readonly #open: { text: string; start: number }[] = [];
  readonly #isPart: boolean;
  #unclosed: SyntaxFailure | undefined;

  constructor(source: Source, part: Span | undefined) {
    this.#text = source.text;
    this.#at = part?.start ?? 0;
    this.#end = part?.end ?? source.text.length;
    this.#isPart = part !== undefined;
  }

  run(): readonly Token[] {
    let isLineStart = !this.#isPart;
    while (this.#at < this.#end) {
      if (isLineStart && this.#open.length === 0) {
        isLineStart = false;
        if (this.#indentation()) {
          isLineStart = true;
          continue;
        }
      }
      isLineStart = this.#next();
    }
    const unclosed = this.#open[this.#open.length - 1];
    if (unclosed)
      this.#unclosed = new SyntaxFailure(
        { start: unclosed.start, end: unclosed.start + 1 },
        `'${unclosed.text}' was never closed`,
      );
    if (!isLineStart && !this.#isPart) this.#push('newline', 0);
    for (const indent of this.#indents) if (indent > 0) this.#push('dedent', 0);
    this.#push('end', 0);
    const last = this.#tokens[this.#tokens.length - 1];
    if (last && this.#unclosed) last.failure = this.#unclosed;
    return this.#tokens;
  }

  #push(kind: Token['kind'], length: number): void {
    const start = this.#at;
    this.#at += length;
    this.#tokens.push({ kind, text: this.#text.slice(start, this.#at), start, end: this.#at });
  }

  /** Compares the blanks ahead of a line with those of the lines before. True if nothing else is on the line. */
  #indentation(): boolean {
    let column = 0;
    let at = this.#at;
    for (; at < this.#end; at++) {
      const character = this.#text[at];
      if (character === ' ') column++;
      else if (character === '\t') column += TAB - (column % TAB);
      else if (character !== '\f') break;
    }
    const narrow = at - this.#at;
    const end = this.#text.indexOf('\n', at);
    const lineEnd = end < 0 ? this.#end : end;
    const rest = this.#text.slice(at, lineEnd).trimEnd();
    if (rest === '' || rest.startsWith('#')) {
      this.#at = Math.min(lineEnd + 1, this.#end);
      return true;
    }
    this.#at = at;
    const fail = (kind: 'IndentationError' | 'TabError', message: string) => {
      throw new SyntaxFailure({ start: lineEnd, end: lineEnd, isUnmarked: kind === 'TabError' }, message, kind);
    };
    const current = this.#indents[this.#indents.length - 1] ?? 0;
    const currentNarrow = this.#narrow[this.#narrow.length - 1] ?? 0;
    if (column > current) {
      if (narrow <= currentNarrow) fail('TabError', TABS);
      this.#indents.push(column);
      this.#narrow.push(narrow);
      this.#push('indent', 0);
    }
    while (column < (this.#indents[this.#indents.length - 1] ?? 0)) {
      this.#indents.pop();
      this.#narrow.pop();
      if (column > (this.#indents[this.#indents.length - 1] ?? 0))
        fail('IndentationError', 'unindent does not match any outer indentation level');
      this.#push('dedent', 0);
    }
    if (narrow !== (this.#narrow[this.#narrow.length - 1] ?? 0)) fail('TabError', TABS);
    return false;
  }

  /** One token; true if a line begins after it. */
  #next(): boolean {
    const text = this.#text;
    const character = text.charAt(this.#at);
    if (character === '\n') {
      if (this.#open.length === 0 && !this.#isPart) {
        this.#push('newline', 1);
        return true;
      }
      this.#at++;
      return false;
    }
    if (' \t\r\f'.includes(character)) this.#at++;
    else if (character === '#') {
      const end = text.indexOf('\n', this.#at);
      this.#at = end < 0 ? this.#end : Math.min(end, this.#end);
    } else if (character === '\\') {
      if (!/^\\\r?\n/.test(text.slice(this.#at, this.#at + 3)))
        throw new SyntaxFailure(
          { start: this.#at + 1, end: this.#at + 1 },
          'unexpected character after line continuation character',
        );
      this.#at = text.indexOf('\n', this.#at) + 1;
    } else this.#word();
    return false;
  }

  #word(): void {
    const quote = match(STRING_START, this.#text, this.#at);
    if (quote !== '') {
      this.#string(quote);
      return;
    }
    const name = match(NAME, this.#text, this.#at);
    if (name !== '') {
      this.#push('name', name.length);
      return;
    }
    const number = match(NUMBER, this.#text, this.#at);
    if (number !== '') {
      this.#number(number);
      return;
    }
    const operator = OPERATORS.find((each) => this.#text.startsWith(each, this.#at));
    if (operator === undefined) {
      const code = this.#text.codePointAt(this.#at) ?? 0;
      const hex = code.toString(16).toUpperCase().padStart(4, '0');
      const shown = String.fromCodePoint(code);
      throw new SyntaxFailure(
        { start: this.#at, end: this.#at + 1 },
        code > 127 ? `invalid character '${shown}' (U+${hex})` : 'invalid syntax',
      );
    }
    this.#bracket(operator);
    this.#push('operator', operator.length);
  }

  #number(number: string): void {
    const start = this.#at;
    this.#push('number', number.length);
    if (/^0\d*[1-9]/.test(number) && /^\d+$/.test(number))
      throw new SyntaxFailure(
        { start, end: start + 1 },
        'leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers',
      );
    const after = match(NAME, this.#text, this.#at);
    if (after !== '' && !/^(and|else|for|if|in|is|not|or|j|J)$/.test(after))
      throw new SyntaxFailure({ start: this.#at - 1, end: this.#at }, 'invalid decimal literal');
  }

  #bracket(text: string): void {
    const start = this.#at;
    if ('([{'.includes(text)) this.#open.push({ text, start });
    const wanted = OPENING[text];
    if (wanted === undefined) return;
    const opened = this.#open.pop();
    if (!opened) throw new SyntaxFailure({ start, end: start + 1 }, `unmatched '${text}'`);
    if (opened.text !== wanted)
      throw new SyntaxFailure(
        { start, end: start + 1 },
        `closing parenthesis '${text}' does not match opening parenthesis '${opened.text}'`,
      );
  }

  #string(opening: string): void {
    const start = this.#at;
    const quote = opening.replace(/^\w+/, '');
    const isFormatted = /f/i.test(opening);
    let depth = 0;
    let at = start + opening.length;
    for (; at < this.#end; at++) {
      const character = this.#text[at];
      if (character === '\\') at++;
      else if (isFormatted && character === '{') {
        if (this.#text[at + 1] === '{' && depth === 0) at++;
        else depth++;
      } else if (isFormatted && character === '}' && depth > 0) depth--;
      else if (this.#text.startsWith(quote, at) && (depth === 0 || !this.#closesLater(at + quote.length))) {
        this.#push('string', at + quote.length - start);
        return;
      } else if (character === '\n' && quote.length === 1) break;
    }
    const line = this.#text.slice(0, start).split('\n').length;
    const kind = `${isFormatted ? 'f-string' : 'string'} literal (detected at line ${line})`;
    const last = this.#text.slice(0, this.#end).trimEnd().split('\n').length;
    throw new SyntaxFailure(
      { start, end: start + 1 },
      quote.length === 1
        ? `unterminated ${kind}`
        : `unterminated triple-quoted ${kind.replace(/line \d+/, `line ${last}`)}`,
    );
  }

  /** Whether the expression of an f-string, inside of which a quote was met, is closed on the same line. */
  #closesLater(at: number): boolean {
    const end = this.#text.indexOf('\n', at);
    return this.#text.slice(at, end < 0 ? this.#end : end).includes('}');
  }
}
