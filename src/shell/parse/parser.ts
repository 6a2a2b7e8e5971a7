import type { Dialect } from '../../process/types';
import type { AliasLookup } from './aliases';
import type { Command, ParseStep, ScriptError, Word } from './ast';
import { makeWord } from './build';
import { unexpected } from './errors';
import { readList, recursion } from './grammar';
import { createReader, type Reader, ScriptFailure } from './reader';
import { next, peek, skipNewlines } from './tokens';
import { readDoubleQuoted } from './words';

/** Reads a script as shells do: one complete command (up to its newline) at a time, so that what stands before a mistake runs. */
export interface Parser {
  /** The next command. After 'end' or 'error' it keeps returning the same. Never throws. */
  next(): ParseStep;
}

export interface ParserOptions {
  /** Line number of the first line. Default 1. */
  line?: number;
  /** Whether bash's `extglob` is on now. */
  isExtended?: () => boolean;
  /** Aliases are put in place while the text is read. */
  aliasOf?: AliasLookup;
}

export function createParser(text: string, dialect: Dialect, options: ParserOptions = {}): Parser {
  const reader = createReader(text, dialect, recursion, options);
  let last: ParseStep | undefined;
  return {
    next() {
      if (last !== undefined) return last;
      const step = attempt(() => readStep(reader));
      const result: ParseStep = 'error' in step ? { kind: 'error', error: step.error } : step.value;
      if (result.kind !== 'command') last = result;
      return result;
    },
  };
}

function readStep(reader: Reader): ParseStep {
  skipNewlines(reader);
  if (peek(reader).kind === 'end') return { kind: 'end' };
  const command = readList(reader, false);
  const token = peek(reader);
  if (token.kind === 'newline') next(reader);
  else if (token.kind !== 'end') return unexpected(reader, token);
  if (command === undefined) return { kind: 'end' };
  const warnings = reader.warnings.splice(0);
  return warnings.length > 0 ? { kind: 'command', command, warnings } : { kind: 'command', command };
}

/** The whole script at once: the commands before a mistake, and the mistake. For tests, `-n` and editors. */
export function parseScript(text: string, dialect: Dialect): { commands: readonly Command[]; error?: ScriptError } {
  const parser = createParser(text, dialect);
  const commands: Command[] = [];
  for (;;) {
    const step = parser.next();
    if (step.kind === 'end') return { commands };
    if (step.kind === 'error') return { commands, error: step.error };
    commands.push(step.command);
  }
}

/** A text expanded as if it stood in double quotes: PS4, unquoted here-documents of builtins. Undefined if it is malformed. */
export function parseQuotedText(text: string, dialect: Dialect): Word | undefined {
  const reader = createReader(text, dialect, recursion);
  const result = attempt(() => {
    const parts: Word['parts'][number][] = [];
    readDoubleQuoted(reader, parts, '');
    return makeWord(parts, 0, text.length);
  });
  return 'error' in result ? undefined : result.value;
}

function attempt<T>(read: () => T): { value: T } | { error: ScriptError } {
  try {
    return { value: read() };
  } catch (failure) {
    if (failure instanceof ScriptFailure) return { error: failure.error };
    throw failure;
  }
}
