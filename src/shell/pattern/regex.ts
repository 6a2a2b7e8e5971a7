import { captureGroups, type Slots, searchBackReferences } from './regexCapture';
import { compileProgram } from './regexProgram';
import { type StepCounter, searchLongest } from './regexSearch';
import { type ParsedRegex, parseRegex, RegexFailure, type RegexNode, type RegexOptions } from './regexSyntax';

export type { RegexOptions } from './regexSyntax';

/** A match as indexes into the text; `groups[0]` is the whole match, undefined where a group did not take part. */
export interface RegexMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
  /** Start and end of each group, -1 if it did not take part. */
  readonly spans: readonly (readonly [number, number])[];
}

export interface SearchOptions {
  readonly from?: number;
  readonly multiline?: boolean;
  readonly notAtStart?: boolean;
}

export interface Regex {
  readonly pattern: string;
  /** Number of groups. */
  readonly groups: number;
  /** Leftmost-longest match at or after `from`. `^` is the beginning of the text, not of `from`. */
  exec(text: string, options?: SearchOptions): RegexMatch | undefined;
  test(text: string): boolean;
  /** Steps taken so far, for tests. */
  readonly counter: StepCounter;
}

/** Words of the C library: `Unmatched ( or \(`. */
export interface RegexError {
  readonly message: string;
}

const BACK_REFERENCE_BUDGET = 500_000;
const CACHE_SIZE = 500;
const cache = new Map<string, Regex | RegexError>();

/** Compiles a POSIX regular expression, basic unless `extended`. Time is linear in pattern × text, whatever the pattern. */
export function compileRegex(pattern: string, options: RegexOptions = {}): Regex | RegexError {
  const key = `${options.extended ? 'E' : 'B'}${options.ignoreCase ? 'i' : ''}${options.bracketEscapes ? 'e' : ''}/${pattern}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const compiled = compile(pattern, options);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(key, compiled);
  return compiled;
}

export function isRegexError(result: Regex | RegexError): result is RegexError {
  return 'message' in result;
}

function compile(pattern: string, options: RegexOptions): Regex | RegexError {
  try {
    const parsed = parseRegex(pattern, options);
    const text = literalText(parsed.node);
    return text === undefined ? programRegex(pattern, parsed) : literalRegex(pattern, text);
  } catch (failure) {
    if (failure instanceof RegexFailure) return { message: failure.message };
    throw failure;
  }
}

/** The text that a pattern without any operator stands for: most greps. */
function literalText(node: RegexNode): string | undefined {
  if (node.kind === 'character') return String.fromCodePoint(node.code);
  if (node.kind !== 'sequence') return undefined;
  let text = '';
  for (const each of node.nodes) {
    if (each.kind !== 'character') return undefined;
    text += String.fromCodePoint(each.code);
  }
  return text;
}

function literalRegex(pattern: string, literal: string): Regex {
  return {
    pattern,
    groups: 0,
    counter: { steps: 0 },
    exec(text, { from = 0 } = {}) {
      const start = text.indexOf(literal, from);
      if (start < 0) return undefined;
      const end = start + literal.length;
      return { start, end, groups: [literal], spans: [[start, end]] };
    },
    test: (text) => text.includes(literal),
  };
}

function programRegex(pattern: string, parsed: ParsedRegex): Regex {
  const program = compileProgram(parsed.node);
  const counter: StepCounter = { steps: 0 };
  const search = (text: string, options: SearchOptions, wantGroups: boolean): Slots | undefined => {
    const rules = { multiline: options.multiline === true, notAtStart: options.notAtStart === true };
    const from = options.from ?? 0;
    if (from > text.length) return undefined;
    if (parsed.backReferences)
      return searchBackReferences(program, text, from, parsed.groups, rules, counter, BACK_REFERENCE_BUDGET);
    const range = searchLongest(program, text, from, rules, counter);
    if (range === undefined) return undefined;
    if (!wantGroups || parsed.groups === 0) return [range.start, range.end];
    return captureGroups(program, text, range, parsed.groups, rules, counter);
  };
  return {
    pattern,
    groups: parsed.groups,
    counter,
    exec(text, options = {}) {
      const slots = search(text, options, true);
      return slots === undefined ? undefined : toMatch(text, slots);
    },
    test: (text) => search(text, {}, false) !== undefined,
  };
}

function toMatch(text: string, slots: Slots): RegexMatch {
  const spans: [number, number][] = [];
  for (let i = 0; i < slots.length; i += 2) spans.push([slots[i] ?? -1, slots[i + 1] ?? -1]);
  const groups = spans.map(([start, end]) => (start < 0 || end < start ? undefined : text.slice(start, end)));
  return { start: slots[0] ?? 0, end: slots[1] ?? 0, groups, spans };
}

/** Every match of the text, not overlapping; an empty match right after another does not count. */
export function* allMatches(regex: Regex, text: string, options: SearchOptions = {}): Generator<RegexMatch> {
  let from = options.from ?? 0;
  let lastEnd = -1;
  while (from <= text.length) {
    const match = regex.exec(text, { ...options, from });
    if (match === undefined) return;
    if (match.end > match.start || match.start !== lastEnd) yield match;
    lastEnd = match.end;
    from = match.end > match.start ? match.end : match.end + ((text.codePointAt(match.end) ?? 0) > 0xffff ? 2 : 1);
  }
}
