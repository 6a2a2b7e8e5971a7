import { agnhost } from '../tools/agnhost';
import { git } from '../tools/git';
import { interpreter } from '../tools/interpreters';
import { aws, gsutil, mc } from '../tools/objectStores';
import { apk, apt, npm, pip } from '../tools/packages';
import type { GroupPrograms } from './names';

/** Package managers, interpreters and what else people install. */
export const programs: GroupPrograms<'installed'> = {
  agnhost,
  apk,
  apt,
  'apt-get': apt,
  aws,
  git,
  go: interpreter('go'),
  gsutil,
  java: interpreter('java'),
  mc,
  node: interpreter('node'),
  npm,
  perl: interpreter('perl'),
  pip,
  python3: interpreter('python3'),
};
