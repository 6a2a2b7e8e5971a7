import { findProgram } from '../../process';
import type { Process } from '../../process/types';

/** Package managers: nothing can be installed, because the world outside has no package mirrors. They fail as offline. */

export const wanted = (args: readonly string[]): readonly string[] => args.filter((arg) => !arg.startsWith('-'));

export const isInstalled = (process: Process, name: string): boolean =>
  'path' in findProgram(process, name.replace(/^bind-tools$/, 'dig'), process.env.PATH ?? '/usr/bin:/bin');
