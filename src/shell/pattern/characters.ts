/** A set of code points: sorted nothing, just ranges, with a table for ASCII where nearly all text lives. */
export interface CharacterSet {
  has(codePoint: number): boolean;
}

type Range = readonly [number, number];

const CLASSES: Readonly<Record<string, readonly Range[]>> = {
  alpha: [
    [65, 90],
    [97, 122],
  ],
  digit: [[48, 57]],
  alnum: [
    [48, 57],
    [65, 90],
    [97, 122],
  ],
  upper: [[65, 90]],
  lower: [[97, 122]],
  space: [
    [9, 13],
    [32, 32],
  ],
  blank: [
    [9, 9],
    [32, 32],
  ],
  punct: [
    [33, 47],
    [58, 64],
    [91, 96],
    [123, 126],
  ],
  print: [[32, 126]],
  graph: [[33, 126]],
  cntrl: [
    [0, 31],
    [127, 127],
  ],
  xdigit: [
    [48, 57],
    [65, 70],
    [97, 102],
  ],
  word: [
    [48, 57],
    [65, 90],
    [95, 95],
    [97, 122],
  ],
};

/** The ranges of `[:name:]`, undefined if there is no such class. */
export function classRanges(name: string): readonly Range[] | undefined {
  return Object.hasOwn(CLASSES, name) ? CLASSES[name] : undefined;
}

export function isWordCharacter(codePoint: number): boolean {
  return (
    (codePoint >= 97 && codePoint <= 122) ||
    (codePoint >= 65 && codePoint <= 90) ||
    (codePoint >= 48 && codePoint <= 57) ||
    codePoint === 95
  );
}

export function createSet(ranges: readonly Range[], negated: boolean, ignoreCase = false): CharacterSet {
  const all = ignoreCase ? [...ranges, ...ranges.flatMap(otherCase)] : ranges;
  const table = new Uint8Array(128);
  for (const [low, high] of all) for (let code = low; code <= high && code < 128; code++) table[code] = 1;
  const beyond = all.filter(([, high]) => high >= 128);
  return {
    has(codePoint) {
      const found =
        codePoint < 128 ? table[codePoint] === 1 : beyond.some(([low, high]) => codePoint >= low && codePoint <= high);
      return found !== negated;
    },
  };
}

function otherCase([low, high]: Range): readonly Range[] {
  const result: Range[] = [];
  for (const [from, to, shift] of [
    [65, 90, 32],
    [97, 122, -32],
  ] as const) {
    const start = Math.max(low, from);
    const end = Math.min(high, to);
    if (start <= end) result.push([start + shift, end + shift]);
  }
  if (low >= 128 && low === high) result.push(...variants(low));
  return result;
}

function variants(codePoint: number): Range[] {
  const text = String.fromCodePoint(codePoint);
  return [text.toLowerCase(), text.toUpperCase()].map((each) => {
    const code = each.codePointAt(0) ?? codePoint;
    return [code, code];
  });
}

export interface BracketExpression {
  readonly ranges: readonly Range[];
  readonly negated: boolean;
  /** Index after the closing bracket. */
  readonly end: number;
}

export interface BracketRules {
  /** A backslash escapes (glob, awk) instead of standing for itself (regular expressions). */
  readonly escapes: boolean;
  /** `!` negates as `^` does (glob). */
  readonly exclamation: boolean;
}

export type BracketFailure = 'unmatched' | 'class' | 'range';

/** Reads `[…]` that opens at `open`. */
export function readBracket(text: string, open: number, rules: BracketRules): BracketExpression | BracketFailure {
  let at = open + 1;
  const negated = text[at] === '^' || (rules.exclamation && text[at] === '!');
  if (negated) at++;
  const ranges: Range[] = [];
  for (let first = true; ; first = false) {
    const character = text[at];
    if (character === undefined) return 'unmatched';
    if (character === ']' && !first) return { ranges, negated, end: at + 1 };
    if (character === '[' && text[at + 1] === ':') {
      const close = text.indexOf(':]', at + 2);
      const known = close < 0 ? undefined : classRanges(text.slice(at + 2, close));
      if (known !== undefined) {
        ranges.push(...known);
        at = close + 2;
        continue;
      }
      if (close >= 0 && /^[a-z]+$/.test(text.slice(at + 2, close))) return 'class';
    }
    const low = readElement(text, at, rules);
    at = low.end;
    let high = low.code;
    const dash = text[at] === '-' && text[at + 1] !== ']' && text[at + 1] !== undefined;
    if (dash) {
      const element = readElement(text, at + 1, rules);
      high = element.code;
      at = element.end;
      if (high < low.code) return 'range';
    }
    ranges.push([low.code, high]);
  }
}

function readElement(text: string, at: number, rules: BracketRules): { code: number; end: number } {
  let start = at;
  const kind = text[at + 1];
  if (text[at] === '[' && (kind === '.' || kind === '=')) {
    const close = text.indexOf(`${kind}]`, at + 2);
    if (close > at + 2) return { code: text.codePointAt(at + 2) ?? 0, end: close + 2 };
  }
  if (rules.escapes && text[at] === '\\' && at + 1 < text.length) start++;
  const code = text.codePointAt(start) ?? 0;
  return { code, end: start + (code > 0xffff ? 2 : 1) };
}
