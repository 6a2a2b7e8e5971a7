import { JqError, type Json } from './json';
import type { Node } from './nodes';

/** What a program sees while it runs, and what is left of the work that it may do. */
export interface Scope {
  /** `$name` → value. */
  variables: ReadonlyMap<string, Json>;
  budget: { steps: number };
  /** `name/arity` → builtin. */
  functions: Readonly<Record<string, Builtin>>;
  /** Evaluates a node: handed in, because what evaluation is made of evaluates nodes itself. */
  run: Evaluate;
  /** Functions that the program defines, by `name/arity`. */
  locals?: ReadonlyMap<string, Builtin>;
  /** How many calls of them are open. */
  calls?: number;
  /** Inputs that were not taken yet: `input` takes from them. */
  inputs?: Json[];
  /** Seconds since 1970, for `now`. */
  nowSeconds?: number;
  /** What `debug` and `stderr` want on standard error. */
  said?: string[];
  /** Where the input is from, null for standard input, and how many lines of it were read. */
  file?: string | null;
  lineNow?: () => number;
}

/** `halt` and `halt_error`: the program ends. */
export class JqHalt extends Error {
  constructor(
    readonly status: number,
    /** For standard error. */
    readonly words: string,
  ) {
    super('halt');
  }
}

export type Evaluate = (node: Node, input: Json, scope: Scope) => Iterable<Json>;
export type Builtin = (input: Json, args: readonly Node[], scope: Scope) => Iterable<Json>;

/** Counts work, so that no program runs on for ever. */
export function step(scope: Scope): void {
  if (--scope.budget.steps < 0) throw new JqError('program runs too long for Podflight');
}
