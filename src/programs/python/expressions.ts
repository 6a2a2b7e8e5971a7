import { AtomParser } from './atoms';
import type { Argument, Expression } from './nodes';
import type { Span } from './source';
import { KEYWORDS } from './tokenParser';

/** Operators between two values: how strongly they bind. `**` and comparisons are apart. */
const POWER: Readonly<Record<string, number>> = {
  '|': 1,
  '^': 2,
  '&': 3,
  '<<': 4,
  '>>': 4,
  '+': 5,
  '-': 5,
  '*': 6,
  '/': 6,
  '//': 6,
  '%': 6,
  '@': 6,
};
const COMPARISONS = new Set(['==', '!=', '<', '<=', '>', '>=', 'in', 'is']);

/** Reads expressions by the strength of their operators. Statements are in statements.ts. */
export class ExpressionParser extends AtomParser {
  protected inner(span: Span): Expression {
    return new ExpressionParser(this.source, this.scope, span).whole();
  }

  /** One expression of an f-string: nothing may follow. */
  whole(): Expression {
    const value = this.expressions();
    if (this.token.kind !== 'end') this.fail('f-string: invalid syntax');
    return value;
  }

  /** With commas: a tuple. */
  expressions(): Expression {
    const { start } = this.token;
    const first = this.starOrExpression();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.skip(',') && this.startsExpression()) items.push(this.starOrExpression());
    return { kind: 'tuple', items, start, end: this.previousEnd };
  }

  protected startsExpression(): boolean {
    const { kind, text } = this.token;
    if (kind === 'number' || kind === 'string') return true;
    if (kind === 'name') return !KEYWORDS.has(text) || /^(None|True|False|not|lambda|yield|await)$/.test(text);
    return kind === 'operator' && /^(?:[([{~*+-]|\.\.\.)$/.test(text);
  }

  protected starOrExpression(): Expression {
    const { start } = this.token;
    if (!this.skip('*')) return this.namedExpression();
    const value = this.operation(1);
    return { kind: 'star', value, start, end: value.end };
  }

  protected namedExpression(): Expression {
    const target = this.expression();
    if (target.kind !== 'name' || !this.skip(':=')) return target;
    this.declare(target.name);
    const value = this.expression();
    return { kind: 'walrus', target, value, start: target.start, end: value.end };
  }

  expression(): Expression {
    const { start } = this.token;
    if (this.is('lambda')) return this.lambda();
    if (this.is('yield')) return this.yield();
    const yes = this.or();
    if (!this.is('if')) return yes;
    const at = this.at++;
    const test = this.or();
    if (!this.skip('else')) {
      // The `if` of a comprehension follows an expression, too.
      this.at = at;
      if (this.token.kind === 'newline' || !this.isInComprehension)
        this.fail("expected 'else' after 'if' expression", { start, end: test.end });
      return yes;
    }
    const no = this.expression();
    return { kind: 'conditional', test, yes, no, start, end: no.end };
  }

  protected yield(): Expression {
    const { start } = this.token;
    this.at++;
    if (this.scope.kind !== 'function') this.fail("'yield' outside function", { start, end: this.previousEnd });
    this.scope.isGenerator = true;
    if (this.skip('from')) {
      const value = this.expression();
      return { kind: 'yield-from', value, start, end: value.end };
    }
    const value = this.startsExpression() ? this.expressions() : undefined;
    return { kind: 'yield', value, start, end: this.previousEnd };
  }

  protected or(): Expression {
    const { start } = this.token;
    let left = this.and();
    while (this.skip('or')) {
      const right = this.and();
      left = { kind: 'logic', operator: 'or', left, right, start, end: this.previousEnd };
    }
    return left;
  }

  protected and(): Expression {
    const { start } = this.token;
    let left = this.not();
    while (this.skip('and')) {
      const right = this.not();
      left = { kind: 'logic', operator: 'and', left, right, start, end: this.previousEnd };
    }
    return left;
  }

  protected not(): Expression {
    const { start } = this.token;
    if (!this.skip('not')) return this.comparison();
    const operand = this.not();
    return { kind: 'unary', operator: 'not', operand, start, end: operand.end };
  }

  protected comparison(): Expression {
    const { start } = this.token;
    const first = this.operation(1);
    const rest: { operator: string; value: Expression }[] = [];
    for (;;) {
      const operator = this.comparisonOperator();
      if (operator === undefined) break;
      rest.push({ operator, value: this.operation(1) });
    }
    if (rest.length === 0) return first;
    return { kind: 'compare', first, rest, start, end: this.previousEnd };
  }

  protected comparisonOperator(): string | undefined {
    const { text, kind } = this.token;
    const next = this.tokens[this.at + 1]?.text;
    if (kind !== 'operator' && kind !== 'name') return undefined;
    if (text === 'not' && next === 'in') {
      this.at += 2;
      return 'not in';
    }
    if (!COMPARISONS.has(text)) return undefined;
    this.at++;
    return text === 'is' && this.skip('not') ? 'is not' : text;
  }

  protected operation(power: number): Expression {
    const { start } = this.token;
    let left = this.unary();
    for (;;) {
      const { text, kind } = this.token;
      const own = kind === 'operator' && Object.hasOwn(POWER, text) ? (POWER[text] ?? 0) : 0;
      if (own < power) return left;
      this.at++;
      const right = this.operation(own + 1);
      left = { kind: 'binary', operator: text, left, right, start, end: this.previousEnd };
    }
  }

  protected unary(): Expression {
    const { start, text, kind } = this.token;
    if (kind === 'operator' && /^[-+~]$/.test(text)) {
      this.at++;
      const operand = this.unary();
      return { kind: 'unary', operator: text, operand, start, end: operand.end };
    }
    const left = this.primary();
    if (!this.skip('**')) return left;
    const right = this.unary();
    return { kind: 'binary', operator: '**', left, right, start, end: this.previousEnd };
  }

  protected primary(): Expression {
    const { start } = this.token;
    let value = this.atom();
    for (;;) {
      if (this.skip('.')) {
        value = { kind: 'attribute', object: value, name: this.name(), start, end: this.previousEnd };
      } else if (this.skip('(')) {
        const args = this.arguments();
        value = { kind: 'call', callee: value, args, start, end: this.previousEnd };
      } else if (this.skip('[')) {
        const index = this.subscript();
        this.expect(']');
        value = { kind: 'subscript', object: value, index, start, end: this.previousEnd };
      } else return value;
    }
  }

  protected subscript(): Expression {
    const { start } = this.token;
    const first = this.slice();
    if (!this.is(',')) return first;
    const items = [first];
    while (this.skip(',') && !this.is(']')) items.push(this.slice());
    return { kind: 'tuple', items, start, end: this.previousEnd };
  }

  protected slice(): Expression {
    const { start } = this.token;
    const lower = this.is(':') ? undefined : this.namedExpression();
    if (lower !== undefined && !this.is(':')) return lower;
    const parts: (Expression | undefined)[] = [lower];
    while (parts.length < 3 && this.skip(':'))
      parts.push(this.is(':') || this.is(']') || this.is(',') ? undefined : this.expression());
    return { kind: 'slice', parts, start, end: this.previousEnd };
  }

  /** After the opening parenthesis. */
  protected arguments(): readonly Argument[] {
    const args: Argument[] = [];
    while (!this.skip(')')) {
      const argument = this.argument();
      if (argument.kind === 'value' && args.some(({ kind }) => kind === 'named'))
        this.fail('positional argument follows keyword argument', { start: this.token.start, end: this.token.end });
      args.push(argument);
      if (!this.skip(',') && !this.is(')')) this.unexpected(args[args.length - 1]?.value);
    }
    return args;
  }

  /** Two expressions beside each other: Python guesses at a comma. */
  protected unexpected(before: Expression | undefined): never {
    if (this.is('='))
      this.fail(
        'expression cannot contain assignment, perhaps you meant "=="?',
        before && { start: before.start, end: this.token.end },
      );
    if (before && this.startsExpression()) {
      const next = this.expression();
      this.fail('invalid syntax. Perhaps you forgot a comma?', { start: before.start, end: next.end });
    }
    this.fail();
  }

  protected argument(): Argument {
    if (this.skip('**')) return { kind: 'double-star', name: '', value: this.expression() };
    if (this.skip('*')) return { kind: 'star', name: '', value: this.expression() };
    if (this.token.kind === 'name' && this.tokens[this.at + 1]?.text === '=') {
      const name = this.name();
      this.at++;
      return { kind: 'named', name, value: this.expression() };
    }
    const { start } = this.token;
    const value = this.possiblyComprehension(() => this.namedExpression(), 'generator');
    return {
      kind: 'value',
      name: '',
      value: value.kind === 'comprehension' ? { ...value, start: start - 1, end: value.end + 1 } : value,
    };
  }
}
