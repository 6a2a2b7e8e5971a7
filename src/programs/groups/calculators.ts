import { bc } from '../text/bc/bc';
import { dc } from '../text/bc/dc';
import type { GroupPrograms } from './names';

/** Programs that calculate, each in a language of its own. */
export const programs: GroupPrograms<'calculators'> = {
  bc,
  dc,
};
