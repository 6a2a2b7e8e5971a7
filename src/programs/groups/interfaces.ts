import { ifconfig, ip, sockets, traceroute } from '../network/interfaces';
import { ping } from '../network/ping';
import type { GroupPrograms } from './names';

/** What shows and tries the network. */
export const programs: GroupPrograms<'interfaces'> = {
  ifconfig,
  ip,
  netstat: sockets('netstat'),
  ping,
  ping6: ping,
  ss: sockets('ss'),
  traceroute,
};
