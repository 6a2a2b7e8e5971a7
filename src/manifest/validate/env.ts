/** env and envFrom. Models core/validation ValidateEnv and ValidateEnvFrom. */
import { fieldOf, isRecord, type JsonObject, recordsOf, textOf } from '../../api/json';
import { type FieldError, invalid, notSupported, required } from './fieldError';
import {
  configKeyProblems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  envNameProblems,
  qualifiedNameProblems,
} from './names';
import { backsteps } from './paths';

const ENV_FIELDS = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
];
const VOLUME_FIELDS = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
];
/** What a Pod's field labels know besides: convertible, yet of no use in a container. */
const KNOWN_LABELS = new Set([
  ...ENV_FIELDS,
  ...VOLUME_FIELDS,
  'spec.restartPolicy',
  'spec.schedulerName',
  'spec.hostNetwork',
  'status.phase',
  'status.nominatedNodeName',
]);

const RESOURCES = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
];

export function validateEnv(env: unknown, field: string): FieldError[] {
  return recordsOf(env).flatMap((variable, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(variable.name);
    const errors =
      name === ''
        ? [required(`${at}.name`)]
        : envNameProblems(name).map((problem) => invalid(`${at}.name`, name, problem));
    return isRecord(variable.valueFrom)
      ? [...errors, ...validateValueFrom(variable.valueFrom, textOf(variable.value), `${at}.valueFrom`)]
      : errors;
  });
}

function validateValueFrom(source: JsonObject, value: string, field: string): FieldError[] {
  const errors: FieldError[] = [];
  let sources = 0;
  const check = (name: string, rule: (reference: JsonObject, at: string) => FieldError[]): void => {
    const reference = fieldOf(source, name);
    if (!isRecord(reference)) return;
    sources++;
    errors.push(...rule(reference, `${field}.${name}`));
  };
  check('fieldRef', (reference, at) => validateEnvFieldRef(reference, at, 'env'));
  check('resourceFieldRef', (reference, at) => validateResourceFieldRef(reference, at, false));
  check('configMapKeyRef', validateKeyRef);
  check('secretKeyRef', validateKeyRef);
  check('fileKeyRef', validateFileKeyRef);
  if (sources === 0)
    errors.push(
      invalid(
        field,
        '',
        'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`',
      ),
    );
  else if (value !== '') errors.push(invalid(field, '', 'may not be specified when `value` is not empty'));
  else if (sources > 1) errors.push(invalid(field, '', 'may not have more than one field specified at a time'));
  return errors;
}

function validateKeyRef(reference: JsonObject, field: string): FieldError[] {
  const key = textOf(reference.key);
  const name = textOf(reference.name);
  const errors = dnsSubdomainProblems(name).map((problem) => invalid(`${field}.name`, name, problem));
  if (key === '') return [...errors, required(`${field}.key`)];
  return [...errors, ...configKeyProblems(key).map((problem) => invalid(`${field}.key`, key, problem))];
}

function validateFileKeyRef(reference: JsonObject, field: string): FieldError[] {
  const [key, volume, path] = [textOf(reference.key), textOf(reference.volumeName), textOf(reference.path)];
  const rule = (name: string, value: string, problems: readonly string[]): FieldError[] =>
    value === ''
      ? [required(`${field}.${name}`)]
      : problems.map((problem) => invalid(`${field}.${name}`, value, problem));
  return [
    ...rule('key', key, envNameProblems(key)),
    ...rule('volumeName', volume, dnsLabelProblems(volume)),
    ...(path === '' ? [required(`${field}.path`)] : backsteps(path, `${field}.path`)),
  ];
}

/** fieldRef in env, or in a downwardAPI volume. */
export function validateEnvFieldRef(reference: JsonObject, field: string, use: 'env' | 'volume'): FieldError[] {
  const path = textOf(reference.fieldPath);
  const version = textOf(reference.apiVersion);
  if (version === '') return [required(`${field}.apiVersion`)];
  if (path === '') return [required(`${field}.fieldPath`)];
  const subscript = /^(metadata\.(?:labels|annotations))\['([^']*)'\]$/.exec(path);
  if (subscript) {
    const key = subscript[2] ?? '';
    const name = subscript[1] === 'metadata.annotations' ? key.toLowerCase() : key;
    return qualifiedNameProblems(name).map((problem) => invalid(field, name, problem));
  }
  const supported = use === 'env' ? ENV_FIELDS : VOLUME_FIELDS;
  if (supported.includes(path)) return [];
  if (!KNOWN_LABELS.has(path))
    return [invalid(`${field}.fieldPath`, path, `error converting fieldPath: field label not supported: ${path}`)];
  return [notSupported(`${field}.fieldPath`, path, supported)];
}

export function validateResourceFieldRef(reference: JsonObject, field: string, inVolume: boolean): FieldError[] {
  const resource = textOf(reference.resource);
  if (inVolume && textOf(reference.containerName) === '') return [required(`${field}.containerName`)];
  if (resource === '') return [required(`${field}.resource`)];
  const hugePages = /^(?:limits|requests)\.hugepages-/.test(resource);
  if (!RESOURCES.includes(resource) && !hugePages) return [notSupported(`${field}.resource`, resource, RESOURCES)];
  return divisorErrors(resource, textOf(reference.divisor), `${field}.divisor`);
}

const CPU_DIVISORS = ['1m', '1'];
const SIZE_DIVISORS = '1 1k 1M 1G 1T 1P 1E 1Ki 1Mi 1Gi 1Ti 1Pi 1Ei'.split(' ');

/** Models validateContainerResourceDivisor, which shows the resource where it means the divisor. */
function divisorErrors(resource: string, divisor: string, field: string): FieldError[] {
  if (divisor === '' || divisor === '0') return [];
  const isCpu = resource.endsWith('.cpu');
  if ((isCpu ? CPU_DIVISORS : SIZE_DIVISORS).includes(divisor)) return [];
  const what = isCpu ? 'cpu' : resource.endsWith('.memory') ? 'memory' : 'local ephemeral storage';
  const named = resource.includes('.hugepages-') ? 'hugepages' : what;
  const values = isCpu ? '1m and 1' : SIZE_DIVISORS.join(', ');
  return [invalid(field, resource, `only divisor's values ${values} are supported with the ${named} resource`)];
}

export function validateEnvFrom(sources: unknown, field: string): FieldError[] {
  return recordsOf(sources).flatMap((source, index) => {
    const at = `${field}[${index}]`;
    const prefix = textOf(source.prefix);
    const errors =
      prefix === '' ? [] : envNameProblems(prefix).map((problem) => invalid(`${at}.prefix`, prefix, problem));
    const named = ['configMapRef', 'secretRef'].flatMap((name) => {
      const reference = fieldOf(source, name);
      return isRecord(reference) ? [{ name, reference }] : [];
    });
    for (const { name, reference } of named) {
      const target = textOf(reference.name);
      if (target === '') errors.push(required(`${at}.${name}.name`));
      else
        for (const problem of dnsSubdomainProblems(target)) errors.push(invalid(`${at}.${name}.name`, target, problem));
    }
    if (named.length === 0) errors.push(invalid(field, '', 'must specify one of: `configMapRef` or `secretRef`'));
    else if (named.length > 1) errors.push(invalid(field, '', 'may not have more than one field specified at a time'));
    return errors;
  });
}
