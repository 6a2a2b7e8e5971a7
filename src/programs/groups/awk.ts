import { awk } from '../text/awk/awk';
import type { GroupPrograms } from './names';

/** awk under its names. */
export const programs: GroupPrograms<'awk'> = {
  awk,
  gawk: awk,
  mawk: awk,
};
