import type { Command, Word, WordPart } from './ast';
import { makeWord, PartCollector } from './build';
import { readLoopBody } from './compound';
import { unexpected, unterminated } from './errors';
import { type Reader, ScriptFailure, spanFrom, type Token } from './reader';
import { isOperator, next, peek, skipNewlines } from './tokens';
import { readDollar } from './words';

/** bash looks for the parenthesis that closes `((` before it knows what is inside. `from`: after the first one. */
function requireClosing(reader: Reader, from: number): void {
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
 * An arithmetic expression to its `))`, which is consumed; the second parenthesis of its `((` is at `from`. Undefined if the
 * parentheses close differently in bash: then `$((` began a command substitution with a subshell. The other shells do not
 * look again.
 */
export function readArithmetic(reader: Reader, from: number): Word | undefined {
  if (reader.syntax.family === 'bash') requireClosing(reader, from);
  const start = from + 1;
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
export function readOldArithmetic(reader: Reader, quoted: boolean): WordPart {
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

/** bash's `for ((…; …; …))`, after the `for`. */
export function readArithmeticFor(reader: Reader, start: Token): Command {
  next(reader);
  const expression = readArithmetic(reader, reader.index);
  if (expression === undefined) return unexpected(reader, peek(reader));
  const [initial, condition, step, ...others] = splitSemicolons(expression);
  if (!initial || !condition || !step || others.length > 0) return refuseSections(reader, expression, start.line);
  if (isOperator(peek(reader), ';')) next(reader);
  skipNewlines(reader);
  const body = readLoopBody(reader);
  return { kind: 'arithmetic-for', initial, condition, step, body, line: start.line, ...spanFrom(reader, start.start) };
}

/** bash's two lines of complaint about anything but two semicolons. */
function refuseSections(reader: Reader, { start, end }: Word, line: number): never {
  throw new ScriptFailure({
    kind: 'unexpected',
    message: 'syntax error: arithmetic expression required',
    line,
    start,
    sourceLine: `((${reader.text.slice(start, end)}))`,
    isQuotedAsError: true,
  });
}

function splitSemicolons(expression: Word): readonly Word[] {
  const words: Word[] = [];
  let collector = new PartCollector(true);
  const finish = () => {
    collector.flush();
    words.push(makeWord(collector.parts, expression.start, expression.end));
    collector = new PartCollector(true);
  };
  for (const part of expression.parts) {
    if (part.kind !== 'literal') collector.push(part);
    else
      for (const character of part.text) {
        if (character === ';') finish();
        else collector.add(character);
      }
  }
  finish();
  return words;
}
