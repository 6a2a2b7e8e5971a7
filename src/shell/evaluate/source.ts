import { LimitReached } from '../../process/index';
import type { Blocking } from '../../process/types';
import type { ScriptError } from '../parse/ast';
import { syntaxOf } from '../parse/dialects';
import { formatSyntaxError } from '../parse/errors';
import { createParser } from '../parse/parser';
import type { Shell } from '../state';
import { runTop } from './top';

/** Reads and runs a text command by command, as shells do: what stands before a mistake runs. */
export function* runSource(
  shell: Shell,
  text: string,
  origin = '-c',
  firstLine = firstLineOf(shell, origin),
  isTested = false,
): Blocking<number> {
  const parser = createParser(text, shell.traits.dialect, {
    line: firstLine,
    isExtended: () => shell.options.extglob === true,
    aliasOf: (name) => aliasIn(shell, name),
  });
  const { sourceText, topEnd, firstLine: outerLine } = shell;
  shell.sourceText = text;
  shell.firstLine = firstLine;
  let shownTo = 0;
  try {
    for (;;) {
      const step = parser.next();
      if (step.kind === 'end') break;
      if (step.kind === 'error') {
        yield* reportSyntaxError(shell, step.error, origin);
        break;
      }
      shell.topEnd = step.command.end;
      shownTo = showInput(shell, text, shownTo, step.command.end, origin);
      for (const { line, message } of step.warnings ?? []) shell.put(2, `${shell.name}: line ${line}: ${message}\n`);
      if (shell.options.n) continue;
      shell.status = yield* runTop(shell, step.command, isTested);
      if (shell.flow !== 'none') break;
    }
  } finally {
    shell.sourceText = sourceText;
    shell.topEnd = topEnd;
    shell.firstLine = outerLine;
  }
  return shell.status;
}

/** ash since 1.29 counts the lines of what is no file from 0. */
function firstLineOf(shell: Shell, origin: string): number {
  return shell.family === 'ash' && !shell.traits.isOldAsh && origin === '-c' ? 0 : 1;
}

/** bash expands aliases where somebody types, or where it is told to. */
function aliasIn(shell: Shell, name: string): string | undefined {
  if (shell.aliases.size === 0 || (shell.isBash && !shell.isInteractive && !shell.options.expand_aliases))
    return undefined;
  return shell.aliases.get(name);
}

/** `set -v`: shows the lines as they are read. ash and dash do so for files and standard input only. */
function showInput(shell: Shell, text: string, from: number, commandEnd: number, origin: string): number {
  const newline = text.indexOf('\n', commandEnd);
  const to = newline < 0 ? text.length : newline + 1;
  const isShown = shell.isBash || origin === '' || (origin === '-c' && shell.options.s);
  if (shell.options.v && to > from && isShown) {
    const lines = text.slice(from, to);
    shell.put(2, lines.endsWith('\n') ? lines : `${lines}\n`);
  }
  return Math.max(from, to);
}

function* reportSyntaxError(shell: Shell, error: ScriptError, origin: string): Blocking<void> {
  if (error.kind === 'depth') throw new LimitReached('depth');
  // bash names a sourced file in place of itself.
  const name = shell.isBash && shell.foreignDepth > 0 ? (shell.sourceName ?? shell.name) : shell.name;
  // ash leaves out the line only where it was given no name.
  const isNamed = shell.isBash ? name === origin : origin === '-c' && shell.scriptName === name;
  const from = isNamed ? '' : origin;
  const words = formatSyntaxError(error, syntaxOf[shell.traits.dialect], name, from);
  // With `set -e` bash ends before it quotes the line.
  const lines = shell.isBash && shell.options.e ? words.slice(0, words.indexOf('\n') + 1) : words;
  if (lines !== '') shell.put(2, lines.endsWith('\n') ? lines : `${lines}\n`);
  yield* shell.flush();
  shell.status = statusOf(shell, error);
  if (!shell.isInteractive && (!shell.isBash || shell.foreignDepth === 0)) shell.flow = 'exit';
}

/** A text that is not the script itself: eval, traps, sourced files. Its commands have no place in the script. */
export function* runForeign(
  shell: Shell,
  text: string,
  origin?: string,
  firstLine?: number,
  isTested = false,
): Blocking<number> {
  shell.foreignDepth++;
  const { line } = shell;
  try {
    return yield* runSource(shell, text, origin, firstLine, isTested);
  } finally {
    shell.foreignDepth--;
    shell.line = line;
  }
}

/** bash keeps the status it had where the text ends inside of quotes or braces. */
function statusOf(shell: Shell, error: ScriptError): number {
  if (!shell.isBash) return 2;
  if (error.status !== undefined) return error.status === 'kept' ? shell.status : error.status;
  if (error.kind === 'other') return 1;
  if (error.inSubstitution && error.kind !== 'unterminated') return 127;
  return error.kind === 'unterminated' && shell.status !== 0 && !error.message.includes(')') ? shell.status : 2;
}
