/** Claims of Pods' ephemeral volumes, which go with the Pod that owns them. Models pkg/controller/volume/ephemeral. */
import type { PersistentVolumeClaim, Pod, Volume } from '../../../api/core';
import { claimNameOf } from '../../../api/core/storage';
import type { EngineContext, ObjectStore } from '../../context';
import { controllerRef, isControlledBy, reporter } from '../ownership';

const WATCH_LATENCY_MS = 4;
/** The scheduler looks first, and has to look again: the claim takes a request of its own. */
const SYNC_MS = 20;

export function startEphemeralVolumes(context: EngineContext, store: ObjectStore): void {
  const report = reporter(context, store, 'ephemeral_volume');
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (type, pod) => {
    if (type !== 'ADDED' || !pod.spec.volumes?.some(({ ephemeral }) => ephemeral)) return;
    context.queue.after(SYNC_MS, () => {
      for (const volume of pod.spec.volumes ?? []) {
        const claim = claimFor(pod, volume);
        const why = claim && isThere(store, pod) ? makeClaim(store, pod, claim) : undefined;
        if (why !== undefined) report(pod, 'Warning', 'FailedBinding', `ephemeral volume ${volume.name}: ${why}`);
      }
    });
  });
}

/** Models handleVolume. Why it cannot be had; undefined if it is there now. */
function makeClaim(store: ObjectStore, pod: Pod, claim: PersistentVolumeClaim): string | undefined {
  const { namespace, name = '' } = claim.metadata;
  const known = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', namespace, name);
  if (known) return isControlledBy(known, pod) ? undefined : notForPod(known, pod);
  const created = store.create('controller-manager', claim);
  return created.ok ? undefined : `create PVC ${name}: ${created.error.message}`;
}

const isThere = (store: ObjectStore, { metadata }: Pod): boolean => {
  const pod = store.get('Pod', metadata.namespace, metadata.name ?? '');
  return pod?.metadata.uid === metadata.uid && !pod?.metadata.deletionTimestamp;
};

/** Models component-helpers/storage/ephemeral VolumeIsForPod. */
export const notForPod = ({ metadata: claim }: PersistentVolumeClaim, { metadata: pod }: Pod): string =>
  `PVC ${claim.namespace}/${claim.name} was not created for pod ${pod.namespace}/${pod.name} (pod is not owner)`;

function claimFor(pod: Pod, volume: Volume): PersistentVolumeClaim | undefined {
  const template = volume.ephemeral?.volumeClaimTemplate;
  const name = claimNameOf(pod.metadata.name, volume);
  if (!template || name === undefined) return undefined;
  const { namespace } = pod.metadata;
  const { labels, annotations } = template.metadata ?? {};
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ownerReferences: [controllerRef(pod)],
    },
    spec: template.spec,
  };
}
