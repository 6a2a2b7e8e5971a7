import { rm, unlink } from '../files/rm';
import { rmdir } from '../files/rmdir';
import type { GroupPrograms } from './names';

/** What removes files and folders. */
export const programs: GroupPrograms<'remove'> = {
  rm,
  rmdir,
  unlink,
};
