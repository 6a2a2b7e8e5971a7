import { basename, dirname, pwd, readlink, realpath } from '../files/paths';
import type { GroupPrograms } from './names';

/** What takes the names of files apart. */
export const programs: GroupPrograms<'paths'> = {
  basename,
  dirname,
  pwd,
  readlink,
  realpath,
};
