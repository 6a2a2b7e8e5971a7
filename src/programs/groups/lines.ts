import { cut } from '../text/cut';
import { head, tail } from '../text/headTail';
import { seq } from '../text/seq';
import { sort } from '../text/sort';
import { tee } from '../text/tee';
import { tr } from '../text/tr';
import { uniq } from '../text/uniq';
import { wc } from '../text/wc';
import type { GroupPrograms } from './names';

/** What picks, orders and counts lines. */
export const programs: GroupPrograms<'lines'> = {
  cut,
  head,
  seq,
  sort,
  tail,
  tee,
  tr,
  uniq,
  wc,
};
