/** Writing both ends of a binding. Models pkg/controller/volume/persistentvolume/pv_controller.go bind, updateVolumePhase &c. */
import type { PersistentVolume, PersistentVolumeClaim } from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import type { EngineContext, ObjectStore } from '../../context';
import { type Report, referenceTo } from '../ownership';
import { ANNOTATIONS, isVolumeBoundToClaim } from './matching';

export interface BinderParts {
  context: EngineContext;
  store: ObjectStore;
  report: Report;
}

const BY = 'controller-manager';

export const volumeNamed = (store: ObjectStore, name: string): PersistentVolume | undefined =>
  store.get<PersistentVolume>('PersistentVolume', undefined, name);

export function updateVolume(
  store: ObjectStore,
  { metadata }: PersistentVolume,
  change: (current: PersistentVolume) => PersistentVolume,
): PersistentVolume | undefined {
  return store.update<PersistentVolume>(BY, 'PersistentVolume', undefined, metadata.name ?? '', change);
}

export function updateClaim(
  store: ObjectStore,
  { metadata }: PersistentVolumeClaim,
  change: (current: PersistentVolumeClaim) => PersistentVolumeClaim,
): PersistentVolumeClaim | undefined {
  return store.update<PersistentVolumeClaim>(
    BY,
    'PersistentVolumeClaim',
    metadata.namespace,
    metadata.name ?? '',
    change,
  );
}

export const annotated = <T extends KubeObject>(object: T, added: Readonly<Record<string, string>>): T => ({
  ...object,
  metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...added } },
});

type VolumePhase = NonNullable<NonNullable<PersistentVolume['status']>['phase']>;
type ClaimPhase = NonNullable<NonNullable<PersistentVolumeClaim['status']>['phase']>;

/** The time of the transition moves only with the phase. */
export function setVolumePhase(
  { context, store }: BinderParts,
  { metadata }: PersistentVolume,
  phase: VolumePhase,
  message?: string,
): void {
  store.updateStatus<PersistentVolume>(BY, 'PersistentVolume', undefined, metadata.name ?? '', (status) => {
    if (status?.phase === phase) return status;
    return { phase, lastPhaseTransitionTime: context.timestamp(), ...(message === undefined ? {} : { message }) };
  });
}

/** Without a volume capacity and access modes are taken away. True if the phase is another now. */
export function setClaimStatus(
  { store }: BinderParts,
  { metadata, status: before }: PersistentVolumeClaim,
  phase: ClaimPhase,
  volume?: PersistentVolume,
): boolean {
  store.updateStatus<PersistentVolumeClaim>(
    BY,
    'PersistentVolumeClaim',
    metadata.namespace,
    metadata.name ?? '',
    () => ({
      ...(volume ? { accessModes: volume.spec.accessModes ?? [], capacity: volume.spec.capacity ?? {} } : {}),
      phase,
    }),
  );
  return before?.phase !== phase;
}

/** The volume is saved first, then the claim: whoever is interrupted finds the rest to be done. */
export function bind(parts: BinderParts, volume: PersistentVolume, claim: PersistentVolumeClaim): void {
  const { store } = parts;
  const isReserved = isVolumeBoundToClaim(volume, claim);
  if (volume.spec.claimRef?.uid !== claim.metadata.uid) {
    updateVolume(store, volume, (current) =>
      annotated(
        { ...current, spec: { ...current.spec, claimRef: referenceTo(claim) } },
        isReserved ? {} : { [ANNOTATIONS.boundByController]: 'yes' },
      ),
    );
  }
  setVolumePhase(parts, volume, 'Bound');
  const name = volume.metadata.name ?? '';
  const isNamed = claim.spec.volumeName === name;
  updateClaim(store, claim, (current) =>
    annotated(
      { ...current, spec: { ...current.spec, volumeName: name } },
      { [ANNOTATIONS.bindCompleted]: 'yes', ...(isNamed ? {} : { [ANNOTATIONS.boundByController]: 'yes' }) },
    ),
  );
  setClaimStatus(parts, claim, 'Bound', volumeNamed(store, name) ?? volume);
}

/** What the controller bound is free again; what was reserved by hand stays reserved. Models unbindVolume. */
export function unbind(parts: BinderParts, volume: PersistentVolume): void {
  updateVolume(parts.store, volume, (current) => {
    const { [ANNOTATIONS.boundByController]: byController, ...annotations } = current.metadata.annotations ?? {};
    const { claimRef, ...spec } = current.spec;
    const { uid: _, ...reserved } = claimRef ?? {};
    const metadata = { ...current.metadata, annotations };
    return byController === undefined && claimRef
      ? { ...current, spec: { ...spec, claimRef: reserved } }
      : { ...current, metadata, spec };
  });
  setVolumePhase(parts, volume, 'Available');
}
