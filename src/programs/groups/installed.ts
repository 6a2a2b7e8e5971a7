import { agnhost } from '../tools/agnhost';
import { apk } from '../tools/apk';
import { apt } from '../tools/apt';
import { aws } from '../tools/aws';
import { gsutil } from '../tools/gsutil';
import { interpreter } from '../tools/interpreters';
import { mc } from '../tools/mc';
import { npm } from '../tools/npm';
import { pip } from '../tools/pip';
import type { GroupPrograms } from './names';

/** Package managers, interpreters and what else people install. */
export const programs: GroupPrograms<'installed'> = {
  agnhost,
  apk,
  apt,
  'apt-get': apt,
  aws,
  go: interpreter('go'),
  gsutil,
  java: interpreter('java'),
  mc,
  node: interpreter('node'),
  npm,
  perl: interpreter('perl'),
  pip,
};
