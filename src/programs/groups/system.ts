import { logger } from '../files/more';
import { free } from '../files/usage';
import { clear, hostid, noEffect, reset, who } from '../system/identity';
import { flock } from '../system/locks';
import { killall, pgrep, pidof, ps, top } from '../system/processes';
import { uptime } from '../system/time';
import { time, transparent, watch } from '../system/wrappers';
import { xargs } from '../system/xargs';
import { stress } from '../tools/stress';
import type { GroupPrograms } from './names';

/** Processes, priorities, users and what watches them. */
export const programs: GroupPrograms<'system'> = {
  chrt: transparent,
  clear,
  flock,
  free,
  hostid,
  ionice: transparent,
  killall,
  logger,
  nice: transparent,
  pgrep,
  pidof,
  pkill: killall,
  ps,
  reset,
  setsid: transparent,
  stdbuf: transparent,
  stress,
  stty: noEffect,
  sync: noEffect,
  time,
  top,
  uptime,
  users: who,
  watch,
  who,
  xargs,
};
