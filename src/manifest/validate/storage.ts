/** PersistentVolumes, claims and StorageClasses. Models pkg/apis/core/validation and pkg/apis/storage/validation. */
import { fieldOf, isRecord, type JsonObject, listOf, recordOf, recordsOf, sameJson, textOf } from '../../api/json';
import { compareQuantities } from '../../api/quantity';
import { accessModes, classAndMode, positive, validateClaimSpec } from './claimSpec';
import { type FieldError, forbidden, invalid, notSupported, required } from './fieldError';
import { validateMetadata } from './metadata';
import { dnsSubdomainProblems, qualifiedNameProblems } from './names';
import { validateHostPath, validateNfs } from './volumes';

const RECLAIM_POLICIES = ['Delete', 'Recycle', 'Retain'];
const BINDING_MODES = ['Immediate', 'WaitForFirstConsumer'];
const SOURCES = (
  'hostPath gcePersistentDisk awsElasticBlockStore glusterfs flocker nfs rbd quobyte cephfs iscsi cinder fc flexVolume ' +
  'azureFile vsphereVolume photonPersistentDisk portworxVolume azureDisk scaleIO local storageos csi'
).split(' ');

export function validatePersistentVolume(volume: JsonObject): FieldError[] {
  const spec = recordOf(volume.spec);
  const modes = listOf(spec.accessModes).map(textOf);
  const policy = textOf(spec.persistentVolumeReclaimPolicy);
  return [
    ...validateMetadata(recordOf(volume.metadata), dnsSubdomainProblems),
    ...(modes.length === 0 ? [required('spec.accessModes')] : []),
    ...accessModes(modes, 'spec.accessModes'),
    ...capacity(recordOf(spec.capacity)),
    ...(RECLAIM_POLICIES.includes(policy)
      ? []
      : [notSupported('spec.persistentVolumeReclaimPolicy', policy, RECLAIM_POLICIES)]),
    ...volumeSource(spec),
    ...classAndMode(spec, 'spec'),
  ];
}

export const validatePersistentVolumeClaim = (claim: JsonObject): FieldError[] => [
  ...validateMetadata(recordOf(claim.metadata), dnsSubdomainProblems),
  ...validateClaimSpec(recordOf(claim.spec), 'spec'),
];

export function validateStorageClass(storageClass: JsonObject): FieldError[] {
  const provisioner = textOf(storageClass.provisioner);
  const policy = textOf(storageClass.reclaimPolicy);
  const mode = textOf(storageClass.volumeBindingMode);
  const policies = RECLAIM_POLICIES.filter((one) => one !== 'Recycle');
  return [
    ...validateMetadata(recordOf(storageClass.metadata), dnsSubdomainProblems),
    ...(provisioner === ''
      ? [required('provisioner')]
      : qualifiedNameProblems(provisioner.toLowerCase()).map((one) => invalid('provisioner', provisioner, one))),
    ...(policies.includes(policy) ? [] : [notSupported('reclaimPolicy', policy, policies)]),
    ...(BINDING_MODES.includes(mode) ? [] : [notSupported('volumeBindingMode', mode, BINDING_MODES)]),
  ];
}

function capacity(amounts: JsonObject): FieldError[] {
  const names = Object.keys(amounts);
  if (names.length === 0) return [required('spec.capacity'), notSupported('spec.capacity', null, ['storage'])];
  const errors =
    names.length > 1 || names[0] !== 'storage' ? [notSupported('spec.capacity', amounts, ['storage'])] : [];
  return [...errors, ...names.flatMap((name) => positive(amounts[name], `spec.capacity[${name}]`))];
}

function volumeSource(spec: JsonObject): FieldError[] {
  const errors: FieldError[] = [];
  const given = SOURCES.filter((name) => isRecord(fieldOf(spec, name)));
  given.forEach((name, index) => {
    const field = `spec.${name}`;
    const source = recordOf(fieldOf(spec, name));
    if (index > 0) errors.push(forbidden(field, 'may not specify more than 1 volume type'));
    else errors.push(...ofSource(name, source, field));
  });
  if (given[0] === 'local' && recordsOf(affinityTerms(spec)).length === 0)
    errors.push(required('spec.nodeAffinity', 'Local volume requires node affinity'));
  if (given.length === 0) errors.push(required('spec', 'must specify a volume type'));
  return errors;
}

const affinityTerms = (spec: JsonObject): unknown => recordOf(recordOf(spec.nodeAffinity).required).nodeSelectorTerms;

function ofSource(name: string, source: JsonObject, field: string): FieldError[] {
  const needed = (key: string) => (textOf(fieldOf(source, key)) === '' ? [required(`${field}.${key}`)] : []);
  if (name === 'hostPath') return validateHostPath(source, field);
  if (name === 'local') return needed('path');
  if (name === 'csi') return [...needed('driver'), ...needed('volumeHandle')];
  return name === 'nfs' ? validateNfs(source, field) : [];
}

/** Models ValidatePersistentVolumeUpdate: what lies behind a volume stays. The server adds a Go diff to the sentence. */
export function persistentVolumeUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  const errors = SOURCES.every((name) => sameJson(fieldOf(spec, name), fieldOf(old, name)))
    ? []
    : [forbidden('spec.persistentvolumesource', 'spec.persistentvolumesource is immutable after creation')];
  if (!sameJson(spec.volumeMode, old.volumeMode))
    errors.push(invalid('volumeMode', spec.volumeMode, 'field is immutable'));
  if (isRecord(old.nodeAffinity) && !sameJson(spec.nodeAffinity, old.nodeAffinity))
    errors.push(invalid('nodeAffinity', spec.nodeAffinity, 'field is immutable'));
  return errors;
}

/**
 * Models ValidatePersistentVolumeClaimUpdate: a volume may be named once, a class given once, and a bound claim may ask
 * for more. The server adds a Go diff to the sentence.
 */
export function persistentVolumeClaimUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const old = recordOf(previous.spec);
  const spec = recordOf(next.spec);
  const isBound = recordOf(previous.status).phase === 'Bound';
  const may = new Set(['volumeAttributesClassName']);
  if (textOf(old.volumeName) === '') may.add('volumeName');
  if (old.storageClassName === undefined) may.add('storageClassName');
  if (isBound) may.add('resources');
  const names = new Set([...Object.keys(spec), ...Object.keys(old)]);
  const errors = [...names].every((name) => may.has(name) || sameJson(fieldOf(spec, name), fieldOf(old, name)))
    ? []
    : [
        forbidden(
          'spec',
          'spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims',
        ),
      ];
  const size = (object: JsonObject) => textOf(recordOf(recordOf(object.resources).requests).storage);
  const has = textOf(recordOf(recordOf(previous.status).capacity).storage);
  if (compareQuantities(size(spec), size(old)) < 0 && compareQuantities(size(spec), has) <= 0)
    errors.push(forbidden('spec.resources.requests.storage', 'field can not be less than status.capacity'));
  return errors;
}

export function storageClassUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const errors = ['parameters', 'provisioner', 'reclaimPolicy']
    .filter((name) => !sameJson(fieldOf(next, name) ?? {}, fieldOf(previous, name) ?? {}))
    .map((name) => forbidden(name, `updates to ${name} are forbidden.`));
  if (next.volumeBindingMode !== previous.volumeBindingMode)
    errors.push(invalid('volumeBindingMode', next.volumeBindingMode, 'field is immutable'));
  return errors;
}
