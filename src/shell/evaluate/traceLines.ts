/** What `set -x` prints. Loaded where a script sets it: see trace.ts. */
import { quoteForTrace, quoteSingle } from '../expand/quote';
import { expandString, expandWords } from '../expand/words';
import type { Assignment, Case, Condition, For, Word } from '../parse/ast';
import { parseQuotedText } from '../parse/parser';
import { ShellError } from '../shellError';
import type { Shell } from '../state';

/** PS4, expanded. bash repeats its first character inside of `$(…)`, `eval`, sourced files and traps. */
function tracePrefix(shell: Shell): string {
  const prefix = shell.get('PS4') ?? '';
  const shown = /[$`\\]/.test(prefix) ? expandPrefix(shell, prefix) : prefix;
  if (!shell.isBash) return shown;
  return shown.charAt(0).repeat(shell.substitutionDepth + shell.foreignDepth - Number(shell.isInExitTrap)) + shown;
}

function expandPrefix(shell: Shell, prefix: string): string {
  const word = parseQuotedText(prefix, shell.traits.dialect);
  if (!word || word.hasSubstitution) return prefix;
  shell.options.x = false;
  try {
    return expandString(shell, word);
  } catch (error) {
    if (!(error instanceof ShellError)) throw error;
    return prefix;
  } finally {
    shell.options.x = true;
  }
}

/** One line of `set -x` for a simple command. bash shows assignments on lines of their own. */
function traceCommand(shell: Shell, argv: readonly string[], assigned: readonly string[]): void {
  const words = argv.map((word) => quoteForTrace(word, shell.family)).join(' ');
  const prefix = tracePrefix(shell);
  if (shell.isBash) {
    for (const text of assigned) shell.put(traceFd(shell), `${prefix}${text}\n`);
    for (const assignment of shell.pendingArrays)
      shell.put(traceFd(shell), `${prefix}${arrayForTrace(shell, assignment)}\n`);
    if (words !== '') shell.put(traceFd(shell), `${prefix}${words}\n`);
    if (argv[0] === 'export' || argv[0] === 'readonly')
      for (const word of argv.slice(1)) {
        const [, name, value] = /^(\w+)=([\s\S]*)$/.exec(word) ?? [];
        if (name) shell.put(traceFd(shell), `${prefix}${name}=${value ? quoteForTrace(value, 'bash') : ''}\n`);
      }
  } else {
    shell.put(traceFd(shell), `${prefix}${[...assigned, ...(argv.length > 0 ? [words] : [])].join(' ')}\n`);
  }
}

/** `declare -a name=(…)`: bash assigns, and shows, the array first. */
function arrayForTrace(shell: Shell, { name, array = [] }: Assignment): string {
  const items = array.flatMap((word) => {
    const { assignment } = word;
    if (assignment?.name !== '' || !assignment.index) return expandWords(shell, [word]).map(quoteSingle);
    const value = assignment.value ? expandString(shell, assignment.value) : '';
    return [`[${quoteSingle(expandString(shell, assignment.index))}]=${quoteSingle(value)}`];
  });
  return `${name}=(${items.join(' ')})`;
}

function assignmentForTrace(shell: Shell, assignment: Assignment, value: string): string {
  const { name, array, index, append } = assignment;
  // bash shows arrays as they are written.
  if (array || index) {
    const words = array?.map((word) => shell.sourceText.slice(word.start, word.end)).join(' ');
    const at = index ? `[${shell.sourceText.slice(index.start, index.end)}]` : '';
    const shown = words === undefined ? (value === '' ? '' : quoteForTrace(value, shell.family)) : `(${words})`;
    return `${name}${at}${append ? '+=' : '='}${shown}`;
  }
  return `${name}${append ? '+=' : '='}${value === '' ? '' : quoteForTrace(value, shell.family)}`;
}

/** bash shows a loop as it is written, once per turn, `select` once. */
function traceFor(shell: Shell, command: For): void {
  const words = command.words?.map((word) => shell.sourceText.slice(word.start, word.end)).join(' ');
  const head = `${tracePrefix(shell)}${command.kind}`;
  shell.put(traceFd(shell), `${head} ${command.variable}${words === undefined ? '' : ` in ${words}`}\n`);
}

/** `+ case $x in`: the word as it is written. */
function traceCase(shell: Shell, { word }: Case): void {
  shell.put(traceFd(shell), `${tracePrefix(shell)}case ${shell.sourceText.slice(word.start, word.end)} in\n`);
}

/** `+ (( x + 1 ))` */
function traceArithmetic(shell: Shell, expression: string): void {
  shell.put(traceFd(shell), `${tracePrefix(shell)}(( ${expression} ))\n`);
}

/** `+ [[ two == t* ]]`: each test that is really made. */
function traceCondition(shell: Shell, condition: Condition, isNegated: boolean): void {
  const shown = (word: Word): string => expandString(shell, word) || "''";
  const head = `${tracePrefix(shell)}[[ ${isNegated ? '! ' : ''}`;
  if (condition.kind === 'unary')
    shell.put(traceFd(shell), `${head}${condition.operator} ${shown(condition.operand)} ]]\n`);
  else if (condition.kind === 'binary') {
    const { operator, left, right } = condition;
    const isPattern = operator === '==' || operator === '!=' || operator === '=';
    const pattern = isPattern ? patternForTrace(shell, right) : shown(right);
    shell.put(traceFd(shell), `${head}${shown(left)} ${operator} ${pattern} ]]\n`);
  }
}

/** Quoted characters of a pattern are shown with backslashes. */
function patternForTrace(shell: Shell, word: Word): string {
  let text = '';
  for (const part of word.parts) {
    const value = expandString(shell, { ...word, parts: [part], literal: undefined });
    const isQuoted = part.kind !== 'tilde' && part.kind !== 'process' && part.quoted;
    text += isQuoted ? value.replace(/[\s\S]/g, '\\$&') : value;
  }
  return text === '' ? "''" : text;
}

/** bash: BASH_XTRACEFD. */
const traceFd = (shell: Shell): number => (shell.isBash && Number(shell.get('BASH_XTRACEFD'))) || 2;

export const traceLines = { assignmentForTrace, traceArithmetic, traceCase, traceCommand, traceCondition, traceFor };
