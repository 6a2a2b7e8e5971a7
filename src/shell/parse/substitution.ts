import { arithmetic, parameters } from '../parts';
import type { Command, CommandPart, WordPart } from './ast';
import { plainParameter } from './build';
import { unterminated } from './errors';
import { countNewlines, innerReader, nested, type Reader, ScriptFailure } from './reader';
import { shiftLines } from './shiftLines';

/** What `$` or a backquote at the index stands for. Undefined, index unmoved, if it is only a character. */
export function readExpansion(reader: Reader, quoted: boolean): WordPart | undefined {
  return nested(reader, () => {
    const { text, index: start, syntax } = reader;
    if (text[start] === '`') return readBackquoted(reader, quoted);
    const after = text[start + 1];
    if (after === undefined) return undefined;
    if (after === '(') return readParenthesised(reader, quoted);
    if (after === '[' && syntax.family === 'bash') return arithmetic.get().readOldArithmetic(reader, quoted);
    if (after === '{') return readBraced(reader, quoted);
    if (/[A-Za-z_]/.test(after)) {
      let end = start + 1;
      while (/[A-Za-z0-9_]/.test(text[end] ?? '')) end++;
      reader.index = end;
      return plainParameter(text.slice(start + 1, end), quoted);
    }
    if (syntax.longPositional && /[0-9]/.test(after)) {
      let end = start + 1;
      while (/[0-9]/.test(text[end] ?? '')) end++;
      reader.index = end;
      return plainParameter(text.slice(start + 1, end), quoted);
    }
    if (!/[0-9@*#?$!-]/.test(after)) return undefined;
    reader.index = start + 2;
    return plainParameter(after, quoted);
  });
}

const PLAIN = /\$\{([A-Za-z_]\w*|\d+|[@*?$])\}/y;

function readBraced(reader: Reader, quoted: boolean): WordPart {
  PLAIN.lastIndex = reader.index;
  const [all, name] = PLAIN.exec(reader.text) ?? [];
  if (all === undefined || name === undefined) return parameters.get().readBracedParameter(reader, quoted);
  reader.index += all.length;
  return plainParameter(name, quoted);
}

function readParenthesised(reader: Reader, quoted: boolean): WordPart {
  const { text, index: start, line } = reader;
  if (text[start + 2] === '(') {
    const expression = arithmetic.get().readArithmetic(reader, start + 2);
    if (expression !== undefined) return { kind: 'arithmetic', expression, quoted };
    reader.index = start;
    reader.line = line;
  }
  reader.index = start + 2;
  const body = readBody(reader);
  return { kind: 'command', body, quoted, start: reader.offsetOf(start), end: reader.offsetOf(reader.index) };
}

/** Up to the parenthesis. bash counts the lines from the one where it closes, the first command's on. */
export function readBody(reader: Reader): Command | undefined {
  const { text, index, line } = reader;
  const body = reader.recursion.untilParenthesis(reader);
  const lines = reader.syntax.family === 'bash' ? reader.line - line : 0;
  if (lines === 0) return body;
  const [before = ''] = /^(?:[ \t]*(?:#.*)?\n)*/.exec(text.slice(index)) ?? [];
  return shiftLines(body, lines - countNewlines(before));
}

/** The text of a backquoted command loses one level of backslashes before it is read. */
function readBackquoted(reader: Reader, quoted: boolean): WordPart {
  const { text, index: start } = reader;
  const opened = reader.line;
  const indexes: number[] = [];
  let inner = '';
  let at = start + 1;
  for (;;) {
    const character = text[at];
    if (character === undefined) {
      reader.line += countNewlines(text.slice(start));
      return unterminated(reader, '`', opened);
    }
    if (character === '`') break;
    const escaped = character === '\\' ? text[at + 1] : undefined;
    if (escaped === '\n') {
      at += 2;
      continue;
    }
    if (escaped !== undefined && ('`$\\'.includes(escaped) || (quoted && !reader.isRequoted && escaped === '"'))) at++;
    inner += text.charAt(at);
    indexes.push(at);
    at++;
  }
  const end = at;
  // ash and dash count the lines of backquotes anew.
  const { family } = reader.syntax;
  const firstLine = family === 'bash' ? reader.line + countNewlines(text.slice(start, end)) : Number(family === 'dash');
  const sub = innerReader(reader, inner, (index) => indexes[index] ?? end, firstLine);
  const read = readLater(reader, sub);
  reader.line += countNewlines(text.slice(start, end));
  reader.index = end + 1;
  return { kind: 'command', ...read, quoted, start: reader.offsetOf(start), end: reader.offsetOf(reader.index) };
}

/** bash reads backquoted commands when they run: their mistakes are not the script's. */
function readLater(reader: Reader, inner: Reader): Pick<CommandPart, 'body' | 'error'> {
  if (reader.syntax.family !== 'bash') return { body: reader.recursion.program(inner) };
  try {
    return { body: reader.recursion.program(inner) };
  } catch (failure) {
    if (!(failure instanceof ScriptFailure) || failure.error.kind === 'depth') throw failure;
    return { body: undefined, error: failure.error };
  }
}
