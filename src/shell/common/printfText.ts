import { hasOddCharacters, quoteAnsi } from './ansi';

/** dash reads no length modifiers: the first one is the directive that it does not know. */
export function directiveForComplaint(whole: string, modifiers: string): string {
  return modifiers === '' ? whole : whole.slice(0, whole.indexOf(modifiers) + 1);
}

/** busybox complains about all from the directive on, and takes length modifiers out of it before. */
export function plainFormat(rest: string, modifiers: string): string {
  return modifiers === '' ? rest : rest.replace(modifiers, '');
}

/** Where the escape that starts at `index` ends: octal and hexadecimal digits belong to it. */
export function escapeEnd(format: string, index: number): number {
  const letter = format.charAt(index + 1);
  let end = index + 2;
  if (letter >= '0' && letter <= '7') while (end < index + 4 && /[0-7]/.test(format.charAt(end))) end++;
  else if (letter === 'u' || letter === 'U')
    while (end < index + (letter === 'u' ? 6 : 10) && /[0-9a-fA-F]/.test(format.charAt(end))) end++;
  else if (letter === 'x') while (end < index + 4 && /[0-9a-fA-F]/.test(format.charAt(end))) end++;
  return Math.min(end, format.length);
}

/** What the C library reads of `0189`: the octal digits it begins with. */
export const octalStart = (digits: string): bigint => BigInt(`0o${/^0[0-7]*/.exec(digits)?.[0] ?? '0'}`);

export function quoteForBash(word: string): string {
  if (word === '') return "''";
  if (hasOddCharacters(word)) return quoteAnsi(word);
  return word
    .replace(/[^A-Za-z0-9_@%+=:./#~-]/g, '\\$&')
    .replace(/^#/, '\\#')
    .replace(/(^|[=:])~/g, '$1\\~');
}
