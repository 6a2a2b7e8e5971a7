import { dig } from '../network/dig';
import { getent } from '../network/getent';
import { host } from '../network/host';
import { nslookupBind } from '../network/nslookupBind';
import type { GroupPrograms } from './names';

/** What asks for names, besides nslookup. */
export const programs: GroupPrograms<'dns'> = {
  dig,
  getent,
  host,
  'nslookup.bind': nslookupBind,
};
