import type { Assignment } from '../parse/ast';
import { bash } from '../parts';
import type { Shell } from '../state';
import { evaluateShellArithmetic } from './arithmetic';
import { expandString } from './words';

/** Carries out one assignment; the value that was set or added, for `set -x`. Throws ShellError. */
export function assign(shell: Shell, assignment: Assignment): string {
  const { name, array, append } = assignment;
  if (array) {
    bash.get().assignArray(shell, name, array, append);
    return '';
  }
  const index = assignment.index ? expandString(shell, assignment.index) : undefined;
  let value = assignment.value ? expandString(shell, assignment.value) : '';
  const added = value;
  const before = shell.variables.get(name);
  if (append && before?.isInteger) value = `(${before.value ?? '0'})+(${value})`;
  else if (append)
    value = (index === undefined ? (shell.get(name) ?? '') : bash.get().elementBefore(shell, before, index)) + value;
  if (before?.isInteger) value = String(evaluateShellArithmetic(shell, value));
  if (index === undefined) shell.set(name, value);
  else bash.get().assignElement(shell, name, index, value);
  return append ? added : value;
}
