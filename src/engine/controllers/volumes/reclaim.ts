/** What becomes of a volume whose claim is gone. Models pv_controller.go reclaimVolume, deleteVolumeOperation and pkg/volume/hostpath. */
import type { PersistentVolume } from '../../../api/core';
import { type BinderParts, setVolumePhase, unbind, volumeNamed } from './binding';
import { ANNOTATIONS } from './matching';

/** A recycler Pod comes, removes what it finds and goes. */
const RECYCLE_MS = 6_000;
const DELETE_MS = 120;

/** `elsewhere`: the claim is there but has another volume. */
export function reclaim(parts: BinderParts, volume: PersistentVolume, elsewhere: boolean): void {
  const policy = volume.spec.persistentVolumeReclaimPolicy ?? 'Retain';
  const isProvisioned = volume.metadata.annotations?.[ANNOTATIONS.provisionedBy] !== undefined;
  if (elsewhere && !(isProvisioned && policy === 'Delete')) {
    unbind(parts, volume);
    return;
  }
  const phase = volume.status?.phase;
  if (phase === 'Released' || phase === 'Failed') return;
  setVolumePhase(parts, volume, 'Released');
  // A volume that was provisioned is deleted by its provisioner.
  if (policy === 'Recycle') parts.context.queue.after(RECYCLE_MS, () => recycle(parts, volume));
  else if (policy === 'Delete' && !isProvisioned) parts.context.queue.after(DELETE_MS, () => remove(parts, volume));
}

function recycle(parts: BinderParts, { metadata }: PersistentVolume): void {
  const volume = volumeNamed(parts.store, metadata.name ?? '');
  if (volume?.metadata.uid !== metadata.uid || volume?.status?.phase !== 'Released') return;
  if (!volume.spec.hostPath && !volume.spec.nfs) {
    failVolume(parts, volume, 'VolumeFailedRecycle', 'No recycler plugin found for the volume!');
    return;
  }
  parts.report(volume, 'Normal', 'VolumeRecycled', 'Volume recycled');
  unbind(parts, volume);
}

/** Host paths are deleted below /tmp only; other kinds know no way unless somebody provisioned them. */
function remove(parts: BinderParts, { metadata }: PersistentVolume): void {
  const name = metadata.name ?? '';
  const volume = volumeNamed(parts.store, name);
  if (volume?.metadata.uid !== metadata.uid || volume?.status?.phase !== 'Released') return;
  const path = volume.spec.hostPath?.path;
  if (path === undefined) {
    const message = `error getting deleter volume plugin for volume ${JSON.stringify(name)}: no deletable volume plugin matched`;
    failVolume(parts, volume, 'VolumeFailedDelete', message);
  } else if (/^\/tmp\/.+/.test(path)) parts.store.delete('controller-manager', 'PersistentVolume', undefined, name);
  else {
    const message = `host_path deleter only supports /tmp/.+ but received provided ${path}`;
    failVolume(parts, volume, 'VolumeFailedDelete', message);
  }
}

function failVolume(parts: BinderParts, volume: PersistentVolume, reason: string, message: string): void {
  setVolumePhase(parts, volume, 'Failed', message);
  parts.report(volume, 'Warning', reason, message);
}
