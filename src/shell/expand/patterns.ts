import { encodeUtf8 } from '../../api/utf8';
import { bash } from '../parts';
import { compileGlob, type Glob, matchGlob } from '../pattern/glob';
import type { Shell } from '../state';

export const BEYOND_ASCII = /[\u0080-\uffff]/;

/** ash and dash know bytes, not characters: one of these stands for each byte. */
export function inBytes(text: string): string {
  return BEYOND_ASCII.test(text) ? String.fromCharCode(...encodeUtf8(text)) : text;
}

/** Shells without a UTF-8 locale know bytes only; busybox 1.28 knows characters. */
export function countsBytes(shell: Shell): boolean {
  if (!shell.isBash) return !shell.traits.isOldAsh;
  return !/UTF-?8/i.test(shell.get('LC_ALL') || shell.get('LC_CTYPE') || shell.get('LANG') || '');
}

/** A pattern as this shell reads it. `isExtended`: bash's `@(a|b)` counts without `shopt -s extglob` too, as in `[[`. */
export function patternOf(shell: Shell, source: string, isExtended = shell.options.extglob === true): Glob {
  if (isExtended && shell.isBash && /[?*+@!]\(/.test(source)) return bash.get().compileExtendedGlob(source);
  return compileGlob(source);
}

/** A pattern of `[[` or `case`: `shopt -s nocasematch` makes capitals and small letters the same. */
export function matches(shell: Shell, pattern: string, text: string, isExtended?: boolean): boolean {
  if (BEYOND_ASCII.test(text) && (!shell.isBash || countsBytes(shell))) {
    const source = inBytes(pattern);
    return matchGlob(shell.isBash ? patternOf(shell, source, isExtended) : source, inBytes(text));
  }
  if (!shell.isBash) return matchGlob(pattern, text);
  if (!shell.options.nocasematch) return matchGlob(patternOf(shell, pattern, isExtended), text);
  return matchGlob(patternOf(shell, pattern.toLowerCase(), isExtended), text.toLowerCase());
}
