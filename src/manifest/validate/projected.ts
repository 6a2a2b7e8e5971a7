/** Files that volumes are made of: items of ConfigMaps and Secrets, the downward API, projections. */
import { isRecord, type JsonObject, numberOf, recordsOf, textOf } from '../../api/json';
import { validateEnvFieldRef, validateResourceFieldRef } from './env';
import { type FieldError, forbidden, invalid, required } from './fieldError';
import { fileMode, unreservedPath } from './paths';

const SHORTEST_TOKEN_SECONDS = 600;
const LONGEST_TOKEN_SECONDS = 2 ** 32;

/** Models validateKeyToPath. */
export function keyItems(source: JsonObject, field: string): FieldError[] {
  return recordsOf(source.items).flatMap((item, index) => {
    const at = `${field}.items[${index}]`;
    const path = textOf(item.path);
    return [
      ...(textOf(item.key) === '' ? [required(`${at}.key`)] : []),
      ...(path === '' ? [required(`${at}.path`)] : []),
      ...unreservedPath(path, `${at}.path`),
      ...fileMode(item.mode, `${at}.mode`),
    ];
  });
}

/** Models validateDownwardAPIVolumeFile, which names the source where it means a file of it. */
export function downwardItems(source: JsonObject, field: string): FieldError[] {
  return recordsOf(source.items).flatMap((item) => {
    const path = textOf(item.path);
    const errors = path === '' ? [required(`${field}.path`)] : unreservedPath(path, `${field}.path`);
    if (isRecord(item.fieldRef)) {
      errors.push(...validateEnvFieldRef(item.fieldRef, `${field}.fieldRef`, 'volume'));
      if (isRecord(item.resourceFieldRef))
        errors.push(invalid(field, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
    } else if (isRecord(item.resourceFieldRef))
      errors.push(...validateResourceFieldRef(item.resourceFieldRef, `${field}.resourceFieldRef`, true));
    else errors.push(required(field, 'one of fieldRef and resourceFieldRef is required'));
    return [...errors, ...fileMode(item.mode, `${field}.mode`)];
  });
}

/** Models validateProjectionSources. A source that names nothing is none that is wrong. */
export function projections(source: JsonObject, field: string): FieldError[] {
  const taken = new Set<string>();
  const conflicts = (paths: readonly string[], value?: string): FieldError[] =>
    paths.flatMap((path) => {
      if (path === '') return [];
      const errors = taken.has(path) ? [invalid(field, value ?? path, 'conflicting duplicate paths')] : [];
      taken.add(path);
      return errors;
    });
  return recordsOf(source.sources).flatMap((projection, index) => {
    const at = `${field}.sources[${index}]`;
    const errors: FieldError[] = [];
    for (const name of ['secret', 'configMap'] as const) {
      const named = projection[name];
      if (!isRecord(named)) continue;
      if (textOf(named.name) === '') errors.push(required(`${at}.${name}.name`));
      errors.push(...keyItems(named, `${at}.${name}`), ...conflicts(pathsOf(named), textOf(named.name)));
    }
    const { downwardAPI, serviceAccountToken } = projection;
    if (isRecord(downwardAPI))
      errors.push(...downwardItems(downwardAPI, `${at}.downwardAPI`), ...conflicts(pathsOf(downwardAPI)));
    if (isRecord(serviceAccountToken))
      errors.push(...tokenProjection(serviceAccountToken, `${at}.serviceAccountToken`, `${field}.path`));
    const count = Object.values(projection).filter(isRecord).length;
    return count > 1 ? [...errors, forbidden(at, 'may not specify more than 1 volume type per source')] : errors;
  });
}

const pathsOf = (source: JsonObject): string[] => recordsOf(source.items).map(({ path }) => textOf(path));

/** The server names the token's path as if it were the volume's: `pathField`. */
function tokenProjection(source: JsonObject, field: string, pathField: string): FieldError[] {
  const seconds = numberOf(source.expirationSeconds);
  const path = textOf(source.path);
  const wrong = (rule: string) => [
    invalid(`${field}.expirationSeconds`, seconds, `may not specify a duration ${rule}`),
  ];
  return [
    ...(seconds !== undefined && seconds < SHORTEST_TOKEN_SECONDS ? wrong('less than 10 minutes') : []),
    ...(seconds !== undefined && seconds > LONGEST_TOKEN_SECONDS ? wrong('larger than 2^32 seconds') : []),
    ...(path === '' ? [required(pathField)] : unreservedPath(path, pathField)),
  ];
}
