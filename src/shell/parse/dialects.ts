import type { Dialect } from '../../process/types';

/** What a shell's grammar has beyond POSIX. Measured against the real shells. */
export interface Syntax {
  readonly family: 'ash' | 'dash' | 'bash';
  /** `{a,b}` and `{1..3}` */
  readonly braces: boolean;
  readonly arrays: boolean;
  /** `[[` is a keyword with a grammar of its own. */
  readonly conditionKeyword: boolean;
  /** ash: `[[` is a command that lets `&&` and `||` pass as `-a` and `-o`. */
  readonly conditionCommand: boolean;
  /** `$'…'` */
  readonly ansiQuotes: boolean;
  readonly hereStrings: boolean;
  readonly processSubstitution: boolean;
  readonly functionKeyword: boolean;
  /** `&>` */
  readonly redirectBoth: boolean;
  /** `|&`, `((…))`, `for ((…))`, `;&`, `select`, function names of any text */
  readonly bashCommands: boolean;
  /** `${x:1:2}`, `${x/a/b}` */
  readonly substrings: boolean;
  /** `${x^^}`, `${!x}`, `${x@Q}` */
  readonly bashParameters: boolean;
  /** `$10` is `${10}` */
  readonly longPositional: boolean;
}

const ash: Syntax = {
  family: 'ash',
  braces: false,
  arrays: false,
  conditionKeyword: false,
  conditionCommand: true,
  ansiQuotes: true,
  hereStrings: false,
  processSubstitution: true,
  functionKeyword: true,
  redirectBoth: true,
  bashCommands: false,
  substrings: true,
  bashParameters: false,
  longPositional: false,
};

const dash: Syntax = {
  ...ash,
  family: 'dash',
  conditionCommand: false,
  ansiQuotes: false,
  processSubstitution: false,
  functionKeyword: false,
  redirectBoth: false,
  substrings: false,
};

const bash: Syntax = {
  ...ash,
  family: 'bash',
  braces: true,
  arrays: true,
  conditionKeyword: true,
  conditionCommand: false,
  hereStrings: true,
  bashCommands: true,
  bashParameters: true,
};

export const syntaxOf: Readonly<Record<Dialect, Syntax>> = {
  'busybox-1.28': { ...ash, processSubstitution: false, longPositional: true },
  'busybox-1.35': ash,
  dash,
  bash,
};
