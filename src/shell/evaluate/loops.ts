import type { Blocking } from '../../process/types';
import { substitute } from '../expand/substitute';
import { expandWords } from '../expand/words';
import type { For, While, Word } from '../parse/ast';
import type { Shell } from '../state';
import { traceFor } from './trace';
import { hasDebugTrap, runDebugTrap } from './traps';

/** After a body that ended early: true if this loop is to be left. `break 2` and `continue 2` pass outwards. */
export function leavesLoop(shell: Shell): boolean {
  if (shell.flow === 'break') {
    if (--shell.flowCount <= 0) shell.flow = 'none';
    return true;
  }
  if (shell.flow === 'continue') {
    if (--shell.flowCount > 0) return true;
    shell.flow = 'none';
    return false;
  }
  return true;
}

const isLeaving = (shell: Shell): boolean => shell.flow !== 'none';

export function* runWhile(shell: Shell, command: While, isTested: boolean): Blocking<number> {
  let status = 0;
  shell.loopDepth++;
  for (;;) {
    const condition = shell.interpreter.run(shell, command.condition, true);
    const tested = typeof condition === 'number' ? condition : yield* condition;
    if (shell.flow !== 'none') {
      if (!leavesLoop(shell)) continue;
      if (isLeaving(shell)) status = shell.status;
      break;
    }
    if ((tested === 0) === command.until) break;
    const body = shell.interpreter.run(shell, command.body, isTested);
    status = typeof body === 'number' ? body : yield* body;
    if (shell.flow !== 'none' && leavesLoop(shell)) break;
  }
  shell.loopDepth--;
  return status;
}

export function* loopWords(shell: Shell, words: readonly Word[] | undefined): Blocking<readonly string[]> {
  if (!words) return shell.positional;
  if (words.some((word) => word.hasSubstitution)) yield* substitute(shell, words);
  return expandWords(shell, words);
}

export function* runFor(shell: Shell, command: For, isTested: boolean): Blocking<number> {
  shell.line = command.line;
  if (!hasName(shell, command)) return 1;
  const values = yield* loopWords(shell, command.words);
  let status = 0;
  shell.loopDepth++;
  for (const value of values) {
    if (shell.traps.size > 0 && hasDebugTrap(shell)) {
      shell.line = command.line;
      shell.current = command;
      yield* runDebugTrap(shell);
    }
    if (shell.options.x) {
      traceFor(shell, command);
      if (!shell.flushNow()) yield* shell.flush();
    }
    if (!setVariable(shell, command.variable, value)) {
      status = 1;
      break;
    }
    const body = shell.interpreter.run(shell, command.body, isTested);
    status = typeof body === 'number' ? body : yield* body;
    if (shell.flow !== 'none' && leavesLoop(shell)) break;
  }
  shell.loopDepth--;
  return status;
}

/** False if it is readonly: bash says so and gives up the loop, the others end. */
export function setVariable(shell: Shell, name: string, value: string): boolean {
  if (!shell.isBash || !shell.variables.get(name)?.isReadonly) {
    shell.set(name, value);
    return true;
  }
  return refuse(shell, `${name}: readonly variable`);
}

function refuse(shell: Shell, words: string): false {
  shell.warn(words);
  shell.flushNow();
  return false;
}

/** bash parses a loop over what is no name, and fails when it runs it. */
export const hasName = (shell: Shell, { variable }: For): boolean =>
  /^\w+$/.test(variable) && !/^\d/.test(variable) ? true : refuse(shell, `\`${variable}': not a valid identifier`);
