import type { Blocking } from '../process/types';
import type { Command, CommandPart } from './parse/ast';
import type { Shell } from './state';

/** Why the evaluator leaves what it is in: none, or on its way to a loop, a function's caller, the end. */
export type Flow = 'none' | 'break' | 'continue' | 'return' | 'exit';

export type Builtin = (shell: Shell, argv: readonly string[]) => number | Blocking<number>;

/** What expansions and builtins need of the evaluator. Handed in, so that neither imports it. */
export interface Interpreter {
  /** Runs a command. A status at once if nothing had to wait. `isTested`: a failure does not end `set -e`. */
  run(shell: Shell, command: Command, isTested: boolean): number | Blocking<number>;
  /** Runs a text as `eval` does. */
  source(shell: Shell, text: string, firstLine?: number, isTested?: boolean): Blocking<number>;
  /** Runs words as a command, functions left out: `command`, `exec`. */
  runExternal(shell: Shell, argv: readonly string[]): Blocking<number>;
  substituteCommand(shell: Shell, part: CommandPart): Blocking<string>;
  /** The file to execute for a script without `#!`: this shell itself. */
  shellPath(shell: Shell): string;
  readonly builtins: ReadonlyMap<string, Builtin>;
}

/** A running function or sourced file. */
export interface Frame {
  /** `source` for a file. */
  readonly name: string;
  /** Line of the call. */
  readonly line: number;
  readonly source: string;
}

/** What only bash's seldom builtins need to be kept. */
export interface KeptByBash {
  /** How often each program was run from where it was found. */
  hashHits: Map<string, number>;
  /** The directory stack below the working directory. */
  directories: readonly string[];
  /** What `ulimit` has set, soft and hard, by letter. */
  limits?: ReadonlyMap<string, readonly [string, string]>;
  /** Variables that the shell computed until they were unset. */
  lost?: ReadonlySet<string>;
}
