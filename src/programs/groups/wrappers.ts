import { logger } from '../files/more';
import { getconf } from '../system/getconf';
import { flock } from '../system/locks';
import { timeout } from '../system/timeout';
import { env, nohup, printenv, time, transparent, watch, which } from '../system/wrappers';
import { xargs } from '../system/xargs';
import { stress } from '../tools/stress';
import type { GroupPrograms } from './names';

/** What runs commands in other circumstances. */
export const programs: GroupPrograms<'wrappers'> = {
  chrt: transparent,
  env,
  flock,
  getconf,
  ionice: transparent,
  logger,
  nice: transparent,
  nohup,
  printenv,
  setsid: transparent,
  stdbuf: transparent,
  stress,
  time,
  timeout,
  watch,
  which,
  xargs,
};
