import { allMatches, compileRegex, isRegexError, type Regex, type RegexMatch } from '../../../shell/pattern/regex';
import { readPerlPattern } from '../../text/perlPattern';
import { shown } from './arithmetic';
import { arg, list, plain, text, withValue } from './builtin';
import { compare, isArray, JqError, type Json, type JsonObject } from './json';
import type { Node } from './nodes';
import type { Builtin, Scope } from './scope';

interface Pattern {
  readonly regex: Regex;
  /** Of each group from the first: its name, null without one, undefined for `(?:…)`. */
  readonly names: readonly (string | null | undefined)[];
  readonly global: boolean;
}

/** The expressions run in linear time, so what looks around or stops early is refused by name. */
function compilePattern(value: Json, flags: Json): Pattern {
  const [given, own] = isArray(value) ? [value[0] ?? null, value[1] ?? null] : [value, null];
  const source = text(given, 'match');
  const letters = `${flags ?? ''}${own ?? ''}`;
  if (/[^gin]/.test(letters))
    throw new JqError(`Podflight does not know the flags ${JSON.stringify(letters)} of a pattern`);
  const perl = readPerlPattern(source);
  if (typeof perl === 'string' || perl.from !== undefined || perl.to !== undefined)
    throw new JqError(`Podflight does not match the pattern ${JSON.stringify(source)}`);
  const ignoreCase = perl.ignoreCase || letters.includes('i');
  const regex = compileRegex(perl.source, { extended: true, ignoreCase });
  if (isRegexError(regex)) throw new JqError(`${source} (at offset 0) is not a valid regex: ${regex.message}`);
  return { regex, names: groupNames(source), global: letters.includes('g') };
}

function groupNames(source: string): (string | null | undefined)[] {
  const names: (string | null | undefined)[] = [];
  for (const [token, name] of source.matchAll(/\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]])*\]|\(\?P?<(\w+)>|\(\?:|\(/g))
    if (token === '(?:') names.push(undefined);
    else if (name !== undefined) names.push(name);
    else if (token === '(') names.push(null);
  return names;
}

function matchesOf(subject: string, { regex, global }: Pattern): RegexMatch[] {
  const found: RegexMatch[] = [];
  for (const match of allMatches(regex, subject)) {
    found.push(match);
    if (!global) break;
  }
  return found;
}

interface Capture {
  readonly name: string | null;
  readonly span: readonly [number, number];
}

const capturesOf = (match: RegexMatch, { names }: Pattern): Capture[] =>
  names.flatMap((name, i) => (name === undefined ? [] : [{ name, span: match.spans[i + 1] ?? ([-1, -1] as const) }]));

function matchObject(subject: string, match: RegexMatch, pattern: Pattern): Json {
  // Offsets count characters.
  const part = ([start, end]: readonly [number, number]) =>
    start < 0
      ? { offset: -1, length: 0, string: null }
      : {
          offset: [...subject.slice(0, start)].length,
          length: [...subject.slice(start, end)].length,
          string: subject.slice(start, end),
        };
  const captures = capturesOf(match, pattern).map(({ name, span }) => ({ ...part(span), name }));
  return { ...part([match.start, match.end]), captures };
}

const namedCaptures = (subject: string, match: RegexMatch, pattern: Pattern): JsonObject =>
  Object.fromEntries(
    capturesOf(match, pattern).flatMap(({ name, span: [start, end] }) =>
      name === null ? [] : [[name, start < 0 ? null : subject.slice(start, end)]],
    ),
  );

/** `name(PATTERN)` and `name(PATTERN; FLAGS)`. */
function matching(
  name: string,
  give: (subject: string, matches: readonly RegexMatch[], pattern: Pattern) => Iterable<Json>,
  always = '',
): Record<string, Builtin> {
  const run: Builtin = function* (input, args, scope) {
    for (const flags of args[1] ? scope.run(args[1], input, scope) : [null])
      for (const value of scope.run(arg(args, 0), input, scope)) {
        if (typeof input !== 'string') throw new JqError(`${shown(input)} cannot be matched, as it is not a string`);
        const pattern = compilePattern(value, `${flags ?? ''}${always}`);
        yield* give(input, matchesOf(input, pattern), pattern);
      }
  };
  return { [`${name}/1`]: run, [`${name}/2`]: run };
}

