import { mkdir } from '../files/mkdir';
import { mktemp } from '../files/mktemp';
import { touch } from '../files/touch';
import type { GroupPrograms } from './names';

/** What makes files and folders. */
export const programs: GroupPrograms<'make'> = {
  mkdir,
  mktemp,
  touch,
};
