import { dd, truncate } from '../files/dd';
import { df } from '../files/df';
import { mkfifo } from '../files/more';
import { split } from '../files/split';
import { tree } from '../files/tree';
import { du, free, mount, umount } from '../files/usage';
import { mountpoint } from '../system/locks';
import { sysctl } from '../system/sysctl';
import type { GroupPrograms } from './names';

/** What measures and fills disks, and the kernel's settings. */
export const programs: GroupPrograms<'disks'> = {
  dd,
  df,
  du,
  free,
  mkfifo,
  mount,
  mountpoint,
  split,
  sysctl,
  tree,
  truncate,
  umount,
};
