import { quoteForTrace } from '../expand/quote';
import type { Assignment, For } from '../parse/ast';
import type { Shell } from '../state';

function tracePrefix(shell: Shell): string {
  const prefix = shell.get('PS4') ?? '+ ';
  return shell.isBash ? prefix.charAt(0).repeat(shell.substitutionDepth) + prefix : prefix;
}

/** One line of `set -x` for a simple command. bash shows assignments on lines of their own. */
export function traceCommand(shell: Shell, argv: readonly string[], assigned: readonly string[]): void {
  if (!shell.options.x) return;
  const words = argv.map((word) => quoteForTrace(word, shell.family)).join(' ');
  const prefix = tracePrefix(shell);
  if (shell.isBash) {
    for (const text of assigned) shell.put(2, `${prefix}${text}\n`);
    if (words !== '') shell.put(2, `${prefix}${words}\n`);
  } else if (argv.length > 0 || assigned.length > 0) {
    shell.put(2, `${prefix}${[...assigned, ...(argv.length > 0 ? [words] : [])].join(' ')}\n`);
  }
}

export function assignmentForTrace(shell: Shell, { name }: Assignment, value: string): string {
  return `${name}=${value === '' ? '' : quoteForTrace(value, shell.family)}`;
}

/** bash shows a loop as it is written, once per turn. */
export function traceFor(shell: Shell, command: For): void {
  if (!shell.options.x || !shell.isBash) return;
  const words = command.words?.map((word) => shell.sourceText.slice(word.start, word.end)).join(' ');
  shell.put(2, `+ for ${command.variable}${words === undefined ? '' : ` in ${words}`}\n`);
}
