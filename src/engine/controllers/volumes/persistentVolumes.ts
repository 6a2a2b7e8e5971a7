/** Binds claims to volumes. Models pkg/controller/volume/persistentvolume/pv_controller.go syncClaim and syncVolume. */
import type { PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../../api/core';
import { hasStorageClass, NO_PROVISIONER, storageClassOf, usesClaim } from '../../../api/core/storage';
import { defaultClass } from '../../apiserver/storageAdmission';
import type { EngineContext, ObjectStore } from '../../context';
import { reporter } from '../ownership';
import { createWorkqueue, keyOf, splitKey } from '../workqueue';
import { annotated, type BinderParts, bind, setClaimStatus, setVolumePhase, updateClaim, volumeNamed } from './binding';
import { ANNOTATIONS, findMatchingVolume, isDelayed, isFullyBound, isVolumeBoundToClaim, mismatchOf } from './matching';
import { reclaim } from './reclaim';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 9;
/** --pvclaimbinder-sync-period: nothing but this wakes a claim when a volume or a class comes that would do. */
const RESYNC_MS = 15_000;
const RESYNC_PHASE_MS = 4_000;

export function startPersistentVolumeController(context: EngineContext, store: ObjectStore): void {
  const parts: BinderParts = { context, store, report: reporter(context, store, 'persistentvolume-controller') };
  const untilResync = () => RESYNC_MS - ((context.queue.nowMs - RESYNC_PHASE_MS + RESYNC_MS) % RESYNC_MS);
  const claims = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (!claim) return;
    syncClaim(parts, claim);
    const after = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (after?.status?.phase === 'Pending') claims.add(key, untilResync());
  });
  const volumes = createWorkqueue(context, SYNC_MS, (key) => {
    const volume = volumeNamed(store, splitKey(key).name);
    if (volume) syncVolume(parts, volume, (claim) => claims.add(keyOf(claim)));
  });
  store.watch<PersistentVolumeClaim>('PersistentVolumeClaim', WATCH_LATENCY_MS, (type, claim) => {
    if (type !== 'DELETED') claims.add(keyOf(claim));
    else if (claim.spec.volumeName) volumes.add(`/${claim.spec.volumeName}`);
  });
  store.watch<PersistentVolume>('PersistentVolume', WATCH_LATENCY_MS, (type, volume) => {
    if (type !== 'DELETED') volumes.add(keyOf(volume));
    else if (volume.spec.claimRef) claims.add(keyOf({ metadata: volume.spec.claimRef }));
  });
}

function syncClaim(parts: BinderParts, claim: PersistentVolumeClaim): void {
  if (claim.metadata.annotations?.[ANNOTATIONS.bindCompleted] !== undefined) syncBoundClaim(parts, claim);
  else if ((claim.spec.volumeName ?? '') === '') syncUnboundClaim(parts, claim);
  else syncNamedClaim(parts, claim);
}

/** Models syncUnboundClaim for a claim that does not care which volume it gets. */
function syncUnboundClaim(parts: BinderParts, claim: PersistentVolumeClaim): void {
  const { store, report } = parts;
  const className = storageClassOf(claim);
  const storageClass = store.get<StorageClass>('StorageClass', undefined, className);
  const delayed = isDelayed(storageClass);
  const volume = findMatchingVolume(claim, { volumes: store.list('PersistentVolume'), delayed });
  if (volume) {
    bind(parts, volume, claim);
    return;
  }
  if (assignDefaultClass(store, claim)) return;
  if (delayed && claim.metadata.annotations?.[ANNOTATIONS.selectedNode] === undefined) {
    const [reason, message] = waitingFor(store, claim);
    report(claim, 'Normal', reason, message);
  } else if (className !== '') {
    provision(parts, claim, storageClass);
    return;
  } else {
    const message = 'no persistent volumes available for this claim and no storage class is set';
    report(claim, 'Normal', 'FailedBinding', message);
  }
  setClaimStatus(parts, claim, 'Pending');
}

/** Models assignDefaultStorageClass: a claim without a word about its class gets the default when there is one at last. */
function assignDefaultClass(store: ObjectStore, claim: PersistentVolumeClaim): boolean {
  const byDefault = hasStorageClass(claim) ? undefined : defaultClass(store.list('StorageClass'));
  if (!byDefault) return false;
  const storageClassName = byDefault.metadata.name ?? '';
  updateClaim(store, claim, (current) => ({ ...current, spec: { ...current.spec, storageClassName } }));
  return true;
}

