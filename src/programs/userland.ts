import type { Program } from '../process/types';
import { chgrp, chmod, chown } from './files/attributes';
import { cp } from './files/cp';
import { ln } from './files/ln';
import { ls } from './files/ls';
import { mkdir, rmdir } from './files/mkdir';
import { mktemp } from './files/mktemp';
import { mv } from './files/mv';
import { basename, dirname, pwd, readlink, realpath } from './files/paths';
import { rm, unlink } from './files/rm';
import { stat } from './files/stat';
import { touch } from './files/touch';
import { bracket, echo, falseProgram, printf, test, trueProgram, yes } from './system/small';
import { date, sleep, uptime, usleep } from './system/time';
import { cat } from './text/cat';
import { cut } from './text/cut';
import { grep } from './text/grep';
import { head, tail } from './text/headTail';
import { sed } from './text/sed/sed';
import { sort } from './text/sort';
import { tee } from './text/tee';
import { tr } from './text/tr';
import { uniq } from './text/uniq';
import { wc } from './text/wc';

/** Programs of coreutils, busybox and their like, by the name they are called. */
export const programs: Readonly<Record<string, Program>> = {
  '[': bracket,
  '[[': bracket,
  basename,
  cat,
  chgrp,
  chmod,
  chown,
  cp,
  cut,
  date,
  dirname,
  echo,
  egrep: grep,
  false: falseProgram,
  fgrep: grep,
  grep,
  head,
  ln,
  ls,
  mkdir,
  mktemp,
  mv,
  printf,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  sed,
  sleep,
  sort,
  stat,
  tail,
  tee,
  test,
  touch,
  tr,
  true: trueProgram,
  uniq,
  unlink,
  uptime,
  usleep,
  wc,
  yes,
};
