import { CLASSES } from './classes';
import { DATA } from './data';
import { DATES } from './dates';
import { FILES } from './files';
import { SOCKETS } from './sockets';
import { TOOLS } from './tools';
import { WEB } from './web';
import { WEB_SERVERS } from './webServers';
import { WORDS } from './words';

/** Modules of Python's library as far as they are written in Python here, by name. Read when they are imported. */
export const LIBRARY: Readonly<Record<string, string>> = {
  ...CLASSES,
  ...DATA,
  ...DATES,
  ...FILES,
  ...SOCKETS,
  ...TOOLS,
  ...WEB,
  ...WEB_SERVERS,
  ...WORDS,
};
