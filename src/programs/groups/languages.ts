import { awk } from '../text/awk/awk';
import { bc } from '../text/bc/bc';
import { dc } from '../text/bc/dc';
import type { GroupPrograms } from './names';

/** Programs with a language of their own for lines and numbers. */
export const programs: GroupPrograms<'languages'> = {
  awk,
  bc,
  dc,
  gawk: awk,
  mawk: awk,
};
