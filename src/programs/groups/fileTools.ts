import { cmp, diff } from '../files/compare';
import { dd, truncate } from '../files/dd';
import { df } from '../files/df';
import { find } from '../files/find';
import { install } from '../files/install';
import { mkfifo } from '../files/more';
import { patch } from '../files/patch';
import { split } from '../files/split';
import { tree } from '../files/tree';
import { du, mount, umount } from '../files/usage';
import { mountpoint } from '../system/locks';
import type { GroupPrograms } from './names';

/** What searches, compares, patches and measures files and folders. */
export const programs: GroupPrograms<'fileTools'> = {
  cmp,
  dd,
  df,
  diff,
  du,
  find,
  install,
  mkfifo,
  mount,
  mountpoint,
  patch,
  split,
  tree,
  truncate,
  umount,
};
