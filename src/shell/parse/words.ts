import type { Word, WordPart } from './ast';
import { makeWord, PartCollector } from './build';
import { unterminated } from './errors';
import { readAnsiQuoted } from './quotes';
import { countNewlines, nameBad, nested, type Reader } from './reader';
import { readBody } from './substitution';

const METACHARACTERS = ' \t\n;&|<>()';

export interface ReadWord {
  readonly word: Word;
  /** Index ranges that brace expansion must not look into: quotes and expansions. */
  readonly opaque: readonly (readonly [number, number])[];
}

/** Reads one word at the index: up to a metacharacter, or up to where `stop` says. */
export function readWord(reader: Reader, stop?: (character: string) => boolean): ReadWord {
  const start = reader.index;
  const collector = new PartCollector(false);
  const opaque: [number, number][] = [];
  if (stop === undefined) readTilde(reader, collector, METACHARACTERS);
  for (;;) {
    const character = reader.text[reader.index];
    if (character === undefined) break;
    const before = reader.index;
    if (stop === undefined ? METACHARACTERS.includes(character) : stop(character)) {
      if (stop !== undefined || !readProcessSubstitution(reader, collector)) break;
    } else if (readQuoteOrExpansion(reader, collector, character)) {
      if (reader.index > before) opaque.push([before, reader.index]);
    } else if (stop === undefined && reader.text[reader.index + 1] === '(' && startsGroup(reader, character)) {
      readPatternGroup(reader, collector);
      opaque.push([before, reader.index]);
    } else {
      if (character === '\n') reader.line++;
      collector.add(character);
      reader.index++;
    }
  }
  collector.flush();
  if (reader.bad.length > 0) nameBad(reader, start);
  return { word: makeWord(collector.parts, reader.offsetOf(start), reader.offsetOf(reader.index)), opaque };
}

/** `@(a|b)` and its like, where bash reads them. */
function startsGroup(reader: Reader, character: string): boolean {
  return '?*+@!'.includes(character) && (reader.readsPattern || reader.isExtended());
}

/** To the parenthesis that closes the group: blanks and operators are only text in it. */
function readPatternGroup(reader: Reader, collector: PartCollector): void {
  const opened = reader.line;
  let depth = 0;
  do {
    const character = reader.text[reader.index];
    if (character === undefined) unterminated(reader, ')', opened);
    if (readQuoteOrExpansion(reader, collector, character)) continue;
    if (character === '(') depth++;
    else if (character === ')') depth--;
    else if (character === '\n') reader.line++;
    collector.add(character);
    reader.index++;
  } while (depth > 0 || reader.text[reader.index - 1] !== ')');
}

/** A tilde prefix at the index, if what follows the name is `/`, one of `ends` or the end. */
export function readTilde(reader: Reader, collector: PartCollector, ends: string): void {
  const { text, index } = reader;
  if (text[index] !== '~') return;
  let end = index + 1;
  while (end < text.length && /[A-Za-z0-9_.+-]/.test(text.charAt(end))) end++;
  const after = text[end];
  if (after !== undefined && after !== '/' && !ends.includes(after)) return;
  collector.push({ kind: 'tilde', user: text.slice(index + 1, end) });
  reader.index = end;
}

function readProcessSubstitution(reader: Reader, collector: PartCollector): boolean {
  const { text, index, syntax } = reader;
  const direction = text[index];
  if (!syntax.processSubstitution || (direction !== '<' && direction !== '>') || text[index + 1] !== '(') return false;
  if (!collector.isEmpty && syntax.family !== 'bash') return false;
  reader.index += 2;
  const body = nested(reader, () => readBody(reader));
  collector.push({
    kind: 'process',
    direction,
    body,
    start: reader.offsetOf(index),
    end: reader.offsetOf(reader.index),
  });
  return true;
}

/** True if a quote, an escape or an expansion was read (or a `$` before a bash `$"…"` was skipped). */
function readQuoteOrExpansion(reader: Reader, collector: PartCollector, character: string): boolean {
  switch (character) {
    case '\\':
      readEscape(reader, collector);
      return true;
    case "'":
      collector.pushQuoted(readSingleQuoted(reader));
      return true;
    case '"':
      readQuotedString(reader, collector);
      return true;
    case '$':
    case '`':
      return readDollar(reader, collector, false);
    default:
      return false;
  }
}

/** `$'…'`, `$"…"`, or an expansion; false where the character stands for itself. */
export function readDollar(reader: Reader, collector: PartCollector, quoted: boolean): boolean {
  const { text, index, syntax } = reader;
  if (!quoted && text[index] === '$') {
    if (text[index + 1] === "'" && syntax.ansiQuotes) {
      reader.index += 2;
      collector.pushQuoted(readAnsiQuoted(reader));
      return true;
    }
    if (text[index + 1] === '"' && syntax.family === 'bash') {
      reader.index++;
      return true;
    }
  }
  const part = reader.recursion.dollar(reader, quoted);
  if (part === undefined) return false;
  collector.push(part);
  return true;
}

function readEscape(reader: Reader, collector: PartCollector): void {
  const escaped = reader.text[reader.index + 1];
  if (escaped === '\n') {
    reader.index += 2;
    reader.line++;
    return;
  }
  collector.pushQuoted(escaped ?? '\\');
  reader.index += escaped === undefined ? 1 : 2;
}

export function readSingleQuoted(reader: Reader): string {
  const end = reader.text.indexOf("'", reader.index + 1);
  if (end < 0) {
    const opened = reader.line;
    if (reader.syntax.family !== 'bash') reader.line += countNewlines(reader.text.slice(reader.index));
    return unterminated(reader, "'", opened);
  }
  const text = reader.text.slice(reader.index + 1, end);
  reader.line += countNewlines(text);
  reader.index = end + 1;
  return text;
}

export function readQuotedString(reader: Reader, collector: PartCollector): void {
  collector.flush();
  reader.index++;
  const before = collector.parts.length;
  readDoubleQuoted(reader, collector.parts, '"');
  if (collector.parts.length === before) collector.pushQuoted('');
}

/** Double-quoted text up to `closing`, or to the end of the text ('') for here-documents, where `\"` is no escape. */
export function readDoubleQuoted(reader: Reader, parts: WordPart[], closing: '"' | ''): void {
  const { index: start, line: opened } = reader;
  const collector = new PartCollector(true);
  for (;;) {
    const character = reader.text[reader.index];
    if (character === undefined) {
      if (closing === '') break;
      unterminated(reader, '"', opened);
    }
    if (character === closing) {
      reader.index++;
      break;
    }
    if (character === '\\') {
      readQuotedEscape(reader, collector, closing);
    } else if ((character === '$' || character === '`') && readDollar(reader, collector, true)) {
      // The expansion was collected.
    } else {
      if (character === '\n') reader.line++;
      collector.add(character);
      reader.index++;
    }
  }
  collector.flush();
  if (reader.bad.length > 0) nameBad(reader, start, reader.index - closing.length);
  parts.push(...collector.parts);
}

function readQuotedEscape(reader: Reader, collector: PartCollector, closing: '"' | ''): void {
  const escaped = reader.text[reader.index + 1];
  if (escaped === '\n') {
    reader.index += 2;
    reader.line++;
  } else if (escaped !== undefined && ('$`\\'.includes(escaped) || (escaped === '"' && closing === '"'))) {
    collector.add(escaped);
    reader.index += 2;
  } else {
    collector.add('\\');
    reader.index++;
  }
}
