import { classRanges } from '../../shell/pattern/characters';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', f: '\f', v: '\v', a: '\x07', b: '\b' };
const MAX_RANGE = 65_536;

/** The characters of an operand, in order, and what GNU objects to in it. */
export interface CharacterSet {
  readonly characters: readonly string[];
  /** Names of the classes in it. */
  readonly classes: readonly string[];
  readonly problem?: string;
}

/** `a-z`, `[:upper:]`, `\n`, `\012`, `[=a=]`, and GNU's `[x*3]`; `[x*]` fills up to the length of `other`. */
export function readSet(text: string, gnu: boolean, other?: CharacterSet): CharacterSet {
  const units = readUnits(text, gnu);
  const characters: string[] = [];
  const classes: string[] = [];
  let problem: string | undefined;
  let filler: { at: number; character: string } | undefined;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i];
    const upper = units[i + 2];
    if (unit === undefined) continue;
    problem ??= unit.problem;
    if (unit.name !== undefined) classes.push(unit.name);
    if (unit.repeated !== undefined) {
      if (unit.repeated === 0) filler = { at: characters.length, character: unit.text ?? '' };
      for (let n = 0; n < unit.repeated; n++) characters.push(unit.text ?? '');
    } else if (unit.characters !== undefined) characters.push(...unit.characters);
    else if (units[i + 1]?.text === '-' && units[i + 1]?.escaped === false && upper?.text !== undefined) {
      const low = unit.text?.codePointAt(0) ?? 0;
      const high = Math.min(upper.text.codePointAt(0) ?? 0, low + MAX_RANGE);
      if (high < low)
        problem ??= `range-endpoints of '${unit.text}-${upper.text}' are in reverse collating sequence order`;
      for (let code = low; code <= high; code++) characters.push(String.fromCodePoint(code));
      i += 2;
    } else if (unit.text !== undefined) characters.push(unit.text);
  }
  if (filler !== undefined && other !== undefined) {
    const missing = Math.max(0, other.characters.length - characters.length);
    characters.splice(filler.at, 0, ...new Array<string>(missing).fill(filler.character));
  }
  return { characters, classes, ...(problem === undefined ? {} : { problem }) };
}

/** Why GNU's tr refuses two sets. */
export function setProblem(
  from: CharacterSet,
  to: CharacterSet | undefined,
  translates: boolean,
  complement: boolean,
): string | undefined {
  const problem = from.problem ?? to?.problem;
  if (problem !== undefined || to === undefined || !translates) return problem;
  if (to.classes.some((name) => name === '=')) return '[=c=] expressions may not appear in string2 when translating';
  if (to.classes.some((name) => name !== 'upper' && name !== 'lower'))
    return "when translating, the only character classes that may appear in\nstring2 are 'upper' and 'lower'";
  if (complement && from.classes.length > 0 && new Set(to.characters).size > 1)
    return 'when translating with complemented character classes,\nstring2 must map all characters in the domain to one';
  const cases = from.classes.filter((name) => name === 'upper' || name === 'lower');
  if (to.classes.length > cases.length && !complement) return 'misaligned [:upper:] and/or [:lower:] construct';
  if (to.classes.length > 0 && complement)
    return 'when translating with string1 longer than string2,\nthe latter string must not end with a character class';
  return undefined;
}

interface Unit {
  readonly text?: string;
  readonly escaped: boolean;
  /** A class: several characters at once. */
  readonly characters?: readonly string[];
  /** Of a class; `=` for an equivalence class. */
  readonly name?: string;
  /** How often, 0 for as often as it takes. */
  readonly repeated?: number;
  readonly problem?: string;
}

function readUnits(text: string, gnu: boolean): Unit[] {
  const units: Unit[] = [];
  for (let i = 0; i < text.length; ) {
    const named = /^\[:([a-z]+):\]/.exec(text.slice(i, i + 14));
    const ranges = named === null ? undefined : classRanges(named[1] ?? '');
    const octal = /^\\([0-7]{1,3})/.exec(text.slice(i, i + 4));
    const equal = /^\[=(\\?[\s\S])=\]/.exec(text.slice(i, i + 6));
    const repeat = gnu ? /^\[(\\?[\s\S])\*(\d*)\]/.exec(text.slice(i, i + 20)) : null;
    if (equal !== null) {
      units.push({ escaped: false, name: '=', characters: [equal[1] ?? ''] });
      i += equal[0].length;
    } else if (repeat !== null) {
      const count = repeat[2] ?? '';
      const repeated = Number.parseInt(count, count.startsWith('0') ? 8 : 10) || 0;
      units.push({ escaped: false, text: repeat[1] ?? '', repeated: Math.min(repeated, MAX_RANGE) });
      i += repeat[0].length;
    } else if (named !== null && ranges === undefined && gnu) {
      units.push({ escaped: false, problem: `invalid character class '${named[1]}'` });
      i += named[0].length;
    } else if (named !== null && ranges !== undefined) {
      units.push({
        escaped: false,
        name: named[1] ?? '',
        characters: ranges.flatMap(([low, high]) => rangeCharacters(low, high)),
      });
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
