/** The Pod's resources as a whole, as its status shows them. Models component-helpers/resource AggregateContainerLimits. */
import type { Container, Pod, ResourceList, ResourceRequirements } from '../../../api/core';
import { addQuantities, compareQuantities } from '../../../api/quantity';
import { isSidecar } from '../decisions/restartPolicy';

export function podResources(pod: Pod): ResourceRequirements {
  const limits = pod.spec.resources?.limits ?? aggregate(pod, 'limits');
  const requests = pod.spec.resources?.requests ?? aggregate(pod, 'requests');
  return {
    ...(Object.keys(limits).length > 0 ? { limits } : {}),
    ...(Object.keys(requests).length > 0 ? { requests } : {}),
  };
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
