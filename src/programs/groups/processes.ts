import { kill, killall, pgrep, pidof, ps, top } from '../system/processes';
import type { GroupPrograms } from './names';

/** What shows processes and sends them signals. */
export const programs: GroupPrograms<'processes'> = {
  kill,
  killall,
  pgrep,
  pidof,
  pkill: killall,
  ps,
  top,
};
