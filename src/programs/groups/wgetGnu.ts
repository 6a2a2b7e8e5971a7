import { wgetGnu } from '../network/wgetGnu';
import type { GroupPrograms } from './names';

/** GNU's wget: that of busybox calls it where the image has it. */
export const programs: GroupPrograms<'wgetGnu'> = {
  'wget.gnu': wgetGnu,
};
