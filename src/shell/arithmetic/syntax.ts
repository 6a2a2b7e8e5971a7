import type { Integer } from './numbers';

export interface Variable {
  readonly name: string;
  /** `name[index]`: the expression, and its text for associative arrays. */
  readonly index: { readonly expression: Expression; readonly text: string } | undefined;
}

export type Expression =
  | { readonly kind: 'number'; readonly value: Integer }
  | { readonly kind: 'variable'; readonly variable: Variable }
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Expression }
  | {
      readonly kind: 'binary';
      readonly operator: string;
      readonly left: Expression;
      readonly right: Expression;
      /** Where the right operand starts, for errors. */
      readonly at: number;
    }
  | { readonly kind: 'choice'; readonly condition: Expression; readonly yes: Expression; readonly no: Expression }
  | {
      readonly kind: 'assignment';
      readonly variable: Variable;
      readonly operator: string;
      readonly value: Expression;
      readonly at: number;
    }
  | { readonly kind: 'step'; readonly variable: Variable; readonly by: 1 | -1; readonly prefix: boolean };
