import type { LibraryPart } from '../libraryParts';
import { netModule } from '../netModule';
import { SOCKETS } from './sockets';
import { WEB } from './web';
import { WEB_SERVERS } from './webServers';

export const natives: LibraryPart['natives'] = { _net: netModule };
export const texts: LibraryPart['texts'] = { ...SOCKETS, ...WEB, ...WEB_SERVERS };
