/** Why a Pod's claims have no volume yet: what the scheduler waits for when it says that they are unbound. */
import type { PersistentVolumeClaim, Pod, StorageClass } from '../../api/core';
import { claimNameOf, hasStorageClass, NO_PROVISIONER, storageClassOf } from '../../api/core/storage';
import type { KubeObject } from '../../api/meta';
import type { Run } from '../../engine/run';
import { objectAt } from '../objects';
import { sentence } from '../sentence';
import type { WhyLink } from './link';

const isClaim = (object: KubeObject | undefined): object is PersistentVolumeClaim =>
  object?.kind === 'PersistentVolumeClaim' && 'spec' in object;
const isClass = (object: KubeObject | undefined): object is StorageClass =>
  object?.kind === 'StorageClass' && 'provisioner' in object;

/** One link for each claim that is not bound. */
export function claimLinks({ run, t, pod }: { run: Run; t: number; pod: Pod }): readonly WhyLink[] {
  return (pod.spec.volumes ?? []).flatMap((volume) => {
    const claimName = claimNameOf(pod.metadata.name, volume);
    if (claimName === undefined) return [];
    const claim = objectAt(run, t, 'PersistentVolumeClaim', pod.metadata.namespace, claimName);
    if (!isClaim(claim)) return [{ said: sentence('why.claim.none', { claim: claimName }), end: 'missing' as const }];
    return claim.status?.phase === 'Bound' ? [] : [unbound(run, t, claim)];
  });
}

function unbound(run: Run, t: number, claim: PersistentVolumeClaim): WhyLink {
  const name = storageClassOf(claim);
  const params = { claim: claim.metadata.name ?? '', phase: claim.status?.phase ?? 'Pending', name };
  if (!hasStorageClass(claim)) return { said: sentence('why.claim.noDefault', params), end: 'missing' };
  const storageClass = objectAt(run, t, 'StorageClass', undefined, name);
  if (name !== '' && !isClass(storageClass)) return { said: sentence('why.claim.noClass', params), end: 'missing' };
  if (!isClass(storageClass) || storageClass.provisioner === NO_PROVISIONER)
    return { said: sentence('why.claim.noVolume', params), end: 'missing' };
  return { said: sentence('why.claim.waits', { ...params, name: storageClass.provisioner }) };
}
