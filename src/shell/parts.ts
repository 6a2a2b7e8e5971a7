import { createPart, type Part } from '../process/parts';
import type { Blocking, Errno, OpenFile, Process } from '../process/types';
import type { SeldomBuiltin } from './builtins/seldomNames';
import type { traceLines } from './evaluate/traceLines';
import type { Command, Word } from './parse/ast';
import type { expandBraces } from './parse/braces';
import type { syntaxErrors } from './parse/syntaxErrors';
import type { Glob } from './pattern/glob';
import type { Builtin, Shell } from './state';

/** What few scripts need of a shell: some builtins, rarer expansions, words for mistakes, commands on standard input. */
export interface SeldomNeeded {
  builtins: Readonly<Record<SeldomBuiltin, Builtin>>;
  expandBraces: typeof expandBraces;
  syntaxErrors: typeof syntaxErrors;
  trace: typeof traceLines;
  matchRegularExpression(shell: Shell, text: string, word: Word): boolean;
  findGroups(source: string, text: string): readonly string[] | undefined | 'invalid';
  compileExtendedGlob(pattern: string): Glob;
  /** A command in bash's own words: BASH_COMMAND, `declare -f`. */
  printCommand(shell: Shell, command: Command): string;
  /** The value of `BASH_FUNC_name%%`. */
  exportedFunction(shell: Shell, name: string): string;
  /** strftime, for `printf '%(…)T'`. */
  formatDate(format: string, ms: number): string;
  /** What `select` shows. */
  menuOf(values: readonly string[]): string;
  /** `${x@A}` and its like. */
  transform: typeof import('./expand/transform').transform;
  /** SHELLOPTS or BASHOPTS. */
  optionsOn(shell: Shell, name: string): string;
  /** bash's `~2`: a directory of the stack. */
  directoryAt(shell: Shell, word: string): string | undefined;
  /** bash called with an option that it does not know: says how to call it; the status. */
  refuseInvocation(shell: Shell, option: string): number;
  runInteractive(shell: Shell): Blocking<void>;
  runStandardInput(shell: Shell): Blocking<void>;
}

/** What came of connecting: a file, or who says why not. */
export type SocketOutcome =
  | { readonly file: OpenFile }
  /** Of a look-up: the host or port that has no address, in the words of getaddrinfo(3). */
  | { readonly unknown: string; readonly words: string }
  | { readonly refused: Errno };

/** bash's `/dev/tcp/HOST/PORT`. Names are looked up as programs do, so it is theirs to provide, with those of the network. */
export interface Sockets {
  openTcp(process: Process, host: string, port: string): Blocking<SocketOutcome>;
}

export const sockets: Part<Sockets> = createPart('nc');

/** Loaded where a script calculates. */
export const arithmetic: Part<typeof import('./onNeed/arithmetic')> = createPart('arithmetic');

/** Loaded where a script has more in `${…}` than a name. */
export const parameters: Part<typeof import('./onNeed/parameters')> = createPart('parameters');

/** Loaded where a script is more than a line: with functions, `case`, here-documents, builtins that go with these. */
export const constructs: Part<typeof import('./onNeed/constructs')> = createPart('constructs');

/** Loaded where a script has what hardly any shell but bash has: arrays, `[[`, `<(…)`. */
export const bash: Part<typeof import('./onNeed/bash')> = createPart('bash');

/** Loaded where a shell turns out to need it: see seldom.ts for the code, and PartMissing for what happens. */
export const seldom: Part<SeldomNeeded> = createPart('shell');
