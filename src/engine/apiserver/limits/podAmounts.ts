/** What a Pod asks for and may use, as quantities. Models component-helpers/resource PodRequests and PodLimits. */
import type { Container, PodSpec, ResourceList } from '../../../api/core';
import { addQuantities, canonicalQuantity, compareQuantities } from '../../../api/quantity';

/** Resource name → quantity, in the format in which it was written first. */
export type Quantities = Readonly<Record<string, string>>;

type Combine = (left: string, right: string) => string;

const largest: Combine = (left, right) => (compareQuantities(left, right) < 0 ? right : left);

const combined =
  (combine: Combine) =>
  (left: Quantities, right: Quantities): Quantities => {
    const result: Record<string, string> = { ...left };
    for (const [name, amount] of Object.entries(right)) result[name] = combine(result[name] ?? '0', amount);
    return result;
  };

export const sum = combined(addQuantities);
const peak = combined(largest);

export const quantities = (list: ResourceList | undefined): Quantities =>
  Object.fromEntries(Object.entries(list ?? {}).map(([name, amount]) => [name, canonicalQuantity(amount)]));

/** The apps with all sidecars, or one init container with the sidecars before it, whichever is more. */
export function podAmounts(spec: PodSpec, which: 'requests' | 'limits'): Quantities {
  const of = (container: Container): Quantities => quantities(container.resources?.[which]);
  let sidecars: Quantities = {};
  let initPeak: Quantities = {};
  for (const container of spec.initContainers ?? []) {
    const together = sum(of(container), sidecars);
    if (container.restartPolicy === 'Always') sidecars = together;
    initPeak = peak(initPeak, together);
  }
  const apps = (spec.containers ?? []).map(of).reduce(sum, {});
  return { ...peak(sum(apps, sidecars), initPeak), ...quantities(spec.resources?.[which]) };
}
