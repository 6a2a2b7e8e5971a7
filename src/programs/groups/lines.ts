import { cut } from '../text/cut';
import { head, tail } from '../text/headTail';
import { sort } from '../text/sort';
import { tee } from '../text/tee';
import { tr } from '../text/tr';
import { uniq } from '../text/uniq';
import type { GroupPrograms } from './names';

/** What picks and orders lines. */
export const programs: GroupPrograms<'lines'> = {
  cut,
  head,
  sort,
  tail,
  tee,
  tr,
  uniq,
};
