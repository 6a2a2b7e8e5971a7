import { nc, ncOfDebianBusybox } from '../network/nc';
import type { GroupPrograms } from './names';

/** nc of busybox. */
export const programs: GroupPrograms<'nc'> = {
  nc,
  'nc.small': ncOfDebianBusybox,
};
