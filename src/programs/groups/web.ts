import { sampleServer } from '../servers/sampleServers';
import { apache, busyboxHttpd, httpEcho } from '../servers/webServers';
import type { GroupPrograms } from './names';

/** Web servers besides nginx. */
export const programs: GroupPrograms<'web'> = {
  apache,
  'http-echo': httpEcho,
  httpd: busyboxHttpd,
  'sample-server': sampleServer,
};
