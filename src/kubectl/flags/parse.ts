/** Reads a command line as pflag does, with its words for what is wrong. Models spf13/pflag FlagSet.Parse. */

import { parseGoDuration } from '../../api/duration';
import type { FlagSpec, FlagValues, ParseResult } from './flags';

interface Reading {
  words: readonly string[];
  at: number;
  given: Map<string, string[]>;
}

type Problem = { error: string; help?: boolean } | undefined;

/** Flags and arguments may be mixed; `interspersed: false` stops at the first argument. */
export function parseArguments(
  specs: readonly FlagSpec[],
  words: readonly string[],
  options: { interspersed?: boolean } = {},
): ParseResult {
  const byName = new Map(specs.map((spec) => [spec.name, spec]));
  const byShort = new Map(specs.flatMap((spec) => (spec.short ? [[spec.short, spec] as const] : [])));
  const reading: Reading = { words, at: 0, given: new Map() };
  const args: string[] = [];
  let beforeDash: number | undefined;
  while (reading.at < words.length) {
    const word = words[reading.at++] ?? '';
    if (word === '--') {
      beforeDash = args.length;
      args.push(...words.slice(reading.at));
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      args.push(word);
      if (options.interspersed === false) {
        args.push(...words.slice(reading.at));
        break;
      }
      continue;
    }
    const problem = word.startsWith('--') ? readLong(reading, word, byName) : readShorts(reading, word, byShort);
    if (problem) return { ok: false, ...problem };
  }
  return { ok: true, value: { flags: valuesOf(byName, reading.given), args, beforeDash } };
}

function readLong(reading: Reading, word: string, specs: ReadonlyMap<string, FlagSpec>): Problem {
  const body = word.slice(2);
  const equals = body.indexOf('=');
  const name = equals < 0 ? body : body.slice(0, equals);
  if (name === '' || name.startsWith('-')) return { error: `bad flag syntax: ${word}` };
  const spec = specs.get(name);
  if (!spec) {
    if (name === 'help') return { error: '', help: true };
    return { error: `unknown flag: --${name}` };
  }
  if (equals >= 0) return setFlag(reading, spec, body.slice(equals + 1), `--${name}`);
  if (spec.withoutValue !== undefined) return setFlag(reading, spec, spec.withoutValue, `--${name}`);
  const value = reading.words[reading.at];
  if (value === undefined) return { error: `flag needs an argument: --${name}` };
  reading.at++;
  return setFlag(reading, spec, value, `--${name}`);
}

/** `-it`, `-ojson`, `-o=json`, `-n web`. */
function readShorts(reading: Reading, word: string, specs: ReadonlyMap<string, FlagSpec>): Problem {
  let rest = word.slice(1);
  while (rest !== '') {
    const letter = rest.charAt(0);
    const spec = specs.get(letter);
    if (!spec) {
      if (letter === 'h') return { error: '', help: true };
      return { error: `unknown shorthand flag: '${letter}' in -${rest}` };
    }
    rest = rest.slice(1);
    if (rest.length > 1 && rest.startsWith('=')) return setFlag(reading, spec, rest.slice(1), `-${letter}`);
    if (spec.withoutValue !== undefined) {
      const problem = setFlag(reading, spec, spec.withoutValue, `-${letter}`);
      if (problem) return problem;
      continue;
    }
    if (rest !== '') return setFlag(reading, spec, rest, `-${letter}`);
    const value = reading.words[reading.at];
    if (value === undefined) return { error: `flag needs an argument: '${letter}' in -${letter}` };
    reading.at++;
    return setFlag(reading, spec, value, `-${letter}`);
  }
  return undefined;
}

const BOOLEANS: Readonly<Record<string, boolean>> = {
  '1': true,
  t: true,
  T: true,
  true: true,
  TRUE: true,
  True: true,
  '0': false,
  f: false,
  F: false,
  false: false,
  FALSE: false,
  False: false,
};

function setFlag(reading: Reading, spec: FlagSpec, value: string, typed: string): Problem {
  const problem = valueProblem(spec, value);
  if (problem) {
    const shown = spec.short ? `-${spec.short}, --${spec.name}` : typed;
    return { error: `invalid argument "${value}" for "${shown}" flag: ${problem}` };
  }
  const many = spec.kind === 'strings' || spec.kind === 'array';
  const before = many ? (reading.given.get(spec.name) ?? []) : [];
  reading.given.set(spec.name, [...before, ...(spec.kind === 'strings' ? splitList(value) : [value])]);
  return undefined;
}

const splitList = (value: string): string[] => (value === '' ? [] : value.split(','));

function valueProblem({ kind }: FlagSpec, value: string): string | undefined {
  if (kind === 'bool' && BOOLEANS[value] === undefined) return `strconv.ParseBool: parsing "${value}": invalid syntax`;
  if (kind === 'int' && !/^[+-]?\d+$/.test(value)) return `strconv.ParseInt: parsing "${value}": invalid syntax`;
  if (kind === 'duration' && parseGoDuration(value) === undefined)
    return /^[+-]?\d+(\.\d+)?$/.test(value)
      ? `time: missing unit in duration "${value}"`
      : `time: invalid duration "${value}"`;
  return undefined;
}

function valuesOf(specs: ReadonlyMap<string, FlagSpec>, given: ReadonlyMap<string, readonly string[]>): FlagValues {
  const text = (name: string): string => given.get(name)?.at(-1) ?? specs.get(name)?.default ?? '';
  return {
    text,
    bool: (name) => BOOLEANS[text(name)] ?? false,
    int: (name) => Number(text(name)) || 0,
    duration: (name) => parseGoDuration(text(name)) ?? 0,
    list: (name) => given.get(name) ?? splitList(specs.get(name)?.default ?? ''),
    given: (name) => given.has(name),
  };
}
