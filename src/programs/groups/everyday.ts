import type { Program } from '../../process/types';
import { chmod, chown } from '../files/attributes';
import { cp } from '../files/cp';
import { ln } from '../files/ln';
import { ls } from '../files/ls';
import { mkdir, rmdir } from '../files/mkdir';
import { mv } from '../files/mv';
import { basename, dirname, pwd, readlink, realpath } from '../files/paths';
import { rm, unlink } from '../files/rm';
import { touch } from '../files/touch';
import { nslookup } from '../network/nslookup';
import { wget } from '../network/wget';
import { nginx } from '../servers/nginx';
import { arch, groups, hostname, id, nproc, tty, uname, whoami } from '../system/identity';
import { kill } from '../system/processes';
import { bracket, echo, falseProgram, printf, test, trueProgram, yes } from '../system/small';
import { date, sleep, usleep } from '../system/time';
import { timeout } from '../system/timeout';
import { env, nohup, printenv, which } from '../system/wrappers';
import { cat } from '../text/cat';
import { cut } from '../text/cut';
import { expr } from '../text/expr';
import { grep } from '../text/grep';
import { head, tail } from '../text/headTail';
import { seq } from '../text/seq';
import { sort } from '../text/sort';
import { tee } from '../text/tee';
import { tr } from '../text/tr';
import { uniq } from '../text/uniq';
import { wc } from '../text/wc';
import {
  bashEntrypoint,
  curlEntrypoint,
  execEntrypoint,
  littleInit,
  nginxEntrypoint,
  pause,
  switchUser,
} from '../tools/wrappers';

/** What the shell scripts of ordinary Pods call, and what their images start: there before the first simulation. */
export const programs: Readonly<Record<string, Program>> = {
  '[': bracket,
  '[[': bracket,
  arch,
  basename,
  'bash-entrypoint': bashEntrypoint,
  cat,
  chmod,
  chown,
  cp,
  'curl-entrypoint': curlEntrypoint,
  cut,
  date,
  dirname,
  'dumb-init': littleInit,
  echo,
  egrep: grep,
  env,
  'exec-entrypoint': execEntrypoint,
  expr,
  false: falseProgram,
  fgrep: grep,
  gosu: switchUser,
  grep,
  groups,
  head,
  hostname,
  id,
  kill,
  ln,
  ls,
  mkdir,
  mv,
  nginx,
  'nginx-entrypoint': nginxEntrypoint,
  nohup,
  nproc,
  nslookup,
  pause,
  printenv,
  printf,
  pwd,
  readlink,
  realpath,
  rm,
  rmdir,
  seq,
  sleep,
  sort,
  'su-exec': switchUser,
  tail,
  tee,
  test,
  timeout,
  tini: littleInit,
  touch,
  tr,
  true: trueProgram,
  tty,
  uname,
  uniq,
  unlink,
  usleep,
  wc,
  wget,
  which,
  whoami,
  yes,
};
