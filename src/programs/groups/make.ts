import { mkdir } from '../files/mkdir';
import type { GroupPrograms } from './names';

/** mkdir alone: lessons make folders, and load nothing else for it. */
export const programs: GroupPrograms<'make'> = {
  mkdir,
};
