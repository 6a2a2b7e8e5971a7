/**
 * Loads every group at once, for whoever does not mind the size: importing this file is enough. Only the page's engine
 * worker goes without it.
 */
import '../../shell/all';
import '../python/library/all';
import '../support/all';
import { sockets } from '../../shell/parts';
import { type ProgramTable, provideGroups } from '..';
import { programs as archives } from './archives';
import { programs as attributes } from './attributes';
import { programs as awk } from './awk';
import { programs as calculators } from './calculators';
import { programs as compare } from './compare';
import { bashSockets, programs as connect } from './connect';
import { programs as copy } from './copy';
import { programs as counting } from './counting';
import { programs as curl } from './curl';
import { programs as databases } from './databases';
import { programs as dates } from './dates';
import { programs as digests } from './digests';
import { programs as disks } from './disks';
import { programs as dns } from './dns';
import { programs as entrypoints } from './entrypoints';
import { programs as everyday } from './everyday';
import { programs as expr } from './expr';
import { programs as find } from './find';
import { programs as git } from './git';
import { programs as grep } from './grep';
import { programs as identity } from './identity';
import { programs as install } from './install';
import { programs as installed } from './installed';
import { programs as interfaces } from './interfaces';
import { programs as json } from './json';
import { programs as lines } from './lines';
import { programs as listing } from './listing';
import { programs as make } from './make';
import { programs as move } from './move';
import { programs as mysql } from './mysql';
import type { GroupTables } from './names';
import { programs as nc } from './nc';
import { programs as nginx } from './nginx';
import { programs as paths } from './paths';
import { programs as postgres } from './postgres';
import { programs as processes } from './processes';
import { programs as python } from './python';
import { programs as redis } from './redis';
import { programs as remove } from './remove';
import { programs as sed } from './sed';
import { programs as text } from './text';
import { programs as touch } from './touch';
import { programs as web } from './web';
import { programs as wget } from './wget';
import { programs as wgetGnu } from './wgetGnu';
import { programs as wrappers } from './wrappers';

const groups: GroupTables = {
  connect,
  wgetGnu,
  expr,
  counting,
  remove,
  move,
  listing,
  archives,
  attributes,
  awk,
  calculators,
  compare,
  copy,
  curl,
  databases,
  dates,
  digests,
  disks,
  dns,
  entrypoints,
  find,
  git,
  grep,
  identity,
  install,
  installed,
  interfaces,
  json,
  lines,
  make,
  mysql,
  nc,
  nginx,
  paths,
  postgres,
  processes,
  python,
  redis,
  sed,
  text,
  touch,
  web,
  wget,
  wrappers,
};

provideGroups(groups);
sockets.provide(bashSockets);

/** Every program but the shells. */
export const allPrograms: ProgramTable = Object.fromEntries(
  [everyday, ...Object.values(groups)].flatMap((programs) => Object.entries(programs)),
);
