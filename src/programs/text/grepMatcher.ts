import { isWordCharacter } from '../../shell/pattern/characters';
import { allMatches, compileRegex, isRegexError, type Regex, type RegexMatch } from '../../shell/pattern/regex';

export interface LineMatcher {
  test(line: string): boolean;
  /** The matching parts of a line, for -o. */
  parts(line: string): { text: string; start: number }[];
}

export interface MatcherOptions {
  readonly extended: boolean;
  readonly fixed: boolean;
  readonly ignoreCase: boolean;
  readonly words: boolean;
  readonly lines: boolean;
  readonly invert: boolean;
}

/** Any of the patterns. A string says what is wrong with one of them. */
export function createMatcher(patterns: readonly string[], options: MatcherOptions): LineMatcher | string {
  const regexes: Regex[] = [];
  for (const pattern of patterns) {
    const source = options.fixed ? pattern.replace(/[.*[\]\\^$+?(){}|]/g, '\\$&') : pattern;
    const compiled = compileRegex(options.fixed ? source : pattern, {
      extended: options.fixed || options.extended,
      ignoreCase: options.ignoreCase,
    });
    if (isRegexError(compiled)) return compiled.message;
    regexes.push(compiled);
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
      const found = regexes.flatMap((regex) => matches(line, regex)).filter((match) => match.end > match.start);
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

function isWholeWord(line: string, { start, end }: RegexMatch): boolean {
  const before = start > 0 && isWordCharacter(line.charCodeAt(start - 1));
  const after = end < line.length && isWordCharacter(line.charCodeAt(end));
  return !before && !after;
}
