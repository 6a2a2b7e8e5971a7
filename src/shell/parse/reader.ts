import type { Dialect } from '../../process/types';
import type { AliasLookup, AliasUse } from './aliases';
import type { BadSource, Command, ScriptError, ScriptWarning, Word, WordPart } from './ast';
import { type Syntax, syntaxOf } from './dialects';
import type { Origins } from './origins';

interface TokenBase {
  /** Indexes into the reader's own text, not yet offsets of the script. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly text: string;
}

export interface WordToken extends TokenBase {
  readonly kind: 'word';
  readonly word: Word;
  /** Brace expansion is textual and comes before everything else: one word may be several. */
  readonly expanded: readonly Word[];
  /** One unquoted literal: may be a keyword. */
  readonly plain: boolean;
}

export interface SimpleToken extends TokenBase {
  readonly kind: 'operator' | 'newline' | 'end' | 'number';
}

export type Token = WordToken | SimpleToken;

/** A here-document whose body starts after the next newline. */
export interface PendingHereDocument {
  readonly delimiter: string;
  readonly quoted: boolean;
  readonly stripTabs: boolean;
  /** Line of the operator. */
  readonly line: number;
  deliver(body: Word): void;
}

/** The grammar is recursive across files; these are the calls that go back up. */
export interface Recursion {
  program(reader: Reader): Command | undefined;
  /** Commands up to the `)` that closes `$(` or `<(`, which is consumed. */
  untilParenthesis(reader: Reader): Command | undefined;
  list(reader: Reader, multiline: boolean): Command | undefined;
  command(reader: Reader): Command;
  word(reader: Reader, stop?: (character: string) => boolean): Word;
  /** `$…` or a backquote at the index; undefined (index unmoved) where it is only a character. */
  dollar(reader: Reader, quoted: boolean): WordPart | undefined;
}

/** A text being read: position, line, one token of look-ahead. The only mutable thing in the parser. */
export interface Reader {
  /** With the values of aliases in their places. */
  text: string;
  readonly dialect: Dialect;
  readonly syntax: Syntax;
  offsetOf: (index: number) => number;
  readonly recursion: Recursion;
  readonly expandBraces: boolean;
  /** bash's `shopt -s extglob`, which may come on while the script is being read. */
  readonly isExtended: () => boolean;
  /** The right side of `==` in `[[ … ]]` is being read: extended patterns always count there. */
  readsPattern: boolean;
  /** Inside of quotes that stand in a quoted `${x:-"…"}`: for bash, backquotes there are not quoted. */
  isRequoted: boolean;
  /** The body of a here-document: quoted, without a quote that could be missed. */
  isDocument: boolean;
  index: number;
  line: number;
  token: Token | undefined;
  lastEnd: number;
  /** How deep commands and substitutions are nested. Beyond MAX_DEPTH the text is refused instead of the stack overflowing. */
  depth: number;
  pending: PendingHereDocument[];
  /** Malformed `${…}` of the word that is being read. */
  bad: BadSource[];
  /** Shared with the readers of inner texts. */
  readonly warnings: ScriptWarning[];
  readonly aliasOf: AliasLookup | undefined;
  aliasUses: AliasUse[];
  /** Of the text, once a value was put into it. */
  origins: Origins | undefined;
}

const MAX_DEPTH = 300;

export interface ReaderOptions {
  line?: number;
  depth?: number;
  offsetOf?: (index: number) => number;
  expandBraces?: boolean;
  warnings?: ScriptWarning[];
  isExtended?: () => boolean;
  aliasOf?: AliasLookup | undefined;
}

const never = (): boolean => false;

export function createReader(
  text: string,
  dialect: Dialect,
  recursion: Recursion,
  options: ReaderOptions = {},
): Reader {
  const syntax = syntaxOf[dialect];
  return {
    text,
    dialect,
    syntax,
    offsetOf: options.offsetOf ?? ((index) => index),
    recursion,
    expandBraces: options.expandBraces ?? syntax.braces,
    isExtended: options.isExtended ?? never,
    readsPattern: false,
    isRequoted: false,
    isDocument: false,
    index: 0,
    line: options.line ?? 1,
    token: undefined,
    lastEnd: 0,
    depth: options.depth ?? 0,
    pending: [],
    bad: [],
    warnings: options.warnings ?? [],
    aliasOf: options.aliasOf,
    aliasUses: [],
    origins: undefined,
  };
}

/** A reader of a piece of another reader's text, unescaped or cut out; `indexOf` leads back to the outer text. */
export function innerReader(outer: Reader, text: string, indexOf: (index: number) => number, line: number): Reader {
  return createReader(text, outer.dialect, outer.recursion, {
    line,
    depth: outer.depth,
    offsetOf: (index) => outer.offsetOf(indexOf(index)),
    expandBraces: outer.expandBraces,
    isExtended: outer.isExtended,
    warnings: outer.warnings,
    aliasOf: outer.aliasOf,
  });
}

/** Thrown inside the parser only; the public functions return it as a value. */
export class ScriptFailure extends Error {
  constructor(readonly error: ScriptError) {
    super(error.message);
  }
}

export function nested<T>(reader: Reader, read: () => T): T {
  reader.depth++;
  if (reader.depth > MAX_DEPTH)
    throw new ScriptFailure({
      kind: 'depth',
      message: 'nesting too deep',
      line: reader.line,
      start: reader.offsetOf(reader.index),
      sourceLine: undefined,
    });
  try {
    return read();
  } finally {
    reader.depth--;
  }
}

export function spanFrom(reader: Reader, start: number, end = reader.lastEnd): { start: number; end: number } {
  return { start: reader.offsetOf(start), end: reader.offsetOf(Math.max(start, end)) };
}

/** What was read since `start` is what a malformed `${…}` in it is complained of as. */
export function nameBad(reader: Reader, start: number, end = reader.index): void {
  for (const bad of reader.bad) bad.text = reader.text.slice(start, end);
  reader.bad = [];
}

export function countNewlines(text: string): number {
  let count = 0;
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) count++;
  return count;
}
