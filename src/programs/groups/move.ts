import { ln } from '../files/ln';
import { mv } from '../files/mv';
import type { GroupPrograms } from './names';

/** What gives files other names. */
export const programs: GroupPrograms<'move'> = {
  ln,
  mv,
};
