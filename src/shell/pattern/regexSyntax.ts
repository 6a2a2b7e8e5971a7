import { type BracketFailure, type CharacterSet, classRanges, createSet, readBracket } from './characters';

export type Assertion =
  | 'start'
  | 'end'
  | 'word-start'
  | 'word-end'
  | 'word-edge'
  | 'not-word-edge'
  | 'text-start'
  | 'text-end';

export type RegexNode =
  | { readonly kind: 'character'; readonly code: number }
  | { readonly kind: 'any' }
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'assertion'; readonly assertion: Assertion }
  | { readonly kind: 'sequence'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'alternatives'; readonly nodes: readonly RegexNode[] }
  | { readonly kind: 'repeat'; readonly node: RegexNode; readonly min: number; readonly max: number }
  | { readonly kind: 'group'; readonly node: RegexNode; readonly number: number }
  | { readonly kind: 'back-reference'; readonly number: number };

export interface RegexOptions {
  /** ERE instead of BRE. */
  readonly extended?: boolean;
  readonly ignoreCase?: boolean;
  /** awk: a backslash escapes inside brackets too. */
  readonly bracketEscapes?: boolean;
}

export interface ParsedRegex {
  readonly node: RegexNode;
  readonly groups: number;
  readonly backReferences: boolean;
}

/** The C library's words for a malformed expression. */
export class RegexFailure extends Error {}

const BRACKET_WORDS: Readonly<Record<BracketFailure, string>> = {
  unmatched: 'Unmatched [, [^, [:, [., or [=',
  class: 'Invalid character class name',
  range: 'Invalid range end',
};

interface State {
  readonly pattern: string;
  readonly extended: boolean;
  readonly options: RegexOptions;
  at: number;
  groups: number;
  depth: number;
  backReferences: boolean;
}

const MAX_DEPTH = 100;
const MAX_REPEAT = 32_767;
/** Repeat without an upper bound. */
export const UNBOUNDED = -1;

/** Throws RegexFailure. */
export function parseRegex(pattern: string, options: RegexOptions): ParsedRegex {
  const extended = options.extended === true;
  const state: State = { pattern, extended, options, at: 0, groups: 0, depth: 0, backReferences: false };
  const node = readAlternatives(state);
  if (state.at < pattern.length) throw new RegexFailure('Unmatched ) or \\)');
  return { node, groups: state.groups, backReferences: state.backReferences };
}

function readAlternatives(state: State): RegexNode {
  const nodes = [readSequence(state)];
  const bar = state.extended ? '|' : '\\|';
  while (state.pattern.startsWith(bar, state.at)) {
    state.at += bar.length;
    nodes.push(readSequence(state));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'alternatives', nodes };
}

function readSequence(state: State): RegexNode {
  const nodes: RegexNode[] = [];
  const { pattern, extended } = state;
  for (;;) {
    const start = state.at;
    if (start >= pattern.length) break;
    if (pattern.startsWith(extended ? '|' : '\\|', start)) break;
    if (pattern.startsWith(extended ? ')' : '\\)', start) && state.depth > 0) break;
    if (extended ? pattern[start] === ')' : pattern.startsWith('\\)', start))
      throw new RegexFailure('Unmatched ) or \\)');
    const first = nodes.every((node) => node.kind === 'assertion' && node.assertion === 'start');
    const atom = readAtom(state, first);
    nodes.push(atom.kind === 'assertion' && !extended ? atom : readRepeats(state, atom));
  }
  return nodes.length === 1 && nodes[0] !== undefined ? nodes[0] : { kind: 'sequence', nodes };
}

function readAtom(state: State, first: boolean): RegexNode {
  const { pattern, extended } = state;
  const start = state.at;
  const character = pattern.charAt(start);
  if (character === '\\') return readEscape(state);
  if (character === '[') return readSet(state);
  if (extended && character === '(') return readGroup(state, 1);
  state.at++;
  if (character === '.') return { kind: 'any' };
  if (character === '^' && (extended || first)) return { kind: 'assertion', assertion: 'start' };
  if (character === '$' && (extended || endsBranch(pattern, state.at))) return { kind: 'assertion', assertion: 'end' };
  return literal(state, start);
}

function endsBranch(pattern: string, at: number): boolean {
  return at >= pattern.length || pattern.startsWith('\\)', at) || pattern.startsWith('\\|', at);
}

function literal(state: State, start: number): RegexNode {
  const code = state.pattern.codePointAt(start) ?? 0;
  state.at = start + (code > 0xffff ? 2 : 1);
  if (state.options.ignoreCase !== true) return { kind: 'character', code };
  const text = String.fromCodePoint(code);
  if (text.toLowerCase() === text.toUpperCase()) return { kind: 'character', code };
  return { kind: 'set', set: createSet([[code, code]], false, true) };
}

