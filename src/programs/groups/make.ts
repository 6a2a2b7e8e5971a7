import { mkdir, rmdir } from '../files/mkdir';
import { mktemp } from '../files/mktemp';
import { rm, unlink } from '../files/rm';
import { touch } from '../files/touch';
import type { GroupPrograms } from './names';

/** What makes and removes files and folders. */
export const programs: GroupPrograms<'make'> = {
  mkdir,
  mktemp,
  rm,
  rmdir,
  touch,
  unlink,
};
