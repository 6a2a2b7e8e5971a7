import { createOrigins, type Origins } from './origins';
import type { Reader, WordToken } from './reader';
import { peek } from './tokens';

/** The value of an alias that holds where the text is read now; undefined if there is none of that name. */
export type AliasLookup = (name: string) => string | undefined;

const MAX_TEXT = 1 << 20;

/** A value that took the place of its alias in the reader's text. */
export interface AliasUse {
  readonly name: string;
  /** Index behind the value. Until there its own name is an ordinary word. */
  end: number;
}

/**
 * Puts the values of aliases in place of words where a command may begin: an alias is text that is read again. Its
 * characters all stand where the alias stood in the script.
 */
export function expandAliases(reader: Reader): void {
  if (reader.aliasOf === undefined) return;
  for (let token = peek(reader); token.kind === 'word'; token = peek(reader)) if (!expandAlias(reader, token)) return;
}

/** A value that ends in a blank lets the next word be an alias, too. */
export function expandNextAlias(reader: Reader): void {
  const { text, lastEnd } = reader;
  const token = peek(reader);
  if (token.kind !== 'word') return;
  const isBehindBlank = ({ end }: AliasUse): boolean =>
    lastEnd <= end && end <= token.start && ' \t'.includes(text.charAt(end - 1));
  if (reader.aliasUses.some(isBehindBlank)) expandAlias(reader, token);
}

function expandAlias(reader: Reader, token: WordToken): boolean {
  if (!token.plain || reader.pending.length > 0) return false;
  const value = reader.aliasOf?.(token.text);
  if (value === undefined) return false;
  if (reader.aliasUses.some(({ name, end }) => name === token.text && token.start < end)) return false;
  const { start, end } = token;
  const { text } = reader;
  // Aliases of aliases multiply: beyond this nothing is put in place any more.
  if (text.length + value.length > MAX_TEXT) return false;
  const grown = value.length - (end - start);
  reader.text = text.slice(0, start) + value + text.slice(end);
  originsOf(reader).replace(start, end, value.length);
  reader.aliasUses = reader.aliasUses.filter((use) => use.end > start);
  for (const use of reader.aliasUses) use.end += grown;
  reader.aliasUses.push({ name: token.text, end: start + value.length });
  reader.token = undefined;
  reader.index = start;
  reader.line = token.line;
  return true;
}

function originsOf(reader: Reader): Origins {
  if (reader.origins) return reader.origins;
  const { offsetOf } = reader;
  const origins = createOrigins();
  reader.offsetOf = (index) => offsetOf(origins.originOf(index));
  reader.origins = origins;
  return origins;
}
