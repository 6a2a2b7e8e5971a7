import { hasOddCharacters, quoteAnsi } from '../common/ansi';
import type { ShellFamily } from '../common/family';
import { KEYWORDS } from '../parse/errors';

/** How `set -x` shows a word. */
export function quoteForTrace(word: string, family: ShellFamily): string {
  if (family === 'dash') return word;
  if (word === '') return family === 'bash' ? "''" : '';
  const isPlain = family === 'bash' ? /^[A-Za-z0-9_@%+=:,./~#-]+$/ : /^[A-Za-z0-9_@+:,./\]{^-]+$/;
  if (isPlain.test(word) && !(family === 'ash' && KEYWORDS.has(word))) return word;
  if (family === 'bash') {
    if (!/[\s"$&'()*;<>?[\\\]`{|}!]/.test(word) && hasOddCharacters(word)) return quoteAnsi(word);
    return word === "'" ? "\\'" : quoteSingle(word);
  }
  return quoteForListing(word);
}

/** `'it'\''s'` */
export function quoteSingle(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

/** `'it'"'"'s'`: how ash and dash quote what can be read in again. */
export function quoteForListing(text: string): string {
  const quoted = text.replace(/'+/g, (quotes) => `'"${quotes}"'`);
  return text.endsWith("'") ? `'${quoted.slice(0, -1)}` : `'${quoted}'`;
}
