import { chgrp, chmod, chown } from '../files/attributes';
import { cp } from '../files/cp';
import { ln } from '../files/ln';
import { ls } from '../files/ls';
import { mkdir, rmdir } from '../files/mkdir';
import { mktemp } from '../files/mktemp';
import { mv } from '../files/mv';
import { basename, dirname, pwd, readlink, realpath } from '../files/paths';
import { rm, unlink } from '../files/rm';
import { stat } from '../files/stat';
import { touch } from '../files/touch';
import type { GroupPrograms } from './names';

/** What makes, names, copies and removes files and folders. */
export const programs: GroupPrograms<'files'> = {
  basename,
  chgrp,
  chmod,
  chown,
  cp,
  dirname,
  ln,
  ls,
  mkdir,
  mktemp,
  mv,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  stat,
  touch,
  unlink,
};
