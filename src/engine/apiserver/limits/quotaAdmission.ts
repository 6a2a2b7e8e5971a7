/** Whether a namespace's ResourceQuotas have room for one object more. Models apiserver/pkg/admission/plugin/resourcequota. */
import type { Container, Pod, ResourceQuota } from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import { compareQuantities } from '../../../api/quantity';
import type { StoredKind } from '../../context';
import { type Quantities, quantities, sum } from './podAmounts';
import { computeUsage, isInScope, usageOf } from './quotaUsage';

/** What every container must say of itself, once a quota counts it. */
const NEEDED = new Set(['cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']);

export type Admitted =
  | { ok: true; charged: readonly { quota: ResourceQuota; used: Quantities }[] }
  | { ok: false; why: string };

/**
 * Models checkRequest. A quota whose controller has not looked at it yet bounds nothing. `charged`: quotas and what they
 * show as used once the object is stored.
 */
export function admitToQuotas(kind: StoredKind, object: KubeObject, quotas: readonly ResourceQuota[]): Admitted {
  const usage = usageOf(kind, object);
  const charged: { quota: ResourceQuota; used: Quantities }[] = [];
  for (const quota of quotas) {
    const name = quota.metadata.name ?? '';
    const hard = quantities(quota.status?.hard);
    if (!isInScope(quota, object)) continue;
    const missing = object.kind === 'Pod' ? unsaid(object as Pod, Object.keys(hard)) : '';
    if (missing !== '') return { ok: false, why: `failed quota: ${name}: must specify ${missing}` };
    const asked = masked(usage, (resource) => Object.hasOwn(hard, resource));
    if (Object.keys(asked).length === 0) continue;
    const before = quantities(quota.status?.used);
    const after = sum(before, asked);
    const exceeded = (resource: string): boolean =>
      Object.hasOwn(asked, resource) && compareQuantities(after[resource] ?? '0', hard[resource] ?? '0') > 0;
    const over = masked(asked, exceeded);
    if (Object.keys(over).length > 0) {
      const [used, limited] = [masked(before, exceeded), masked(hard, exceeded)];
      const sums = `requested: ${printed(over)}, used: ${printed(used)}, limited: ${printed(limited)}`;
      return { ok: false, why: `exceeded quota: ${name}, ${sums}` };
    }
    charged.push({ quota, used: after });
  }
  return { ok: true, charged };
}

/** Models the Pod evaluator's Constraints: `limits.cpu for: a,b; memory for: a`. */
function unsaid({ spec }: Pod, hard: readonly string[]): string {
  const needed = hard.filter((resource) => NEEDED.has(resource)).sort();
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])];
  return needed
    .flatMap((resource) => {
      const silent = containers.filter((container) => !says(container, resource)).map(({ name }) => name);
      return silent.length === 0 ? [] : [`${resource} for: ${[...new Set(silent)].sort().join(',')}`];
    })
    .join('; ');
}

const says = ({ resources }: Container, resource: string): boolean =>
  Object.hasOwn(computeUsage(quantities(resources?.requests), quantities(resources?.limits)), resource);

const masked = (amounts: Quantities, keep: (name: string) => boolean): Quantities =>
  Object.fromEntries(Object.entries(amounts).filter(([name]) => keep(name)));

const printed = (amounts: Quantities): string =>
  Object.keys(amounts)
    .sort()
    .map((name) => `${name}=${amounts[name]}`)
    .join(',');
