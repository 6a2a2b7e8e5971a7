/**
 * Stands for the software that makes volumes: whatever provisioner a StorageClass names, it is there and works. Models
 * sig-storage-lib-external-provisioner controller.go syncClaim, provisionClaimOperation and deleteVolumeOperation.
 */
import type { PersistentVolume, PersistentVolumeClaim, StorageClass } from '../../../api/core';
import { storageClassOf } from '../../../api/core/storage';
import { CLUSTER } from '../../apiserver/clusterFacts';
import type { EngineContext, ObjectStore } from '../../context';
import { randomUid } from '../../random';
import { referenceTo } from '../ownership';
import { ANNOTATIONS, isDelayed, requestOf } from './matching';

const WATCH_LATENCY_MS = 5;
/** Making a disk or a directory takes a provisioner a few seconds. */
const PROVISION_MS = 2_600;
const DELETE_MS = 1_800;

export function startProvisioners(context: EngineContext, store: ObjectStore): void {
  const working = new Set<string>();
  const identities = new Map<string, string>();

  /** Who reports: the provisioner, the node it runs on, an identity of its own. */
  function identityOf(provisioner: string): `${string}_${string}` {
    const known = identities.get(provisioner) ?? randomUid(context.random('provisioner'));
    identities.set(provisioner, known);
    return `${provisioner}_${CLUSTER.nodeName}_${known}`;
  }

  function report(claim: PersistentVolumeClaim, provisioner: string, reason: string, message: string): void {
    const component = identityOf(provisioner);
    store.recordEvent({ component, object: referenceTo(claim), type: 'Normal', reason, message });
  }

  store.watch<PersistentVolumeClaim>('PersistentVolumeClaim', WATCH_LATENCY_MS, (type, claim) => {
    const uid = claim.metadata.uid ?? '';
    const asked = askedOf(store, claim);
    if (type === 'DELETED' || !asked || working.has(uid)) return;
    working.add(uid);
    const { namespace = '', name = '' } = claim.metadata;
    const message = `External provisioner is provisioning volume for claim "${namespace}/${name}"`;
    report(claim, asked.provisioner, 'Provisioning', message);
    context.queue.after(PROVISION_MS, () => finish(claim, asked.provisioner, asked.storageClass));
  });

  function finish(before: PersistentVolumeClaim, provisioner: string, storageClass: StorageClass): void {
    const { namespace, name = '', uid = '' } = before.metadata;
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
    if (claim?.metadata.uid !== uid || claim.spec.volumeName) return;
    const volume = volumeFor(claim, provisioner, storageClass);
    const created = store.create('controller-manager', volume);
    if (!created.ok) return;
    report(claim, provisioner, 'ProvisioningSucceeded', `Successfully provisioned volume ${volume.metadata.name}`);
  }

  store.watch<PersistentVolume>('PersistentVolume', WATCH_LATENCY_MS, (type, volume) => {
    const { name = '', uid = '', deletionTimestamp } = volume.metadata;
    const isTo =
      type !== 'DELETED' &&
      volume.status?.phase === 'Released' &&
      volume.spec.persistentVolumeReclaimPolicy === 'Delete';
    if (!isTo || deletionTimestamp || !isProvisioned(volume) || working.has(uid)) return;
    working.add(uid);
    context.queue.after(DELETE_MS, () => {
      working.delete(uid);
      store.delete('controller-manager', 'PersistentVolume', undefined, name);
    });
  });
}

const isProvisioned = ({ metadata }: PersistentVolume): boolean =>
  metadata.annotations?.[ANNOTATIONS.provisionedBy] !== undefined;

/** Models shouldProvision: asked by annotation, and with a node if the class waits for one. */
function askedOf(
  store: ObjectStore,
  claim: PersistentVolumeClaim,
): { provisioner: string; storageClass: StorageClass } | undefined {
  const { annotations = {}, deletionTimestamp } = claim.metadata;
  const provisioner = annotations[ANNOTATIONS.provisioner];
  const storageClass = store.get<StorageClass>('StorageClass', undefined, storageClassOf(claim));
  if (provisioner === undefined || !storageClass || claim.spec.volumeName || deletionTimestamp) return undefined;
  if (isDelayed(storageClass) && annotations[ANNOTATIONS.selectedNode] === undefined) return undefined;
  return { provisioner, storageClass };
}

function volumeFor(
  claim: PersistentVolumeClaim,
  provisioner: string,
  { metadata, reclaimPolicy = 'Delete', mountOptions }: StorageClass,
): PersistentVolume {
  const name = `pvc-${claim.metadata.uid}`;
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolume',
    metadata: { name, annotations: { [ANNOTATIONS.provisionedBy]: provisioner } },
    spec: {
      accessModes: claim.spec.accessModes ?? [],
      capacity: { storage: requestOf(claim) },
      claimRef: referenceTo(claim),
      persistentVolumeReclaimPolicy: reclaimPolicy,
      storageClassName: metadata.name ?? '',
      volumeMode: claim.spec.volumeMode ?? 'Filesystem',
      ...(mountOptions ? { mountOptions } : {}),
      ...sourceFor(claim, provisioner, name),
    },
  };
}

/** Provisioners of directories on the node make host paths, bound to it; all others are CSI drivers. */
function sourceFor(
  { metadata }: PersistentVolumeClaim,
  provisioner: string,
  name: string,
): Pick<PersistentVolume['spec'], 'hostPath' | 'nodeAffinity' | 'csi'> {
  if (provisioner.endsWith('minikube-hostpath'))
    return { hostPath: { path: `/tmp/hostpath-provisioner/${metadata.namespace}/${metadata.name}` } };
  if (!provisioner.endsWith('/local-path')) return { csi: { driver: provisioner, volumeHandle: name, fsType: 'ext4' } };
  const here = { key: 'kubernetes.io/hostname', operator: 'In', values: [CLUSTER.nodeName] };
  return {
    hostPath: {
      path: `/opt/local-path-provisioner/${name}_${metadata.namespace}_${metadata.name}`,
      type: 'DirectoryOrCreate',
    },
    nodeAffinity: { required: { nodeSelectorTerms: [{ matchExpressions: [here] }] } },
  };
}
