import { bash } from '../parts';
import type { Assignment, WordPart } from './ast';
import { literalWord, makeWord, PartCollector } from './build';
import { innerReader, type Reader, type WordToken } from './reader';
import { readTilde } from './words';

/** The word as `name=value`, `name+=value`, `name[i]=value` or `name=(…)`; undefined if it is none. */
export function readAssignment(reader: Reader, token: WordToken): Assignment | undefined {
  const [first] = token.word.parts;
  if (first?.kind !== 'literal' || first.quoted) return undefined;
  const plain = /^([A-Za-z_][A-Za-z0-9_]*)(\+?=)/.exec(first.text);
  if (plain === null) return mayBeElement(reader, token) ? bash.get().readElement(reader, token) : undefined;
  const [head, name = '', operator] = plain;
  const append = operator === '+=';
  if (append && reader.syntax.family !== 'bash') return undefined;
  const tail = first.text.slice(head.length);
  const rest = token.word.parts.slice(1);
  if (tail === '' && rest.length === 0 && opensArray(reader, token))
    return { name, index: undefined, append, value: undefined, array: bash.get().readArray(reader) };
  const parts = [...splitTildes(reader, tail, token), ...rest];
  const value = makeWord(parts, token.word.start, token.word.end);
  return { name, index: undefined, append, value, array: undefined };
}

/** Of every word that bash reads as a command's first, few are. */
function mayBeElement({ syntax, text }: Reader, { start, end }: WordToken): boolean {
  if (!syntax.arrays) return false;
  const source = text.slice(start, end);
  return source.includes('[') && /\]\+?=/.test(source);
}

export function opensArray(reader: Reader, token: WordToken): boolean {
  return (
    reader.syntax.arrays &&
    reader.token === undefined &&
    reader.index === token.end &&
    reader.text[reader.index] === '('
  );
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
