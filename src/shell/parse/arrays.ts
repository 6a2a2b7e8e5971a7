import { opensArray } from './assignment';
import type { Assignment, Word } from './ast';
import { unexpected, unterminated } from './errors';
import { innerReader, type Reader, ScriptFailure, type Token, type WordToken } from './reader';
import { isOperator, next, skipNewlines } from './tokens';

/** `(word …)` of an assignment. */
export function readArray(reader: Reader): readonly Word[] {
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
export function readElement(reader: Reader, token: WordToken): Assignment | undefined {
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
