export type AwkExpression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'regex'; readonly source: string }
  | { readonly kind: 'variable'; readonly name: string }
  | { readonly kind: 'element'; readonly name: string; readonly index: AwkExpression }
  | { readonly kind: 'field'; readonly number: AwkExpression }
  /** Several indexes or the operands of `(a, b) in c`. */
  | { readonly kind: 'tuple'; readonly items: readonly AwkExpression[] }
  | { readonly kind: 'unary'; readonly operator: '!' | '-' | '+'; readonly operand: AwkExpression }
  /** Arithmetic, comparison, `~`, `&&`, `||`, and `' '` for concatenation. */
  | { readonly kind: 'binary'; readonly operator: string; readonly left: AwkExpression; readonly right: AwkExpression }
  | { readonly kind: 'in'; readonly index: AwkExpression; readonly name: string }
  | {
      readonly kind: 'choice';
      readonly condition: AwkExpression;
      readonly yes: AwkExpression;
      readonly no: AwkExpression;
    }
  | {
      readonly kind: 'assignment';
      readonly operator: string;
      readonly target: AwkExpression;
      readonly value: AwkExpression;
    }
  | { readonly kind: 'step'; readonly target: AwkExpression; readonly by: 1 | -1; readonly prefix: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly words: readonly AwkExpression[] }
  | {
      readonly kind: 'getline';
      readonly target: AwkExpression | undefined;
      readonly source: AwkExpression | undefined;
      readonly from: 'input' | 'file' | 'command';
    };

export interface AwkOutput {
  readonly mode: '>' | '>>' | '|';
  readonly target: AwkExpression;
}

export type AwkStatement =
  | { readonly kind: 'block'; readonly body: readonly AwkStatement[] }
  | { readonly kind: 'expression'; readonly expression: AwkExpression }
  | {
      readonly kind: 'print' | 'printf';
      readonly items: readonly AwkExpression[];
      readonly output: AwkOutput | undefined;
    }
  | {
      readonly kind: 'if';
      readonly condition: AwkExpression;
      readonly yes: AwkStatement;
      readonly no: AwkStatement | undefined;
    }
  | { readonly kind: 'while' | 'do'; readonly condition: AwkExpression; readonly body: AwkStatement }
  | {
      readonly kind: 'for';
      readonly initial: AwkStatement | undefined;
      readonly condition: AwkExpression | undefined;
      readonly step: AwkStatement | undefined;
      readonly body: AwkStatement;
    }
  | { readonly kind: 'for-in'; readonly variable: string; readonly array: string; readonly body: AwkStatement }
  | { readonly kind: 'delete'; readonly name: string; readonly index: AwkExpression | undefined }
  | { readonly kind: 'next' | 'nextfile' | 'break' | 'continue' }
  | { readonly kind: 'exit' | 'return'; readonly value: AwkExpression | undefined };

export interface AwkRule {
  readonly when: 'BEGIN' | 'END' | 'always' | 'pattern' | 'range';
  readonly pattern: AwkExpression | undefined;
  readonly last: AwkExpression | undefined;
  /** Undefined: print the record. */
  readonly body: AwkStatement | undefined;
}

export interface AwkFunction {
  readonly parameters: readonly string[];
  readonly body: AwkStatement;
}

export interface AwkProgram {
  readonly rules: readonly AwkRule[];
  readonly functions: ReadonlyMap<string, AwkFunction>;
  /** The names of all functions that are called. */
  readonly calls: readonly string[];
}
