import type { Dialect } from '../../process/types';
import { syntaxOf } from '../parse/dialects';

export type ArithmeticProblem =
  | 'operand'
  | 'trailing'
  | 'parenthesis'
  | 'colon'
  | 'expression'
  | 'assignment'
  | 'operator'
  | 'division'
  | 'exponent'
  | 'number'
  | 'base'
  | 'recursion'
  /** Nothing is wrong, but this reader does not nest so deep. */
  | 'depth';

/** What is wrong with an expression; `token` is where, up to its end, as bash shows it. */
export interface ArithmeticError {
  readonly problem: ArithmeticProblem;
  readonly source: string;
  readonly token: string;
}

/** Thrown inside this folder only. */
export class ArithmeticFailure extends Error {
  constructor(
    readonly problem: ArithmeticProblem,
    readonly source: string,
    readonly token: string,
  ) {
    super(problem);
  }
}

const BASH_WORDS: Readonly<Record<ArithmeticProblem, string>> = {
  operand: 'syntax error: operand expected',
  trailing: 'syntax error in expression',
  parenthesis: "missing `)'",
  colon: "`:' expected for conditional expression",
  expression: 'expression expected',
  assignment: 'attempted assignment to non-variable',
  operator: 'syntax error: invalid arithmetic operator',
  division: 'division by 0',
  exponent: 'exponent less than 0',
  number: 'value too great for base',
  base: 'invalid arithmetic base',
  recursion: 'expression recursion level exceeded',
  depth: 'expression recursion level exceeded',
};

/** The shell's words, without its name and line in front. */
export function formatArithmeticError(error: ArithmeticError, dialect: Dialect): string {
  const { problem, source, token } = error;
  switch (syntaxOf[dialect].family) {
    case 'ash':
      if (problem === 'division') return 'divide by zero';
      if (problem === 'exponent') return 'exponent less than 0';
      if (problem === 'recursion') return 'expression recursion loop detected';
      if (problem === 'colon') return 'malformed ?: operator';
      return 'arithmetic syntax error';
    case 'dash': {
      if (problem === 'number') return `Illegal number: ${token}`;
      const words =
        problem === 'division'
          ? 'division by zero'
          : problem === 'operand' || problem === 'operator' || problem === 'expression'
            ? 'expecting primary'
            : problem === 'parenthesis'
              ? "expecting ')'"
              : problem === 'colon'
                ? "expecting ':'"
                : 'expecting EOF';
      return `arithmetic expression: ${words}: "${source}"`;
    }
    default:
      return `${problem === 'number' ? token : source.trimStart()}: ${BASH_WORDS[problem]} (error token is "${token}")`;
  }
}
