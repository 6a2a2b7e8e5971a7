import { syntaxErrors } from '../parts';
import type { ScriptError } from './ast';
import type { Syntax } from './dialects';
import type { Reader, Token } from './reader';

/** The keywords of every shell. ash and dash quote these by name in their errors; others are just a `word` to them. */
export const KEYWORDS = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'case',
  'esac',
  'while',
  'until',
  'for',
  '{',
  '}',
  '!',
  'in',
]);

/** A token where it must not stand. */
export function unexpected(reader: Reader, token: Token, expecting = ''): never {
  throw syntaxErrors.get().syntaxErrors.unexpected(reader, token, expecting);
}

/** bash reads a newline before the end of a text that has none: where no newline may stand, that is what it names. */
export function asNewline(reader: Reader, token: Token): Token {
  const isNewline = token.kind === 'end' && reader.syntax.family === 'bash' && !reader.text.endsWith('\n');
  return isNewline ? { ...token, kind: 'newline' } : token;
}

/** The text ended inside a quote or a bracket that opened at `line`. */
export function unterminated(reader: Reader, closing: string, line: number): never {
  throw syntaxErrors.get().syntaxErrors.unterminated(reader, closing, line);
}

/** An error with words of its own: `bad for loop variable`. */
export function otherError(reader: Reader, start: number, words: string, line: number): never {
  throw syntaxErrors.get().syntaxErrors.otherError(reader, start, words, line);
}

/**
 * The lines that a shell prints for a script it cannot read, newline included.
 * `origin` is `-c` for command strings, `eval` and the like for builtins, '' for files and standard input.
 */
export function formatSyntaxError(error: ScriptError, syntax: Syntax, shellName: string, origin: string): string {
  return syntaxErrors.get().syntaxErrors.formatSyntaxError(error, syntax, shellName, origin);
}
