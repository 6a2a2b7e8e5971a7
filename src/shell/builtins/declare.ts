import type { Builtin, Shell } from '../state';
import { declareAll, escapeDouble } from './variables';

/** bash's `declare` and `typeset`. */
export const declare: Builtin = (shell, argv) => {
  const letters = new Set<string>();
  const words: string[] = [];
  for (const word of argv.slice(1)) {
    if (/^-[aAirxgpfFu]+$/.test(word)) for (const letter of word.slice(1)) letters.add(letter);
    else words.push(word);
  }
  if (letters.has('p')) return printDeclarations(shell, words);
  if (letters.has('f') || letters.has('F')) return words.every((name) => shell.functions.has(name)) ? 0 : 1;
  const isLocal = shell.variables.isInFunction && !letters.has('g');
  for (const word of words) {
    const name = word.replace(/[[+=][\s\S]*$/, '');
    if (isLocal) shell.variables.makeLocal(name, true);
    const before = shell.variables.get(name);
    if (letters.has('A') && !before?.map) shell.variables.change(name, { value: null, map: new Map() });
    else if (letters.has('a') && !before) shell.variables.change(name, { array: [] });
    else if (letters.has('i')) shell.variables.change(name, { isInteger: true });
  }
  return declareAll(shell, argv[0] ?? 'declare', words, () => ({
    ...(letters.has('x') ? { isExported: true } : {}),
    ...(letters.has('r') ? { isReadonly: true } : {}),
  }));
};

function printDeclarations(shell: Shell, names: readonly string[]): number {
  let status = 0;
  for (const name of names) {
    const variable = shell.variables.get(name);
    if (!variable) {
      shell.warn(`declare: ${name}: not found`);
      status = 1;
      continue;
    }
    const { array, map, value } = variable;
    const flags = `${array ? 'a' : map ? 'A' : ''}${variable.isInteger ? 'i' : ''}${variable.isReadonly ? 'r' : ''}${variable.isExported ? 'x' : ''}`;
    const entries = map ? [...map] : (array ?? []).map((element, index) => [String(index), element ?? ''] as const);
    const list = entries.map(([key, element]) => `[${key}]="${escapeDouble(element)}"`).join(' ');
    const shown =
      array || map ? `=(${list}${map && list !== '' ? ' ' : ''})` : value === null ? '' : `="${escapeDouble(value)}"`;
    shell.put(1, `declare -${flags === '' ? '-' : flags} ${name}${shown}\n`);
  }
  return status;
}
