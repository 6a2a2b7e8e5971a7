import { isWordCharacter } from './characters';
import type { Assertion } from './regexSyntax';

/** What counts as the beginning and end of a line in this search. */
export interface LineRules {
  /** `^` and `$` also match around newlines (sed's M). */
  readonly multiline: boolean;
  /** The text begins in the middle of a line: `^` does not match at 0. */
  readonly notAtStart: boolean;
}

export function holds(assertion: Assertion, text: string, at: number, rules: LineRules): boolean {
  switch (assertion) {
    case 'start':
      return (at === 0 && !rules.notAtStart) || (rules.multiline && at > 0 && text[at - 1] === '\n');
    case 'end':
      return at === text.length || (rules.multiline && text[at] === '\n');
    case 'text-start':
      return at === 0;
    case 'text-end':
      return at === text.length;
    default: {
      const before = at > 0 && isWordCharacter(text.charCodeAt(at - 1));
      const after = at < text.length && isWordCharacter(text.charCodeAt(at));
      if (assertion === 'word-start') return !before && after;
      if (assertion === 'word-end') return before && !after;
      return (before !== after) === (assertion === 'word-edge');
    }
  }
}
