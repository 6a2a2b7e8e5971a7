import { createPart, type Part } from '../../process';

/** Loaded where somebody lists more of files than their names: `ls -l`. */
export const lsLong: Part<typeof import('./lsLong')> = createPart('lsLong');

/** Loaded where names stand in columns, as on a terminal, or are in the order of versions. */
export const lsColumns: Part<typeof import('./lsColumns')> = createPart('lsColumns');
