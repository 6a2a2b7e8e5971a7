import {
  arch,
  clear,
  groups,
  hostid,
  hostname,
  id,
  noEffect,
  nproc,
  reset,
  tty,
  uname,
  who,
  whoami,
} from '../system/identity';
import type { GroupPrograms } from './names';

/** What says who and where one is, and what has no effect here. */
export const programs: GroupPrograms<'identity'> = {
  arch,
  clear,
  groups,
  hostid,
  hostname,
  id,
  nproc,
  reset,
  stty: noEffect,
  sync: noEffect,
  tty,
  uname,
  users: who,
  who,
  whoami,
};
