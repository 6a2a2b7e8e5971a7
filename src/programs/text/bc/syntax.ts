export type Expression =
  | { kind: 'number'; text: string }
  | { kind: 'variable'; name: string }
  | { kind: 'assign'; name: string; operator: string; value: Expression }
  | { kind: 'step'; name: string; by: '+' | '-'; prefix: boolean }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'negate' | 'not'; operand: Expression }
  | { kind: 'call'; name: string; args: readonly Expression[] };

export type Statement =
  | { kind: 'expression'; expression: Expression }
  | { kind: 'print'; items: readonly (string | Expression)[]; newline: boolean }
  | { kind: 'block'; body: readonly Statement[] }
  | { kind: 'if'; condition: Expression; then: Statement; otherwise: Statement | undefined }
  | {
      kind: 'loop';
      first: Expression | undefined;
      condition: Expression | undefined;
      step: Expression | undefined;
      body: Statement;
    }
  | { kind: 'define'; name: string; parameters: readonly string[]; body: Statement }
  | { kind: 'return'; value: Expression | undefined }
  | { kind: 'break' | 'continue' | 'quit' };

/** Where a program of bc cannot be read on. */
export class BcError extends Error {}

const TOKENS =
  /\/\*[\s\S]*?\*\/|#[^\n]*|\\\n|[ \t\r]+|("[^"]*"|[0-9A-F]+\.?[0-9A-F]*|\.[0-9A-F]+|[a-z][a-z0-9_]*|\+\+|--|[-+*/%^=!<>]=|&&|\|\||[\s\S])/g;
const BINARY: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];

export function readProgram(text: string): readonly Statement[] {
  const tokens = [...text.matchAll(TOKENS)].flatMap(([, token]) => (token === undefined ? [] : [token]));
  return new Reader(tokens).program();
}

class Reader {
  #at = 0;
  #depth = 0;

  readonly #tokens: string[];

  constructor(tokens: readonly string[]) {
    this.#tokens = [...tokens];
  }

  program(): readonly Statement[] {
    const statements: Statement[] = [];
    for (this.#skip(); this.#peek() !== ''; this.#skip()) {
      statements.push(this.#statement());
      if (this.#peek() !== '' && !/[;\n]/.test(this.#peek())) this.#refuse();
    }
    return statements;
  }

  #peek(): string {
    return this.#tokens[this.#at] ?? '';
  }

  #take(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#at++;
    return true;
  }

  #expect(token: string): void {
    if (!this.#take(token)) this.#refuse();
  }

