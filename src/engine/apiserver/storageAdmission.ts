/**
 * What the API server adds to volumes and claims. Models plugin/pkg/admission/storage: StorageObjectInUseProtection,
 * DefaultStorageClass; and PrepareForCreate of pkg/registry/core/{persistentvolume,persistentvolumeclaim}.
 */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../api/core';
import { hasStorageClass, isDefaultClass, storageClassOf } from '../../api/core/storage';
import type { KubeObject } from '../../api/meta';
import { compareQuantities } from '../../api/quantity';

export const PVC_PROTECTION = 'kubernetes.io/pvc-protection';
export const PV_PROTECTION = 'kubernetes.io/pv-protection';

export const asClaim = (object: KubeObject): object is PersistentVolumeClaim => object.kind === 'PersistentVolumeClaim';
const asVolume = (object: KubeObject): object is PersistentVolume => object.kind === 'PersistentVolume';
const asClass = (object: KubeObject): object is StorageClass => object.kind === 'StorageClass';

/** `classes`: the cluster's StorageClasses. Other kinds come back as they are. */
export function admitStorage(object: KubeObject, classes: readonly KubeObject[]): KubeObject {
  if (asVolume(object)) return withFinalizer(object, PV_PROTECTION);
  if (!asClaim(object)) return object;
  const held = withFinalizer(object, PVC_PROTECTION);
  const byDefault = defaultClass(classes);
  if (!byDefault || hasStorageClass(object)) return held;
  return Object.assign({}, held, { spec: { ...object.spec, storageClassName: byDefault.metadata.name ?? '' } });
}

/** The newest of those that say they are the default. Models pkg/volume/util GetDefaultClass. */
export function defaultClass(classes: readonly KubeObject[]): StorageClass | undefined {
  const newestFirst = classes
    .filter(asClass)
    .filter(isDefaultClass)
    .sort((a, b) => {
      const [left = '', right = ''] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
      if (left !== right) return left < right ? 1 : -1;
      return (a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1;
    });
  return newestFirst[0];
}

/** What a new volume's or claim's status starts with. Undefined for other kinds. */
export function firstStorageStatus(object: KubeObject): Record<string, unknown> | undefined {
  if (asClaim(object)) return { phase: 'Pending' };
  if (!asVolume(object)) return undefined;
  return { phase: 'Pending', lastPhaseTransitionTime: object.metadata.creationTimestamp };
}

/** Why a claim may not ask for more. Models admission/storage/persistentvolume/resize. */
export function resizeObjection(
  next: KubeObject,
  current: KubeObject,
  classes: readonly KubeObject[],
): string | undefined {
  if (!asClaim(next) || !asClaim(current)) return undefined;
  const size = ({ spec }: PersistentVolumeClaim) => spec.resources?.requests?.storage ?? '0';
  if (compareQuantities(size(next), size(current)) <= 0) return undefined;
  if (current.status?.phase !== 'Bound') return 'Only bound persistent volume claims can be expanded';
  const name = storageClassOf(current);
  const storageClass = classes.filter(asClass).find(({ metadata }) => metadata.name === name);
  return storageClass?.allowVolumeExpansion
    ? undefined
    : 'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize';
}

function withFinalizer(object: KubeObject, finalizer: string): KubeObject {
  const { finalizers = [] } = object.metadata;
  if (finalizers.includes(finalizer)) return object;
  return { ...object, metadata: { ...object.metadata, finalizers: [...finalizers, finalizer] } };
}
