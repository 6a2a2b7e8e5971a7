import { patternOf } from '../expand/patterns';
import { matchGlob } from '../pattern/glob';
import type { Builtin } from '../state';
import { bashOptions } from './bashOptions';
import { BASH_BUILTINS } from './enable';

/** bash's `help`. Its texts are not simulated, which is said; that there is no such topic is. */
export const help: Builtin = (shell, argv) => {
  const read = bashOptions(shell, argv, 'dms', 'help [-dms] [pattern ...]');
  if (typeof read === 'number') return read;
  const { words } = read;
  const isTopic = (word: string): boolean =>
    BASH_BUILTINS.some((name) => name.startsWith(word) || matchGlob(patternOf(shell, word), name));
  const last = words.at(-1) ?? '';
  if (words.some(isTopic) || words.length === 0) {
    shell.process.container.notice?.('program.approximated', { program: 'help', topic: words.join(' ') });
    return 0;
  }
  shell.warn(`help: no help topics match \`${last}'.  Try \`help help' or \`man -k ${last}' or \`info ${last}'.`);
  return 1;
};

/** Nobody edits lines. */
export const bind: Builtin = (shell) => {
  shell.warn('bind: warning: line editing not enabled');
  return 0;
};