  #refuse(): never {
    throw new BcError(`bad expression at '${this.#peek().trim()}'`);
  }

  #skip(): void {
    while (this.#take('\n') || this.#take(';'));
  }

  #statement(): Statement {
    if (++this.#depth > 200) this.#refuse();
    try {
      return this.#read();
    } finally {
      this.#depth--;
    }
  }

  #read(): Statement {
    const token = this.#peek();
    if (token.startsWith('"')) {
      this.#at++;
      return { kind: 'print', items: [token.slice(1, -1)], newline: false };
    }
    if (this.#take('{')) {
      const body: Statement[] = [];
      for (this.#skip(); !this.#take('}'); this.#skip()) body.push(this.#statement());
      return { kind: 'block', body };
    }
    if (/^(?:break|continue|quit|halt)$/.test(token)) {
      this.#at++;
      return { kind: token === 'break' || token === 'continue' ? token : 'quit' };
    }
    if (this.#take('print')) return { kind: 'print', items: this.#printed(), newline: false };
    if (this.#take('return'))
      return { kind: 'return', value: /^[;\n}]?$/.test(this.#peek()) ? undefined : this.#expression() };
    if (this.#take('if')) return this.#if();
    if (this.#take('while') || this.#take('for')) return this.#loop(token === 'for');
    if (this.#take('define')) return this.#define();
    return { kind: 'expression', expression: this.#expression() };
  }

  #printed(): (string | Expression)[] {
    const items: (string | Expression)[] = [];
    do {
      const token = this.#peek();
      if (token.startsWith('"')) {
        this.#at++;
        items.push(token.slice(1, -1).replaceAll('\\n', '\n').replaceAll('\\t', '\t'));
      } else items.push(this.#expression());
    } while (this.#take(','));
    return items;
  }

  #if(): Statement {
    this.#expect('(');
    const condition = this.#expression();
    this.#expect(')');
    const then = this.#statement();
    const before = this.#at;
    this.#skip();
    if (this.#take('else')) return { kind: 'if', condition, then, otherwise: this.#statement() };
    this.#at = before;
    return { kind: 'if', condition, then, otherwise: undefined };
  }

  #loop(isFor: boolean): Statement {
    this.#expect('(');
    const part = (end: string) => (this.#peek() === end ? undefined : this.#expression());
    const first = isFor ? part(';') : undefined;
    if (isFor) this.#expect(';');
    const condition = part(isFor ? ';' : ')');
    if (isFor) this.#expect(';');
    const step = isFor ? part(')') : undefined;
    this.#expect(')');
    while (this.#take('\n'));
    return { kind: 'loop', first, condition, step, body: this.#statement() };
  }

  #define(): Statement {
    const name = this.#name();
    this.#expect('(');
    const parameters: string[] = [];
    while (!this.#take(')')) {
      parameters.push(this.#name());
      this.#take(',');
    }
    while (this.#take('\n'));
    if (this.#tokens.slice(this.#at, this.#at + 3).includes('auto')) this.#skipAuto(parameters);
    return { kind: 'define', name, parameters, body: this.#statement() };
  }

  /** Local variables start at zero, as parameters that nobody gave do. */
  #skipAuto(parameters: string[]): void {
    this.#expect('{');
    this.#skip();
    this.#expect('auto');
    do parameters.push(this.#name());
    while (this.#take(','));
    // The rest of the body is a block again, without the declaration.
    this.#at--;
    this.#tokens[this.#at] = '{';
  }

  #name(): string {
    const token = this.#peek();
    if (!/^[a-z]/.test(token)) this.#refuse();
    this.#at++;
    return token;
  }

  #expression(): Expression {
    return this.#binary(0);
  }

  #binary(level: number): Expression {
    const operators = BINARY[level];
    if (!operators) return this.#unary();
    let left = this.#binary(level + 1);
    for (let operator = this.#peek(); operators.includes(operator); operator = this.#peek()) {
      this.#at++;
      left = { kind: 'binary', operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }

  #unary(): Expression {
    if (this.#take('-')) return { kind: 'negate', operand: this.#unary() };
    if (this.#take('!')) return { kind: 'not', operand: this.#unary() };
    const base = this.#primary();
    if (!this.#take('^')) return base;
    return { kind: 'binary', operator: '^', left: base, right: this.#unary() };
  }

  #primary(): Expression {
    if (++this.#depth > 400) this.#refuse();
    try {
      const token = this.#peek();
      if (token === '++' || token === '--') {
        this.#at++;
        return { kind: 'step', name: this.#name(), by: token === '++' ? '+' : '-', prefix: true };
      }
      if (this.#take('(')) {
        const inner = this.#expression();
        this.#expect(')');
        return inner;
      }
      if (/^[0-9A-F.]/.test(token)) {
        this.#at++;
        return { kind: 'number', text: token };
      }
      return this.#named(this.#name());
    } finally {
      this.#depth--;
    }
  }

  #named(name: string): Expression {
    if (this.#take('(')) {
      const args: Expression[] = [];
      while (!this.#take(')')) {
        args.push(this.#expression());
        this.#take(',');
      }
      return { kind: 'call', name, args };
    }
    const token = this.#peek();
    if (token === '++' || token === '--') {
      this.#at++;
      return { kind: 'step', name, by: token === '++' ? '+' : '-', prefix: false };
    }
    if (!/^[-+*/%^]?=$/.test(token)) return { kind: 'variable', name };
    this.#at++;
    return { kind: 'assign', name, operator: token.slice(0, -1), value: this.#expression() };
  }
}
