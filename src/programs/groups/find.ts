import { find } from '../files/find';
import type { GroupPrograms } from './names';

/** find alone: it is large. */
export const programs: GroupPrograms<'find'> = {
  find,
};
