/**
 * Loads every group at once, for whoever does not mind the size: importing this file is enough. Only the page's engine
 * worker goes without it.
 */
import '../../shell/all';
import { sockets } from '../../shell/parts';
import { type ProgramTable, provideGroups } from '..';
import manuals from '../support/gnuTexts.json';
import { gnuTexts, usages } from '../support/usages';
import texts from '../support/usages.json';
import { programs as archives } from './archives';
import { programs as databases } from './databases';
import { programs as entrypoints } from './entrypoints';
import { programs as everyday } from './everyday';
import { programs as files } from './files';
import { programs as fileTools } from './fileTools';
import { programs as installed } from './installed';
import { programs as json } from './json';
import { programs as languages } from './languages';
import { programs as lines } from './lines';
import type { GroupTables } from './names';
import { bashSockets, programs as network } from './network';
import { programs as system } from './system';
import { programs as text } from './text';
import { programs as web } from './web';

const groups: GroupTables = {
  archives,
  databases,
  entrypoints,
  fileTools,
  files,
  installed,
  json,
  languages,
  lines,
  network,
  system,
  text,
  web,
};

provideGroups(groups);
sockets.provide(bashSockets);
usages.provide(texts);
gnuTexts.provide(manuals);

/** Every program but the shells. */
export const allPrograms: ProgramTable = Object.fromEntries(
  [everyday, ...Object.values(groups)].flatMap((programs) => Object.entries(programs)),
);
