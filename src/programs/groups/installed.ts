import { apache, busyboxHttpd, httpEcho } from '../servers/webServers';
import { agnhost } from '../tools/agnhost';
import { git } from '../tools/git';
import { interpreter } from '../tools/interpreters';
import { aws, gsutil, mc } from '../tools/objectStores';
import { apk, apt, npm, pip } from '../tools/packages';
import type { GroupPrograms } from './names';

/** Web servers but nginx, package managers, interpreters and what else people install. */
export const programs: GroupPrograms<'installed'> = {
  agnhost,
  apache,
  apk,
  apt,
  'apt-get': apt,
  aws,
  git,
  go: interpreter('go'),
  gsutil,
  'http-echo': httpEcho,
  httpd: busyboxHttpd,
  java: interpreter('java'),
  mc,
  node: interpreter('node'),
  npm,
  perl: interpreter('perl'),
  pip,
  python3: interpreter('python3'),
};
