import type { Program } from '../process/types';
import { chgrp, chmod, chown } from './files/attributes';
import { cp } from './files/cp';
import { find } from './files/find';
import { ln } from './files/ln';
import { ls } from './files/ls';
import { mkdir, rmdir } from './files/mkdir';
import { mktemp } from './files/mktemp';
import { mv } from './files/mv';
import { basename, dirname, pwd, readlink, realpath } from './files/paths';
import { rm, unlink } from './files/rm';
import { stat } from './files/stat';
import { touch } from './files/touch';
import {
  arch,
  clear,
  groups,
  hostid,
  hostname,
  id,
  noEffect,
  nproc,
  reset,
  tty,
  uname,
  who,
  whoami,
} from './system/identity';
import { kill, killall, pgrep, pidof, ps } from './system/processes';
import { bracket, echo, falseProgram, printf, test, trueProgram, yes } from './system/small';
import { date, sleep, uptime, usleep } from './system/time';
import { timeout } from './system/timeout';
import { env, nohup, printenv, time, transparent, watch, which } from './system/wrappers';
import { xargs } from './system/xargs';
import { cat } from './text/cat';
import { cut } from './text/cut';
import { expr } from './text/expr';
import { grep } from './text/grep';
import { head, tail } from './text/headTail';
import { sed } from './text/sed/sed';
import { seq } from './text/seq';
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
  arch,
  chrt: transparent,
  clear,
  env,
  expr,
  find,
  groups,
  hostid,
  hostname,
  id,
  ionice: transparent,
  kill,
  killall,
  nice: transparent,
  nohup,
  nproc,
  pgrep,
  pidof,
  pkill: killall,
  printenv,
  ps,
  reset,
  seq,
  setsid: transparent,
  stdbuf: transparent,
  stty: noEffect,
  sync: noEffect,
  time,
  timeout,
  tty,
  uname,
  users: who,
  watch,
  which,
  who,
  whoami,
  xargs,
};
