import type { Program } from '../process/types';
import { chgrp, chmod, chown } from './files/attributes';
import { cmp, diff } from './files/compare';
import { cp } from './files/cp';
import { dd, truncate } from './files/dd';
import { cksum, md5sum, sha1sum, sha256sum, sha512sum, sum } from './files/digest';
import { find } from './files/find';
import { gzip } from './files/gzip';
import { install } from './files/install';
import { ln } from './files/ln';
import { ls } from './files/ls';
import { mkdir, rmdir } from './files/mkdir';
import { mktemp } from './files/mktemp';
import { editor, factor, logger, mkfifo, pager } from './files/more';
import { mv } from './files/mv';
import { patch } from './files/patch';
import { basename, dirname, pwd, readlink, realpath } from './files/paths';
import { rm, unlink } from './files/rm';
import { split } from './files/split';
import { stat } from './files/stat';
import { tar } from './files/tar';
import { touch } from './files/touch';
import { tree } from './files/tree';
import { df, du, free, mount, umount } from './files/usage';
import { unzip, zip } from './files/zip';
import { cal } from './system/calendar';
import { getopt } from './system/getopt';
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
import { flock, mountpoint } from './system/locks';
import { kill, killall, pgrep, pidof, ps, top } from './system/processes';
import { bracket, echo, falseProgram, printf, test, trueProgram, yes } from './system/small';
import { date, sleep, uptime, usleep } from './system/time';
import { timeout } from './system/timeout';
import { env, nohup, printenv, time, transparent, watch, which } from './system/wrappers';
import { xargs } from './system/xargs';
import { awk } from './text/awk/awk';
import { base32, base64 } from './text/base64';
import { bc } from './text/bc/bc';
import { dc } from './text/bc/dc';
import { cat } from './text/cat';
import { cut } from './text/cut';
import { expr } from './text/expr';
import { fold } from './text/fold';
import { grep } from './text/grep';
import { head, tail } from './text/headTail';
import { hexdump } from './text/hexdump';
import { join, tsort } from './text/join';
import { column, comm, expand, rev, shuf, tac } from './text/lines';
import { nl } from './text/nl';
import { od } from './text/od';
import { paste } from './text/paste';
import { sed } from './text/sed/sed';
import { seq } from './text/seq';
import { sort } from './text/sort';
import { strings } from './text/strings';
import { tee } from './text/tee';
import { tr } from './text/tr';
import { uniq } from './text/uniq';
import { wc } from './text/wc';
import { xxd } from './text/xxd';

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
  awk,
  base32,
  bc,
  cal,
  dc,
  flock,
  getopt,
  join,
  mountpoint,
  patch,
  sum,
  tree,
  tsort,
  base64,
  bunzip2: gzip,
  bzcat: gzip,
  bzip2: gzip,
  cksum,
  cmp,
  column,
  comm,
  dd,
  df,
  diff,
  du,
  expand,
  factor,
  fold,
  free,
  gawk: awk,
  gunzip: gzip,
  gzip,
  hd: hexdump,
  hexdump,
  install,
  less: pager,
  logger,
  mawk: awk,
  md5sum,
  mkfifo,
  more: pager,
  mount,
  nano: editor,
  nl,
  od,
  paste,
  rev,
  sha1sum,
  sha256sum,
  sha512sum,
  shuf,
  split,
  strings,
  tac,
  tar,
  truncate,
  top,
  umount,
  unzip,
  zip,
  vi: editor,
  vim: editor,
  xxd,
  xz: gzip,
  xzcat: gzip,
  unxz: gzip,
  zcat: gzip,
};
