/** Models SetDefaults_LimitRangeItem: a limit comes from the maximum, a request from the limit or the minimum. */
import { type JsonObject, recordOf } from '../../api/json';
import { mapAlways, mapList } from './fill';

export const limitRangeDefaults = (range: JsonObject): JsonObject =>
  mapAlways(range, 'spec', (spec) => mapList(spec, 'limits', itemDefaults));

function itemDefaults(item: JsonObject): JsonObject {
  if (item.type !== 'Container') return item;
  const limit = { ...recordOf(item.max), ...recordOf(item.default) };
  const request = { ...recordOf(item.min), ...limit, ...recordOf(item.defaultRequest) };
  return { ...item, ...ifAny('default', limit), ...ifAny('defaultRequest', request) };
}

const ifAny = (name: string, list: JsonObject): JsonObject => (Object.keys(list).length > 0 ? { [name]: list } : {});
