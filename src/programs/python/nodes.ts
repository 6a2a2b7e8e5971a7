import type { Source, Span } from './source';
import type { Value } from './values';

/** Which names a function, class, comprehension or module binds itself. */
export interface Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension';
  locals: Set<string>;
  globals: Set<string>;
  nonlocals: Set<string>;
  isGenerator: boolean;
  /** Names with an annotation, of a class: dataclasses are made of them. */
  annotated: string[];
  /** `outer.<locals>.inner` */
  qualifiedName: string;
}

export interface Parameter {
  name: string;
  kind: 'positional' | 'either' | 'rest' | 'named' | 'named-rest';
  initial: Expression | undefined;
}

/** What a function or lambda is, before it is made. */
export interface Code {
  name: string;
  scope: Scope;
  parameters: readonly Parameter[];
  body: readonly Statement[];
  /** A lambda's, in place of statements. */
  result: Expression | undefined;
  source: Source;
}

export interface Argument {
  kind: 'value' | 'star' | 'named' | 'double-star';
  name: string;
  value: Expression;
}

export interface Formatted {
  expression: Expression;
  /** The text of `f'{x=}'`. */
  shown: string;
  conversion: string;
  format: JoinedText | undefined;
}

export interface JoinedText extends Span {
  kind: 'joined';
  parts: readonly (string | Formatted)[];
}

export interface Loop {
  target: Expression;
  iterable: Expression;
  conditions: readonly Expression[];
}

type ExpressionBody =
  | { kind: 'constant'; value: Value }
  | { kind: 'name'; name: string }
  | { kind: 'list' | 'tuple' | 'set'; items: readonly Expression[] }
  | { kind: 'dict'; items: readonly { key: Expression | undefined; value: Expression }[] }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression }
  | { kind: 'unary'; operator: string; operand: Expression }
  | { kind: 'logic'; operator: string; left: Expression; right: Expression }
  | { kind: 'compare'; first: Expression; rest: readonly { operator: string; value: Expression }[] }
  | { kind: 'conditional'; test: Expression; yes: Expression; no: Expression }
  | { kind: 'attribute'; object: Expression; name: string }
  | { kind: 'subscript'; object: Expression; index: Expression }
  | { kind: 'slice'; parts: readonly (Expression | undefined)[] }
  | { kind: 'call'; callee: Expression; args: readonly Argument[] }
  | { kind: 'lambda'; code: Code }
  | {
      kind: 'comprehension';
      form: 'list' | 'set' | 'dict' | 'generator';
      scope: Scope;
      key: Expression | undefined;
      value: Expression;
      loops: readonly Loop[];
    }
  | { kind: 'star'; value: Expression }
  | { kind: 'walrus'; target: Expression; value: Expression }
  | { kind: 'yield' | 'yield-from'; value: Expression | undefined };

export type Expression = (Span & ExpressionBody & { parenthesized?: boolean }) | JoinedText;

export interface Handler extends Span {
  type: Expression | undefined;
  name: string | undefined;
  body: readonly Statement[];
}

export interface Import {
  name: string;
  as: string | undefined;
}

type StatementBody =
  | { kind: 'expression'; value: Expression }
  | { kind: 'assign'; targets: readonly Expression[]; value: Expression }
  | { kind: 'augmented'; target: Expression; operator: string; value: Expression }
  | { kind: 'if'; test: Expression; body: readonly Statement[]; otherwise: readonly Statement[] }
  | { kind: 'while'; test: Expression; body: readonly Statement[]; otherwise: readonly Statement[] }
  | {
      kind: 'for';
      target: Expression;
      iterable: Expression;
      body: readonly Statement[];
      otherwise: readonly Statement[];
    }
  | {
      kind: 'try';
      body: readonly Statement[];
      handlers: readonly Handler[];
      otherwise: readonly Statement[];
      last: readonly Statement[];
    }
  | { kind: 'with'; manager: Expression; target: Expression | undefined; body: readonly Statement[] }
  | { kind: 'def'; code: Code; decorators: readonly Expression[] }
  | {
      kind: 'class';
      name: string;
      scope: Scope;
      args: readonly Argument[];
      body: readonly Statement[];
      decorators: readonly Expression[];
    }
  | { kind: 'return'; value: Expression | undefined }
  | { kind: 'raise'; value: Expression | undefined; cause: Expression | undefined }
  | { kind: 'assert'; test: Expression; message: Expression | undefined }
  | { kind: 'import'; names: readonly Import[] }
  | { kind: 'from'; module: string; names: readonly Import[] }
  | { kind: 'delete'; targets: readonly Expression[] }
  | { kind: 'pass' | 'break' | 'continue' };

export type Statement = Span & StatementBody;
