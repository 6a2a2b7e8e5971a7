import { createPart, type Part } from '../process/parts';
import type { Blocking, Errno, OpenFile, Process } from '../process/types';

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

export const sockets: Part<Sockets> = createPart('connect');

/** Loaded where a script calculates. */
export const arithmetic: Part<typeof import('./onNeed/arithmetic')> = createPart('arithmetic');

/** Loaded where a script has more in `${…}` than a name. */
export const parameters: Part<typeof import('./onNeed/parameters')> = createPart('parameters');

/** Loaded where a script is more than a line: with functions, `case`, here-documents, builtins that go with these. */
export const constructs: Part<typeof import('./onNeed/constructs')> = createPart('constructs');

/** Loaded where a script has what hardly any shell but bash has: arrays, `[[`, `<(…)`. */
export const bash: Part<typeof import('./onNeed/bash')> = createPart('bash');

/** Loaded where a script runs commands beside each other, or sends signals. */
export const jobs: Part<typeof import('./onNeed/jobs')> = createPart('jobs');

/** Loaded where a script reads lines itself. */
export const reading: Part<typeof import('./onNeed/reading')> = createPart('reading');

/** Loaded where a script calls printf. */
export const printf: Part<typeof import('./onNeed/printf')> = createPart('printf');

/** Loaded where a script asks what a command is. */
export const inquiring: Part<typeof import('./onNeed/inquiring')> = createPart('inquiring');

/** Loaded where `set -x` is on. */
export const tracing: Part<typeof import('./onNeed/tracing')> = createPart('tracing');

/** Loaded where a script cannot be read. */
export const syntaxErrors: Part<typeof import('./onNeed/syntaxErrors')> = createPart('syntaxErrors');

/** Loaded where a script has `=~`. */
export const regularExpressions: Part<typeof import('./onNeed/regularExpressions')> = createPart('regularExpressions');

/** Loaded where a shell reads commands from its standard input. */
export const interactive: Part<typeof import('./onNeed/interactive')> = createPart('interactive');

/** Loaded where a script needs what hardly any needs. */
export const seldom: Part<typeof import('./onNeed/shell')> = createPart('shell');
