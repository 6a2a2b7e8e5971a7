import type { CommandPart, WordPart } from './ast';
import { makeWord, PartCollector, plainParameter } from './build';
import { unterminated } from './errors';
import { readBracedParameter } from './parameters';
import { countNewlines, innerReader, nested, type Reader, ScriptFailure } from './reader';
import { shiftLines } from './shiftLines';
import { readDollar } from './words';

/** What `$` or a backquote at the index stands for. Undefined, index unmoved, if it is only a character. */
export function readExpansion(reader: Reader, quoted: boolean): WordPart | undefined {
  return nested(reader, () => {
    const { text, index: start, syntax } = reader;
    if (text[start] === '`') return readBackquoted(reader, quoted);
    const after = text[start + 1];
    if (after === undefined) return undefined;
    if (after === '(') return readParenthesised(reader, quoted);
    if (after === '[' && syntax.family === 'bash') return readOldArithmetic(reader, quoted);
    if (after === '{') return readBracedParameter(reader, quoted);
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

function readParenthesised(reader: Reader, quoted: boolean): WordPart {
  const { text, index: start, line } = reader;
  if (text[start + 2] === '(') {
    if (reader.syntax.family === 'bash') requireClosing(reader, start + 2);
    const expression = readArithmetic(reader, start + 3);
    if (expression !== undefined) return { kind: 'arithmetic', expression, quoted };
    reader.index = start;
    reader.line = line;
  }
  reader.index = start + 2;
  const read = reader.recursion.untilParenthesis(reader);
  const lines = reader.syntax.family === 'bash' ? reader.line - line : 0;
  const body = lines > 0 ? shiftLines(read, lines) : read;
  return { kind: 'command', body, quoted, start: reader.offsetOf(start), end: reader.offsetOf(reader.index) };
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
  const sub = innerReader(reader, inner, (index) => indexes[index] ?? end, reader.line);
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

/** bash looks for the parenthesis that closes `((` before it knows what is inside. `from`: after the first one. */
export function requireClosing(reader: Reader, from: number): void {
  const { text } = reader;
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === '(') depth++;
    else if (character === ')' && --depth === 0) return;
    else if (character === "'" || character === '"') {
      const close = text.indexOf(character, at + 1);
      if (close < 0) break;
      at = close;
    }
  }
  unterminated(reader, ')', reader.line);
}

/**
 * An arithmetic expression from `start` to its `))`, which is consumed. Undefined if the parentheses close differently in
 * bash: then `$((` began a command substitution with a subshell. The other shells do not look again.
 */
export function readArithmetic(reader: Reader, start: number) {
  reader.index = start;
  const collector = new PartCollector(true);
  let depth = 0;
  for (;;) {
    const character = reader.text[reader.index];
    if (character === undefined) {
      if (reader.syntax.family !== 'bash') return unterminated(reader, '))', reader.line);
      return undefined;
    }
    const closes = character === ')' && depth === 0;
    if (closes && reader.text[reader.index + 1] !== ')' && reader.syntax.family === 'bash') return undefined;
    if (closes && reader.text[reader.index + 1] === ')') {
      const end = reader.index;
      reader.index += 2;
      collector.flush();
      return makeWord(collector.parts, reader.offsetOf(start), reader.offsetOf(end));
    }
    if (character === '"' && reader.syntax.family === 'bash') reader.index++;
    else if (character === '\\' && reader.text[reader.index + 1] === '\n') {
      reader.index += 2;
      reader.line++;
    } else if ((character === '$' || character === '`') && readDollar(reader, collector, true)) {
      // The expansion was collected.
    } else {
      if (character === '(') depth++;
      else if (character === ')' && depth > 0) depth--;
      else if (character === '\n') reader.line++;
      collector.add(character);
      reader.index++;
    }
  }
}

/** bash still reads `$[1+2]`. */
function readOldArithmetic(reader: Reader, quoted: boolean): WordPart {
  const opened = reader.line;
  reader.index += 2;
  let depth = 0;
  const expression = reader.recursion.word(reader, (character) => {
    if (character === '[') depth++;
    if (character !== ']') return false;
    return depth-- === 0;
  });
  if (reader.text[reader.index] !== ']') unterminated(reader, ']', opened);
  reader.index++;
  return { kind: 'arithmetic', expression, quoted };
}
