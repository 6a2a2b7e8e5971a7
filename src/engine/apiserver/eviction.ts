/** The subresource pods/eviction. Models pkg/registry/core/pod/storage/eviction.go. */
import type { Pod } from '../../api/core';
import { fail, type KubeObject, type Result, type StatusCause, succeed } from '../../api/meta';
import type { PodDisruptionBudget } from '../../api/policy';
import { matchesLabelSelector } from '../../api/selectors';
import type { ObjectStore } from '../context';
import { notFound } from './statusErrors';

const MANY = 'This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.';

/** Deletes the Pod if the budget that it belongs to has room for it. */
export function evictPod(
  store: ObjectStore,
  namespace: string,
  name: string,
  gracePeriodSeconds: number | undefined,
): Result<{ object: KubeObject }> {
  const pod = store.get<Pod>('Pod', namespace, name);
  if (!pod) return notFound('pods', name);
  const [budget, ...further] = isCounted(pod) ? budgetsOf(store, pod) : [];
  if (further.length > 0) return fail({ code: 500, reason: 'InternalError', message: MANY });
  const refusal = budget && !isFreeToGo(pod, budget) ? spend(store, budget) : undefined;
  if (refusal) return refusal;
  const deleted = store.delete('kubectl', 'Pod', namespace, name, gracePeriodSeconds);
  return deleted.ok ? succeed({ object: deleted.value }) : deleted;
}

/** Models canIgnorePDB: nothing is lost with a Pod that does not run. */
const isCounted = ({ metadata, status }: Pod): boolean =>
  !metadata.deletionTimestamp && !['Succeeded', 'Failed', 'Pending'].includes(status?.phase ?? '');

export const budgetsOf = (store: ObjectStore, { metadata }: Pod): PodDisruptionBudget[] =>
  store
    .list<PodDisruptionBudget>('PodDisruptionBudget', metadata.namespace)
    .filter(({ spec }) => spec.selector && matchesLabelSelector(spec.selector, metadata.labels));

/** A Pod that is not ready may go if the others are enough, or always where the budget says so. */
function isFreeToGo({ status }: Pod, { spec, status: budget }: PodDisruptionBudget): boolean {
  if (status?.conditions?.some((condition) => condition.type === 'Ready' && condition.status === 'True')) return false;
  const { currentHealthy = 0, desiredHealthy = 0 } = budget ?? {};
  return spec.unhealthyPodEvictionPolicy === 'AlwaysAllow' || (currentHealthy >= desiredHealthy && desiredHealthy > 0);
}

/** Models checkAndDecrement: undefined if one more disruption was allowed, and is now spent. */
function spend(store: ObjectStore, { metadata, status }: PodDisruptionBudget) {
  const { namespace, name = '', generation = 1 } = metadata;
  if ((status?.observedGeneration ?? 0) < generation)
    return tooMany(`The disruption budget ${name} is still being processed by the server.`, 10);
  if (!status || status.disruptionsAllowed <= 0) {
    const { desiredHealthy = 0, currentHealthy = 0 } = status ?? {};
    return tooMany(
      `The disruption budget ${name} needs ${desiredHealthy} healthy pods and has ${currentHealthy} currently`,
    );
  }
  store.updateStatus<PodDisruptionBudget>('apiserver', 'PodDisruptionBudget', namespace, name, (before) => ({
    ...(before ?? status),
    disruptionsAllowed: status.disruptionsAllowed - 1,
  }));
  return undefined;
}

function tooMany(message: string, retryAfterSeconds = 0) {
  const causes: StatusCause[] = [{ reason: 'DisruptionBudget', message, field: '' }];
  return fail({
    code: 429,
    reason: 'TooManyRequests',
    message: "Cannot evict pod as it would violate the pod's disruption budget.",
    details: { causes, ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}) },
  });
}
