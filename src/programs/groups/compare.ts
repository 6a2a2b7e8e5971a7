import { cmp, diff } from '../files/compare';
import { patch } from '../files/patch';
import type { GroupPrograms } from './names';

/** What tells files apart, and puts differences into them. */
export const programs: GroupPrograms<'compare'> = {
  cmp,
  diff,
  patch,
};
