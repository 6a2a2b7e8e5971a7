/**
 * Claims in scheduling. Models pkg/scheduler/framework/plugins/volumebinding (volume_binding.go, binder.go) and
 * volumerestrictions: a Pod waits for claims that are bound at once, and binds those that waited for it.
 */
import type { NodeObject, PersistentVolume, PersistentVolumeClaim, Pod, StorageClass } from '../../api/core';
import { claimNameOf, NO_PROVISIONER, storageClassOf } from '../../api/core/storage';
import type { ObjectStore } from '../context';
import { isControlledBy, referenceTo } from '../controllers/ownership';
import { annotated } from '../controllers/volumes/binding';
import { notForPod } from '../controllers/volumes/ephemeral';
import { ANNOTATIONS, findMatchingVolume, fitsNode, isDelayed, isFullyBound } from '../controllers/volumes/matching';
import type { Objections } from './filters';

export const claimNamesOf = ({ metadata, spec }: Pod): string[] =>
  (spec.volumes ?? []).flatMap((volume) => claimNameOf(metadata.name, volume) ?? []);

const claimsOf = (store: ObjectStore, pod: Pod): PersistentVolumeClaim[] =>
  claimNamesOf(pod).flatMap(
    (name) => store.get<PersistentVolumeClaim>('PersistentVolumeClaim', pod.metadata.namespace, name) ?? [],
  );

const volumeOf = (store: ObjectStore, { spec }: PersistentVolumeClaim): PersistentVolume | undefined =>
  store.get<PersistentVolume>('PersistentVolume', undefined, spec.volumeName ?? '');

const classOf = (store: ObjectStore, claim: PersistentVolumeClaim): StorageClass | undefined =>
  store.get<StorageClass>('StorageClass', undefined, storageClassOf(claim));

/** Why no node at all will do, whichever it is. Models PreFilter. */
export function claimObjection(store: ObjectStore, pod: Pod): string | undefined {
  for (const volume of pod.spec.volumes ?? []) {
    const name = claimNameOf(pod.metadata.name, volume);
    if (name === undefined) continue;
    const claim = store.get<PersistentVolumeClaim>('PersistentVolumeClaim', pod.metadata.namespace, name);
    const named = `persistentvolumeclaim ${JSON.stringify(name)}`;
    if (!claim)
      return volume.ephemeral ? `waiting for ephemeral volume controller to create the ${named}` : `${named} not found`;
    if (volume.ephemeral && !isControlledBy(claim, pod)) return notForPod(claim, pod);
    if (claim.status?.phase === 'Lost')
      return `${named} bound to non-existent persistentvolume ${JSON.stringify(claim.spec.volumeName ?? '')}`;
    if (claim.metadata.deletionTimestamp) return `${named} is being deleted`;
  }
  const isWaiting = claimsOf(store, pod).some((claim) => !isFullyBound(claim) && !isForConsumer(store, claim));
  return isWaiting ? 'pod has unbound immediate PersistentVolumeClaims' : undefined;
}

/** Unbound because its class waits for the first Pod that uses it. */
const isForConsumer = (store: ObjectStore, claim: PersistentVolumeClaim): boolean =>
  isDelayed(classOf(store, claim)) && (claim.spec.volumeName ?? '') === '';

interface Plan {
  /** Volumes that exist, by the claim that shall have them. */
  found: { claim: PersistentVolumeClaim; volume: PersistentVolume }[];
  /** Claims that the provisioner shall make a volume for, on this node. */
  toProvision: PersistentVolumeClaim[];
}

/** Models FindPodVolumes. A text is why the node will not do. */
function planFor(store: ObjectStore, pod: Pod, node: NodeObject): Plan | string {
  const plan: Plan = { found: [], toProvision: [] };
  const taken = new Set<string>();
  for (const claim of claimsOf(store, pod)) {
    if (isFullyBound(claim)) {
      const volume = volumeOf(store, claim);
      if (!volume) return 'node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)';
      if (!fitsNode(volume, node)) return "node(s) didn't match PersistentVolume's node affinity";
      continue;
    }
    const volume = findMatchingVolume(claim, { volumes: store.list('PersistentVolume'), node, delayed: true, taken });
    if (volume) {
      taken.add(volume.metadata.name ?? '');
      plan.found.push({ claim, volume });
    } else if (classOf(store, claim)?.provisioner === NO_PROVISIONER)
      return "node(s) didn't find available persistent volumes to bind";
    else plan.toProvision.push(claim);
  }
  return plan;
}

/** Models Filter of both plug-ins. `onNode`: the Pods there. */
export function volumeObjection(
  store: ObjectStore,
  pod: Pod,
  node: NodeObject,
  onNode: readonly Pod[],
): Objections | undefined {
  const alone = claimsOf(store, pod).filter(({ spec }) => spec.accessModes?.includes('ReadWriteOncePod'));
  const users = onNode.filter(({ metadata }) => metadata.namespace === pod.metadata.namespace).flatMap(claimNamesOf);
  if (alone.some(({ metadata }) => users.includes(metadata.name ?? '')))
    return {
      reasons: ['node has pod using PersistentVolumeClaim with the same name and ReadWriteOncePod access mode'],
      unresolvable: false,
    };
  const plan = planFor(store, pod, node);
  return typeof plan === 'string' ? { reasons: [plan], unresolvable: true } : undefined;
}

/** Reserves volumes for the Pod's claims, or asks for them. Models BindPodVolumes. True if there was something to do. */
export function bindClaims(store: ObjectStore, pod: Pod, node: NodeObject): boolean {
  const plan = planFor(store, pod, node);
  if (typeof plan === 'string') return false;
  for (const { claim, volume } of plan.found) {
    if (volume.spec.claimRef?.uid === claim.metadata.uid) continue;
    store.update<PersistentVolume>('scheduler', 'PersistentVolume', undefined, volume.metadata.name ?? '', (current) =>
      annotated(
        { ...current, spec: { ...current.spec, claimRef: referenceTo(claim) } },
        volume.spec.claimRef ? {} : { [ANNOTATIONS.boundByController]: 'yes' },
      ),
    );
  }
  for (const { metadata } of plan.toProvision)
    store.update<PersistentVolumeClaim>(
      'scheduler',
      'PersistentVolumeClaim',
      metadata.namespace,
      metadata.name ?? '',
      (current) => annotated(current, { [ANNOTATIONS.selectedNode]: node.metadata.name ?? '' }),
    );
  return plan.found.length + plan.toProvision.length > 0;
}

export const areClaimsBound = (store: ObjectStore, pod: Pod): boolean =>
  claimNamesOf(pod).length === claimsOf(store, pod).length &&
  claimsOf(store, pod).every((claim) => isFullyBound(claim) && claim.status?.phase === 'Bound');

/** A change of a claim, volume or class that may help whoever has this objection. Models EventsToRegister. */
export const isAboutVolumes = (objection: string): boolean => /persistent ?volume|\bpvc\(s\)/i.test(objection);
