import { assign } from '../expand/assign';
import type { Assignment } from '../parse/ast';
import type { Shell } from '../state';
import type { Variable } from '../variables';
import { assignmentForTrace } from './trace';

/** Variables as they were before the assignments of one command. */
export type SavedVariables = (readonly [string, Variable | undefined])[];

/**
 * Carries out assignments; what `set -x` shows of them. `isRefused`: they stand before a command, which bash runs even if
 * a variable is readonly.
 */
export function assignAll(shell: Shell, assignments: readonly Assignment[], isRefused = false): string[] {
  const traced: string[] = [];
  for (const assignment of assignments) {
    if (isRefused && shell.variables.get(assignment.name)?.isReadonly && shell.isBash) {
      shell.warn(`${assignment.name}: readonly variable`);
      continue;
    }
    const value = assign(shell, assignment);
    if (shell.options.x) traced.push(assignmentForTrace(shell, assignment, value));
  }
  return traced;
}

/** Those that are readonly in bash are not touched. */
export function saveVariables(shell: Shell, assignments: readonly Assignment[]): SavedVariables {
  return assignments.flatMap((assignment) => {
    const name = shell.variables.targetOf(assignment.name);
    const before = shell.variables.get(name);
    return before?.isReadonly && shell.isBash ? [] : [[name, before] as const];
  });
}

export function restoreVariables(shell: Shell, saved: SavedVariables): void {
  for (const [name, before] of saved) shell.variables.restore(name, before);
}
