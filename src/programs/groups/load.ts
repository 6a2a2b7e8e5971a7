import { loader } from '../../process/parts';
import { procFiles } from '../../process/procfs';
import { SHELL_LOADERS } from '../../shell/load';
import { sockets } from '../../shell/parts';
import { provideGroups } from '..';
import { lsLong, lsMore } from '../files/lsParts';
import { curlMore } from '../network/curlPart';
import { LIBRARY_LOADERS } from '../python/libraryParts';
import { parseDatePart } from '../support/parseDatePart';
import { gnuTexts, usages } from '../support/usages';
import { nginxTemplates } from '../tools/nginxParts';
import type { GroupName, GroupPrograms } from './names';

/** Each in a chunk of its own: the bundler splits at addresses that are written out. */
const PROGRAMS: { readonly [Name in GroupName]: () => Promise<{ programs: GroupPrograms<Name> }> } = {
  archives: () => import('./archives'),
  expr: () => import('./expr'),
  counting: () => import('./counting'),
  remove: () => import('./remove'),
  move: () => import('./move'),
  listing: () => import('./listing'),
  attributes: () => import('./attributes'),
  awk: () => import('./awk'),
  calculators: () => import('./calculators'),
  compare: () => import('./compare'),
  copy: () => import('./copy'),
  curl: () => import('./curl'),
  databases: () => import('./databases'),
  dates: () => import('./dates'),
  digests: () => import('./digests'),
  disks: () => import('./disks'),
  dns: () => import('./dns'),
  entrypoints: () => import('./entrypoints'),
  find: () => import('./find'),
  git: () => import('./git'),
  grep: () => import('./grep'),
  identity: () => import('./identity'),
  install: () => import('./install'),
  installed: () => import('./installed'),
  interfaces: () => import('./interfaces'),
  json: () => import('./json'),
  lines: () => import('./lines'),
  make: () => import('./make'),
  mysql: () => import('./mysql'),
  connect: () => import('./connect'),
  nc: () => import('./nc'),
  nginx: () => import('./nginx'),
  paths: () => import('./paths'),
  postgres: () => import('./postgres'),
  processes: () => import('./processes'),
  python: () => import('./python'),
  redis: () => import('./redis'),
  sed: () => import('./sed'),
  text: () => import('./text'),
  touch: () => import('./touch'),
  web: () => import('./web'),
  wget: () => import('./wget'),
  wgetGnu: () => import('./wgetGnu'),
  wrappers: () => import('./wrappers'),
};

/** The other parts: those of the shell, of the kernel, and what programs print when they are called wrongly or asked for help. */
const OTHERS: Readonly<Record<string, () => Promise<void>>> = {
  ...LIBRARY_LOADERS,
  ...SHELL_LOADERS,
  procFiles: loader(procFiles, () => import('../../process/procFiles')),
  curlMore: loader(curlMore, () => import('../network/curlMore')),
  lsMore: loader(lsMore, () => import('../files/lsMore')),
  lsLong: loader(lsLong, () => import('../files/lsLong')),
  nginxTemplates: loader(nginxTemplates, () => import('../tools/nginxTemplates')),
  parseDate: loader(parseDatePart, () => import('../support/parseDate')),
  gnuTexts: loader(gnuTexts, async () => (await import('../support/gnuTexts.json')).default),
  usages: loader(usages, async () => (await import('../support/usages.json')).default),
};

const isGroup = (name: string): name is GroupName => Object.hasOwn(PROGRAMS, name);

/** Loads what a PartMissing names. Rejects if it cannot be fetched. */
export async function loadPart(name: string): Promise<void> {
  if (isGroup(name)) {
    provideGroups({ [name]: (await PROGRAMS[name]()).programs });
    if (name === 'connect') sockets.provide((await import('./connect')).bashSockets);
    return;
  }
  if (!Object.hasOwn(OTHERS, name)) throw new Error(`no part is called ${name}`);
  await OTHERS[name]?.();
}
