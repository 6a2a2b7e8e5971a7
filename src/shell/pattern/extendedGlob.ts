import { accepts, type Glob, readToken, type Token } from './glob';

interface Group {
  readonly kind: 'group';
  /** `?` at most once, `*` any number of times, `+` at least once, `@` once, `!` anything else. */
  readonly operator: string;
  readonly alternatives: readonly (readonly Part[])[];
}

type Part = Token | Group;

/** bash's extended patterns: `?(a|b)`, `*(…)`, `+(…)`, `@(…)`, `!(…)`. */
export function compileExtendedGlob(pattern: string): Glob {
  const { parts } = readParts({ pattern, unclosed: new Set() }, 0, false);
  return { tokens: [], ends: (text, start) => [...endsOf(parts, text, new Set([start]))].sort((a, b) => a - b) };
}

interface Reading {
  readonly pattern: string;
  /** Where groups begin that are not closed: those in each other would be tried twice each, and theirs again. */
  readonly unclosed: Set<number>;
}

function readParts(reading: Reading, from: number, isInGroup: boolean): { parts: Part[]; end: number } {
  const { pattern } = reading;
  const parts: Part[] = [];
  let at = from;
  while (at < pattern.length) {
    const character = pattern.charAt(at);
    if (isInGroup && (character === '|' || character === ')')) break;
    const opens = '?*+@!'.includes(character) && pattern[at + 1] === '(' && !reading.unclosed.has(at);
    const { token, end } = (opens ? readGroup(reading, at) : undefined) ?? readToken(pattern, at);
    parts.push(token);
    at = end;
  }
  return { parts, end: at };
}

/** Undefined if the parenthesis is not closed: the characters stand for themselves. */
function readGroup(reading: Reading, from: number): { token: Group; end: number } | undefined {
  const { pattern } = reading;
  const alternatives: (readonly Part[])[] = [];
  let at = from + 2;
  for (;;) {
    const { parts, end } = readParts(reading, at, true);
    alternatives.push(parts);
    if (end >= pattern.length) {
      reading.unclosed.add(from);
      return undefined;
    }
    at = end + 1;
    if (pattern[end] === ')')
      return { token: { kind: 'group', operator: pattern.charAt(from), alternatives }, end: at };
  }
}

/** Where matches of all parts can end that begin at one of `starts`. At most parts × text × text steps. */
function endsOf(parts: readonly Part[], text: string, starts: ReadonlySet<number>): ReadonlySet<number> {
  let places = starts;
  for (const part of parts) {
    if (places.size === 0) return places;
    places = after(part, text, places);
  }
  return places;
}

function after(part: Part, text: string, places: ReadonlySet<number>): ReadonlySet<number> {
  if (part.kind === 'group') return afterGroup(part, text, places);
  const result = new Set<number>();
  if (part.kind === 'many') {
    for (let at = Math.min(...places); at <= text.length; at++) result.add(at);
    return result;
  }
  for (const place of places) {
    const code = text.codePointAt(place);
    if (code === undefined) continue;
    const character = String.fromCodePoint(code);
    if (accepts(part, character)) result.add(place + character.length);
  }
  return result;
}

function afterGroup({ operator, alternatives }: Group, text: string, places: ReadonlySet<number>): ReadonlySet<number> {
  const once = (from: ReadonlySet<number>): Set<number> =>
    new Set(alternatives.flatMap((parts) => [...endsOf(parts, text, from)]));
  if (operator === '!') return anythingElse(once, text, places);
  const first = once(places);
  if (operator === '@') return first;
  const result = new Set(operator === '+' ? first : [...places, ...first]);
  if (operator === '?') return result;
  for (let fresh = first; fresh.size > 0; ) {
    fresh = new Set([...once(fresh)].filter((end) => !result.has(end)));
    for (const end of fresh) result.add(end);
  }
  return result;
}

function anythingElse(
  once: (from: ReadonlySet<number>) => Set<number>,
  text: string,
  places: ReadonlySet<number>,
): Set<number> {
  const result = new Set<number>();
  for (const place of places) {
    const excluded = once(new Set([place]));
    for (let end = place; end <= text.length; end++) if (!excluded.has(end)) result.add(end);
  }
  return result;
}
