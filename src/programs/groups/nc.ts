import { nc, ncOfDebianBusybox } from '../network/nc';
import { ncOpenBsd } from '../network/ncOpenBsd';
import { telnet } from '../network/telnet';
import { waitForIt } from '../tools/waitForIt';
import type { GroupPrograms } from './names';

export { bashSockets } from '../network/bashSockets';

/** What connects to ports. */
export const programs: GroupPrograms<'nc'> = {
  nc,
  'nc.openbsd': ncOpenBsd,
  'nc.small': ncOfDebianBusybox,
  telnet,
  'wait-for-it': waitForIt,
};
