import type { Word } from './ast';
import { createReader, type Reader } from './reader';

/** More words than this are cut off: `{1..1000000}` must not fill the memory. */
const MAX_WORDS = 10_000;

/** A character outside quotes, or an opaque run (quote, expansion) that is carried through whole. */
type Piece = string;

interface Expansion {
  pieces: readonly Piece[];
}

/**
 * Brace expansion of bash over the source text of a word. It comes before every other expansion, so `$a{1,2}` is
 * `$a1 $a2`. Undefined if there is nothing to expand.
 */
export function expandBraces(
  reader: Reader,
  start: number,
  end: number,
  opaque: readonly (readonly [number, number])[],
): readonly Word[] | undefined {
  const budget = { words: 0, changed: false };
  const expanded = expand(split(reader.text, start, end, opaque), budget, 0);
  if (!budget.changed) return undefined;
  const from = reader.offsetOf(start);
  const to = reader.offsetOf(end);
  return expanded.slice(0, MAX_WORDS).map(({ pieces }) => {
    const inner = createReader(pieces.join(''), reader.dialect, reader.recursion, {
      line: reader.line,
      depth: reader.depth,
      offsetOf: (index) => (index === 0 ? from : to),
      expandBraces: false,
    });
    return reader.recursion.word(inner);
  });
}

function split(text: string, start: number, end: number, opaque: readonly (readonly [number, number])[]): Piece[] {
  const pieces: Piece[] = [];
  let at = start;
  for (const [from, to] of [...opaque, [end, end] as const]) {
    while (at < from) pieces.push(text.charAt(at++));
    if (to > from) pieces.push(text.slice(from, to));
    at = Math.max(at, to);
  }
  return pieces;
}

interface Budget {
  words: number;
  changed: boolean;
}

const MAX_NESTING = 50;

function expand(pieces: readonly Piece[], budget: Budget, depth: number): Expansion[] {
  if (depth > MAX_NESTING) return [{ pieces }];
  for (let open = pieces.indexOf('{'); open >= 0; open = pieces.indexOf('{', open + 1)) {
    const group = closing(pieces, open);
    if (group === undefined) continue;
    const inner = pieces.slice(open + 1, group.close);
    const alternatives =
      group.commas.length > 0 ? splitAlternatives(pieces, open, group, budget, depth) : sequence(inner);
    const rest = expand(pieces.slice(group.close + 1), budget, depth + 1);
    const before = pieces.slice(0, open);
    if (alternatives !== undefined) {
      budget.changed = true;
      return combine(before, alternatives, rest);
    }
    const inside = expand(inner, budget, depth + 1).map((each) => ({ pieces: ['{', ...each.pieces, '}'] }));
    return combine(before, inside, rest);
  }
  return [{ pieces }];
}

function combine(before: readonly Piece[], middles: readonly Expansion[], rests: readonly Expansion[]): Expansion[] {
  const result: Expansion[] = [];
  for (const middle of middles) {
    for (const rest of rests) {
      if (result.length >= MAX_WORDS) return result;
      result.push({ pieces: [...before, ...middle.pieces, ...rest.pieces] });
    }
  }
  return result;
}

function closing(pieces: readonly Piece[], open: number): { close: number; commas: number[] } | undefined {
  let depth = 0;
  const commas: number[] = [];
  for (let i = open; i < pieces.length; i++) {
    const piece = pieces[i];
    if (piece === '{') depth++;
    else if (piece === '}' && --depth === 0) return { close: i, commas };
    else if (piece === ',' && depth === 1) commas.push(i);
  }
  return undefined;
}

function splitAlternatives(
  pieces: readonly Piece[],
  open: number,
  group: { close: number; commas: number[] },
  budget: Budget,
  depth: number,
): Expansion[] {
  const alternatives: Expansion[] = [];
  let start = open + 1;
  for (const end of [...group.commas, group.close]) {
    alternatives.push(...expand(pieces.slice(start, end), budget, depth + 1));
    start = end + 1;
  }
  return alternatives;
}

/** `{1..10..2}`, `{a..f}`. Undefined for anything else. */
function sequence(pieces: readonly Piece[]): Expansion[] | undefined {
  const text = pieces.join('');
  if (text.length > 60) return undefined;
  const numbers = /^(-?\d{1,15})\.\.(-?\d{1,15})(?:\.\.(-?\d{1,15}))?$/.exec(text);
  if (numbers !== null) {
    const [, from = '', to = '', step] = numbers;
    const width = /^-?0\d/.test(from) || /^-?0\d/.test(to) ? Math.max(from.length, to.length) : 0;
    return range(Number(from), Number(to), Number(step ?? 1)).map((value) => ({ pieces: [pad(value, width)] }));
  }
  const letters = /^([a-zA-Z])\.\.([a-zA-Z])(?:\.\.(-?\d{1,15}))?$/.exec(text);
  if (letters === null) return undefined;
  const [, from = '', to = '', step] = letters;
  return range(from.charCodeAt(0), to.charCodeAt(0), Number(step ?? 1)).map((code) => ({
    pieces: [sequenceCharacter(code)],
  }));
}

/** What lies between the capital and the small letters would be read as quotes again: a backslash alone is nothing. */
function sequenceCharacter(code: number): string {
  const character = String.fromCharCode(code);
  return character === '`' ? '\\`' : character === '\\' ? "''" : character;
}

function range(from: number, to: number, rawStep: number): number[] {
  const step = Math.abs(rawStep) || 1;
  const count = Math.min(MAX_WORDS, Math.floor(Math.abs(to - from) / step) + 1);
  const direction = to >= from ? step : -step;
  return Array.from({ length: count }, (_, i) => from + i * direction);
}

function pad(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return (value < 0 ? '-' : '') + digits.padStart(width - (value < 0 ? 1 : 0), '0');
}
