/** What shells say of scripts that they cannot read. Loaded where one is met: see errors.ts. */
import type { ScriptError } from './ast';
import type { Syntax } from './dialects';
import { KEYWORDS } from './errors';
import { type Reader, ScriptFailure, type Token } from './reader';

function unexpected(reader: Reader, token: Token, expecting: string): ScriptFailure {
  const { family } = reader.syntax;
  const atEnd = token.kind === 'end';
  if (family === 'bash') {
    if (atEnd) {
      const line = token.line + (reader.text.endsWith('\n') ? 0 : 1);
      return failure(reader, token.start, 'end-of-file', 'syntax error: unexpected end of file', line);
    }
    const text = token.kind === 'newline' ? 'newline' : reader.text.slice(token.start, token.end);
    return failure(reader, token.start, 'unexpected', `syntax error near unexpected token \`${text}'`, token.line);
  }
  const name = tokenName(token);
  const tail = expecting === '' ? '' : ` (expecting ${expecting === 'word' ? 'word' : `"${expecting}"`})`;
  const message =
    family === 'ash' ? `syntax error: unexpected ${name}${tail}` : `Syntax error: ${name} unexpected${tail}`;
  // dash counts the newline before it looks at it.
  const line = token.line + Number(family === 'dash' && token.kind === 'newline');
  return failure(reader, token.start, atEnd ? 'end-of-file' : 'unexpected', message, line);
}

function tokenName(token: Token): string {
  switch (token.kind) {
    case 'end':
      return 'end of file';
    case 'newline':
      return 'newline';
    case 'number':
      return 'redirection';
    case 'word':
      return token.plain && KEYWORDS.has(token.text) ? `"${token.text}"` : 'word';
    default:
      return /[<>]/.test(token.text) ? 'redirection' : `"${token.text}"`;
  }
}

/** The text ended inside a quote or a bracket that opened at `line`. */
function unterminated(reader: Reader, closing: string, line: number): ScriptFailure {
  const { family } = reader.syntax;
  if (family === 'bash')
    return failure(
      reader,
      reader.index,
      'unterminated',
      `unexpected EOF while looking for matching \`${closing.charAt(0)}'`,
      line,
    );
  const [ashWords, dashWords] = UNTERMINATED[closing] ?? ['unterminated quoted string', 'Unterminated quoted string'];
  const message = family === 'ash' ? `syntax error: ${ashWords}` : `Syntax error: ${dashWords}`;
  return failure(reader, reader.index, 'unterminated', message, reader.line);
}

const UNTERMINATED: Readonly<Record<string, readonly [string, string]>> = {
  '`': ['EOF in backquote substitution', 'EOF in backquote substitution'],
  '}': ["missing '}'", "Missing '}'"],
  '))': ["missing '))'", "Missing '))'"],
};

/** An error with words of its own: `bad for loop variable`. dash starts them with a capital. */
function otherError(reader: Reader, start: number, words: string, line: number): ScriptFailure {
  const capital = words.charAt(0).toUpperCase() + words.slice(1);
  const { family } = reader.syntax;
  // dash counts the newline before it looks at it.
  if (family === 'dash' && reader.text[start] === '\n') line++;
  const message = family === 'bash' ? words : family === 'ash' ? `syntax error: ${words}` : `Syntax error: ${capital}`;
  return failure(reader, start, 'other', message, line);
}

/** The line that a token stands in. */
function lineAt(text: string, at: number): string {
  const newline = text.indexOf('\n', at);
  return text.slice(text.lastIndexOf('\n', at - 1) + 1, newline < 0 ? text.length : newline);
}

function failure(
  reader: Reader,
  start: number,
  kind: ScriptError['kind'],
  message: string,
  line: number,
): ScriptFailure {
  return new ScriptFailure({
    kind,
    message,
    line,
    start: reader.offsetOf(start),
    sourceLine: lineAt(reader.text, start),
  });
}

/**
 * The lines that a shell prints for a script it cannot read, newline included.
 * `origin` is `-c` for command strings, `eval` and the like for builtins, '' for files and standard input.
 */
function formatSyntaxError(error: ScriptError, syntax: Syntax, shellName: string, origin: string): string {
  if (syntax.family === 'ash') {
    if (origin === '-c') return `${shellName}: ${error.message}\n`;
    const command = origin === '' ? '' : `${origin}: `;
    return `${shellName}: ${command}line ${error.line}: ${error.message}\n`;
  }
  if (syntax.family === 'dash') {
    const command = origin === '-c' || origin === '' ? '' : `${origin}: `;
    return `${shellName}: ${error.line}: ${command}${error.message}\n`;
  }
  if (error.message === '') return '';
  const prefix = `${shellName}: ${origin === '' || error.kind === 'other' ? '' : `${origin}: `}line ${error.line}: `;
  const quote =
    error.kind === 'unexpected'
      ? `${prefix}${error.isQuotedAsError ? 'syntax error: ' : ''}\`${error.sourceLine ?? ''}'\n`
      : '';
  return `${prefix}${error.message}\n${quote}`;
}

export const syntaxErrors = { unexpected, unterminated, otherError, formatSyntaxError };
