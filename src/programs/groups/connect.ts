import { ncOpenBsd } from '../network/ncOpenBsd';
import { telnet } from '../network/telnet';
import { waitForIt } from '../tools/waitForIt';
import type { GroupPrograms } from './names';

export { bashSockets } from '../network/bashSockets';

/** What else connects to ports. */
export const programs: GroupPrograms<'connect'> = {
  'nc.openbsd': ncOpenBsd,
  telnet,
  'wait-for-it': waitForIt,
};
