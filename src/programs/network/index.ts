import type { Program } from '../../process/types';
import { nc, ncOfDebianBusybox } from './nc';
import { ncOpenBsd } from './ncOpenBsd';
import { nslookup } from './nslookup';
import { nslookupBind } from './nslookupBind';
import { ping } from './ping';
import { wget } from './wget';

/** Program name (as executables of images carry it) → program. */
export const networkPrograms: Readonly<Record<string, Program>> = {
  nc,
  'nc.openbsd': ncOpenBsd,
  'nc.small': ncOfDebianBusybox,
  nslookup,
  'nslookup.bind': nslookupBind,
  ping,
  ping6: ping,
  wget,
};
