import { readStringLiteral } from './literals';
import type { Code, Expression, Formatted, Loop, Parameter, Scope } from './nodes';
import { NotSimulated, type Span } from './source';
import { createScope, TokenParser } from './tokenParser';
import { ELLIPSIS } from './values';

const CONSTANTS: Readonly<Record<string, null | boolean>> = { None: null, True: true, False: false };

/** Reads what stands alone: names, literals, everything in brackets. */
export abstract class AtomParser extends TokenParser {
  /** An `if` may begin a condition of the comprehension. */
  protected isInComprehension = false;

  abstract expression(): Expression;
  protected abstract starOrExpression(): Expression;
  protected abstract namedExpression(): Expression;
  protected abstract or(): Expression;
  protected abstract operation(power: number): Expression;
  protected abstract startsExpression(): boolean;
  /** Two expressions beside each other: Python guesses at a comma. */
  protected abstract unexpected(before: Expression | undefined): never;
  /** An expression inside of an f-string. */
  protected abstract inner(span: Span): Expression;

  protected lambda(): Expression {
    const { start } = this.token;
    this.at++;
    const outer = this.scope;
    const scope = createScope('function', '<lambda>', outer);
    const parameters = this.parameters(':', scope);
    this.expect(':');
    this.scope = scope;
    const result = this.expression();
    this.scope = outer;
    const code: Code = { name: '<lambda>', scope, parameters, body: [], result, source: this.source };
    return { kind: 'lambda', code, start, end: result.end };
  }

  /** Up to `close`, which is left. Defaults belong to the scope outside. */
  protected parameters(close: ':' | ')', scope: Scope): readonly Parameter[] {
    const parameters: Parameter[] = [];
    let kind: Parameter['kind'] = 'either';
    const add = (name: string, as: Parameter['kind'], initial?: Expression) => {
      if (scope.locals.has(name))
        this.fail(`duplicate argument '${name}' in function definition`, this.tokens[this.at - 1]);
      scope.locals.add(name);
      parameters.push({ name, kind: as, initial });
    };
    while (!this.is(close)) {
      if (this.skip('/')) for (const parameter of parameters) parameter.kind = 'positional';
      else if (this.skip('**')) add(this.annotated(close), 'named-rest');
      else if (this.skip('*')) {
        kind = 'named';
        if (!this.is(',')) add(this.annotated(close), 'rest');
      } else {
        const { start, end } = this.token;
        const name = this.annotated(close);
        const initial = this.skip('=') ? this.expression() : undefined;
        if (!initial && kind === 'either' && parameters[parameters.length - 1]?.initial)
          this.fail('parameter without a default follows parameter with a default', { start, end });
        add(name, kind, initial);
      }
      if (!this.skip(',')) break;
    }
    return parameters;
  }

  protected annotated(close: ':' | ')'): string {
    const name = this.name();
    if (close === ')' && this.skip(':')) this.expression();
    return name;
  }

  protected atom(): Expression {
    const { kind, text, start, end } = this.token;
    switch (kind) {
      case 'number':
        this.at++;
        return { kind: 'constant', value: readNumber(text), start, end };
      case 'string':
        return this.strings();
      case 'name':
        if (Object.hasOwn(CONSTANTS, text)) {
          this.at++;
          return { kind: 'constant', value: CONSTANTS[text] ?? null, start, end };
        }
        if (text === 'await') throw new NotSimulated("'await'");
        return { kind: 'name', name: this.name(), start, end };
      default:
    }
    if (this.skip('...')) return { kind: 'constant', value: ELLIPSIS, start, end };
    if (this.skip('(')) return this.parenthesized(start);
    if (this.skip('[')) return this.list(start);
    if (this.skip('{')) return this.braces(start);
    return this.fail();
  }

  protected parenthesized(start: number): Expression {
    if (this.skip(')')) return { kind: 'tuple', items: [], start, end: this.previousEnd };
    const inner = this.possiblyComprehension(() => this.starOrExpression(), 'generator');
    if (this.is(',')) {
      const items = [inner];
      while (this.skip(',') && !this.is(')')) items.push(this.starOrExpression());
      this.close(')', items);
      return { kind: 'tuple', items, start, end: this.previousEnd, parenthesized: true };
    }
    this.close(')', [inner]);
    if (inner.kind === 'comprehension' || inner.kind === 'yield') return { ...inner, start, end: this.previousEnd };
    return inner.kind === 'joined' ? inner : { ...inner, parenthesized: true };
  }

  protected close(bracket: string, items: readonly Expression[]): void {
    if (!this.skip(bracket)) this.unexpected(items[items.length - 1]);
  }

  protected list(start: number): Expression {
    if (this.skip(']')) return { kind: 'list', items: [], start, end: this.previousEnd };
    const first = this.possiblyComprehension(() => this.starOrExpression(), 'list');
    if (first.kind === 'comprehension' && first.form === 'list') {
      this.expect(']');
      return { ...first, start, end: this.previousEnd };
    }
    const items = [first];
    while (this.skip(',') && !this.is(']')) items.push(this.starOrExpression());
    this.close(']', items);
    return { kind: 'list', items, start, end: this.previousEnd };
  }

