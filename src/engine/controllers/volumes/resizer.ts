/** Makes volumes larger for claims that ask for more. Models external-resizer; file systems grow with their volumes at once. */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../api/core';
import { storageClassOf } from '../../../api/core/storage';
import { compareQuantities } from '../../../api/quantity';
import type { EngineContext, ObjectStore } from '../../context';
import { reporter } from '../ownership';
import { updateVolume, volumeNamed } from './binding';
import { requestOf } from './matching';

const WATCH_LATENCY_MS = 5;
const RESIZE_MS = 2_200;

/** Only drivers resize: provisioners of directories have nothing that could. */
export function startResizers(context: EngineContext, store: ObjectStore): void {
  const working = new Set<string>();
  store.watch<PersistentVolumeClaim>('PersistentVolumeClaim', WATCH_LATENCY_MS, (type, claim) => {
    const { uid = '' } = claim.metadata;
    const volume = type === 'DELETED' || working.has(uid) ? undefined : volumeToResize(store, claim);
    if (!volume?.spec.csi) return;
    working.add(uid);
    const report = reporter(context, store, `external-resizer_${volume.spec.csi.driver}`);
    report(claim, 'Normal', 'Resizing', `External resizer is resizing volume ${volume.metadata.name}`);
    context.queue.after(RESIZE_MS, () => {
      working.delete(uid);
      finish(store, claim, volume);
    });
  });
}

function volumeToResize(store: ObjectStore, claim: PersistentVolumeClaim): PersistentVolume | undefined {
  const { phase, capacity } = claim.status ?? {};
  const storageClass = store.get<StorageClass>('StorageClass', undefined, storageClassOf(claim));
  const wants = phase === 'Bound' && compareQuantities(requestOf(claim), capacity?.storage ?? '0') > 0;
  return wants && storageClass?.allowVolumeExpansion ? volumeNamed(store, claim.spec.volumeName ?? '') : undefined;
}

function finish(store: ObjectStore, { metadata }: PersistentVolumeClaim, volume: PersistentVolume): void {
  const { namespace, name = '', uid } = metadata;
  const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
  if (!claim || claim.metadata.uid !== uid || claim.status?.phase !== 'Bound') return;
  const capacity = { storage: requestOf(claim) };
  updateVolume(store, volume, (current) => ({ ...current, spec: { ...current.spec, capacity } }));
  store.updateStatus<PersistentVolumeClaim>(
    'controller-manager',
    'PersistentVolumeClaim',
    namespace,
    name,
    (status) => ({
      ...status,
      capacity,
    }),
  );
}
