import type { Assignment, Case, Condition, For } from '../parse/ast';
import { tracing } from '../parts';
import type { Shell } from '../state';

/** One line of `set -x` for a simple command. bash shows assignments on lines of their own. */
export function traceCommand(shell: Shell, argv: readonly string[], assigned: readonly string[]): void {
  if (shell.options.x) tracing.get().traceLines.traceCommand(shell, argv, assigned);
}

export function assignmentForTrace(shell: Shell, assignment: Assignment, value: string): string {
  return tracing.get().traceLines.assignmentForTrace(shell, assignment, value);
}

/** bash alone shows compound commands. */
const showsAll = (shell: Shell): boolean => shell.options.x === true && shell.isBash;

export function traceFor(shell: Shell, command: For): void {
  if (showsAll(shell)) tracing.get().traceLines.traceFor(shell, command);
}

export function traceCase(shell: Shell, command: Case): void {
  if (showsAll(shell)) tracing.get().traceLines.traceCase(shell, command);
}

export function traceArithmetic(shell: Shell, expression: string): void {
  if (showsAll(shell)) tracing.get().traceLines.traceArithmetic(shell, expression);
}

export function traceCondition(shell: Shell, condition: Condition, isNegated: boolean): void {
  if (showsAll(shell)) tracing.get().traceLines.traceCondition(shell, condition, isNegated);
}
