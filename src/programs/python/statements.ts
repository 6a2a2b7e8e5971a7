import { ExpressionParser } from './expressions';
import type { Code, Expression, Handler, Scope, Statement } from './nodes';
import { SimpleStatementParser } from './simpleStatements';
import { NotSimulated, type Source, SyntaxFailure } from './source';
import { createScope } from './tokenParser';

/** What a block is called when nothing stands in it. */
const BLOCK = 'an indented block after';

/** A module: its statements and the names that it binds. Throws SyntaxFailure, NotSimulated. */
export function parseModule(source: Source): { scope: Scope; body: readonly Statement[] } {
  const scope = createScope('module', '<module>', undefined);
  return { scope, body: new Parser(source, scope).module() };
}

/** One expression, for eval(). */
export function parseExpression(source: Source): { scope: Scope; value: Expression } {
  const scope = createScope('module', '<module>', undefined);
  return { scope, value: new ExpressionParser(source, scope, { start: 0, end: source.text.length }).whole() };
}

class Parser extends SimpleStatementParser {
  module(): readonly Statement[] {
    const body: Statement[] = [];
    while (this.token.kind !== 'end') {
      if (this.token.kind === 'indent')
        throw new SyntaxFailure(this.#lineEnd(), 'unexpected indent', 'IndentationError');
      body.push(...this.#line());
    }
    return body;
  }

  #lineEnd() {
    const next = this.tokens[this.at + 1] ?? this.token;
    return { start: next.start, end: next.start, isUnmarked: true };
  }

  /** A compound statement, or simple ones with semicolons. */
  #line(): readonly Statement[] {
    const compound = this.#compound();
    if (compound) return [compound];
    const body = [this.simple()];
    while (this.skip(';')) if (this.token.kind !== 'newline') body.push(this.simple());
    if (this.token.kind !== 'newline' && this.token.kind !== 'end') this.#unexpectedRest(body[body.length - 1]);
    if (this.token.kind === 'newline') this.at++;
    return body;
  }

  #unexpectedRest(last: Statement | undefined): never {
    const value = last?.kind === 'expression' ? last.value : undefined;
    if (value?.kind === 'name' && /^(print|exec)$/.test(value.name) && this.startsExpression()) {
      const end = this.expressions().end;
      this.fail(`Missing parentheses in call to '${value.name}'. Did you mean ${value.name}(...)?`, {
        start: value.start,
        end,
      });
    }
    if (this.token.kind === 'indent') throw new SyntaxFailure(this.#lineEnd(), 'unexpected indent', 'IndentationError');
    this.fail();
  }

  #compound(): Statement | undefined {
    const { text, kind, start } = this.token;
    if (kind === 'operator' && text === '@') return this.#decorated();
    if (kind !== 'name') return undefined;
    switch (text) {
      case 'if':
        return this.#if('if');
      case 'while':
      case 'for':
        return this.#loop(text);
      case 'try':
        return this.#try();
      case 'with':
        this.at++;
        return this.#with(start);
      case 'def':
        return this.#def([]);
      case 'class':
        return this.#class([]);
      case 'async':
        throw new NotSimulated("'async'");
      case 'match':
        if (this.#isMatch()) throw new NotSimulated("'match'");
        return undefined;
      default:
        return undefined;
    }
  }

