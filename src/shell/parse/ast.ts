/**
 * What the parser makes of a script. All offsets count UTF-16 units of the text that was parsed, also inside
 * here-documents and backquotes, so a command can be marked where it stands in the YAML. `end` is exclusive.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface LiteralPart {
  readonly kind: 'literal';
  readonly text: string;
  /** Quoted text is neither split into fields nor a pattern. */
  readonly quoted: boolean;
}

/** How `${name…}` changes a value. `''` is the plain value; `:` is a substring; `@Q` and its like carry their letter. */
export type ParameterOperator = string;

export interface ParameterPart {
  readonly kind: 'parameter';
  readonly name: string;
  /** `:-` `-` `:=` `=` `:?` `?` `:+` `+` `#` `##` `%` `%%` `:` `/` `//` `/#` `/%` `^` `^^` `,` `,,` `@Q`, or '' for none. */
  readonly operator: ParameterOperator;
  readonly argument: Word | undefined;
  /** Replacement of `/`, length of `:`. */
  readonly argument2: Word | undefined;
  /** `${#name}` */
  readonly length: boolean;
  /** `${!name}` */
  readonly indirect: boolean;
  /** `${name[index]}`; `@` and `*` are literal words. */
  readonly index: Word | undefined;
  readonly quoted: boolean;
  /** The source of an expansion that this shell calls a bad substitution, when it is reached. */
  readonly bad?: BadSource;
}

export interface CommandPart extends Span {
  readonly kind: 'command';
  readonly body: Command | undefined;
  /** Backquotes in bash: what is wrong with their text, said when they are to run. */
  readonly error?: ScriptError;
  readonly quoted: boolean;
}

export interface ArithmeticPart {
  readonly kind: 'arithmetic';
  /** Expanded as if double-quoted, then evaluated. */
  readonly expression: Word;
  readonly quoted: boolean;
}

export interface TildePart {
  readonly kind: 'tilde';
  /** '' for `~`. `+` and `-` are PWD and OLDPWD in bash. */
  readonly user: string;
}

/** `<(…)` reads, `>(…)` writes. */
export interface ProcessPart extends Span {
  readonly kind: 'process';
  readonly direction: '<' | '>';
  readonly body: Command | undefined;
}

export type WordPart = LiteralPart | ParameterPart | CommandPart | ArithmeticPart | TildePart | ProcessPart;

/** What bash quotes is all of the word, or of what stands between double quotes. */
export interface BadSource {
  text: string;
}

export interface Word extends Span {
  readonly parts: readonly WordPart[];
  /** The text if the word is only literal, quotes removed. Undefined if something must be expanded. */
  readonly literal: string | undefined;
  /** Something in it must run a command first: `$(…)`, backquotes, `<(…)`, at any depth. */
  readonly hasSubstitution: boolean;
  /** For arguments of `export`, `local`, `declare` and their like that have the form of an assignment. */
  readonly assignment?: Assignment;
  /** Of a here-document: bash finds the mistake in a `$(…)` of its body only when it comes to expand it. */
  readonly failure?: ScriptError;
}

export interface Assignment {
  readonly name: string;
  readonly index: Word | undefined;
  /** `+=` */
  readonly append: boolean;
  readonly value: Word | undefined;
  /** `name=(…)`; a word of the form `[key]=value` carries `assignment` with the name ''. */
  readonly array: readonly Word[] | undefined;
}

export interface Redirection extends Span {
  readonly fd: number;
  /** True for `2>`, false where the descriptor is the operator's own. */
  readonly explicitFd: boolean;
  /** bash: `{name}>file` takes a free descriptor and keeps its number in the variable. */
  readonly variable?: string;
  readonly operator: '<' | '>' | '>>' | '>|' | '<>' | '<&' | '>&' | '&>' | '&>>' | '<<' | '<<-' | '<<<';
  readonly target: Word;
  /** bash: the target begins with `/dev/tcp/` or `/dev/udp/`, which no file does. */
  readonly isSocket?: true;
  /** The text of `<<` and `<<-`, expanded as double-quoted unless the delimiter was quoted. */
  readonly hereDocument?: Word;
}

interface CommandBase extends Span {
  /** 1-based line of the first word. */
  readonly line: number;
  /** Redirections of compound commands; those of simple commands are in their own field. */
  readonly redirections?: readonly Redirection[];
}

export interface SimpleCommand extends CommandBase {
  readonly kind: 'simple';
  readonly assignments: readonly Assignment[];
  readonly words: readonly Word[];
  readonly redirections: readonly Redirection[];
  /** Any word, assignment, target or here-document has a substitution. */
  readonly hasSubstitution: boolean;
}

