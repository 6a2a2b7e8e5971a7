/** spec.volumes and containers' volumeMounts. Models core/validation ValidateVolumes and ValidateVolumeMounts. */
import { fieldOf, isRecord, type JsonObject, numberOf, recordOf, recordsOf, textOf } from '../../api/json';
import { nanoOf } from '../../api/quantity';
import { validateEnvFieldRef, validateResourceFieldRef } from './env';
import { duplicate, type FieldError, forbidden, invalid, notFound, notSupported, required } from './fieldError';
import { dnsLabelProblems, dnsSubdomainProblems } from './names';

const MODE_RANGE = 'must be a number between 0 and 0777 (octal), both inclusive';
const HOST_PATH_TYPES = [
  '',
  'BlockDevice',
  'CharDevice',
  'Directory',
  'DirectoryOrCreate',
  'File',
  'FileOrCreate',
  'Socket',
];

/** In the order in which the server looks at them: the later of two sources is the one that is too many. */
const SOURCES = (
  'emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs persistentVolumeClaim rbd cinder ' +
  'cephfs flocker downwardAPI fc flexVolume configMap azureFile azureDisk portworxVolume storageos projected scaleIO csi ephemeral image'
).split(' ');

type Rule = (source: JsonObject, field: string) => FieldError[];

