import { LimitReached } from '../../process/index';
import type { Shell } from '../state';
import type { Variable } from '../variables';

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
  array[Math.max(0, position < 0 ? array.length + position : position)] = value;
  shell.variables.change(name, { value: null, array });
}

export function setKey(shell: Shell, name: string, key: string, value: string): void {
  const map = new Map(shell.writable(name)?.map);
  shell.variables.change(name, { value: null, map: map.set(key, value) });
}
