import { type CharacterSet, createSet, readBracket } from './characters';

export type Token =
  | { kind: 'character'; text: string }
  | { kind: 'one' }
  | { kind: 'many' }
  | { kind: 'set'; set: CharacterSet };

/** A compiled file name pattern. `\` escapes; a slash and a leading dot are ordinary characters here. */
export interface Glob {
  readonly tokens: readonly Token[];
  /** An extended pattern (extendedGlob.ts): the ends of all matches that begin at `start`, ascending. */
  readonly ends?: (text: string, start: number) => readonly number[];
}

const cache = new Map<string, Glob>();

export function compileGlob(pattern: string): Glob {
  const known = cache.get(pattern);
  if (known !== undefined) return known;
  const tokens: Token[] = [];
  let at = 0;
  while (at < pattern.length) {
    const { token, end } = readToken(pattern, at);
    if (token.kind !== 'many' || tokens[tokens.length - 1]?.kind !== 'many') tokens.push(token);
    at = end;
  }
  const glob = { tokens };
  if (cache.size >= 1000) cache.clear();
  cache.set(pattern, glob);
  return glob;
}

export function readToken(pattern: string, at: number): { token: Token; end: number } {
  const character = pattern[at];
  if (character === '*') return { token: { kind: 'many' }, end: at + 1 };
  if (character === '?') return { token: { kind: 'one' }, end: at + 1 };
  if (character === '[') {
    const bracket = readBracket(pattern, at, { escapes: true, exclamation: true });
    if (typeof bracket !== 'string')
      return { token: { kind: 'set', set: createSet(bracket.ranges, bracket.negated) }, end: bracket.end };
  }
  const start = character === '\\' && at + 1 < pattern.length ? at + 1 : at;
  const text = String.fromCodePoint(pattern.codePointAt(start) ?? 0);
  return { token: { kind: 'character', text }, end: start + text.length };
}

function charactersOf(text: string): readonly string[] | string {
  return /[\ud800-\udfff]/.test(text) ? [...text] : text;
}

export function accepts(token: Token | undefined, character: string): boolean {
  if (token === undefined) return false;
  if (token.kind === 'character') return token.text === character;
  return token.kind === 'one' || (token.kind === 'set' && token.set.has(character.codePointAt(0) ?? 0));
}

/** Whether the whole text matches. At most pattern × text steps. */
export function matchGlob(pattern: string | Glob, text: string): boolean {
  const { tokens, ends } = typeof pattern === 'string' ? compileGlob(pattern) : pattern;
  if (ends) return ends(text, 0).includes(text.length);
  const characters = charactersOf(text);
  let token = 0;
  let at = 0;
  let retryToken = -1;
  let retryAt = 0;
  while (at < characters.length) {
    if (tokens[token]?.kind === 'many') {
      retryToken = token++;
      retryAt = at;
    } else if (accepts(tokens[token], characters[at] ?? '')) {
      token++;
      at++;
    } else if (retryToken >= 0) {
      token = retryToken + 1;
      at = ++retryAt;
    } else return false;
  }
  while (tokens[token]?.kind === 'many') token++;
  return token === tokens.length;
}

/** The ends of all prefixes of `text` (from `start`) that match, ascending, as UTF-16 indexes. */
export function prefixMatches(pattern: string | Glob, text: string, start = 0): readonly number[] {
  const { tokens, ends: extended } = typeof pattern === 'string' ? compileGlob(pattern) : pattern;
  if (extended) return extended(text, start);
  const ends: number[] = [];
  let states = close(new Set([0]), tokens);
  let at = start;
  for (;;) {
    if (states.has(tokens.length)) ends.push(at);
    const code = text.codePointAt(at);
    if (code === undefined || states.size === 0) return ends;
    const character = String.fromCodePoint(code);
    const following = new Set<number>();
    for (const state of states) {
      if (tokens[state]?.kind === 'many') following.add(state);
      else if (accepts(tokens[state], character)) following.add(state + 1);
    }
    states = close(following, tokens);
    at += character.length;
  }
}

function close(states: Set<number>, tokens: readonly Token[]): Set<number> {
  for (const state of states) if (tokens[state]?.kind === 'many') states.add(state + 1);
  return states;
}

/** The length of the shortest or longest prefix that matches, undefined if none does: `${x#…}`, `${x##…}`. */
export function matchPrefix(pattern: string | Glob, text: string, longest: boolean): number | undefined {
  const ends = prefixMatches(pattern, text);
  return longest ? ends[ends.length - 1] : ends[0];
}

/** Where the shortest or longest suffix that matches starts: `${x%…}`, `${x%%…}`. */
export function matchSuffix(pattern: string | Glob, text: string, longest: boolean): number | undefined {
  const { tokens, ends } = typeof pattern === 'string' ? compileGlob(pattern) : pattern;
  if (ends) return extendedSuffix(ends, text, longest);
  const reversed = { tokens: [...tokens].reverse() };
  const length = matchPrefix(reversed, [...text].reverse().join(''), longest);
  return length === undefined ? undefined : text.length - length;
}

function extendedSuffix(ends: NonNullable<Glob['ends']>, text: string, longest: boolean): number | undefined {
  let found: number | undefined;
  for (let start = text.length; start >= 0; start--) {
    if (!ends(text, start).includes(text.length)) continue;
    found = start;
    if (!longest) break;
  }
  return found;
}

/** Makes a text match only itself. */
export function escapeGlob(text: string): string {
  return text.replace(/[\\*?[\]!^()|+@-]/g, '\\$&');
}

export function unescapeGlob(pattern: string): string {
  return pattern.replace(/\\([\s\S])/g, '$1');
}

/** Whether a word is a pattern at all: has an unescaped `*`, `?` or a closed bracket. */
export function hasGlobCharacters(pattern: string): boolean {
  for (let i = 0; i < pattern.length; i++) {
    const character = pattern[i];
    if (character === '\\') i++;
    else if (character === '*' || character === '?') return true;
    else if (character === '[' && pattern.indexOf(']', i + 1) > 0) return true;
    else if (character === '(' && i > 0 && '@+!'.includes(pattern.charAt(i - 1))) return true;
  }
  return false;
}
