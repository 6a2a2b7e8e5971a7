import { ExpressionParser } from './expressions';
import { AwkFailure, tokenize } from './lexer';
import type { AwkExpression, AwkFunction, AwkOutput, AwkProgram, AwkRule, AwkStatement } from './syntax';
import type { AwkDialect } from './values';

/** Throws AwkFailure. */
export function parseAwk(source: string, dialect: AwkDialect): AwkProgram {
  return new StatementParser(tokenize(source, dialect), dialect).program();
}

class StatementParser extends ExpressionParser {
  #nesting = 0;
  #inFunction = false;

  program(): AwkProgram {
    const rules: AwkRule[] = [];
    const functions = new Map<string, AwkFunction>();
    this.#skipEnds();
    while (this.token.kind !== 'end') {
      if (this.take('function')) {
        const name = this.name();
        functions.set(name, this.#function());
      } else rules.push(this.#rule());
      this.#skipEnds();
    }
    return { rules, functions, calls: this.calls };
  }

  #skipEnds(): void {
    while (this.token.kind === 'newline' || this.is(';')) this.at++;
  }

  #function(): AwkFunction {
    const parameters: string[] = [];
    this.expect('(');
    while (!this.is(')')) {
      parameters.push(this.name());
      if (!this.is(')')) this.expect(',');
      this.skipNewlines();
    }
    this.expect(')');
    this.skipNewlines();
    this.#inFunction = true;
    const body = this.#block();
    this.#inFunction = false;
    return { parameters, body };
  }

  #rule(): AwkRule {
    const when = this.is('BEGIN') ? 'BEGIN' : this.is('END') ? 'END' : undefined;
    if (when !== undefined) {
      this.at++;
      return { when, pattern: undefined, last: undefined, body: this.#block() };
    }
    if (this.is('{')) return { when: 'always', pattern: undefined, last: undefined, body: this.#block() };
    const pattern = this.expression();
    let last: AwkExpression | undefined;
    if (this.take(',')) {
      this.skipNewlines();
      last = this.expression();
    }
    const body = this.is('{') ? this.#block() : undefined;
    return { when: last === undefined ? 'pattern' : 'range', pattern, last, body };
  }

  #block(): AwkStatement {
    this.expect('{');
    const body: AwkStatement[] = [];
    this.#skipEnds();
    while (!this.is('}')) {
      body.push(this.#statement());
      if (
        !this.is('}') &&
        this.token.kind !== 'newline' &&
        !this.is(';') &&
        !endsItself(this.tokens[this.at - 1]?.text)
      )
        this.fail();
      this.#skipEnds();
    }
    this.expect('}');
    return { kind: 'block', body };
  }

  #body(): AwkStatement {
    this.skipNewlines();
    if (this.take(';')) return { kind: 'block', body: [] };
    return this.#statement();
  }

  #statement(): AwkStatement {
    if (++this.#nesting > 200) throw new AwkFailure('statements nested too deeply');
    const result = this.#readStatement();
    this.#nesting--;
    return result;
  }

  #readStatement(): AwkStatement {
    if (this.is('{')) return this.#block();
    if (this.take('if')) return this.#if();
    if (this.take('while')) {
      const condition = this.#condition();
      return { kind: 'while', condition, body: this.#body() };
    }
    if (this.take('do')) {
      const body = this.#body();
      this.#skipEnds();
      this.expect('while');
      return { kind: 'do', condition: this.#condition(), body };
    }
    if (this.take('for')) return this.#for();
    if (this.take('next')) return { kind: 'next' };
    if (this.take('nextfile')) return { kind: 'nextfile' };
    if (this.take('break')) return { kind: 'break' };
    if (this.take('continue')) return { kind: 'continue' };
    if (this.is('exit', 'return')) {
      const kind = this.take('exit') ? 'exit' : 'return';
      if (kind === 'return') this.at++;
      if (kind === 'return' && !this.#inFunction && this.dialect === 'mawk')
        throw new AwkFailure('return outside function body', this.token.line);
      return { kind, value: this.#ends() ? undefined : this.expression() };
    }
    return this.#simple();
  }

  #ends(): boolean {
    return this.token.kind === 'newline' || this.token.kind === 'end' || this.is(';', '}');
  }

  #condition(): AwkExpression {
    this.expect('(');
    const condition = this.expression();
    this.expect(')');
    return condition;
  }

  #if(): AwkStatement {
    const condition = this.#condition();
    const yes = this.#body();
    const before = this.at;
    this.#skipEnds();
    if (this.take('else')) return { kind: 'if', condition, yes, no: this.#body() };
    this.at = before;
    return { kind: 'if', condition, yes, no: undefined };
  }

  #for(): AwkStatement {
    this.expect('(');
    const [variable, keyword, array, close] = this.tokens.slice(this.at, this.at + 4);
    if (variable?.kind === 'name' && keyword?.text === 'in' && array?.kind === 'name' && close?.text === ')') {
      this.at += 4;
      return { kind: 'for-in', variable: variable.text, array: array.text, body: this.#body() };
    }
    const initial = this.is(';') ? undefined : this.#simple();
    this.expect(';');
    const condition = this.is(';') ? undefined : this.expression();
    this.expect(';');
    const step = this.is(')') ? undefined : this.#simple();
    this.expect(')');
    return { kind: 'for', initial, condition, step, body: this.#body() };
  }

  #simple(): AwkStatement {
    if (this.is('print', 'printf')) return this.#print();
    if (this.take('delete')) {
      const target = this.expression();
      if (target.kind === 'variable') return { kind: 'delete', name: target.name, index: undefined };
      if (target.kind === 'element') return { kind: 'delete', name: target.name, index: target.index };
      return this.fail();
    }
    return { kind: 'expression', expression: this.expression() };
  }

  #print(): AwkStatement {
    const kind = this.token.text === 'print' ? 'print' : 'printf';
    this.at++;
    this.noGreater = true;
    const listed: AwkExpression[] = [];
    if (!this.#ends() && !this.is('>', '>>', '|')) {
      listed.push(this.expression());
      while (this.take(',')) {
        this.skipNewlines();
        listed.push(this.expression());
      }
    }
    this.noGreater = false;
    const [only] = listed;
    const items = listed.length === 1 && only?.kind === 'tuple' ? only.items : listed;
    return { kind, items, output: this.#output() };
  }

  /** `print > x ? a : b` chooses between files. */
  #target(): AwkExpression {
    const condition = this.concatenation();
    if (!this.take('?')) return condition;
    const yes = this.concatenation();
    this.expect(':');
    return { kind: 'choice', condition, yes, no: this.#target() };
  }

  #output(): AwkOutput | undefined {
    const { text } = this.token;
    if (!this.is('>', '>>', '|') || (text !== '>' && text !== '>>' && text !== '|')) return undefined;
    this.at++;
    return { mode: text, target: this.#target() };
  }
}

/** After `}` and `;` a statement needs no separator. */
function endsItself(text: string | undefined): boolean {
  return text === '}' || text === ';' || text === '\n';
}
