/** Nobody loses a volume that is in use. Models pkg/controller/volume/{pvcprotection,pvprotection}. */
import type { PersistentVolume, PersistentVolumeClaim, Pod } from '../../../api/core';
import { claimNameOf, usesClaim } from '../../../api/core/storage';
import type { KubeObject } from '../../../api/meta';
import { PV_PROTECTION, PVC_PROTECTION } from '../../apiserver/storageAdmission';
import type { EngineContext, ObjectStore, StoredKind } from '../../context';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 9;

export function startVolumeProtection(context: EngineContext, store: ObjectStore): void {
  const later = (work: () => void) => void context.queue.after(SYNC_MS, work);

  store.watch<PersistentVolumeClaim>('PersistentVolumeClaim', WATCH_LATENCY_MS, (type, claim) => {
    if (type !== 'DELETED' && isHeld(claim, PVC_PROTECTION)) later(() => releaseClaim(store, claim.metadata));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    if (type !== 'DELETED') return;
    for (const volume of pod.spec.volumes ?? []) {
      const { namespace } = pod.metadata;
      const name = claimNameOf(pod.metadata.name, volume);
      if (name !== undefined) later(() => releaseClaim(store, { namespace, name }));
    }
  });
  store.watch<PersistentVolume>('PersistentVolume', WATCH_LATENCY_MS, (type, volume) => {
    if (type === 'DELETED' || !isHeld(volume, PV_PROTECTION) || volume.status?.phase === 'Bound') return;
    later(() => dropFinalizer(store, 'PersistentVolume', volume.metadata, PV_PROTECTION));
  });
}

const isHeld = ({ metadata }: KubeObject, finalizer: string): boolean =>
  metadata.deletionTimestamp !== undefined && metadata.finalizers?.includes(finalizer) === true;

type Named = { namespace?: string | undefined; name?: string };

/** A Pod that no node has taken on yet does not hold its claim. */
function releaseClaim(store: ObjectStore, { namespace, name = '' }: Named): void {
  const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
  if (!claim || !isHeld(claim, PVC_PROTECTION)) return;
  const isUsed = store.list<Pod>('Pod', namespace).some((pod) => pod.spec.nodeName && usesClaim(pod, name));
  if (!isUsed) dropFinalizer(store, 'PersistentVolumeClaim', claim.metadata, PVC_PROTECTION);
}

function dropFinalizer(store: ObjectStore, kind: StoredKind, { namespace, name = '' }: Named, finalizer: string): void {
  store.update('controller-manager', kind, namespace, name, (current) => {
    const { finalizers = [], ...metadata } = current.metadata;
    const kept = finalizers.filter((one) => one !== finalizer);
    return { ...current, metadata: kept.length > 0 ? { ...metadata, finalizers: kept } : metadata };
  });
}
