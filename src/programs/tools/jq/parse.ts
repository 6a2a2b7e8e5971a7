import { IDENTITY, type Node, optional, type Pattern } from './nodes';
import { JqSyntaxError, TokenReader } from './tokens';

export { JqSyntaxError } from './tokens';

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

export function parseJq(text: string): Node {
  const parser = new Parser(text);
  const node = parser.pipe();
  parser.end();
  return node;
}

class Parser extends TokenReader {
  #depth = 0;

  end(): void {
    if (this.token !== '') this.unexpected();
  }

  pipe(level = 0): Node {
    if (++this.#depth > MAX_DEPTH * PRECEDENCE.length) throw new JqSyntaxError('program is nested too deeply');
    if (level === 0 && this.token === 'def') return this.#definition();
    const operators = PRECEDENCE[level];
    const left = operators ? this.pipe(level + 1) : this.#postfix();
    const result = operators ? this.#operators(left, level, operators) : left;
    this.#depth--;
    return result;
  }

  #operators(first: Node, level: number, operators: readonly string[]): Node {
    let left = first;
    while (operators.includes(this.token)) {
      const operator = this.take();
      const rightAssociative = level === 0 || operator === '//' || level === 3;
      left = { kind: 'binary', operator, left, right: this.pipe(rightAssociative ? level : level + 1) };
    }
    if (level === 0 || this.token !== 'as') return left;
    this.take();
    const pattern = this.#pattern();
    this.expect('|');
    return { kind: 'as', source: left, pattern, body: this.pipe() };
  }

  #postfix(): Node {
    let node = this.#primary();
    for (;;) {
      if (this.token === '.') {
        if (!/[A-Za-z_"[]/.test(this.text.charAt(this.at))) return node;
        this.take();
        if (this.current() !== '[') node = { kind: 'index', target: node, key: this.#fieldName() };
      } else if (this.token === '[') node = this.#bracket(node);
      else if (this.token === '?') {
        this.take();
        node = optional(node);
      } else return node;
    }
  }

  #fieldName(): Node {
    if (this.token === '"') return this.#string();
    return { kind: 'literal', value: this.take() };
  }

  #bracket(target: Node): Node {
    this.expect('[');
    if (this.accept(']')) return { kind: 'iterate', target };
    const from = this.token === ':' ? undefined : this.pipe();
    if (this.accept(']')) return { kind: 'index', target, key: from ?? IDENTITY };
    this.expect(':');
    const to = this.token === ']' ? undefined : this.pipe();
    this.expect(']');
    return { kind: 'slice', target, from, to };
  }

  #primary(): Node {
    const token = this.token;
    if (token === '.') return this.#dot();
    if (token === '"') return this.#string();
    if (/^\d/.test(token)) return { kind: 'literal', value: Number(this.take()) };
    if (token.startsWith('$')) return { kind: 'variable', name: this.take() };
    if (token.startsWith('@')) return this.#format();
    switch (token) {
      case '..':
        this.take();
        return { kind: 'recurse' };
      case '-':
        this.take();
        return { kind: 'negate', target: this.#postfix() };
      case '(':
        return this.#between('(', ')');
      case '[':
        return this.#arrayLiteral();
      case '{':
        return this.#object();
      case 'if':
        return this.#if();
      case 'try': {
        this.take();
        const target = this.#postfix();
        return this.accept('catch') ? { kind: 'try', target, handler: this.#postfix() } : { kind: 'try', target };
      }
      case 'reduce':
      case 'foreach':
        return this.#fold(token);
      case 'label': {
        this.take();
        const name = this.take();
        this.expect('|');
        return { kind: 'label', name, body: this.pipe() };
      }
      case 'break':
        this.take();
        return { kind: 'break', name: this.take() };
      default:
        return this.#call();
    }
  }

  #dot(): Node {
    this.take();
    if (this.token === '"') return { kind: 'index', target: IDENTITY, key: this.#string() };
    const isField = /^[A-Za-z_]/.test(this.token) && /\.$/.test(this.text.slice(0, this.at - this.token.length));
    return isField ? { kind: 'index', target: IDENTITY, key: this.#fieldName() } : IDENTITY;
  }

  #between(open: string, close: string): Node {
    this.expect(open);
    const node = this.pipe();
    this.expect(close);
    return node;
  }

  #arrayLiteral(): Node {
    this.expect('[');
    if (this.accept(']')) return { kind: 'literal', value: [] };
    const target = this.pipe();
    this.expect(']');
    return { kind: 'array', target };
  }

