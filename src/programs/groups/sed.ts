import { sed } from '../text/sed/sed';
import type { GroupPrograms } from './names';

/** sed alone: it is large. */
export const programs: GroupPrograms<'sed'> = {
  sed,
};