/** Models emitEventForUnboundDelayBindingClaim. */
function waitingFor(store: ObjectStore, claim: PersistentVolumeClaim): [reason: string, message: string] {
  const waiting = store
    .list<Pod>('Pod', claim.metadata.namespace)
    .filter((pod) => !pod.spec.nodeName && usesClaim(pod, claim.metadata.name))
    .map(({ metadata }) => metadata.name ?? '');
  if (waiting.length === 0) return ['WaitForFirstConsumer', 'waiting for first consumer to be created before binding'];
  const which = waiting.length === 1 ? `pod ${waiting[0]}` : `at least one of pods (${waiting.join(',')})`;
  return ['WaitForPodScheduled', `waiting for ${which} to be scheduled`];
}

/** Names under which the plug-ins of old live on as CSI drivers. Models csi-translation-lib. */
const MIGRATED: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
};

/** Models provisionClaim and provisionClaimOperationExternal: an annotation tells the provisioner that it is asked. */
function provision(
  { store, report }: BinderParts,
  claim: PersistentVolumeClaim,
  storageClass: StorageClass | undefined,
): void {
  if (!storageClass) {
    const message = `storageclass.storage.k8s.io ${JSON.stringify(storageClassOf(claim))} not found`;
    report(claim, 'Warning', 'ProvisioningFailed', message);
    return;
  }
  if (storageClass.provisioner === NO_PROVISIONER) {
    report(claim, 'Warning', 'ProvisioningFailed', `no volume plugin matched name: ${NO_PROVISIONER}`);
    return;
  }
  const name = MIGRATED[storageClass.provisioner] ?? storageClass.provisioner;
  updateClaim(store, claim, (current) =>
    annotated(current, { [ANNOTATIONS.betaProvisioner]: name, [ANNOTATIONS.provisioner]: name }),
  );
  const message =
    `Waiting for a volume to be created either by the external provisioner '${name}' or manually by the system ` +
    'administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.';
  report(claim, 'Normal', 'ExternalProvisioning', message);
}

/** Models syncUnboundClaim for a claim that names its volume. */
function syncNamedClaim(parts: BinderParts, claim: PersistentVolumeClaim): void {
  const { report, store } = parts;
  const name = claim.spec.volumeName ?? '';
  const volume = volumeNamed(store, name);
  if (volume && !volume.spec.claimRef) {
    const mismatch = mismatchOf(volume, claim);
    if (mismatch === undefined) {
      bind(parts, volume, claim);
      return;
    }
    report(claim, 'Warning', 'VolumeMismatch', `Cannot bind to requested volume ${JSON.stringify(name)}: ${mismatch}`);
  } else if (volume && isVolumeBoundToClaim(volume, claim)) {
    bind(parts, volume, claim);
    return;
  } else if (volume)
    report(claim, 'Warning', 'FailedBinding', `volume ${JSON.stringify(name)} already bound to a different claim.`);
  setClaimStatus(parts, claim, 'Pending');
}

/** Models syncBoundClaim. */
function syncBoundClaim(parts: BinderParts, claim: PersistentVolumeClaim): void {
  const lose = (reason: string, message: string) => {
    if (setClaimStatus(parts, claim, 'Lost')) parts.report(claim, 'Warning', reason, message);
  };
  const name = claim.spec.volumeName ?? '';
  const volume = volumeNamed(parts.store, name);
  if (name === '') lose('ClaimLost', 'Bound claim has lost reference to PersistentVolume. Data on the volume is lost!');
  else if (!volume) lose('ClaimLost', 'Bound claim has lost its PersistentVolume. Data on the volume is lost!');
  else if (!volume.spec.claimRef || volume.spec.claimRef.uid === claim.metadata.uid) bind(parts, volume, claim);
  else lose('ClaimMisbound', 'Two claims are bound to the same volume, this one is bound incorrectly');
}

function syncVolume(
  parts: BinderParts,
  volume: PersistentVolume,
  wakeClaim: (claim: PersistentVolumeClaim) => void,
): void {
  const { claimRef } = volume.spec;
  if (!claimRef?.uid) {
    setVolumePhase(parts, volume, 'Available');
    return;
  }
  const found = parts.store.get<PersistentVolumeClaim>(
    'PersistentVolumeClaim',
    claimRef.namespace,
    claimRef.name ?? '',
  );
  const claim = found?.metadata.uid === claimRef.uid ? found : undefined;
  if (claim && !claim.spec.volumeName) wakeClaim(claim);
  else if (claim && claim.spec.volumeName === volume.metadata.name) {
    setVolumePhase(parts, volume, 'Bound');
    if (!isFullyBound(claim)) wakeClaim(claim);
  } else reclaim(parts, volume, claim !== undefined);
}