function readSet(state: State): RegexNode {
  const escapes = state.options.bracketEscapes === true;
  const bracket = readBracket(state.pattern, state.at, { escapes, exclamation: false });
  if (typeof bracket === 'string') throw new RegexFailure(BRACKET_WORDS[bracket]);
  state.at = bracket.end;
  return { kind: 'set', set: createSet(bracket.ranges, bracket.negated, state.options.ignoreCase) };
}

function readGroup(state: State, width: number): RegexNode {
  state.at += width;
  if (++state.depth > MAX_DEPTH) throw new RegexFailure('Regular expression too big');
  const number = ++state.groups;
  const node = readAlternatives(state);
  state.depth--;
  const close = state.extended ? ')' : '\\)';
  if (!state.pattern.startsWith(close, state.at)) throw new RegexFailure('Unmatched ( or \\(');
  state.at += close.length;
  return { kind: 'group', node, number };
}

const ASSERTIONS: Readonly<Record<string, Assertion>> = {
  '<': 'word-start',
  '>': 'word-end',
  b: 'word-edge',
  B: 'not-word-edge',
  '`': 'text-start',
  "'": 'text-end',
};

const SHORTHANDS: Readonly<Record<string, readonly [string, boolean]>> = {
  w: ['word', false],
  W: ['word', true],
  s: ['space', false],
  S: ['space', true],
};

const CONTROL: Readonly<Record<string, number>> = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };

function readEscape(state: State): RegexNode {
  const { pattern, extended } = state;
  const letter = pattern[state.at + 1];
  if (letter === undefined) throw new RegexFailure('Trailing backslash');
  if (!extended && letter === '(') return readGroup(state, 2);
  if (!extended && letter === '{') throw new RegexFailure('Invalid preceding regular expression');
  const start = state.at;
  state.at += 2;
  if (/[1-9]/.test(letter)) {
    if (Number(letter) > state.groups) throw new RegexFailure('Invalid back reference');
    state.backReferences = true;
    return { kind: 'back-reference', number: Number(letter) };
  }
  const assertion = ASSERTIONS[letter];
  if (assertion !== undefined) return { kind: 'assertion', assertion };
  const shorthand = SHORTHANDS[letter];
  if (shorthand !== undefined) return { kind: 'set', set: createSet(classRanges(shorthand[0]) ?? [], shorthand[1]) };
  const control = CONTROL[letter];
  if (control !== undefined) return { kind: 'character', code: control };
  return literal(state, start + 1);
}

function readRepeats(state: State, atom: RegexNode): RegexNode {
  let node = atom;
  for (let repeats = 0; ; repeats++) {
    const bounds = readBounds(state);
    if (bounds === undefined) return node;
    if (repeats > MAX_DEPTH) throw new RegexFailure('Regular expression too big');
    node = { kind: 'repeat', node, ...bounds };
  }
}

function readBounds(state: State): { min: number; max: number } | undefined {
  const { pattern, extended, at } = state;
  const character = pattern[at];
  const escaped = !extended && character === '\\' ? pattern[at + 1] : undefined;
  const operator = extended || character === '*' ? character : escaped;
  const width = escaped === undefined ? 1 : 2;
  if (operator === '*' && escaped === undefined) {
    state.at += 1;
    return { min: 0, max: UNBOUNDED };
  }
  if (operator === '+' || operator === '?') {
    state.at += width;
    return operator === '+' ? { min: 1, max: UNBOUNDED } : { min: 0, max: 1 };
  }
  return operator === '{' ? readInterval(state, at + width) : undefined;
}

function readInterval(state: State, start: number): { min: number; max: number } | undefined {
  const { pattern, extended } = state;
  const close = pattern.indexOf(extended ? '}' : '\\}', start);
  const content = close < 0 ? null : /^(\d{0,9})(,?)(\d{0,9})$/.exec(pattern.slice(start, close));
  if (content === null || (content[1] === '' && content[2] === '')) {
    // An extended expression takes a brace that opens no interval as a character.
    if (extended) return undefined;
    throw new RegexFailure(close < 0 ? 'Unmatched \\{' : 'Invalid content of \\{\\}');
  }
  const [, low = '', comma = '', high = ''] = content;
  const min = Number(low);
  const max = comma === '' ? min : high === '' ? UNBOUNDED : Number(high);
  if (max !== UNBOUNDED && max < min) throw new RegexFailure('Invalid content of \\{\\}');
  if (min > MAX_REPEAT || max > MAX_REPEAT) throw new RegexFailure('Regular expression too big');
  state.at = close + (extended ? 1 : 2);
  return { min, max };
}
