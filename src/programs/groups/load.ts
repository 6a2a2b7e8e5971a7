import { seldom, sockets } from '../../shell/parts';
import { provideGroups } from '..';
import { gnuTexts, usages } from '../support/usages';
import type { GroupName } from './names';

/**
 * What is loaded only where it is needed: the groups of programs, what few scripts need of a shell, and what programs print
 * when they are called wrongly or asked for help.
 */
type PartName = GroupName | 'shell' | 'usages' | 'gnuTexts';

/** Each in a chunk of its own: the bundler splits at addresses that are written out. */
const LOADERS: Readonly<Record<PartName, () => Promise<void>>> = {
  archives: async () => provideGroups({ archives: (await import('./archives')).programs }),
  databases: async () => provideGroups({ databases: (await import('./databases')).programs }),
  entrypoints: async () => provideGroups({ entrypoints: (await import('./entrypoints')).programs }),
  fileTools: async () => provideGroups({ fileTools: (await import('./fileTools')).programs }),
  files: async () => provideGroups({ files: (await import('./files')).programs }),
  gnuTexts: async () => gnuTexts.provide((await import('../support/gnuTexts.json')).default),
  installed: async () => provideGroups({ installed: (await import('./installed')).programs }),
  json: async () => provideGroups({ json: (await import('./json')).programs }),
  languages: async () => provideGroups({ languages: (await import('./languages')).programs }),
  lines: async () => provideGroups({ lines: (await import('./lines')).programs }),
  network: async () => {
    const { bashSockets, programs } = await import('./network');
    provideGroups({ network: programs });
    sockets.provide(bashSockets);
  },
  shell: async () => seldom.provide((await import('../../shell/seldom')).seldomNeeded),
  system: async () => provideGroups({ system: (await import('./system')).programs }),
  text: async () => provideGroups({ text: (await import('./text')).programs }),
  web: async () => provideGroups({ web: (await import('./web')).programs }),
  usages: async () => usages.provide((await import('../support/usages.json')).default),
};

const isPart = (name: string): name is PartName => Object.hasOwn(LOADERS, name);

/** Loads what a PartMissing names. Rejects if it cannot be fetched. */
export async function loadPart(name: string): Promise<void> {
  if (!isPart(name)) throw new Error(`no part is called ${name}`);
  await LOADERS[name]();
}
