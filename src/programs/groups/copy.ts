import { cp } from '../files/cp';
import { install } from '../files/install';
import { ln } from '../files/ln';
import { mv } from '../files/mv';
import type { GroupPrograms } from './names';

/** What copies, moves and links files. */
export const programs: GroupPrograms<'copy'> = {
  cp,
  install,
  ln,
  mv,
};
