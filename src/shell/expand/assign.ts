import type { Assignment, Word } from '../parse/ast';
import type { Shell } from '../state';
import type { Variable } from '../variables';
import { evaluateShellArithmetic } from './arithmetic';
import { elementsOf, setElement, setKey } from './elements';
import { expandString, expandWords } from './words';

const MAX_ELEMENTS = 100_000;

/** Carries out one assignment; the value that was set, for `set -x`. Throws ShellError. */
export function assign(shell: Shell, assignment: Assignment): string {
  const { name, array, append } = assignment;
  if (array) {
    assignArray(shell, name, array, append);
    return '';
  }
  const index = assignment.index ? expandString(shell, assignment.index) : undefined;
  let value = assignment.value ? expandString(shell, assignment.value) : '';
  const before = shell.variables.get(name);
  if (append && before?.isInteger) value = `(${before.value ?? '0'})+(${value})`;
  else if (append) value = previousValue(shell, name, before, index) + value;
  if (before?.isInteger) value = String(evaluateShellArithmetic(shell, value));
  if (index === undefined) shell.set(name, value);
  else assignElement(shell, name, index, value);
  return value;
}

function previousValue(shell: Shell, name: string, variable: Variable | undefined, index: string | undefined): string {
  if (index === undefined) return shell.get(name) ?? '';
  if (variable?.map) return variable.map.get(index) ?? '';
  const position = Number(evaluateShellArithmetic(shell, index));
  return variable?.array?.[position] ?? (position === 0 ? (variable?.value ?? '') : '');
}

export function assignElement(shell: Shell, name: string, index: string, value: string): void {
  if (shell.variables.get(name)?.map) setKey(shell, name, index, value);
  else setElement(shell, name, Number(evaluateShellArithmetic(shell, index)), value);
}

/** `name=(a b [5]=c)`; `[key]=value` fills an associative array. */
function assignArray(shell: Shell, name: string, words: readonly Word[], append: boolean): void {
  const before = shell.writable(name);
  if (before?.map) {
    const map = new Map(append ? before.map : []);
    for (const word of words) {
      const keyed = keyedElement(shell, word);
      if (keyed) map.set(keyed.key, keyed.value);
    }
    shell.variables.change(name, { map });
    return;
  }
  const array = append ? elementsOf(before) : [];
  for (const word of words) {
    const keyed = keyedElement(shell, word);
    if (keyed)
      array[Math.min(MAX_ELEMENTS, Math.max(0, Number(evaluateShellArithmetic(shell, keyed.key))))] = keyed.value;
    else for (const value of expandWords(shell, [word])) array.push(value);
  }
  shell.variables.change(name, { value: null, array });
}

function keyedElement(shell: Shell, word: Word): { key: string; value: string } | undefined {
  const { assignment } = word;
  if (!assignment?.index || assignment.name !== '') return undefined;
  const value = assignment.value ? expandString(shell, assignment.value) : '';
  return { key: expandString(shell, assignment.index), value };
}
