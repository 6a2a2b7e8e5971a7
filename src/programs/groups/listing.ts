import { ls } from '../files/ls';
import type { GroupPrograms } from './names';

/** ls alone: it is large. */
export const programs: GroupPrograms<'listing'> = {
  ls,
};
