/** A namespace's LimitRanges and ResourceQuotas, as the creation of an object meets them. */
import type { LimitRange, Pod, ResourceQuota } from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import type { StoredKind } from '../../context';
import type { Storage } from '../storage';
import { limitObjection, withDefaultLimits } from './limitRanger';
import type { Quantities } from './podAmounts';
import { type Admitted, admitToQuotas } from './quotaAdmission';

const isLimitRange = (object: KubeObject): object is LimitRange => object.kind === 'LimitRange';
const isResourceQuota = (object: KubeObject): object is ResourceQuota => object.kind === 'ResourceQuota';

export function withNamespaceLimits(storage: Storage, pod: Pod): Pod {
  const ranges = storage.list('LimitRange', pod.metadata.namespace).filter(isLimitRange);
  // Validation comes later: containers may still be missing here.
  return ranges.length > 0 && Array.isArray(pod.spec.containers) ? withDefaultLimits(pod, ranges) : pod;
}

/** Bounds first, then quotas, as the plug-ins are ordered. */
export function admitToBounds(storage: Storage, kind: StoredKind, object: KubeObject): Admitted {
  const { namespace } = object.metadata;
  if (namespace === undefined) return { ok: true, charged: [] };
  const why = limitObjection(object, storage.list('LimitRange', namespace).filter(isLimitRange));
  if (why !== undefined) return { ok: false, why };
  return admitToQuotas(kind, object, storage.list('ResourceQuota', namespace).filter(isResourceQuota));
}

export const chargedQuota = (quota: ResourceQuota, used: Quantities): ResourceQuota => ({
  ...quota,
  status: { ...quota.status, used },
});
