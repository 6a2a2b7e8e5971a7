import type { Program } from '../../process/types';
import { curl } from './curl';
import { dig, host } from './dig';
import { getent } from './getent';
import { ifconfig, ip, sockets, traceroute } from './interfaces';
import { nc, ncOfDebianBusybox } from './nc';
import { ncOpenBsd } from './ncOpenBsd';
import { nslookup } from './nslookup';
import { nslookupBind } from './nslookupBind';
import { ping } from './ping';
import { telnet } from './telnet';
import { wget } from './wget';

/** Program name (as executables of images carry it) → program. */
export const networkPrograms: Readonly<Record<string, Program>> = {
  curl,
  dig,
  getent,
  host,
  ifconfig,
  ip,
  nc,
  netstat: sockets('netstat'),
  ss: sockets('ss'),
  telnet,
  traceroute,
  'nc.openbsd': ncOpenBsd,
  'nc.small': ncOfDebianBusybox,
  nslookup,
  'nslookup.bind': nslookupBind,
  ping,
  ping6: ping,
  wget,
};
