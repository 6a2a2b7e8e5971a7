import { install } from '../files/install';
import { mktemp } from '../files/mktemp';
import type { GroupPrograms } from './names';

/** What makes files that are installed or temporary: few scripts do. */
export const programs: GroupPrograms<'install'> = {
  install,
  mktemp,
};
