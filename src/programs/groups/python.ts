import { python } from '../python/python';
import type { GroupPrograms } from './names';

/** The interpreter of Python, which nothing else needs. */
export const programs: GroupPrograms<'python'> = {
  python,
  python3: python,
};
