import { chgrp } from '../files/attributes';
import { cmp, diff } from '../files/compare';
import { dd, truncate } from '../files/dd';
import { find } from '../files/find';
import { install } from '../files/install';
import { mktemp } from '../files/mktemp';
import { mkfifo } from '../files/more';
import { patch } from '../files/patch';
import { stat } from '../files/stat';
import { tree } from '../files/tree';
import { df, du, mount, umount } from '../files/usage';
import { mountpoint } from '../system/locks';
import type { GroupPrograms } from './names';

/** What looks through, compares and measures files and folders. */
export const programs: GroupPrograms<'files'> = {
  chgrp,
  cmp,
  dd,
  df,
  diff,
  du,
  find,
  install,
  mkfifo,
  mktemp,
  mount,
  mountpoint,
  patch,
  stat,
  tree,
  truncate,
  umount,
};