function* replaced(input: Json, args: readonly Node[], scope: Scope, flags: string): Generator<Json> {
  const [patternNode, replacement, flagsNode] = args;
  if (patternNode === undefined || replacement === undefined) return;
  for (const own of flagsNode ? scope.run(flagsNode, input, scope) : [''])
    for (const value of scope.run(patternNode, input, scope)) {
      const subject = text(input, 'sub');
      const pattern = compilePattern(value, `${own ?? ''}${flags}`);
      let result = '';
      let last = 0;
      for (const match of matchesOf(subject, pattern)) {
        const [by] = scope.run(replacement, namedCaptures(subject, match, pattern), scope);
        result += subject.slice(last, match.start) + text(by ?? '', 'sub');
        last = match.end;
      }
      yield result + subject.slice(last);
    }
}

function pieces(subject: string, matches: readonly RegexMatch[]): string[] {
  const ends = [0, ...matches.map(({ end }) => end)];
  return ends.map((end, i) => subject.slice(end, matches[i]?.start ?? subject.length));
}

/** Where a value is found in a text or an array. */
function indices(input: Json, value: Json): Json {
  if (input === null) return null;
  if (typeof input === 'string' && typeof value === 'string') {
    const found: number[] = [];
    for (let at = input.indexOf(value); at >= 0 && value !== ''; at = input.indexOf(value, at + 1)) found.push(at);
    return found;
  }
  const wanted = isArray(value) ? value : [value];
  const fits = (from: number) => wanted.every((item, i) => compare(list(input)[from + i] ?? null, item) === 0);
  const last = list(input).length - wanted.length;
  return list(input).flatMap((_, i) => (i <= last && wanted.length > 0 && fits(i) ? [i] : []));
}

const trim = (name: string, pattern: RegExp): Builtin => plain((input) => text(input, name).replace(pattern, ''));

export const textFunctions: Readonly<Record<string, Builtin>> = {
  ...matching('test', (_, matches) => [matches.length > 0]),
  ...matching('match', (subject, matches, pattern) => matches.map((match) => matchObject(subject, match, pattern))),
  ...matching('capture', (subject, matches, pattern) => matches.map((match) => namedCaptures(subject, match, pattern))),
  ...matching(
    'scan',
    (subject, matches, pattern) =>
      matches.map((match) => {
        const captures = capturesOf(match, pattern).map(({ span: [start, end] }) =>
          start < 0 ? null : subject.slice(start, end),
        );
        return captures.length > 0 ? captures : subject.slice(match.start, match.end);
      }),
    'g',
  ),
  ...matching('splits', (subject, matches) => pieces(subject, matches), 'g'),
  'split/2': matching('split', (subject, matches) => [pieces(subject, matches)], 'g')['split/2'] ?? (() => []),
  'sub/2': (input, args, scope) => replaced(input, args, scope, ''),
  'sub/3': (input, args, scope) => replaced(input, args, scope, ''),
  'gsub/2': (input, args, scope) => replaced(input, args, scope, 'g'),
  'gsub/3': (input, args, scope) => replaced(input, args, scope, 'g'),
  'indices/1': withValue(indices),
  'rindex/1': withValue((input, value) => {
    const found = indices(input, value);
    return isArray(found) ? (found.at(-1) ?? null) : null;
  }),
  'explode/0': plain((input) => [...text(input, 'explode')].map((character) => character.codePointAt(0) ?? 0)),
  'implode/0': plain((input) =>
    list(input)
      .map((code) => String.fromCodePoint(Number(code)))
      .join(''),
  ),
  'trim/0': trim('trim', /^\s+|\s+$/g),
  'ltrim/0': trim('ltrim', /^\s+/),
  'rtrim/0': trim('rtrim', /\s+$/),
};
