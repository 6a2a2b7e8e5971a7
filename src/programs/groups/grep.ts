import { grep } from '../text/grep';
import type { GroupPrograms } from './names';

/** What matches patterns. */
export const programs: GroupPrograms<'grep'> = {
  egrep: grep,
  fgrep: grep,
  grep,
};
