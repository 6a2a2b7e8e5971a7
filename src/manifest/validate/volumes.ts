/** spec.volumes. Models core/validation ValidateVolumes and validateVolumeSource. */
import { fieldOf, isRecord, type JsonObject, listOf, recordsOf, textOf } from '../../api/json';
import { nanoOf } from '../../api/quantity';
import { validateClaimTemplate } from './claimSpec';
import { duplicate, type FieldError, forbidden, invalid, notSupported, required, tooLong } from './fieldError';
import { dnsLabelProblems, dnsSubdomainProblems } from './names';
import { backsteps, fileMode, localPath } from './paths';
import { downwardItems, keyItems, projections } from './projected';

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
const PULL_POLICIES = ['Always', 'IfNotPresent', 'Never'];

/** In the order in which the server looks at them: the later of two sources is the one that is too many. */
const SOURCES = (
  'emptyDir hostPath gitRepo gcePersistentDisk awsElasticBlockStore secret nfs iscsi glusterfs flocker ' +
  'persistentVolumeClaim rbd cinder cephfs quobyte downwardAPI fc flexVolume configMap azureFile vsphereVolume ' +
  'photonPersistentDisk portworxVolume azureDisk storageos projected scaleIO csi ephemeral image'
).split(' ');

type Rule = (source: JsonObject, field: string) => FieldError[];

/** What sources of the outside cannot do without, and no rule besides. */
const NEEDS: Readonly<Record<string, readonly string[]>> = {
  awsElasticBlockStore: ['volumeID'],
  cinder: ['volumeID'],
  cephfs: ['monitors'],
  rbd: ['monitors', 'image'],
  glusterfs: ['endpoints', 'path'],
  azureFile: ['secretName', 'shareName'],
  azureDisk: ['diskName', 'diskURI'],
  vsphereVolume: ['volumePath'],
  photonPersistentDisk: ['pdID'],
  portworxVolume: ['volumeID'],
  flexVolume: ['driver'],
  iscsi: ['targetPortal', 'iqn'],
};

const RULES: Readonly<Record<string, Rule>> = {
  emptyDir: (source, field) =>
    source.sizeLimit !== undefined && nanoOf(textOf(source.sizeLimit)) < 0n
      ? [forbidden(`${field}.sizeLimit`, 'SizeLimit field must be a valid resource quantity')]
      : [],
  hostPath: (source, field) => validateHostPath(source, field),
  gitRepo: (source, field) => [
    ...needed(source, 'repository', field),
    ...localPath(textOf(source.directory), `${field}.directory`),
  ],
  // The field that the server names here is not the one that was written.
  gcePersistentDisk: (source, field) => needed(source, 'pdName', field.replace(/gcePersistentDisk$/, 'persistentDisk')),
  secret: (source, field) => [...needed(source, 'secretName', field), ...modeAndItems(source, field)],
  configMap: (source, field) => [...needed(source, 'name', field), ...modeAndItems(source, field)],
  nfs: (source, field) => validateNfs(source, field),
  persistentVolumeClaim: (source, field) => needed(source, 'claimName', field),
  downwardAPI: (source, field) => [
    ...fileMode(source.defaultMode, `${field}.defaultMode`),
    ...downwardItems(source, field),
  ],
  projected: (source, field) => [
    ...fileMode(source.defaultMode, `${field}.defaultMode`),
    ...projections(source, field),
  ],
  csi: (source, field) => validateDriver(textOf(source.driver), `${field}.driver`),
  ephemeral: ({ volumeClaimTemplate: template }, field) =>
    isRecord(template)
      ? validateClaimTemplate(template, `${field}.volumeClaimTemplate`)
      : [required(`${field}.volumeClaimTemplate`)],
  image: (source, field) => {
    const policy = textOf(source.pullPolicy);
    return [
      // A template may leave the reference to whoever makes Pods of it.
      ...(field.startsWith('spec.volumes') ? needed(source, 'reference', field) : []),
      ...(PULL_POLICIES.includes(policy) ? [] : [notSupported(`${field}.pullPolicy`, policy, PULL_POLICIES)]),
    ];
  },
};

