import { curl } from '../network/curl';
import { dig } from '../network/dig';
import { getent } from '../network/getent';
import { host } from '../network/host';
import { ifconfig, ip, sockets, traceroute } from '../network/interfaces';
import { nc, ncOfDebianBusybox } from '../network/nc';
import { ncOpenBsd } from '../network/ncOpenBsd';
import { nslookupBind } from '../network/nslookupBind';
import { ping } from '../network/ping';
import { telnet } from '../network/telnet';
import { wget } from '../network/wget';
import { waitForIt } from '../tools/waitForIt';
import type { GroupPrograms } from './names';

export { bashSockets } from '../network/bashSockets';

/** Clients and tools of the network beyond nslookup. */
export const programs: GroupPrograms<'network'> = {
  curl,
  dig,
  getent,
  host,
  ifconfig,
  ip,
  nc,
  'nc.openbsd': ncOpenBsd,
  'nc.small': ncOfDebianBusybox,
  netstat: sockets('netstat'),
  'nslookup.bind': nslookupBind,
  ping,
  ping6: ping,
  ss: sockets('ss'),
  telnet,
  traceroute,
  'wait-for-it': waitForIt,
  wget,
};
