import type { Expression, Scope } from './nodes';
import { type Source, type Span, SyntaxFailure } from './source';
import { type Token, tokenize } from './tokens';
import { ELLIPSIS } from './values';

export const KEYWORDS = new Set(
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'.split(
    ' ',
  ),
);

export function createScope(kind: Scope['kind'], name: string, outer: Scope | undefined): Scope {
  const prefix =
    outer === undefined || outer.kind === 'module'
      ? ''
      : `${outer.qualifiedName}${outer.kind === 'class' ? '.' : '.<locals>.'}`;
  return {
    kind,
    locals: new Set(),
    globals: new Set(),
    nonlocals: new Set(),
    isGenerator: false,
    annotated: [],
    qualifiedName: prefix + name,
  };
}

/** Words one after another, and the names that a scope binds. */
export class TokenParser {
  protected readonly tokens: readonly Token[];
  protected at = 0;

  constructor(
    protected readonly source: Source,
    protected scope: Scope,
    part?: Span,
  ) {
    this.tokens = tokenize(source, part);
  }

  protected get token(): Token {
    const token = this.tokens[Math.min(this.at, this.tokens.length - 1)];
    if (!token) throw new SyntaxFailure({ start: 0, end: 0 }, 'invalid syntax');
    return token;
  }

  protected get previousEnd(): number {
    return this.tokens[this.at - 1]?.end ?? 0;
  }

  protected is(text: string): boolean {
    const { kind } = this.token;
    return this.token.text === text && (kind === 'operator' || kind === 'name');
  }

  protected isAt(kind: Token['kind']): boolean {
    return this.token.kind === kind;
  }

  protected skip(text: string): boolean {
    const found = this.is(text);
    if (found) this.at++;
    return found;
  }

  protected expect(text: string, message = 'invalid syntax'): void {
    if (!this.skip(text)) this.fail(message);
  }

  protected fail(message = 'invalid syntax', span: Span = this.token): never {
    const last = this.tokens[this.tokens.length - 1];
    const unclosed = last?.failure;
    const isLater = unclosed && this.source.text.slice(unclosed.span.start, span.end).includes('\n');
    if (unclosed && (isLater || span.start >= (last?.start ?? 0))) throw unclosed;
    throw new SyntaxFailure(span, message);
  }

  protected name(): string {
    const { kind, text } = this.token;
    if (kind !== 'name' || KEYWORDS.has(text)) this.fail();
    this.at++;
    return text;
  }

  // ---------------------------------------------------------------- names that a scope has

  protected declare(name: string): void {
    const { scope } = this;
    if (!scope.globals.has(name) && !scope.nonlocals.has(name)) scope.locals.add(name);
  }

  /** Checks that something can be assigned to, and notes the names that it binds. */
  protected bind(target: Expression, verb = 'assign to'): void {
    switch (target.kind) {
      case 'name':
        this.declare(target.name);
        return;
      case 'attribute':
      case 'subscript':
        return;
      case 'star':
        this.bind(target.value, verb);
        return;
      case 'list':
      case 'tuple':
        for (const item of target.items) this.bind(item, verb);
        return;
      default:
        this.fail(
          `cannot ${verb} ${verb === 'delete' ? describe(target).replace(/ here\. .*/, '') : describe(target)}`,
          target,
        );
    }
  }
}

/** What Python calls a thing that cannot be assigned to. */
function describe(target: Expression): string {
  switch (target.kind) {
    case 'constant':
      return target.value === null || typeof target.value === 'boolean'
        ? ({ null: 'None', true: 'True', false: 'False' }[String(target.value)] ?? 'literal')
        : target.value === ELLIPSIS
          ? 'ellipsis'
          : "literal here. Maybe you meant '==' instead of '='?";
    case 'call':
      return "function call here. Maybe you meant '==' instead of '='?";
    case 'binary':
    case 'unary':
    case 'logic':
      return "expression here. Maybe you meant '==' instead of '='?";
    case 'compare':
      return 'comparison';
    case 'joined':
      return "f-string expression here. Maybe you meant '==' instead of '='?";
    case 'conditional':
      return 'conditional expression';
    case 'lambda':
      return 'lambda';
    case 'dict':
      return "dict literal here. Maybe you meant '==' instead of '='?";
    case 'set':
      return "set display here. Maybe you meant '==' instead of '='?";
    case 'comprehension':
      return target.form === 'generator' ? 'generator expression' : `${target.form} comprehension`;
    case 'walrus':
      return 'named expression';
    default:
      return 'expression';
  }
}
