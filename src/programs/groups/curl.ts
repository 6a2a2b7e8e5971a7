import { curl } from '../network/curl';
import type { GroupPrograms } from './names';

/** curl alone: it is large. */
export const programs: GroupPrograms<'curl'> = {
  curl,
};
