import { createPart, type Part } from '../process/parts';
import type { Program } from '../process/types';
import { programs as everyday } from './groups/everyday';
import { GROUPS, type GroupTables } from './groups/names';
import { shellPrograms } from './shells';

export { notSimulated } from './notSimulated';

/** Program name, as the executables of images carry it, → program. */
export type ProgramTable = Readonly<Record<string, Program>>;

const ALWAYS_THERE: ProgramTable = { ...everyday, ...shellPrograms };

const parts = new Map<string, Part<ProgramTable>>(Object.keys(GROUPS).map((group) => [group, createPart(group)]));

const groupOfName = new Map<string, string>(
  Object.entries(GROUPS).flatMap(([group, names]) => names.split(' ').map((name) => [name, group])),
);

/** Which group brings a program; undefined for those that are always there, and for those that nobody wrote. */
export const groupOf = (name: string): string | undefined => groupOfName.get(name);

/** Makes the programs of groups runnable. */
export function provideGroups(groups: Partial<GroupTables>): void {
  for (const [group, programs] of Object.entries(groups)) parts.get(group)?.provide(programs);
}

/**
 * The program behind an executable. What images list and nobody wrote is undefined: see notSimulated. Throws PartMissing
 * if its group is not loaded.
 */
export function programNamed(name: string): Program | undefined {
  if (Object.hasOwn(ALWAYS_THERE, name)) return ALWAYS_THERE[name];
  const group = groupOf(name);
  return group === undefined ? undefined : parts.get(group)?.get()[name];
}
