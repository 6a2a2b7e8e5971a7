import { createPart, type Part } from '../../process/parts';

/** Loaded where somebody says a date in words: `date -d`, `touch -d`, `find -newermt`. */
export const parseDatePart: Part<typeof import('./parseDate')> = createPart('parseDate');
