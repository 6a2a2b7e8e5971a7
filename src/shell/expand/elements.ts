import { LimitReached } from '../../process/index';
import { ShellError } from '../shellError';
import type { Shell } from '../state';
import { hashRow, type Variable } from '../variables';

const MAX_ELEMENTS = 100_000;

/** The elements of a variable as a list to change; a plain value is element 0. */
export function elementsOf(variable: Variable | undefined): (string | undefined)[] {
  if (variable?.array) return variable.array.slice();
  return variable && variable.value !== null ? [variable.value] : [];
}

/** Sets `name[position]`. Negative positions count from the end. */
export function setElement(shell: Shell, name: string, position: number, value: string): void {
  const array = elementsOf(shell.writable(name));
  if (position > MAX_ELEMENTS) throw new LimitReached('memory');
  const at = position < 0 ? array.length + position : position;
  if (at < 0) throw new ShellError(`${name}[${position}]: bad array subscript`, 1);
  array[at] = value;
  shell.variables.change(name, { value: null, array, isBare: false });
}

export function setKey(shell: Shell, name: string, key: string, value: string): void {
  if (key === '') throw new ShellError(`${name}[]: bad array subscript`, 1);
  const map = new Map(shell.writable(name)?.map);
  shell.variables.change(name, { value: null, map: map.set(key, value), isBare: false });
}

/** The keys of an associative array in the order in which bash keeps them: by the hash of each, in 1024 rows. */
export function keysOf(map: ReadonlyMap<string, string>): readonly string[] {
  return [...map.keys()]
    .toReversed()
    .map((key) => ({ key, at: hashRow(key) }))
    .sort((a, b) => a.at - b.at)
    .map(({ key }) => key);
}
