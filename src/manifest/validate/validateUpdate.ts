/** What may change in an existing object. Both objects have their defaults. */
import { fieldOf, isRecord, type JsonObject, recordOf, sameJson, textOf } from '../../api/json';
import type { KubeObject } from '../../api/meta';
import { type FieldError, forbidden, invalid } from './fieldError';
import { validatePodUpdate } from './podUpdate';
import { persistentVolumeClaimUpdate, persistentVolumeUpdate, storageClassUpdate } from './storage';
import { validate } from './validate';

const IMMUTABLE = 'field is immutable';

export function validateUpdate(next: KubeObject, previous: KubeObject): FieldError[] {
  const now: JsonObject = { ...next };
  const before: JsonObject = { ...previous };
  const metadata = metadataUpdate(recordOf(now.metadata), recordOf(before.metadata));
  if (next.kind === 'Pod') return [...metadata, ...validatePodUpdate(now, before)];
  return [...metadata, ...(UPDATES[next.kind]?.(now, before) ?? []), ...validate(next)];
}

const UPDATES: Readonly<Record<string, (next: JsonObject, previous: JsonObject) => FieldError[]>> = {
  Service: serviceUpdate,
  ConfigMap: (next, previous) => dataUpdate(next, previous, ['data', 'binaryData']),
  Secret: (next, previous) => [
    ...(next.type === previous.type ? [] : [invalid('type', textOf(next.type), IMMUTABLE)]),
    ...dataUpdate(next, previous, ['data']),
  ],
  Deployment: (next, previous) => unchanged(next, previous, ['selector']),
  ReplicaSet: (next, previous) => unchanged(next, previous, ['selector']),
  StatefulSet: statefulSetUpdate,
  DaemonSet: (next, previous) => unchanged(next, previous, ['selector']),
  Job: jobUpdate,
  PersistentVolume: persistentVolumeUpdate,
  PersistentVolumeClaim: persistentVolumeClaimUpdate,
  StorageClass: storageClassUpdate,
};

/** Names, namespaces and UIDs are the object's identity. */
function metadataUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  return ['name', 'namespace', 'uid'].flatMap((name) => {
    const value = fieldOf(next, name);
    const old = fieldOf(previous, name);
    return value === undefined || old === undefined || value === old
      ? []
      : [invalid(`metadata.${name}`, textOf(value), IMMUTABLE)];
  });
}

function unchanged(next: JsonObject, previous: JsonObject, names: readonly string[]): FieldError[] {
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  return names.flatMap((name) =>
    sameJson(fieldOf(spec, name), fieldOf(old, name)) ? [] : [invalid(`spec.${name}`, fieldOf(spec, name), IMMUTABLE)],
  );
}

/** The address stays while the type needs one. Models ValidateServiceClusterIPsRelatedFields. */
function serviceUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  const needsAddress = spec.type !== 'ExternalName' && old.type !== 'ExternalName';
  const address = textOf(old.clusterIP);
  if (!needsAddress || address === '' || spec.clusterIP === undefined || spec.clusterIP === address) return [];
  return [invalid('spec.clusterIPs[0]', spec.clusterIPs ?? [spec.clusterIP], 'may not change once set')];
}

function dataUpdate(next: JsonObject, previous: JsonObject, names: readonly string[]): FieldError[] {
  if (previous.immutable !== true) return [];
  const rule = 'field is immutable when `immutable` is set';
  const errors = next.immutable === true ? [] : [forbidden('immutable', rule)];
  for (const name of names)
    if (!sameJson(fieldOf(next, name) ?? {}, fieldOf(previous, name) ?? {})) errors.push(forbidden(name, rule));
  return errors;
}

const STATEFUL_SET_MAY_CHANGE = new Set(
  'replicas ordinals template updateStrategy revisionHistoryLimit persistentVolumeClaimRetentionPolicy minReadySeconds'.split(
    ' ',
  ),
);

function statefulSetUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  const names = [...new Set([...Object.keys(spec), ...Object.keys(old)])];
  const changed = names.some(
    (name) => !STATEFUL_SET_MAY_CHANGE.has(name) && !sameJson(fieldOf(spec, name), fieldOf(old, name)),
  );
  return changed
    ? [
        forbidden(
          'spec',
          "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
        ),
      ]
    : [];
}

/** The template may change its resources and scheduling fields only while the Job is suspended. */
function jobUpdate(next: JsonObject, previous: JsonObject): FieldError[] {
  const errors = unchanged(next, previous, ['selector', 'completionMode', 'podFailurePolicy', 'backoffLimitPerIndex']);
  const spec = recordOf(next.spec);
  const old = recordOf(previous.spec);
  if (!sameJson(spec.completions, old.completions) && spec.completionMode !== 'Indexed')
    errors.unshift(invalid('spec.completions', spec.completions, IMMUTABLE));
  const template = (job: JsonObject): unknown => (isRecord(job.template) ? job.template : {});
  if (old.suspend !== true && !sameJson(template(spec), template(old)))
    errors.push(invalid('spec.template', template(spec), IMMUTABLE));
  return errors;
}
