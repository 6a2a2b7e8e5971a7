/**
 * Which volume satisfies a claim. Models component-helpers/storage/volume (pv_helpers.go FindMatchingVolume, CheckNodeAffinity)
 * and pkg/controller/volume/persistentvolume/index.go. Binder and scheduler ask the same questions.
 */
import type { NodeObject, PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../api/core';
import { storageClassOf } from '../../../api/core/storage';
import { compareQuantities } from '../../../api/quantity';
import { matchesLabelSelector } from '../../../api/selectors';
import { matchesTerms } from '../../scheduler/affinity';

export const ANNOTATIONS = {
  bindCompleted: 'pv.kubernetes.io/bind-completed',
  boundByController: 'pv.kubernetes.io/bound-by-controller',
  provisionedBy: 'pv.kubernetes.io/provisioned-by',
  provisioner: 'volume.kubernetes.io/storage-provisioner',
  betaProvisioner: 'volume.beta.kubernetes.io/storage-provisioner',
  selectedNode: 'volume.kubernetes.io/selected-node',
} as const;

export const capacityOf = ({ spec }: PersistentVolume): string | number => spec.capacity?.storage ?? '0';
export const requestOf = ({ spec }: PersistentVolumeClaim): string | number => spec.resources?.requests?.storage ?? '0';

/** Models IsVolumeBoundToClaim: by name, and by UID once the volume carries one. */
export function isVolumeBoundToClaim({ spec }: PersistentVolume, { metadata }: PersistentVolumeClaim): boolean {
  const { claimRef } = spec;
  if (!claimRef || claimRef.name !== metadata.name || claimRef.namespace !== metadata.namespace) return false;
  return claimRef.uid === undefined || claimRef.uid === '' || claimRef.uid === metadata.uid;
}

/** Models IsDelayBindingMode. A class that does not exist delays nothing. */
export const isDelayed = (storageClass: StorageClass | undefined): boolean =>
  storageClass?.volumeBindingMode === 'WaitForFirstConsumer';

/** Models IsPVCFullyBound. */
export const isFullyBound = ({ metadata, spec }: PersistentVolumeClaim): boolean =>
  (spec.volumeName ?? '') !== '' && metadata.annotations?.[ANNOTATIONS.bindCompleted] !== undefined;

export function fitsNode({ spec }: PersistentVolume, node: NodeObject): boolean {
  const terms = spec.nodeAffinity?.required?.nodeSelectorTerms;
  return !terms || matchesTerms(terms, node);
}

/** With a node the scheduler asks, for claims that wait for it; without, the binder. */
export interface Search {
  volumes: readonly PersistentVolume[];
  node?: NodeObject;
  delayed?: boolean;
  taken?: ReadonlySet<string>;
}

/** The smallest of those with the fewest access modes beyond the claim's; one that names the claim comes first. */
export function findMatchingVolume(claim: PersistentVolumeClaim, search: Search): PersistentVolume | undefined {
  const { node, delayed = false, taken } = search;
  const fitting = search.volumes.filter(
    (volume) =>
      !taken?.has(volume.metadata.name ?? '') &&
      (volume.spec.claimRef === undefined || isVolumeBoundToClaim(volume, claim)) &&
      mismatchOf(volume, claim, { ignoreClass: true }) === undefined &&
      !volume.metadata.deletionTimestamp,
  );
  const reserved = fitting.find((volume) => isVolumeBoundToClaim(volume, claim));
  if (reserved) return node && !fitsNode(reserved, node) ? undefined : reserved;
  if (!node && delayed) return undefined;
  const free = fitting.filter(
    (volume) =>
      volume.status?.phase === 'Available' &&
      (!claim.spec.selector || matchesLabelSelector(claim.spec.selector, volume.metadata.labels ?? {})) &&
      storageClassOf(volume) === storageClassOf(claim) &&
      (!node || fitsNode(volume, node)),
  );
  return free.sort(byModesAndSize)[0];
}

function byModesAndSize(a: PersistentVolume, b: PersistentVolume): number {
  const modes = (a.spec.accessModes?.length ?? 0) - (b.spec.accessModes?.length ?? 0);
  if (modes !== 0) return modes;
  return (
    compareQuantities(capacityOf(a), capacityOf(b)) || ((a.metadata.name ?? '') < (b.metadata.name ?? '') ? -1 : 1)
  );
}

/** Why a volume does not satisfy a claim, in the words of checkVolumeSatisfyClaim. */
export function mismatchOf(
  volume: PersistentVolume,
  claim: PersistentVolumeClaim,
  { ignoreClass = false }: { ignoreClass?: boolean } = {},
): string | undefined {
  if (compareQuantities(capacityOf(volume), requestOf(claim)) < 0) return 'requested PV is too small';
  if (!ignoreClass && storageClassOf(volume) !== storageClassOf(claim)) return 'storageClassName does not match';
  if ((volume.spec.volumeMode ?? 'Filesystem') !== (claim.spec.volumeMode ?? 'Filesystem'))
    return 'incompatible volumeMode';
  const offered = volume.spec.accessModes ?? [];
  return (claim.spec.accessModes ?? []).every((mode) => offered.includes(mode)) ? undefined : 'incompatible accessMode';
}
