import type { Word } from '../parse/ast';
import type { Shell } from '../state';
import { inLetters, type Variable } from '../variables';
import { evaluateShellArithmetic } from './arithmetic';
import { elementsOf, setElement, setKey } from './elements';
import { expandString, expandWords } from './words';

const MAX_ELEMENTS = 100_000;

/** What `name[index]+=value` adds to. */
export function elementBefore(shell: Shell, variable: Variable | undefined, index: string): string {
  if (variable?.map) return variable.map.get(index) ?? '';
  const position = Number(evaluateShellArithmetic(shell, index));
  return variable?.array?.[position] ?? (position === 0 ? (variable?.value ?? '') : '');
}

export function assignElement(shell: Shell, name: string, index: string, value: string): void {
  const before = shell.variables.get(name);
  const kept = before?.letters ? inLetters(value, before.letters) : value;
  if (before?.map) setKey(shell, name, index, kept);
  else setElement(shell, name, Number(evaluateShellArithmetic(shell, index)), kept);
}

/** `name=(a b [5]=c)`; `[key]=value` fills an associative array. */
export function assignArray(shell: Shell, name: string, words: readonly Word[], append: boolean): void {
  const before = shell.writable(name);
  if (before?.map) {
    shell.variables.change(name, { map: mapOf(shell, words, append ? before.map : undefined), isBare: false });
    return;
  }
  const array = append ? elementsOf(before) : [];
  let next = array.length;
  for (const word of words) {
    const keyed = keyedElement(shell, word);
    if (keyed) {
      const position = Math.min(MAX_ELEMENTS, Math.max(0, Number(evaluateShellArithmetic(shell, keyed.key))));
      array[position] = keyed.value;
      next = position + 1;
    } else for (const value of expandWords(shell, [word])) array[next++] = value;
  }
  const kept = before?.isInteger || before?.letters ? array.map((value) => shaped(shell, before, value ?? '')) : array;
  shell.variables.change(name, { value: null, array: kept, ...(before?.isBare ? { isBare: false } : {}) });
}

/** A value as the attributes of its variable make it: `declare -i`, `declare -u`. */
function shaped(shell: Shell, { isInteger, letters }: Variable, value: string): string {
  const text = isInteger ? evaluateShellArithmetic(shell, value) : value;
  return letters ? inLetters(text, letters) : text;
}

/** `([key]=value …)` or `(key value …)`. */
function mapOf(shell: Shell, words: readonly Word[], before: ReadonlyMap<string, string> | undefined) {
  const map = new Map(before);
  let key: string | undefined;
  for (const word of words) {
    const keyed = keyedElement(shell, word);
    if (keyed) {
      map.set(keyed.key, keyed.value);
      continue;
    }
    for (const value of expandWords(shell, [word])) {
      if (key === undefined) key = value;
      else {
        map.set(key, value);
        key = undefined;
      }
    }
  }
  if (key !== undefined) map.set(key, '');
  return map;
}

function keyedElement(shell: Shell, word: Word): { key: string; value: string } | undefined {
  const { assignment } = word;
  if (!assignment?.index || assignment.name !== '') return undefined;
  const value = assignment.value ? expandString(shell, assignment.value) : '';
  return { key: expandString(shell, assignment.index), value };
}
