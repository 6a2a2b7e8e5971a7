import type { LibraryPart } from '../libraryParts';
import { processModule } from '../processModule';
import { threadModule } from '../threadModule';
import { FILES } from './files';
import { THREADS } from './threads';
import { TOOLS } from './tools';

export const natives: LibraryPart['natives'] = { _process: processModule, _thread: threadModule };
export const texts: LibraryPart['texts'] = { ...FILES, ...THREADS, ...TOOLS };
