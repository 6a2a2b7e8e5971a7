import { cp } from '../files/cp';
import type { GroupPrograms } from './names';

/** cp alone: lessons copy files between containers, and load nothing else for it. */
export const programs: GroupPrograms<'copy'> = {
  cp,
};