const RULES: Readonly<Record<string, Rule>> = {
  emptyDir: (source, field) =>
    source.sizeLimit !== undefined && nanoOf(textOf(source.sizeLimit)) < 0n
      ? [forbidden(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')]
      : [],
  hostPath: (source, field) => validateHostPath(source, field),
  secret: (source, field) => [...needed(source, 'secretName', field), ...modeAndItems(source, field)],
  configMap: (source, field) => [...needed(source, 'name', field), ...modeAndItems(source, field)],
  persistentVolumeClaim: (source, field) => needed(source, 'claimName', field),
  downwardAPI: (source, field) => [
    ...mode(source.defaultMode, `${field}.defaultMode`),
    ...downwardItems(source, field),
  ],
  projected: (source, field) => [...mode(source.defaultMode, `${field}.defaultMode`), ...projections(source, field)],
};

export const validateHostPath: Rule = (source, field) => [
  ...needed(source, 'path', field),
  ...backsteps(textOf(source.path), `${field}.path`),
  ...(HOST_PATH_TYPES.includes(textOf(source.type))
    ? []
    : [notSupported(`${field}.type`, source.type, HOST_PATH_TYPES)]),
];

/** `known`: volumes that mounts may name. Broken ones are not among them, as in the server. */
export function validateVolumes(volumes: unknown, field: string): { errors: FieldError[]; known: Set<string> } {
  const errors: FieldError[] = [];
  const known = new Set<string>();
  recordsOf(volumes).forEach((volume, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(volume.name);
    const found = validateSource(volume, at);
    if (name === '') found.push(required(`${at}.name`));
    else for (const problem of dnsLabelProblems(name)) found.push(invalid(`${at}.name`, name, problem));
    if (known.has(name)) found.push(duplicate(`${at}.name`, name));
    if (found.length === 0) known.add(name);
    errors.push(...found);
  });
  return { errors, known };
}

function validateSource(volume: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  let sources = 0;
  for (const name of SOURCES) {
    const source = fieldOf(volume, name);
    if (!isRecord(source)) continue;
    const at = `${field}.${name}`;
    if (sources++ > 0) errors.push(forbidden(at, 'may not specify more than 1 volume type'));
    else errors.push(...(RULES[name]?.(source, at) ?? []));
  }
  if (sources === 0) errors.push(required(field, 'must specify a volume type'));
  return errors;
}

const needed = (source: JsonObject, name: string, field: string): FieldError[] =>
  textOf(fieldOf(source, name)) === '' ? [required(`${field}.${name}`)] : [];

function mode(value: unknown, field: string): FieldError[] {
  const number = numberOf(value);
  return number !== undefined && (number < 0 || number > 0o777) ? [invalid(field, number, MODE_RANGE)] : [];
}

const modeAndItems: Rule = (source, field) => [
  ...mode(source.defaultMode, `${field}.defaultMode`),
  ...keyItems(source, field),
];

function keyItems(source: JsonObject, field: string): FieldError[] {
  return recordsOf(source.items).flatMap((item, index) => {
    const at = `${field}.items[${index}]`;
    const path = textOf(item.path);
    return [
      ...needed(item, 'key', at),
      ...needed(item, 'path', at),
      ...localPath(path, `${at}.path`),
      ...mode(item.mode, `${at}.mode`),
    ];
  });
}

function downwardItems(source: JsonObject, field: string): FieldError[] {
  return recordsOf(source.items).flatMap((item, index) => {
    const at = field;
    const errors = textOf(item.path) === '' ? [required(`${at}.path`)] : localPath(textOf(item.path), `${at}.path`);
    if (isRecord(item.fieldRef)) {
      errors.push(...validateEnvFieldRef(item.fieldRef, `${at}.fieldRef`, 'volume'));
      if (isRecord(item.resourceFieldRef))
        errors.push(invalid(at, 'resource', 'fieldRef and resourceFieldRef can not be specified simultaneously'));
    } else if (isRecord(item.resourceFieldRef))
      errors.push(...validateResourceFieldRef(item.resourceFieldRef, `${at}.resourceFieldRef`, true));
    else errors.push(required(at, 'one of fieldRef and resourceFieldRef is required'));
    return [...errors, ...mode(item.mode, `${field}.items[${index}].mode`)];
  });
}

function projections(source: JsonObject, field: string): FieldError[] {
  return recordsOf(source.sources).flatMap((projection, index) => {
    const at = `${field}.sources[${index}]`;
    const errors: FieldError[] = [];
    let count = 0;
    for (const [name, value] of Object.entries(projection)) {
      if (!isRecord(value)) continue;
      if (count++ > 0) errors.push(forbidden(`${at}.${name}`, 'may not specify more than 1 volume type per source'));
      else if (name === 'secret' || name === 'configMap')
        errors.push(...needed(value, 'name', `${at}.${name}`), ...keyItems(value, `${at}.${name}`));
      else if (name === 'downwardAPI') errors.push(...downwardItems(value, `${at}.${name}`));
      else if (name === 'serviceAccountToken') errors.push(...tokenProjection(value, `${at}.${name}`));
    }
    return count === 0 ? [required(at, 'must specify a volume type')] : errors;
  });
}

function tokenProjection(source: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const seconds = numberOf(source.expirationSeconds);
  if (seconds !== undefined && seconds < 600)
    errors.push(invalid(`${field}.expirationSeconds`, seconds, 'may not specify a duration less than 10 minutes'));
  if (textOf(source.path) === '') errors.push(required(`${field}.path`));
  else errors.push(...localPath(textOf(source.path), `${field}.path`));
  return errors;
}

/** A path that cannot leave the volume. */
export function localPath(path: string, field: string): FieldError[] {
  const errors = path.startsWith('/') ? [invalid(field, path, 'must be a relative path')] : [];
  return [...errors, ...backsteps(path, field)];
}

const backsteps = (path: string, field: string): FieldError[] =>
  path.split('/').includes('..') ? [invalid(field, path, "must not contain '..'")] : [];

export function validateVolumeMounts(mounts: unknown, known: ReadonlySet<string>, field: string): FieldError[] {
  const paths = new Set<string>();
  return recordsOf(mounts).flatMap((mount, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(mount.name);
    const mountPath = textOf(mount.mountPath);
    const errors: FieldError[] = [];
    if (name === '') errors.push(required(`${at}.name`));
    if (!known.has(name)) errors.push(notFound(`${at}.name`, name));
    if (mountPath === '') errors.push(required(`${at}.mountPath`));
    if (paths.has(mountPath)) errors.push(invalid(`${at}.mountPath`, mountPath, 'must be unique'));
    paths.add(mountPath);
    // The server names these two without the index of the mount.
    const subPath = textOf(mount.subPath);
    const expression = textOf(mount.subPathExpr);
    if (subPath !== '') errors.push(...localPath(subPath, `${field}.subPath`));
    if (expression !== '') {
      if (subPath !== '')
        errors.push(invalid(`${field}.subPathExpr`, expression, 'subPathExpr and subPath are mutually exclusive'));
      errors.push(...localPath(expression, `${field}.subPathExpr`));
    }
    return [...errors, ...propagation(mount, at)];
  });
}

function propagation(mount: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  const mode = textOf(mount.mountPropagation);
  const modes = ['Bidirectional', 'HostToContainer', 'None'];
  if (mode !== '' && !modes.includes(mode)) errors.push(notSupported(`${field}.mountPropagation`, mode, modes));
  const recursive = textOf(mount.recursiveReadOnly);
  const choices = ['Disabled', 'Enabled', 'IfPossible'];
  if (recursive !== '' && !choices.includes(recursive))
    errors.push(notSupported(`${field}.recursiveReadOnly`, recursive, choices));
  return errors;
}

export const subdomainErrors = (name: string, field: string): FieldError[] =>
  dnsSubdomainProblems(name).map((problem) => invalid(field, name, problem));
export const volumeNamesOf = (volumes: unknown): string[] => recordsOf(volumes).map(({ name }) => textOf(name));
export const sourceNameOf = (volume: unknown): string | undefined =>
  SOURCES.find((name) => isRecord(fieldOf(recordOf(volume), name)));
