import { seq } from '../text/seq';
import { wc } from '../text/wc';
import type { GroupPrograms } from './names';

/** What counts, and repeats. */
export const programs: GroupPrograms<'counting'> = {
  seq,
  wc,
};
