import { quoteForTrace } from '../expand/quote';
import { expandString } from '../expand/words';
import type { Assignment, Case, Condition, For, Word } from '../parse/ast';
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

export function assignmentForTrace(shell: Shell, assignment: Assignment, value: string): string {
  const { name, array, index, append } = assignment;
  // bash shows arrays as they are written.
  if (array || index) {
    const words = array?.map((word) => shell.sourceText.slice(word.start, word.end)).join(' ');
    const at = index ? `[${shell.sourceText.slice(index.start, index.end)}]` : '';
    const shown = words === undefined ? (value === '' ? '' : quoteForTrace(value, shell.family)) : `(${words})`;
    return `${name}${at}${append ? '+=' : '='}${shown}`;
  }
  return `${name}=${value === '' ? '' : quoteForTrace(value, shell.family)}`;
}

/** bash shows a loop as it is written, once per turn. */
export function traceFor(shell: Shell, command: For): void {
  if (!shell.options.x || !shell.isBash) return;
  const words = command.words?.map((word) => shell.sourceText.slice(word.start, word.end)).join(' ');
  const head = `${tracePrefix(shell)}${command.kind}`;
  shell.put(2, `${head} ${command.variable}${words === undefined ? '' : ` in ${words}`}\n`);
}

/** `+ case $x in`: the word as it is written. */
export function traceCase(shell: Shell, { word }: Case): void {
  if (!shell.options.x || !shell.isBash) return;
  shell.put(2, `${tracePrefix(shell)}case ${shell.sourceText.slice(word.start, word.end)} in\n`);
}

/** `+ (( x + 1 ))` */
export function traceArithmetic(shell: Shell, expression: string): void {
  if (!shell.options.x || !shell.isBash) return;
  shell.put(2, `${tracePrefix(shell)}(( ${expression} ))\n`);
}

/** `+ [[ two == t* ]]`: each test that is really made. */
export function traceCondition(shell: Shell, condition: Condition): void {
  if (!shell.options.x || !shell.isBash) return;
  const shown = (word: Word): string => {
    const text = expandString(shell, word);
    return text === '' ? "''" : text;
  };
  if (condition.kind === 'unary')
    shell.put(2, `${tracePrefix(shell)}[[ ${condition.operator} ${shown(condition.operand)} ]]\n`);
  else if (condition.kind === 'binary')
    shell.put(
      2,
      `${tracePrefix(shell)}[[ ${shown(condition.left)} ${condition.operator} ${shown(condition.right)} ]]\n`,
    );
}