  protected braces(start: number): Expression {
    const items: { key: Expression | undefined; value: Expression }[] = [];
    const isPair = () => {
      const key = this.is('**') ? undefined : this.namedExpression();
      if (key !== undefined && !this.is(':'))
        this.fail("':' expected after dictionary key", { start: this.previousEnd - 1, end: this.previousEnd });
      this.expect(key === undefined ? '**' : ':');
      return { key, value: key === undefined ? this.operation(1) : this.expression() };
    };
    if (this.skip('}')) return { kind: 'dict', items: [], start, end: this.previousEnd };
    if (!this.is('**')) {
      const at = this.at;
      const first = this.possiblyComprehension(() => this.starOrExpression(), 'set');
      if (!this.is(':')) return this.set(first, start);
      this.at = at;
      const key = { found: first };
      const value = this.possiblyComprehension(
        () => {
          key.found = this.namedExpression();
          this.expect(':');
          return this.expression();
        },
        'dict',
        key,
      );
      if (value.kind === 'comprehension' && value.form === 'dict') {
        this.expect('}');
        return { ...value, start, end: this.previousEnd };
      }
      items.push({ key: key.found, value });
    } else items.push(isPair());
    while (this.skip(',') && !this.is('}')) items.push(isPair());
    this.close(
      '}',
      items.map(({ value }) => value),
    );
    return { kind: 'dict', items, start, end: this.previousEnd };
  }

  protected set(first: Expression, start: number): Expression {
    if (first.kind === 'comprehension' && first.form === 'set') {
      this.expect('}');
      return { ...first, start, end: this.previousEnd };
    }
    const items = [first];
    while (this.skip(',') && !this.is('}')) items.push(this.starOrExpression());
    this.close('}', items);
    return { kind: 'set', items, start, end: this.previousEnd };
  }

  /** An item, which becomes a comprehension if `for` follows. Names that the item itself binds are those outside. */
  protected possiblyComprehension(
    item: () => Expression,
    form: 'list' | 'set' | 'dict' | 'generator',
    key?: { found: Expression },
  ): Expression {
    const wasInside = this.isInComprehension;
    this.isInComprehension = true;
    const value = item();
    this.isInComprehension = wasInside;
    if (this.is('async')) throw new NotSimulated("'async'");
    if (!this.is('for')) return value;
    const scope = createScope(form === 'generator' ? 'function' : 'comprehension', '<genexpr>', this.scope);
    scope.isGenerator = form === 'generator';
    this.isInComprehension = true;
    const loops: Loop[] = [];
    while (this.skip('for')) loops.push(this.loop(scope));
    this.isInComprehension = wasInside;
    const { start } = key?.found ?? value;
    return { kind: 'comprehension', form, scope, key: key?.found, value, loops, start, end: this.previousEnd };
  }

  protected loop(scope: Scope): Loop {
    const outer = this.scope;
    this.scope = scope;
    const target = this.targets();
    this.scope = outer;
    this.expect('in');
    const iterable = this.or();
    const conditions: Expression[] = [];
    while (this.skip('if')) conditions.push(this.or());
    return { target, iterable, conditions };
  }

  /** `a, (b, c)` of a loop. */
  protected targets(): Expression {
    const first = this.operationOrStar();
    let target = first;
    if (this.is(',')) {
      const items = [first];
      while (this.skip(',') && !this.is('in')) items.push(this.operationOrStar());
      target = { kind: 'tuple', items, start: first.start, end: this.previousEnd };
    }
    this.bind(target);
    return target;
  }

  protected operationOrStar(): Expression {
    return this.is('*') ? this.starOrExpression() : this.operation(1);
  }

  /** Texts that stand beside each other are one. */
  protected strings(): Expression {
    const { start } = this.token;
    const parts: (string | Formatted)[] = [];
    let bytes: Expression | undefined;
    let isFormatted = false;
    while (this.token.kind === 'string') {
      const literal = readStringLiteral(this.source, this.token, (span) => this.inner(span));
      this.at++;
      isFormatted ||= literal.isFormatted;
      if (literal.bytes !== undefined) bytes = { kind: 'constant', value: literal.bytes, start, end: this.previousEnd };
      parts.push(...literal.parts);
    }
    const end = this.previousEnd;
    if (bytes !== undefined) return bytes;
    if (isFormatted) return { kind: 'joined', parts, start, end };
    return { kind: 'constant', value: parts.join(''), start, end };
  }
}

function readNumber(text: string): bigint | number {
  const digits = text.replaceAll('_', '');
  return /^0[xob]/i.test(digits) || /^\d+$/.test(digits) ? BigInt(digits.toLowerCase()) : Number(digits);
}
