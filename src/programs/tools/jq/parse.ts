import type { Node } from './nodes';

export class JqSyntaxError extends Error {}

const TOKEN =
  /\s+|#[^\n]*|"|\?\/\/|\/\/=|\|=|\+=|-=|\*=|\/=|==|!=|<=|>=|\/\/|\.\.|[.[\]{}()|,:;?=<>+\-*/%]|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\$[A-Za-z_]\w*|@\w+|[A-Za-z_]\w*/y;

/** Binding strength, weakest first. Comparison does not associate, `//` and assignment go to the right. */
const PRECEDENCE: readonly (readonly string[])[] = [
  ['|'],
  [','],
  ['//'],
  ['=', '|=', '+=', '-=', '*=', '/=', '//='],
  ['or'],
  ['and'],
  ['==', '!=', '<', '<=', '>', '>='],
  ['+', '-'],
  ['*', '/', '%'],
];
const MAX_DEPTH = 100;
const IDENTITY: Node = { kind: 'identity' };

export function parseJq(text: string): Node {
  const parser = new Parser(text);
  const node = parser.pipe();
  parser.end();
  return node;
}

class Parser {
  #at = 0;
  #token = '';
  #depth = 0;

  constructor(private readonly text: string) {
    this.#next();
  }

  end(): void {
    if (this.#token !== '') this.#unexpected();
  }

  pipe(level = 0): Node {
    if (++this.#depth > MAX_DEPTH * PRECEDENCE.length) throw new JqSyntaxError('program is nested too deeply');
    const operators = PRECEDENCE[level];
    const left = operators ? this.pipe(level + 1) : this.#postfix();
    const result = operators ? this.#operators(left, level, operators) : left;
    this.#depth--;
    return result;
  }

  #operators(first: Node, level: number, operators: readonly string[]): Node {
    let left = first;
    while (operators.includes(this.#token)) {
      const operator = this.#take();
      const rightAssociative = level === 0 || operator === '//' || level === 3;
      left = { kind: 'binary', operator, left, right: this.pipe(rightAssociative ? level : level + 1) };
    }
    if (level === 0 || this.#token !== 'as') return left;
    this.#take();
    const name = this.#take();
    this.#expect('|');
    return { kind: 'as', source: left, name, body: this.pipe() };
  }

  #postfix(): Node {
    let node = this.#primary();
    for (;;) {
      if (this.#token === '.') {
        if (!/[A-Za-z_"[]/.test(this.text.charAt(this.#at))) return node;
        this.#take();
        if (!this.#isNext('[')) node = { kind: 'index', target: node, key: this.#fieldName() };
      } else if (this.#token === '[') node = this.#bracket(node);
      else if (this.#token === '?') {
        this.#take();
        node = { kind: 'try', target: node };
      } else return node;
    }
  }

  #fieldName(): Node {
    if (this.#token === '"') return this.#string();
    return { kind: 'literal', value: this.#take() };
  }

  #bracket(target: Node): Node {
    this.#expect('[');
    if (this.#accept(']')) return { kind: 'iterate', target };
    const from = this.#token === ':' ? undefined : this.pipe();
    if (this.#accept(']')) return { kind: 'index', target, key: from ?? IDENTITY };
    this.#expect(':');
    const to = this.#token === ']' ? undefined : this.pipe();
    this.#expect(']');
    return { kind: 'slice', target, from, to };
  }

  #primary(): Node {
    const token = this.#token;
    if (token === '.') return this.#dot();
    if (token === '"') return this.#string();
    if (/^\d/.test(token)) return { kind: 'literal', value: Number(this.#take()) };
    if (token.startsWith('$')) return { kind: 'variable', name: this.#take() };
    if (token.startsWith('@')) return this.#format();
    switch (token) {
      case '..':
        this.#take();
        return { kind: 'recurse' };
      case '-':
        this.#take();
        return { kind: 'negate', target: this.#postfix() };
      case '(':
        return this.#between('(', ')');
      case '[':
        return this.#arrayLiteral();
      case '{':
        return this.#object();
      case 'if':
        return this.#if();
      case 'try':
        this.#take();
        return { kind: 'try', target: this.#postfix() };
      case 'reduce':
        return this.#reduce();
      default:
        return this.#call();
    }
  }

  #dot(): Node {
    this.#take();
    if (this.#token === '"') return { kind: 'index', target: IDENTITY, key: this.#string() };
    const isField = /^[A-Za-z_]/.test(this.#token) && /\.$/.test(this.text.slice(0, this.#at - this.#token.length));
    return isField ? { kind: 'index', target: IDENTITY, key: this.#fieldName() } : IDENTITY;
  }

  #between(open: string, close: string): Node {
    this.#expect(open);
    const node = this.pipe();
    this.#expect(close);
    return node;
  }

  #arrayLiteral(): Node {
    this.#expect('[');
    if (this.#accept(']')) return { kind: 'literal', value: [] };
    const target = this.pipe();
    this.#expect(']');
    return { kind: 'array', target };
  }

  #object(): Node {
    this.#expect('{');
    const entries: (readonly [Node, Node])[] = [];
    while (!this.#accept('}')) {
      entries.push(this.#entry());
      if (this.#token !== '}') this.#expect(',');
    }
    return { kind: 'object', entries };
  }

  #entry(): readonly [Node, Node] {
    const isVariable = this.#token.startsWith('$');
    const word = this.#token;
    const key: Node =
      word === '('
        ? this.#between('(', ')')
        : word === '"'
          ? this.#string()
          : { kind: 'literal', value: this.#take().replace('$', '') };
    if (!this.#accept(':'))
      return [key, isVariable ? { kind: 'variable', name: word } : { kind: 'index', target: IDENTITY, key }];
    // A value ends at the comma of the object.
    return [key, this.pipe(2)];
  }

  #if(): Node {
    this.#take();
    const condition = this.pipe();
    this.#expect('then');
    const then = this.pipe();
    if (this.#token === 'elif') return { kind: 'if', condition, then, otherwise: this.#if() };
    const otherwise = this.#accept('else') ? this.pipe() : IDENTITY;
    this.#expect('end');
    return { kind: 'if', condition, then, otherwise };
  }

  #reduce(): Node {
    this.#take();
    const source = this.#postfix();
    this.#expect('as');
    const name = this.#take();
    this.#expect('(');
    const initial = this.pipe();
    this.#expect(';');
    const update = this.pipe();
    this.#expect(')');
    return { kind: 'reduce', source, name, initial, update };
  }

  #format(): Node {
    const name = this.#take();
    return this.#token === '"' ? this.#string(name) : { kind: 'format', name };
  }

  #call(): Node {
    if (!/^[A-Za-z_]/.test(this.#token) || /^(then|else|elif|end|as|and|or|def)$/.test(this.#token)) this.#unexpected();
    const name = this.#take();
    const args: Node[] = [];
    if (this.#accept('(')) {
      do args.push(this.pipe());
      while (this.#accept(';'));
      this.#expect(')');
    }
    return { kind: 'call', name, args };
  }

  /** A string with `\(…)`. The token is the opening quote; what follows is read character by character. */
  #string(format?: string): Node {
    const parts: (string | Node)[] = [];
    let raw = '';
    const flush = (): void => {
      if (raw !== '') parts.push(JSON.parse(`"${raw.replaceAll('\n', '\\n').replaceAll('\t', '\\t')}"`) as string);
      raw = '';
    };
    for (;;) {
      const character = this.text.charAt(this.#at++);
      if (character === '') throw new JqSyntaxError('unfinished string');
      if (character === '"') break;
      if (character !== '\\') raw += character;
      else if (this.text[this.#at] === '(') {
        flush();
        this.#next();
        parts.push(this.#inside());
      } else raw += character + this.text.charAt(this.#at++);
    }
    flush();
    this.#next();
    return { kind: 'string', parts, format };
  }

  #inside(): Node {
    this.#expect('(');
    const node = this.pipe();
    if (this.#token !== ')') this.#unexpected();
    return node;
  }

  #isNext(token: string): boolean {
    return this.#token === token;
  }

  #take(): string {
    const token = this.#token;
    if (token === '') this.#unexpected();
    this.#next();
    return token;
  }

  #accept(token: string): boolean {
    if (this.#token !== token) return false;
    this.#next();
    return true;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) this.#unexpected();
  }

  #unexpected(): never {
    const shown = this.#token === '' ? 'end of file' : this.#token === '"' ? 'QQSTRING_START' : `'${this.#token}'`;
    throw new JqSyntaxError(`syntax error, unexpected ${shown}`);
  }

  #next(): void {
    for (;;) {
      TOKEN.lastIndex = this.#at;
      const match = TOKEN.exec(this.text);
      if (!match) {
        if (this.#at < this.text.length) throw new JqSyntaxError('syntax error, unexpected INVALID_CHARACTER');
        this.#token = '';
        return;
      }
      this.#at += match[0].length;
      if (/^[\s#]/.test(match[0])) continue;
      this.#token = match[0];
      return;
    }
  }
}
