import type { Program } from '../process/types';
import { networkPrograms } from './network';
import { serverPrograms } from './servers';
import { shellPrograms } from './shells';
import { toolPrograms } from './tools';
import { programs as userland } from './userland';

export { notSimulated } from './notSimulated';

/** Program name, as the executables of images carry it, → program. */
export type ProgramTable = Readonly<Record<string, Program>>;

const ALL: ProgramTable = { ...userland, ...shellPrograms, ...networkPrograms, ...serverPrograms, ...toolPrograms };

/** The program behind an executable. What images list and nobody wrote is undefined: see notSimulated. */
export const programNamed = (name: string): Program | undefined => (Object.hasOwn(ALL, name) ? ALL[name] : undefined);
