import { pgrep, pkill } from '../system/pgrep';
import { kill, killall, pidof, ps, top } from '../system/processes';
import type { GroupPrograms } from './names';

/** What shows processes and sends them signals. */
export const programs: GroupPrograms<'processes'> = {
  kill,
  killall,
  pgrep,
  pidof,
  pkill,
  ps,
  top,
};
