import { AwkFailure, type AwkToken } from './lexer';
import type { AwkExpression } from './syntax';
import type { AwkDialect } from './values';

const MAX_DEPTH = 200;
const ASSIGNMENTS = new Set(['=', '+=', '-=', '*=', '/=', '%=', '^=']);

/** Reads expressions. Statements are read by the class that extends it. */
export class ExpressionParser {
  protected at = 0;
  #depth = 0;
  /** In a print list `>` redirects; in the head of a for loop `in` is not an operator. */
  protected noGreater = false;
  protected noIn = false;
  /** Every function that is called. */
  protected readonly calls: string[] = [];

  constructor(
    protected readonly tokens: readonly AwkToken[],
    protected readonly dialect: AwkDialect,
  ) {}

  protected get token(): AwkToken {
    return this.tokens[this.at] ?? { kind: 'end', text: '', line: 1 };
  }

  protected is(...texts: readonly string[]): boolean {
    const { kind, text } = this.token;
    return (kind === 'operator' || kind === 'keyword') && texts.includes(text);
  }

  protected take(text: string): boolean {
    if (!this.is(text)) return false;
    this.at++;
    return true;
  }

  protected expect(text: string): void {
    if (!this.take(text)) this.fail(text);
  }

  /** Throws in mawk's words. */
  protected fail(missing = ''): never {
    const { text, line, kind } = this.token;
    const depth = (open: string, close: string) =>
      this.tokens.filter((token) => token.text === open && token.kind !== 'string').length -
      this.tokens.filter((token) => token.text === close && token.kind !== 'string').length;
    if (kind !== 'end') {
      const near = text === '\n' ? 'end of line' : text;
      if (missing === ')' || (near === '}' && depth('(', ')') > 0))
        throw new AwkFailure(`missing ) near ${near}`, line);
      if (near === '}' && depth('{', '}') < 0)
        throw new AwkFailure(`extra '}'\nawk: line ${line}: syntax error at or near end of line`, line);
      throw new AwkFailure(`syntax error at or near ${near}`, line);
    }
    const brace = `missing } near end of file`;
    const isOpen = depth('{', '}') > 0;
    if (missing === ')' || depth('(', ')') > 0)
      throw new AwkFailure(`missing ) near end of line${isOpen ? `\nawk: line ${line + 1}: ${brace}` : ''}`, line);
    if (isOpen) throw new AwkFailure(brace, this.dialect === 'mawk' ? line + 1 : line);
    throw new AwkFailure('syntax error at or near end of line', line);
  }

  protected name(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' && kind !== 'call') this.fail();
    this.at++;
    return text;
  }

  protected skipNewlines(): void {
    while (this.token.kind === 'newline') this.at++;
  }

  protected expression(): AwkExpression {
    if (++this.#depth > MAX_DEPTH) throw new AwkFailure('expression nested too deeply');
    const result = this.#assignment();
    this.#depth--;
    return result;
  }

  #assignment(): AwkExpression {
    const left = this.#choice();
    const { text } = this.token;
    if (this.token.kind !== 'operator' || !ASSIGNMENTS.has(text) || !isTarget(left)) return left;
    this.at++;
    this.skipNewlines();
    return { kind: 'assignment', operator: text.slice(0, -1), target: left, value: this.expression() };
  }

