import { ExpressionParser } from './expressions';
import type { Import, Statement } from './nodes';
import { NotSimulated } from './source';

const AUGMENTED = /^(?:\*\*|\/\/|>>|<<|[-+*/%@&|^])=$/;

/** Reads statements that fit on a line. Those with blocks are in statements.ts. */
export class SimpleStatementParser extends ExpressionParser {
  protected loopDepth = 0;

  protected simple(): Statement {
    const { text, kind, start } = this.token;
    const statement = kind === 'name' ? this.keyword(text) : undefined;
    return statement ? Object.assign(statement, { start, end: this.previousEnd }) : this.expressionOrAssignment();
  }

  protected keyword(text: string): Statement | undefined {
    const span = { start: 0, end: 0 };
    const { start, end } = this.token;
    switch (text) {
      case 'pass':
      case 'break':
      case 'continue':
        this.at++;
        if (text === 'break' && this.loopDepth === 0) this.fail("'break' outside loop", { start, end });
        if (text === 'continue' && this.loopDepth === 0) this.fail("'continue' not properly in loop", { start, end });
        return { kind: text, ...span };
      case 'return': {
        this.at++;
        const value = this.startsExpression() || this.is('*') ? this.expressions() : undefined;
        if (this.scope.kind !== 'function') this.fail("'return' outside function", { start, end: this.previousEnd });
        return { kind: 'return', value, ...span };
      }
      case 'raise': {
        this.at++;
        const value = this.startsExpression() ? this.expression() : undefined;
        const cause = this.skip('from') ? this.expression() : undefined;
        return { kind: 'raise', value, cause, ...span };
      }
      case 'assert': {
        this.at++;
        const test = this.expression();
        return { kind: 'assert', test, message: this.skip(',') ? this.expression() : undefined, ...span };
      }
      case 'del': {
        this.at++;
        const target = this.expressions();
        this.bind(target, 'delete');
        return { kind: 'delete', targets: target.kind === 'tuple' ? target.items : [target], ...span };
      }
      case 'import':
        this.at++;
        return { kind: 'import', names: this.imports(true), ...span };
      case 'from':
        return this.from();
      case 'global':
      case 'nonlocal':
        this.outerNames(text);
        return { kind: 'pass', ...span };
      default:
        return undefined;
    }
  }

  protected outerNames(kind: 'global' | 'nonlocal'): void {
    const { start } = this.token;
    this.at++;
    if (kind === 'nonlocal' && this.scope.kind === 'module')
      this.fail('nonlocal declaration not allowed at module level', { start, end: this.tokens[this.at]?.end ?? start });
    do {
      const name = this.name();
      if (this.scope.locals.has(name) && this.scope.kind === 'function')
        this.fail(`name '${name}' is assigned to before ${kind} declaration`, { start, end: this.previousEnd });
      this.scope[kind === 'global' ? 'globals' : 'nonlocals'].add(name);
    } while (this.skip(','));
  }

  /** `a.b as c, d` */
  protected imports(areModules: boolean): readonly Import[] {
    const names: Import[] = [];
    do {
      if (!areModules && this.is(')')) break;
      const name = areModules ? this.dotted() : this.name();
      const as = this.skip('as') ? this.name() : undefined;
      this.declare(as ?? name.split('.')[0] ?? name);
      names.push({ name, as });
    } while (this.skip(','));
    return names;
  }

  protected dotted(): string {
    let name = this.name();
    while (this.skip('.')) name += `.${this.name()}`;
    return name;
  }

  protected from(): Statement {
    this.at++;
    if (this.is('.') || this.is('...')) throw new NotSimulated('relative imports');
    const module = this.dotted();
    this.expect('import', "Expected 'import'");
    const span = { start: 0, end: 0 };
    if (this.skip('*')) return { kind: 'from', module, names: [{ name: '*', as: undefined }], ...span };
    const isGrouped = this.skip('(');
    const names = this.imports(false);
    if (isGrouped) this.expect(')');
    return { kind: 'from', module, names, ...span };
  }

  protected expressionOrAssignment(): Statement {
    const { start } = this.token;
    const first = this.expressions();
    if (this.token.kind === 'operator' && AUGMENTED.test(this.token.text)) {
      const operator = this.token.text.slice(0, -1);
      if (first.kind !== 'name' && first.kind !== 'attribute' && first.kind !== 'subscript')
        this.fail(
          `'${first.kind === 'constant' ? 'literal' : first.kind}' is an illegal expression for augmented assignment`,
          first,
        );
      this.bind(first);
      this.at++;
      const value = this.expressions();
      return { kind: 'augmented', target: first, operator, value, start, end: this.previousEnd };
    }
    if (this.skip(':')) {
      this.bind(first);
      if (first.kind === 'name') this.scope.annotated.push(first.name);
      this.expression();
      if (!this.skip('=')) return { kind: 'pass', start, end: this.previousEnd };
      return { kind: 'assign', targets: [first], value: this.expressions(), start, end: this.previousEnd };
    }
    if (!this.is('=')) return { kind: 'expression', value: first, start, end: this.previousEnd };
    const all = [first];
    while (this.skip('=')) {
      this.bind(all[all.length - 1] ?? first);
      all.push(this.expressions());
    }
    const value = all.pop() ?? first;
    return { kind: 'assign', targets: all, value, start, end: this.previousEnd };
  }
}