export interface Pipeline extends CommandBase {
  readonly kind: 'pipeline';
  /** Empty for a lone `!` or `time` in bash. */
  readonly commands: readonly Command[];
  readonly negated: boolean;
  /** `|&` after command number i. */
  readonly withStderr: readonly boolean[];
  readonly timed: boolean;
  /** `time -p` */
  readonly timedPosix: boolean;
}

export interface AndOr extends CommandBase {
  readonly kind: 'and' | 'or';
  readonly left: Command;
  readonly right: Command;
}

export interface List extends CommandBase {
  readonly kind: 'list';
  readonly commands: readonly Command[];
}

export interface Background extends CommandBase {
  readonly kind: 'background';
  readonly command: Command;
}

export interface If extends CommandBase {
  readonly kind: 'if';
  readonly condition: Command;
  readonly then: Command;
  /** An `elif` is an If here. */
  readonly otherwise: Command | undefined;
}

export interface While extends CommandBase {
  readonly kind: 'while';
  readonly until: boolean;
  readonly condition: Command;
  readonly body: Command;
}

export interface For extends CommandBase {
  readonly kind: 'for' | 'select';
  readonly variable: string;
  /** Undefined without `in`: the positional parameters. */
  readonly words: readonly Word[] | undefined;
  readonly body: Command;
}

export interface ArithmeticFor extends CommandBase {
  readonly kind: 'arithmetic-for';
  readonly initial: Word;
  readonly condition: Word;
  readonly step: Word;
  readonly body: Command;
}

export interface CaseItem {
  readonly patterns: readonly Word[];
  readonly body: Command | undefined;
  readonly terminator: ';;' | ';&' | ';;&';
}

export interface Case extends CommandBase {
  readonly kind: 'case';
  readonly word: Word;
  readonly items: readonly CaseItem[];
}

export interface Grouping extends CommandBase {
  readonly kind: 'subshell' | 'group';
  readonly body: Command;
}

export interface FunctionDefinition extends CommandBase {
  readonly kind: 'function';
  readonly name: string;
  readonly body: Command;
}

/** bash's `coproc [NAME] command`: runs beside the shell, behind two pipes. */
export interface Coprocess extends CommandBase {
  readonly kind: 'coproc';
  readonly name: string;
  readonly body: Command;
}

/** `((…))` */
export interface ArithmeticCommand extends CommandBase {
  readonly kind: 'arithmetic';
  readonly expression: Word;
}

/** `[[ … ]]` of bash. ash has it as an ordinary command. */
export interface TestCommand extends CommandBase {
  readonly kind: 'test';
  readonly condition: Condition;
}

export type Condition =
  | { readonly kind: 'unary'; readonly operator: string; readonly operand: Word }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Word; readonly right: Word }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'and' | 'or'; readonly left: Condition; readonly right: Condition };

export type Command =
  | SimpleCommand
  | Pipeline
  | AndOr
  | List
  | Background
  | Coprocess
  | If
  | While
  | For
  | ArithmeticFor
  | Case
  | Grouping
  | FunctionDefinition
  | ArithmeticCommand
  | TestCommand;

/** Why a text is not a script. `formatSyntaxError` gives the shell's own words. */
export interface ScriptError {
  /** `depth`: nothing is wrong with the text, but this parser does not nest so deep. */
  readonly kind: 'unexpected' | 'end-of-file' | 'unterminated' | 'other' | 'depth';
  readonly message: string;
  /** 1-based. */
  readonly line: number;
  /** Offset of the offending token. */
  readonly start: number;
  /** The source line that bash quotes. */
  readonly sourceLine: string | undefined;
  /** Inside of `$( … )`: bash ends with 127. */
  readonly inSubstitution?: boolean;
  /** bash begins the line it quotes with `syntax error: ` as well. */
  readonly isQuotedAsError?: boolean;
  /** What bash ends with, where it is another status than that of most mistakes. */
  readonly status?: number | 'kept';
}

export interface ScriptWarning {
  /** Where reading had come to: the line that bash names. */
  readonly line: number;
  /** `warning: here-document at line 1 delimited by end-of-file (wanted `EOF')` */
  readonly message: string;
}

/** One step of reading a script the way shells do: a complete command at a time. */
export type ParseStep =
  | {
      readonly kind: 'command';
      readonly command: Command;
      /** What bash says before it runs the command: a here-document that the end of the text closed. */
      readonly warnings?: readonly ScriptWarning[];
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'error'; readonly error: ScriptError };