  #choice(): AwkExpression {
    const condition = this.#or();
    if (!this.take('?')) return condition;
    this.skipNewlines();
    const yes = this.expression();
    this.skipNewlines();
    this.expect(':');
    this.skipNewlines();
    return { kind: 'choice', condition, yes, no: this.expression() };
  }

  #or(): AwkExpression {
    let left = this.#and();
    while (this.take('||')) {
      this.skipNewlines();
      left = { kind: 'binary', operator: '||', left, right: this.#and() };
    }
    return left;
  }

  #and(): AwkExpression {
    let left = this.#membership();
    while (this.take('&&')) {
      this.skipNewlines();
      left = { kind: 'binary', operator: '&&', left, right: this.#membership() };
    }
    return left;
  }

  #membership(): AwkExpression {
    let index = this.#matching();
    while (!this.noIn && this.take('in')) index = { kind: 'in', index, name: this.name() };
    return index;
  }

  #matching(): AwkExpression {
    let left = this.#comparison();
    while (this.is('~', '!~')) {
      const { text } = this.token;
      this.at++;
      left = { kind: 'binary', operator: text, left, right: this.#comparison() };
    }
    return left;
  }

  #comparison(): AwkExpression {
    const left = this.concatenation();
    const { text } = this.token;
    if (!this.is('<', '<=', '==', '!=', '>=') && !(this.is('>') && !this.noGreater)) {
      return this.#pipedGetline(left);
    }
    this.at++;
    return { kind: 'binary', operator: text, left, right: this.concatenation() };
  }

  #pipedGetline(command: AwkExpression): AwkExpression {
    let left = command;
    while (this.is('|') && this.tokens[this.at + 1]?.text === 'getline') {
      this.at += 2;
      left = { kind: 'getline', target: this.#optionalTarget(), source: left, from: 'command' };
    }
    return left;
  }

  protected concatenation(): AwkExpression {
    let left = this.#sum();
    while (this.#startsOperand()) left = { kind: 'binary', operator: ' ', left, right: this.#sum() };
    return left;
  }

  #startsOperand(): boolean {
    const { kind } = this.token;
    if (['number', 'string', 'name', 'call', 'regex'].includes(kind)) return true;
    return this.is('$', '(', '!', '++', '--');
  }

  #sum(): AwkExpression {
    return this.#binary(['+', '-'], () => this.#binary(['*', '/', '%'], () => this.#unary()));
  }

  #binary(operators: readonly string[], operand: () => AwkExpression): AwkExpression {
    let left = operand();
    while (this.is(...operators)) {
      const operator = this.token.text;
      this.at++;
      left = { kind: 'binary', operator, left, right: operand() };
    }
    return left;
  }

  #unary(): AwkExpression {
    const { text } = this.token;
    if ((text === '!' || text === '-' || text === '+') && this.token.kind === 'operator') {
      if (++this.#depth > MAX_DEPTH) throw new AwkFailure('expression nested too deeply');
      this.at++;
      const operand = this.#unary();
      this.#depth--;
      return { kind: 'unary', operator: text, operand };
    }
    const base = this.#postfix();
    if (!this.take('^')) return base;
    return { kind: 'binary', operator: '^', left: base, right: this.#unary() };
  }

  #postfix(): AwkExpression {
    if (this.is('++', '--')) {
      const by = this.token.text === '++' ? 1 : -1;
      this.at++;
      return { kind: 'step', target: this.#primary(), by, prefix: true };
    }
    const operand = this.#primary();
    if (!this.is('++', '--') || !isTarget(operand)) return operand;
    const by = this.token.text === '++' ? 1 : -1;
    this.at++;
    return { kind: 'step', target: operand, by, prefix: false };
  }

  #primary(): AwkExpression {
    const { kind, text } = this.token;
    switch (kind) {
      case 'number':
        this.at++;
        return { kind: 'number', value: Number(text) };
      case 'string':
        this.at++;
        return { kind: 'string', value: text };
      case 'regex':
        this.at++;
        return { kind: 'regex', source: text };
      case 'call':
        this.calls.push(text);
        this.at += 2;
        return { kind: 'call', name: text, words: this.#list(')') };
      case 'name':
        return this.#variable();
      default:
        return this.#operatorPrimary();
    }
  }

  #variable(): AwkExpression {
    const name = this.name();
    if (name === 'length') return { kind: 'call', name, words: [] };
    if (!this.take('[')) return { kind: 'variable', name };
    const items = this.#list(']');
    const [only] = items;
    return { kind: 'element', name, index: items.length === 1 && only !== undefined ? only : { kind: 'tuple', items } };
  }

  #operatorPrimary(): AwkExpression {
    if (this.take('$')) return { kind: 'field', number: this.is('++', '--', '-') ? this.#unary() : this.#primary() };
    if (this.take('getline')) {
      const target = this.#optionalTarget();
      if (!this.take('<')) return { kind: 'getline', target, source: undefined, from: 'input' };
      return { kind: 'getline', target, source: this.#primary(), from: 'file' };
    }
    if (!this.take('(')) return this.fail();
    const { noGreater, noIn } = this;
    this.noGreater = false;
    this.noIn = false;
    const items = this.#list(')');
    this.noGreater = noGreater;
    this.noIn = noIn;
    const [only] = items;
    if (items.length === 1 && only !== undefined) return only;
    return { kind: 'tuple', items };
  }

  #optionalTarget(): AwkExpression | undefined {
    return this.token.kind === 'name' || this.is('$') ? this.#primary() : undefined;
  }

  #list(close: string): AwkExpression[] {
    const items: AwkExpression[] = [];
    this.skipNewlines();
    while (!this.is(close)) {
      items.push(this.expression());
      this.skipNewlines();
      if (!this.is(close)) this.expect(',');
      this.skipNewlines();
    }
    this.expect(close);
    return items;
  }
}

function isTarget(expression: AwkExpression): boolean {
  return expression.kind === 'variable' || expression.kind === 'element' || expression.kind === 'field';
}