  /** `match` is a keyword only where a block follows the line. */
  #isMatch(): boolean {
    const next = this.tokens[this.at + 1];
    if (!next || (next.kind === 'operator' && !/^[[({]$/.test(next.text)) || next.kind === 'newline') return false;
    const end = this.tokens.findIndex(({ kind }, i) => i > this.at && kind === 'newline');
    return this.tokens[end - 1]?.text === ':' && this.tokens[end + 2]?.text === 'case';
  }

  /** After the colon: the rest of the line, or an indented block. `what` names it: `'if' statement on line 1`. */
  #block(what: string, at: number): readonly Statement[] {
    const line = this.source.text.slice(0, at).split('\n').length;
    if (!this.skip(':')) {
      if (this.is('=')) this.fail("invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
      if (!this.isAt('newline') && this.startsExpression()) this.fail();
      this.fail("expected ':'");
    }
    if (!this.isAt('newline')) return this.#line();
    this.at++;
    const { kind, start, end } = this.token;
    if (kind !== 'indent') {
      throw new SyntaxFailure({ start, end }, `expected ${BLOCK} ${what} on line ${line}`, 'IndentationError');
    }
    this.at++;
    const body: Statement[] = [];
    while (!this.isAt('dedent') && !this.isAt('end')) {
      if (this.isAt('indent')) throw new SyntaxFailure(this.#lineEnd(), 'unexpected indent', 'IndentationError');
      body.push(...this.#line());
    }
    if (this.isAt('dedent')) this.at++;
    return body;
  }

  #condition(): Expression {
    const test = this.namedExpression();
    if (this.is('='))
      this.fail(
        test.kind === 'name' || test.kind === 'attribute' || test.kind === 'subscript'
          ? "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
          : "cannot assign to expression here. Maybe you meant '==' instead of '='?",
        { start: test.start, end: this.#endOfNext() },
      );
    return test;
  }

  #endOfNext(): number {
    this.at++;
    return this.startsExpression() ? this.expression().end : this.previousEnd;
  }

  #if(keyword: 'if' | 'elif'): Statement {
    const { start } = this.token;
    this.at++;
    const test = this.#condition();
    const body = this.#block(`'${keyword}' statement`, start);
    const otherwise = this.is('elif') ? [this.#if('elif')] : this.#else("'else' statement");
    return { kind: 'if', test, body, otherwise, start, end: test.end };
  }

  #else(what: string): readonly Statement[] {
    const { start } = this.token;
    return this.skip('else') ? this.#block(what, start) : [];
  }

  #loop(keyword: 'while' | 'for'): Statement {
    const { start } = this.token;
    this.at++;
    const target = keyword === 'for' ? this.targets() : undefined;
    if (target) this.expect('in');
    const value = target ? this.expressions() : this.#condition();
    this.loopDepth++;
    const body = this.#block(`'${keyword}' ${keyword === 'for' ? 'statement' : 'statement'}`, start);
    this.loopDepth--;
    const otherwise = this.#else("'else' statement");
    if (!target) return { kind: 'while', test: value, body, otherwise, start, end: value.end };
    return { kind: 'for', target, iterable: value, body, otherwise, start, end: value.end };
  }

  #try(): Statement {
    const { start, end } = this.token;
    this.at++;
    const body = this.#block("'try' statement", start);
    const handlers: Handler[] = [];
    while (this.is('except')) handlers.push(this.#handler());
    const otherwise = handlers.length > 0 ? this.#else("'else' statement") : [];
    const lastAt = this.token.start;
    const hasLast = this.skip('finally');
    const last = hasLast ? this.#block("'finally' statement", lastAt) : [];
    if (handlers.length === 0 && !hasLast) this.fail("expected 'except' or 'finally' block");
    return { kind: 'try', body, handlers, otherwise, last, start, end };
  }

  #handler(): Handler {
    const { start } = this.token;
    this.at++;
    if (this.is('*')) throw new NotSimulated("'except*'");
    const type = this.is(':') ? undefined : this.expression();
    if (type && this.is(',')) {
      const all = this.expressions();
      this.fail('multiple exception types must be parenthesized', {
        start: type.start,
        end: Math.max(all.end, this.token.end),
      });
    }
    const name = this.skip('as') ? this.name() : undefined;
    if (name !== undefined) this.declare(name);
    const end = this.previousEnd;
    return { type, name, body: this.#block("'except' statement", start), start, end };
  }

  #with(start: number): Statement {
    const at = this.at;
    const isGrouped = this.skip('(');
    if (isGrouped) {
      // Parentheses may hold several managers, or one expression.
      let depth = 1;
      let end = this.at;
      for (; depth > 0 && end < this.tokens.length; end++) {
        const { text, kind } = this.tokens[end] ?? this.token;
        if (kind === 'operator') depth += /^[([{]$/.test(text) ? 1 : /^[)\]}]$/.test(text) ? -1 : 0;
      }
      const hasNames = this.tokens.slice(this.at, end).some(({ text, kind }) => kind === 'name' && text === 'as');
      if (this.tokens[end]?.text !== ':' || !hasNames) this.at = at;
    }
    return this.#withItem(start, this.at !== at);
  }

  #withItem(start: number, isGrouped: boolean): Statement {
    const manager = this.expression();
    const target = this.skip('as') ? this.operationOrStar() : undefined;
    if (target) this.bind(target);
    const isMore = this.skip(',') && !this.is(')');
    if (!isMore && isGrouped) this.expect(')');
    const body = isMore ? [this.#withItem(this.token.start, isGrouped)] : this.#block("'with' statement", start);
    return { kind: 'with', manager, target, body, start, end: manager.end };
  }

  #decorated(): Statement {
    const decorators: Expression[] = [];
    while (this.skip('@')) {
      decorators.push(this.namedExpression());
      if (this.token.kind === 'newline') this.at++;
    }
    if (this.is('class')) return this.#class(decorators);
    if (this.is('async')) throw new NotSimulated("'async'");
    if (!this.is('def')) this.fail();
    return this.#def(decorators);
  }

  #def(decorators: readonly Expression[]): Statement {
    const { start } = this.token;
    this.at++;
    const name = this.name();
    const outer = this.scope;
    this.declare(name);
    const scope = createScope('function', name, outer);
    this.expect('(', "expected '('");
    const parameters = this.parameters(')', scope);
    this.expect(')');
    if (this.skip('->')) this.expression();
    const end = this.previousEnd;
    const loops = this.loopDepth;
    this.loopDepth = 0;
    this.scope = scope;
    const body = this.#block('function definition', start);
    this.scope = outer;
    this.loopDepth = loops;
    const code: Code = { name, scope, parameters, body, result: undefined, source: this.source };
    return { kind: 'def', code, decorators, start, end };
  }

  #class(decorators: readonly Expression[]): Statement {
    const { start } = this.token;
    this.at++;
    const name = this.name();
    const outer = this.scope;
    this.declare(name);
    const args = this.skip('(') ? this.arguments() : [];
    const end = this.previousEnd;
    const scope = createScope('class', name, outer);
    const loops = this.loopDepth;
    this.loopDepth = 0;
    this.scope = scope;
    const body = this.#block('class definition', start);
    this.scope = outer;
    this.loopDepth = loops;
    return { kind: 'class', name, scope, args, body, decorators, start, end };
  }
}
