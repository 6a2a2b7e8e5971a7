import { cp } from '../files/cp';
import { install } from '../files/install';
import type { GroupPrograms } from './names';

/** What copies files. */
export const programs: GroupPrograms<'copy'> = {
  cp,
  install,
};
