import type { Assignment, Word, WordPart } from './ast';
import { literalWord, makeWord, PartCollector } from './build';
import { unexpected, unterminated } from './errors';
import { innerReader, type Reader, ScriptFailure, type Token, type WordToken } from './reader';
import { isOperator, next, skipNewlines } from './tokens';
import { readTilde } from './words';

/** The word as `name=value`, `name+=value`, `name[i]=value` or `name=(…)`; undefined if it is none. */
export function readAssignment(reader: Reader, token: WordToken): Assignment | undefined {
  const [first] = token.word.parts;
  if (first?.kind !== 'literal' || first.quoted) return undefined;
  const plain = /^([A-Za-z_][A-Za-z0-9_]*)(\+?=)/.exec(first.text);
  if (plain === null) return reader.syntax.arrays ? readElement(reader, token) : undefined;
  const [head, name = '', operator] = plain;
  const append = operator === '+=';
  if (append && reader.syntax.family !== 'bash') return undefined;
  const tail = first.text.slice(head.length);
  const rest = token.word.parts.slice(1);
  if (tail === '' && rest.length === 0 && opensArray(reader, token))
    return { name, index: undefined, append, value: undefined, array: readArray(reader) };
  const parts = [...splitTildes(reader, tail, token), ...rest];
  const value = makeWord(parts, token.word.start, token.word.end);
  return { name, index: undefined, append, value, array: undefined };
}

function opensArray(reader: Reader, token: WordToken): boolean {
  return (
    reader.syntax.arrays &&
    reader.token === undefined &&
    reader.index === token.end &&
    reader.text[reader.index] === '('
  );
}

function readArray(reader: Reader): readonly Word[] {
  reader.index++;
  const opened = reader.line;
  const words: Word[] = [];
  for (;;) {
    skipNewlines(reader);
    const token = next(reader);
    if (isOperator(token, ')')) return words;
    if (token.kind !== 'word') return refuseArray(reader, token, opened);
    const element = reader.text[token.start] === '[' ? readElement(reader, token) : undefined;
    if (element === undefined) words.push(...token.expanded);
    else words.push({ ...token.word, assignment: element });
  }
}

/** bash ends with 1 then. */
function refuseArray(reader: Reader, token: Token, line: number): never {
  try {
    return token.kind === 'end' ? unterminated(reader, ')', line) : unexpected(reader, token);
  } catch (failure) {
    if (!(failure instanceof ScriptFailure)) throw failure;
    throw new ScriptFailure({ ...failure.error, status: 1 });
  }
}

/** `name[index]=value`, or `[index]=value` inside an array: index and value are read again as words of their own. */
function readElement(reader: Reader, token: WordToken): Assignment | undefined {
  const source = reader.text.slice(token.start, token.end);
  const head = /^([A-Za-z_][A-Za-z0-9_]*)?\[/.exec(source);
  if (head === null) return undefined;
  const from = head[0].length;
  const to = closingBracket(source, from);
  if (to === undefined) return undefined;
  const operator = /^\+?=/.exec(source.slice(to + 1, to + 3))?.[0];
  if (operator === undefined) return undefined;
  const read = (start: number, end: number): Word => {
    const inner = innerReader(reader, source.slice(start, end), (index) => token.start + start + index, token.line);
    return reader.recursion.word(inner, () => false);
  };
  const valueStart = to + 1 + operator.length;
  const name = head[1] ?? '';
  const append = operator === '+=';
  if (name !== '' && valueStart === source.length && opensArray(reader, token))
    return { name, index: read(from, to), append, value: undefined, array: readArray(reader) };
  return { name, index: read(from, to), append, value: read(valueStart, source.length), array: undefined };
}

function closingBracket(source: string, from: number): number | undefined {
  let depth = 0;
  for (let i = from; i < source.length; i++) {
    const character = source[i];
    if (character === '\\') i++;
    else if (character === '"' || character === "'") {
      const end = source.indexOf(character, i + 1);
      if (end < 0) return undefined;
      i = end;
    } else if (character === '[') depth++;
    else if (character === ']' && depth-- === 0) return i;
  }
  return undefined;
}

/** In a value, a tilde counts at the beginning and after each colon. */
export function splitTildes(reader: Reader, text: string, token: WordToken): WordPart[] {
  if (text === '') return [];
  if (!text.includes('~')) return [...literalWord(text, false, 0, 0).parts];
  const collector = new PartCollector(false);
  const inner = innerReader(reader, text, () => token.start, token.line);
  for (;;) {
    readTilde(inner, collector, ':');
    const colon = text.indexOf(':', inner.index);
    const end = colon < 0 ? text.length : colon + 1;
    for (const character of text.slice(inner.index, end)) collector.add(character);
    inner.index = end;
    if (colon < 0) break;
  }
  collector.flush();
  return collector.parts;
}
