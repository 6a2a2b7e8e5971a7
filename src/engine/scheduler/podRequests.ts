/** What a Pod asks of its node. Models component-helpers/resource PodRequests and AggregateContainerRequests. */
import type { Container, PodSpec, ResourceList } from '../../api/core';
import { milliValue } from '../../api/quantity';

/** Resource name → thousandths of its unit. */
export type Amounts = Readonly<Record<string, number>>;

const POD_LEVEL = ['cpu', 'memory'];

const isSidecar = (container: Container): boolean => container.restartPolicy === 'Always';

/** The most that is needed at any time: the apps with all sidecars, or one init container with the sidecars before it. */
export function podRequests(spec: PodSpec): Amounts {
  let sidecars: Amounts = {};
  let initPeak: Amounts = {};
  for (const container of spec.initContainers ?? []) {
    const own = amounts(container.resources?.requests);
    const together = add(own, sidecars);
    if (isSidecar(container)) sidecars = together;
    initPeak = peak(initPeak, together);
  }
  const apps = (spec.containers ?? []).map(({ resources }) => amounts(resources?.requests)).reduce(add, {});
  const aggregated = add(peak(add(apps, sidecars), initPeak), amounts(spec.overhead));
  const podLevel = amounts(spec.resources?.requests);
  return {
    ...aggregated,
    ...Object.fromEntries(Object.entries(podLevel).filter(([name]) => POD_LEVEL.includes(name))),
  };
}

export const amounts = (list: ResourceList | undefined): Amounts =>
  Object.fromEntries(Object.entries(list ?? {}).map(([name, quantity]) => [name, milliValue(quantity)]));

const combine =
  (choose: (a: number, b: number) => number) =>
  (a: Amounts, b: Amounts): Amounts => {
    const result: Record<string, number> = { ...a };
    for (const [name, value] of Object.entries(b)) result[name] = choose(result[name] ?? 0, value);
    return result;
  };

export const add = combine((a, b) => a + b);
const peak = combine(Math.max);
