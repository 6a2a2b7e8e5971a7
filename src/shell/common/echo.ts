import { replaceEscapes } from './escapes';
import type { ShellFamily } from './family';

/**
 * What `echo` prints for its arguments. dash knows only `-n` and always reads escapes; the others know `-n -e -E`.
 * `isXpg`: bash's `shopt -s xpg_echo`.
 */
export function formatEcho(words: readonly string[], family: ShellFamily, isXpg = false): string {
  let start = 0;
  let hasNewline = true;
  let readsEscapes = family === 'dash' || isXpg;
  if (family === 'dash') {
    if (words[0] === '-n') {
      hasNewline = false;
      start = 1;
    }
  } else {
    for (; start < words.length; start++) {
      const word = words[start] ?? '';
      if (!/^-[neE]+$/.test(word)) break;
      for (const letter of word.slice(1)) {
        if (letter === 'n') hasNewline = false;
        else readsEscapes = letter === 'e';
      }
    }
  }
  const text = words.slice(start).join(' ');
  if (!readsEscapes) return hasNewline ? `${text}\n` : text;
  const result = replaceEscapes(text, 'echo', family !== 'dash', family === 'bash');
  return hasNewline && !result.stops ? `${result.text}\n` : result.text;
}
