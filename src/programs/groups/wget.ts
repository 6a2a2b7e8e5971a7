import { wget } from '../network/wget';
import type { GroupPrograms } from './names';

/** wget alone: there are two of it. */
export const programs: GroupPrograms<'wget'> = {
  wget,
};
