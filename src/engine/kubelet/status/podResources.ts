/** The Pod's resources as a whole, as its status shows them. Models component-helpers/resource AggregateContainerLimits. */
import type { Container, Pod, ResourceList, ResourceRequirements } from '../../../api/core';
import { addQuantities, compareQuantities } from '../../../api/quantity';
import { isSidecar } from '../decisions/restartPolicy';

/**
 * What the pod cgroup says of its memory limit where it has none: `memory.limit_in_bytes` of cgroup v1, which the
 * recorded node uses, is then the largest whole number of pages.
 */
const UNLIMITED_MEMORY = '9007199254740988Ki';

/** `isFromCgroup`: the kubelet reads back what the cgroup of a Pod that was running has, instead of what was asked for. */
export function podResources(pod: Pod, isFromCgroup = false): ResourceRequirements {
  const asked = pod.spec.resources?.limits ?? aggregate(pod, 'limits');
  const limits = isFromCgroup ? { ...asked, memory: memoryOfCgroup(pod) ?? UNLIMITED_MEMORY } : asked;
  const requests = pod.spec.resources?.requests ?? aggregate(pod, 'requests');
  return {
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    ...(Object.keys(requests).length > 0 ? { requests } : {}),
  };
}

/** What the Pod was admitted with: its requests. */
export function allocatedPodResources(pod: Pod): ResourceList | undefined {
  const requests = pod.spec.resources?.requests ?? aggregate(pod, 'requests');
  return Object.keys(requests).length > 0 ? requests : undefined;
}

/** Models ResourceConfigForPod: one container without a limit leaves the whole Pod without. */
function memoryOfCgroup(pod: Pod): string | number | undefined {
  if (pod.spec.resources?.limits?.memory !== undefined) return pod.spec.resources.limits.memory;
  const everyone = [...(pod.spec.initContainers ?? []), ...pod.spec.containers];
  if (everyone.some(({ resources }) => resources?.limits?.memory === undefined)) return undefined;
  return aggregate(pod, 'limits').memory;
}

/** The apps with all sidecars, or the most that one init container needs with the sidecars before it. */
function aggregate(pod: Pod, kind: 'limits' | 'requests'): ResourceList {
  const own = (container: Container): ResourceList => container.resources?.[kind] ?? {};
  let sidecars: ResourceList = {};
  let peak: ResourceList = {};
  for (const container of pod.spec.initContainers ?? []) {
    const together = merge(own(container), sidecars, addQuantities);
    if (isSidecar(container)) sidecars = together;
    peak = merge(peak, together, larger);
  }
  const apps = pod.spec.containers.map(own).reduce((sum, list) => merge(sum, list, addQuantities), sidecars);
  return merge(apps, peak, larger);
}

type Combine = (left: string | number, right: string | number) => string | number;

const larger: Combine = (left, right) => (compareQuantities(left, right) >= 0 ? left : right);

function merge(left: ResourceList, right: ResourceList, combine: Combine): ResourceList {
  const result: ResourceList = { ...left };
  for (const [name, quantity] of Object.entries(right)) {
    const before = result[name];
    result[name] = before === undefined ? quantity : combine(before, quantity);
  }
  return result;
}
