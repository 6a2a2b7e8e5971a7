import { logger } from '../files/more';
import { free } from '../files/usage';
import { date, uptime } from '../system/date';
import { getconf } from '../system/getconf';
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
} from '../system/identity';
import { flock } from '../system/locks';
import { kill, killall, pgrep, pidof, ps, top } from '../system/processes';
import { timeout } from '../system/timeout';
import { env, nohup, printenv, time, transparent, watch, which } from '../system/wrappers';
import { xargs } from '../system/xargs';
import { stress } from '../tools/stress';
import type { GroupPrograms } from './names';

/** Processes, users, time, and what runs commands in other circumstances. */
export const programs: GroupPrograms<'system'> = {
  arch,
  chrt: transparent,
  clear,
  date,
  env,
  flock,
  free,
  getconf,
  groups,
  hostid,
  hostname,
  id,
  ionice: transparent,
  kill,
  killall,
  logger,
  nice: transparent,
  nohup,
  nproc,
  pgrep,
  pidof,
  pkill: killall,
  printenv,
  ps,
  reset,
  setsid: transparent,
  stdbuf: transparent,
  stress,
  stty: noEffect,
  sync: noEffect,
  time,
  timeout,
  top,
  tty,
  uname,
  uptime,
  users: who,
  watch,
  which,
  who,
  whoami,
  xargs,
};
