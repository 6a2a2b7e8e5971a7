import { nginx } from '../servers/nginx';
import { sampleServer } from '../servers/sampleServers';
import { apache, busyboxHttpd, httpEcho } from '../servers/webServers';
import { nginxEntrypoint } from '../tools/nginxEntrypoint';
import type { GroupPrograms } from './names';

/** Web servers. */
export const programs: GroupPrograms<'web'> = {
  apache,
  'http-echo': httpEcho,
  httpd: busyboxHttpd,
  nginx,
  'nginx-entrypoint': nginxEntrypoint,
  'sample-server': sampleServer,
};
