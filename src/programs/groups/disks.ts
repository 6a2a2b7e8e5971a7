import { dd, truncate } from '../files/dd';
import { df } from '../files/df';
import { mkfifo } from '../files/more';
import { split } from '../files/split';
import { tree } from '../files/tree';
import { du, free, mount, umount } from '../files/usage';
import { mountpoint } from '../system/locks';
import type { GroupPrograms } from './names';

/** What measures and fills disks. */
export const programs: GroupPrograms<'disks'> = {
  dd,
  df,
  du,
  free,
  mkfifo,
  mount,
  mountpoint,
  split,
  tree,
  truncate,
  umount,
};
