import { git } from '../tools/git';
import type { GroupPrograms } from './names';

/** git alone: it is large. */
export const programs: GroupPrograms<'git'> = {
  git,
};
