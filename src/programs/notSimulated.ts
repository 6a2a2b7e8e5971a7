import type { Program } from '../process/types';
import { notice } from './network/socket';

/** What runs in place of a program that an image has and nobody wrote: it says so and fails, never silent success. */
export const notSimulated = (name: string): Program =>
  function* (process) {
    notice(process, 'program.not-simulated', { program: name });
    yield* process.error(`${name}: Podflight does not simulate this program`);
    return 126;
  };
