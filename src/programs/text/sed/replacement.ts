import type { RegexMatch } from '../../../shell/pattern/regex';

/** `&`, `\1`, `\n`, and GNU's case conversions `\U \L \u \l \E`. */
export function expandReplacement(replacement: string, match: RegexMatch): string {
  let result = '';
  let all: 'U' | 'L' | undefined;
  let one: 'u' | 'l' | undefined;
  const add = (text: string) => {
    let converted = all === 'U' ? text.toUpperCase() : all === 'L' ? text.toLowerCase() : text;
    if (one !== undefined && converted !== '') {
      const first = converted.charAt(0);
      converted = (one === 'u' ? first.toUpperCase() : first.toLowerCase()) + converted.slice(1);
      one = undefined;
    }
    result += converted;
  };
  for (let i = 0; i < replacement.length; i++) {
    const character = replacement.charAt(i);
    if (character === '&') add(match.groups[0] ?? '');
    else if (character !== '\\' || i + 1 >= replacement.length) add(character);
    else {
      const letter = replacement.charAt(++i);
      if (/\d/.test(letter)) add(match.groups[Number(letter)] ?? '');
      else if (letter === 'U' || letter === 'L') all = letter;
      else if (letter === 'E') all = undefined;
      else if (letter === 'u' || letter === 'l') one = letter;
      else add(letter === 'n' ? '\n' : letter === 't' ? '\t' : letter === 'r' ? '\r' : letter);
    }
  }
  return result;
}

/** What `l` shows. */
export function escapeLine(text: string): string {
  const names: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };
  return [...text].map((character) => names[character] ?? character).join('');
}
