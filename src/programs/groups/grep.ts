import { expr } from '../text/expr';
import { grep } from '../text/grep';
import type { GroupPrograms } from './names';

/** What matches patterns. */
export const programs: GroupPrograms<'grep'> = {
  egrep: grep,
  expr,
  fgrep: grep,
  grep,
};