export const validateHostPath: Rule = (source, field) => {
  if (textOf(source.path) === '') return [required(`${field}.path`)];
  return [
    ...backsteps(textOf(source.path), `${field}.path`),
    ...(HOST_PATH_TYPES.includes(textOf(source.type))
      ? []
      : [notSupported(`${field}.type`, source.type, HOST_PATH_TYPES)]),
  ];
};

export const validateNfs: Rule = (source, field) => [
  ...needed(source, 'server', field),
  ...needed(source, 'path', field),
  ...(textOf(source.path).startsWith('/')
    ? []
    : [invalid(`${field}.path`, textOf(source.path), 'must be an absolute path')]),
];

/** Models ValidateCSIDriverName. */
function validateDriver(name: string, field: string): FieldError[] {
  if (name === '') return [required(field)];
  const problems = dnsSubdomainProblems(name.toLowerCase()).map((problem) => invalid(field, name, problem));
  return name.length > 63 ? [tooLong(field, 63), ...problems] : problems;
}

/** The volumes that mounts may name, with the source of each. Broken ones are not among them, as in the server. */
export type KnownVolumes = ReadonlyMap<string, string | undefined>;

/** `podName`: of a Pod; undefined in a template, whose Pods have no name yet. */
export function validateVolumes(
  volumes: unknown,
  field: string,
  podName?: string,
): { errors: FieldError[]; known: KnownVolumes } {
  const errors: FieldError[] = [];
  const known = new Map<string, string | undefined>();
  const created = claimsMadeFor(recordsOf(volumes), podName);
  recordsOf(volumes).forEach((volume, index) => {
    const at = `${field}[${index}]`;
    const name = textOf(volume.name);
    const found = [...validateSource(volume, at), ...validateClaimName(volume, at, podName)];
    if (name === '') found.push(required(`${at}.name`));
    else for (const problem of dnsLabelProblems(name)) found.push(invalid(`${at}.name`, name, problem));
    if (known.has(name)) found.push(duplicate(`${at}.name`, name));
    if (found.length === 0) known.set(name, sourceNameOf(volume));
    errors.push(...found);
    const { persistentVolumeClaim: claim } = volume;
    const claimName = isRecord(claim) ? textOf(claim.claimName) : '';
    if (created.has(claimName)) {
      const rule = 'must not reference a PVC that gets created for an ephemeral volume';
      errors.push(invalid(`${at}.persistentVolumeClaim.claimName`, claimName, rule));
    }
  });
  return { errors, known };
}

const claimsMadeFor = (volumes: readonly JsonObject[], podName: string | undefined): Set<string> =>
  new Set(
    podName === undefined
      ? []
      : volumes.filter(({ ephemeral }) => isRecord(ephemeral)).map(({ name }) => `${podName}-${textOf(name)}`),
  );

/** The claim of an ephemeral volume is named after the Pod and the volume. */
function validateClaimName(volume: JsonObject, field: string, podName: string | undefined): FieldError[] {
  const name = textOf(volume.name);
  if (sourceNameOf(volume) !== 'ephemeral' || !podName || name === '') return [];
  const claim = `${podName}-${name}`;
  return dnsSubdomainProblems(claim).map((problem) =>
    invalid(`${field}.name`, name, `PVC name "${claim}": ${problem}`),
  );
}

function validateSource(volume: JsonObject, field: string): FieldError[] {
  const errors: FieldError[] = [];
  let sources = 0;
  for (const name of SOURCES) {
    const source = fieldOf(volume, name);
    if (!isRecord(source)) continue;
    const at = `${field}.${name}`;
    if (sources++ > 0) errors.push(forbidden(at, 'may not specify more than 1 volume type'));
    else errors.push(...(RULES[name]?.(source, at) ?? (NEEDS[name] ?? []).flatMap((key) => needed(source, key, at))));
  }
  if (sources === 0) errors.push(required(field, 'must specify a volume type'));
  return errors;
}

const needed = (source: JsonObject, name: string, field: string): FieldError[] =>
  textOf(fieldOf(source, name)) === '' && listOf(fieldOf(source, name)).length === 0
    ? [required(`${field}.${name}`)]
    : [];

const modeAndItems: Rule = (source, field) => [
  ...fileMode(source.defaultMode, `${field}.defaultMode`),
  ...keyItems(source, field),
];

const sourceNameOf = (volume: JsonObject): string | undefined =>
  SOURCES.find((name) => isRecord(fieldOf(volume, name)));
