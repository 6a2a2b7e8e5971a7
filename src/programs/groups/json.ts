import { jq } from '../tools/jq';
import { yq } from '../tools/yq';
import type { GroupPrograms } from './names';

/** What asks JSON and YAML. */
export const programs: GroupPrograms<'json'> = {
  jq,
  yq,
};
