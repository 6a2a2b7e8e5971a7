import type { Blocking } from '../../process/types';
import { classRanges } from '../../shell/pattern/characters';
import { type Tool, tool } from '../support/tool';

/** busybox writes each block it reads; GNU goes through stdio. */
export const tr = tool(function* (t): Blocking<number> {
  const options = t.options('cCdst', {
    long: { complement: 'c', delete: 'd', 'squeeze-repeats': 's', 'truncate-set1': 't' },
    stopEarly: true,
  });
  const [first, second] = options.operands;
  if (options.error) return yield* t.badOption(options);
  if (first === undefined) return yield* missingOperand(t);
  const deletes = options.has('d');
  const squeezes = options.has('s');
  if (second === undefined && !deletes && !squeezes) return yield* missingOperand(t, first);
  const complement = options.has('c') || options.has('C');
  const translate = createTranslation(first, second, { deletes, squeezes, complement });
  for (;;) {
    const text = yield* t.process.read(0);
    if (text === '') return 0;
    t.put(translate(text));
    if (t.gnu) yield* t.tick();
    else yield* t.flush();
  }
});

function* missingOperand(t: Tool, after?: string): Blocking<number> {
  if (!t.gnu) return yield* t.usage();
  if (after === undefined) return yield* t.misuse('missing operand');
  yield* t.fail(`missing operand after '${after}'`);
  yield* t.process.error('Two strings must be given when translating.');
  return yield* t.usage();
}

interface Modes {
  readonly deletes: boolean;
  readonly squeezes: boolean;
  readonly complement: boolean;
}

function createTranslation(first: string, second: string | undefined, modes: Modes): (text: string) => string {
  const from = expandSet(first);
  const to = second === undefined ? [] : expandSet(second);
  const inFirst = new Set(from);
  const selected = (character: string) => inFirst.has(character) !== modes.complement;
  const translates = second !== undefined && !modes.deletes && to.length > 0;
  const mapping = new Map<string, string>();
  const last = to[to.length - 1] ?? '';
  if (translates && !modes.complement)
    for (const [i, character] of from.entries()) mapping.set(character, to[i] ?? last);
  const convert = (character: string): string => {
    if (!translates) return character;
    if (modes.complement) return selected(character) ? last : character;
    return mapping.get(character) ?? character;
  };
  const squeezeSet = new Set(to);
  const squeezable = (character: string) =>
    modes.squeezes && (second === undefined ? selected(character) : squeezeSet.has(character));
  let previous = '';
  return (text) => {
    let result = '';
    for (const character of text) {
      if (modes.deletes && selected(character)) continue;
      const converted = convert(character);
      if (converted === previous && squeezable(converted)) continue;
      previous = converted;
      result += converted;
    }
    return result;
  };
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07', b: '\b' };
const MAX_RANGE = 65_536;

/** `a-z`, `[:upper:]`, `\n`, `\012`, `[x*3]`. */
export function expandSet(text: string): string[] {
  const units = readUnits(text);
  const result: string[] = [];
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const upper = units[i + 2];
    if (unit === undefined) continue;
    if (unit.characters !== undefined) result.push(...unit.characters);
    else if (units[i + 1]?.text === '-' && units[i + 1]?.escaped === false && upper?.text !== undefined) {
      const low = unit.text?.codePointAt(0) ?? 0;
      const high = Math.min(upper.text.codePointAt(0) ?? 0, low + MAX_RANGE);
      for (let code = low; code <= high; code++) result.push(String.fromCodePoint(code));
      i += 2;
    } else if (unit.text !== undefined) result.push(unit.text);
  }
  return result;
}

interface Unit {
  readonly text?: string;
  readonly escaped: boolean;
  /** A class: several characters at once. */
  readonly characters?: readonly string[];
}

function readUnits(text: string): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < text.length; ) {
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i, i + 14));
    const ranges = named === null ? undefined : classRanges(named[1] ?? '');
    const octal = /^\\([0-7]{1,3})/.exec(text.slice(i, i + 4));
    if (named !== null && ranges !== undefined) {
      units.push({ escaped: false, characters: ranges.flatMap(([low, high]) => rangeCharacters(low, high)) });
      i += named[0].length;
    } else if (octal !== null) {
      units.push({ text: String.fromCharCode(Number.parseInt(octal[1] ?? '', 8)), escaped: true });
      i += octal[0].length;
    } else if (text[i] === '\\' && i + 1 < text.length) {
      const letter = text.charAt(i + 1);
      units.push({ text: ESCAPES[letter] ?? letter, escaped: true });
      i += 2;
    } else {
      const character = String.fromCodePoint(text.codePointAt(i) ?? 0);
      units.push({ text: character, escaped: false });
      i += character.length;
    }
  }
  return units;
}

function rangeCharacters(low: number, high: number): string[] {
  return Array.from({ length: high - low + 1 }, (_, i) => String.fromCharCode(low + i));
}
