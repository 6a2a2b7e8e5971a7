import { isWordCharacter } from '../../shell/pattern/characters';
import { allMatches, compileRegex, isRegexError, type Regex, type RegexMatch } from '../../shell/pattern/regex';
import { type PerlPattern, readPerlPattern } from './perlPattern';

export interface LineMatcher {
  test(line: string): boolean;
  /** The matching parts of a line, for -o. */
  parts(line: string): { text: string; start: number }[];
}

export interface MatcherOptions {
  readonly extended: boolean;
  readonly fixed: boolean;
  /** Expressions as Perl has them. */
  readonly perl: boolean;
  readonly ignoreCase: boolean;
  readonly words: boolean;
  readonly lines: boolean;
  readonly invert: boolean;
}

/** Any of the patterns. A string says what is wrong with one of them. */
export function createMatcher(patterns: readonly string[], options: MatcherOptions): LineMatcher | string {
  const regexes: Regex[] = [];
  const cuts = new Map<Regex, PerlPattern>();
  for (const pattern of patterns) {
    const perl = options.perl ? readPerlPattern(pattern) : undefined;
    if (typeof perl === 'string') return `Podflight does not simulate '${perl}' of -P`;
    const literal = pattern.replace(/[.*[\]\\^$+?(){}|]/g, '\\$&');
    const compiled = compileRegex(perl?.source ?? (options.fixed ? literal : pattern), {
      extended: options.fixed || options.extended || options.perl,
      ignoreCase: options.ignoreCase || perl?.ignoreCase === true,
    });
    if (isRegexError(compiled)) return compiled.message;
    regexes.push(compiled);
    if (perl !== undefined) cuts.set(compiled, perl);
  }
  const plain = !options.words && !options.lines;
  const fits = (line: string, match: RegexMatch) =>
    (!options.lines || (match.start === 0 && match.end === line.length)) &&
    (!options.words || isWholeWord(line, match));
  const matches = (line: string, regex: Regex): RegexMatch[] =>
    [...allMatches(regex, line)].filter((match) => fits(line, match));
  const hits = (line: string) => regexes.some((regex) => (plain ? regex.test(line) : matches(line, regex).length > 0));
  return {
    test: (line) => hits(line) !== options.invert,
    parts(line) {
      const found = regexes
        .flatMap((regex) => matches(line, regex).map((match) => shownPart(match, cuts.get(regex))))
        .filter(({ start, end }) => end > start);
      found.sort((a, b) => a.start - b.start || b.end - a.end);
      let end = 0;
      const parts: { text: string; start: number }[] = [];
      for (const match of found) {
        if (match.start < end) continue;
        parts.push({ text: line.slice(match.start, match.end), start: match.start });
        end = match.end;
      }
      return parts;
    },
  };
}

/** What of a match `-o` shows: \K and the like leave out its ends. */
function shownPart(match: RegexMatch, cut: PerlPattern | undefined): { start: number; end: number } {
  const start = cut?.from === undefined ? match.start : (match.spans[cut.from]?.[1] ?? match.start);
  return { start, end: cut?.to === undefined ? match.end : (match.spans[cut.to]?.[0] ?? match.end) };
}

function isWholeWord(line: string, { start, end }: RegexMatch): boolean {
  const before = start > 0 && isWordCharacter(line.charCodeAt(start - 1));
  const after = end < line.length && isWordCharacter(line.charCodeAt(end));
  return !before && !after;
}
