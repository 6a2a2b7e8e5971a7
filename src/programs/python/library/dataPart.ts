import { hashModule } from '../hashModule';
import { jsonModule } from '../jsonModule';
import type { LibraryPart } from '../libraryParts';
import { mathModule, randomModule } from '../numberModules';
import { patternModule } from '../patternModule';
import { CLASSES } from './classes';
import { DATA } from './data';
import { DATES } from './dates';
import { WORDS } from './words';

export const natives: LibraryPart['natives'] = {
  _hash: hashModule,
  _pattern: patternModule,
  _random: randomModule,
  json: jsonModule,
  math: mathModule,
};
export const texts: LibraryPart['texts'] = { ...CLASSES, ...DATA, ...DATES, ...WORDS };
