import { createPart, type Part } from '../../process';

/** Loaded where somebody lists more of files than their names: `ls -l`. */
export const lsLong: Part<typeof import('./lsLong')> = createPart('lsLong');

/** Loaded where names stand in columns, as on a terminal, are decorated, or are in another order than their own. */
export const lsMore: Part<typeof import('./lsMore')> = createPart('lsMore');
