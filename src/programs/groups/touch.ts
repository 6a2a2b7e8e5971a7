import { touch } from '../files/touch';
import type { GroupPrograms } from './names';

/** touch alone: it marks what probes ask for, where nothing else is made. */
export const programs: GroupPrograms<'touch'> = {
  touch,
};
