import { expr } from '../text/expr';
import type { GroupPrograms } from './names';

/** expr alone: scripts count with it. */
export const programs: GroupPrograms<'expr'> = {
  expr,
};