  #object(): Node {
    this.expect('{');
    const entries: (readonly [Node, Node])[] = [];
    while (!this.accept('}')) {
      entries.push(this.#entry());
      if (this.token !== '}') this.expect(',');
    }
    return { kind: 'object', entries };
  }

  /** What stands before the colon of an object, in values and in patterns alike. */
  #key(): Node {
    if (this.token === '(') return this.#between('(', ')');
    if (this.token === '"') return this.#string();
    return { kind: 'literal', value: this.take().replace('$', '') };
  }

  #entry(): readonly [Node, Node] {
    const isVariable = this.token.startsWith('$');
    const word = this.token;
    const key = this.#key();
    if (!this.accept(':'))
      return [key, isVariable ? { kind: 'variable', name: word } : { kind: 'index', target: IDENTITY, key }];
    // A value ends at the comma of the object.
    return [key, this.pipe(2)];
  }

  #if(): Node {
    this.take();
    const condition = this.pipe();
    this.expect('then');
    const then = this.pipe();
    if (this.token === 'elif') return { kind: 'if', condition, then, otherwise: this.#if() };
    const otherwise = this.accept('else') ? this.pipe() : IDENTITY;
    this.expect('end');
    return { kind: 'if', condition, then, otherwise };
  }

  /** `reduce SOURCE as $x (INITIAL; UPDATE)`, and `foreach` with an EXTRACT behind it. */
  #fold(kind: 'reduce' | 'foreach'): Node {
    this.take();
    const source = this.#postfix();
    this.expect('as');
    const pattern = this.#pattern();
    this.expect('(');
    const initial = this.pipe();
    this.expect(';');
    const update = this.pipe();
    const extract = kind === 'foreach' && this.accept(';') ? this.pipe() : IDENTITY;
    this.expect(')');
    return { kind, source, pattern, initial, update, extract };
  }

  /** `$x`, `[$a, $b]`, `{a: $x, $y}` */
  #pattern(): Pattern {
    if (this.accept('[')) {
      const items: Pattern[] = [];
      do items.push(this.#pattern());
      while (this.accept(','));
      this.expect(']');
      return { items };
    }
    if (!this.accept('{')) {
      if (!this.token.startsWith('$')) this.unexpected();
      return this.take();
    }
    const entries: (readonly [Node, Pattern])[] = [];
    do {
      const word = this.token;
      const key = this.#key();
      entries.push([key, this.accept(':') ? this.#pattern() : word]);
    } while (this.accept(','));
    this.expect('}');
    return { entries };
  }

  /** `def name(f; $x): BODY; REST` */
  #definition(): Node {
    this.take();
    const name = this.take();
    const parameters: string[] = [];
    if (this.accept('(')) {
      do parameters.push(this.take());
      while (this.accept(';'));
      this.expect(')');
    }
    this.expect(':');
    const body = this.pipe();
    this.expect(';');
    const rest = this.token === '' ? IDENTITY : this.pipe();
    return { kind: 'def', name, parameters, body, rest };
  }

  #format(): Node {
    const name = this.take();
    return this.token === '"' ? this.#string(name) : { kind: 'format', name };
  }

  #call(): Node {
    if (!/^[A-Za-z_]/.test(this.token) || /^(then|else|elif|end|as|and|or|def|catch)$/.test(this.token))
      this.unexpected();
    const name = this.take();
    const args: Node[] = [];
    if (this.accept('(')) {
      do args.push(this.pipe());
      while (this.accept(';'));
      this.expect(')');
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
      const character = this.text.charAt(this.at++);
      if (character === '')
        this.mistake('end of file, expecting QQSTRING_TEXT or QQSTRING_INTERP_START or QQSTRING_END');
      if (character === '"') break;
      if (character !== '\\') raw += character;
      else if (this.text[this.at] === '(') {
        flush();
        this.next();
        parts.push(this.#inside());
      } else raw += character + this.text.charAt(this.at++);
    }
    flush();
    this.next();
    return { kind: 'string', parts, format };
  }

  #inside(): Node {
    this.expect('(');
    const node = this.pipe();
    if (this.token !== ')') this.unexpected();
    return node;
  }
}
