/** What an object uses of a ResourceQuota, and whether one looks at it. Models pkg/quota/v1/evaluator/core. */
import type { PersistentVolumeClaim, Pod, ResourceQuota, Service } from '../../../api/core';
import type { KubeObject } from '../../../api/meta';
import type { StoredKind } from '../../context';
import { kindFacts } from '../kinds';
import { qosClassOf } from '../qosClass';
import { podAmounts, type Quantities, sum } from './podAmounts';

const COUNTED: Readonly<Partial<Record<StoredKind, string>>> = {
  ConfigMap: 'configmaps',
  Secret: 'secrets',
  ResourceQuota: 'resourcequotas',
  Service: 'services',
  PersistentVolumeClaim: 'persistentvolumeclaims',
};
/** Those that need no prefix: `cpu` is what is requested. */
const BARE = new Set(['cpu', 'memory', 'ephemeral-storage']);

const asPod = (object: KubeObject): object is Pod => object.kind === 'Pod';
const asService = (object: KubeObject): object is Service => object.kind === 'Service';
const asClaim = (object: KubeObject): object is PersistentVolumeClaim => object.kind === 'PersistentVolumeClaim';

export function usageOf(kind: StoredKind, object: KubeObject): Quantities {
  const counted = COUNTED[kind];
  const count = { [`count/${kindFacts(kind).resource}`]: '1', ...(counted === undefined ? {} : { [counted]: '1' }) };
  if (asPod(object)) return sum(count, podUsage(object));
  if (asService(object)) return sum(count, serviceUsage(object));
  return asClaim(object) ? sum(count, claimUsage(object)) : count;
}

/** Models PodUsageFunc: a Pod that has ended is only counted. */
function podUsage({ spec, status }: Pod): Quantities {
  return isOver(status) ? {} : { pods: '1', ...computeUsage(podAmounts(spec, 'requests'), podAmounts(spec, 'limits')) };
}

export const isOver = (status: Pod['status']): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** Models podComputeUsageHelper. */
export function computeUsage(requests: Quantities, limits: Quantities): Quantities {
  const used: Record<string, string> = {};
  for (const [name, amount] of Object.entries(requests)) {
    if (BARE.has(name) || name.startsWith('hugepages-')) used[name] = amount;
    used[`requests.${name}`] = amount;
  }
  for (const [name, amount] of Object.entries(limits)) if (BARE.has(name)) used[`limits.${name}`] = amount;
  return used;
}

function serviceUsage({ spec }: Service): Quantities {
  const ports = String(spec.ports?.length ?? 0);
  if (spec.type === 'NodePort') return { 'services.nodeports': ports };
  return spec.type === 'LoadBalancer' ? { 'services.loadbalancers': '1', 'services.nodeports': ports } : {};
}

function claimUsage({ spec }: PersistentVolumeClaim): Quantities {
  const size = spec.resources?.requests?.storage;
  const storage: Quantities = size === undefined ? {} : { 'requests.storage': String(size) };
  if (!spec.storageClassName) return storage;
  const prefix = `${spec.storageClassName}.storageclass.storage.k8s.io/`;
  const ofClass = size === undefined ? {} : { [`${prefix}requests.storage`]: String(size) };
  return { ...storage, ...ofClass, [`${prefix}persistentvolumeclaims`]: '1' };
}

/** Quotas with scopes look at Pods only. Models podMatchesScopeFunc. */
export function isInScope({ spec }: ResourceQuota, object: KubeObject): boolean {
  const named = (spec?.scopes ?? []).map((scopeName) => ({ scopeName, operator: 'Exists', values: [] as string[] }));
  const scopes = [...named, ...(spec?.scopeSelector?.matchExpressions ?? [])];
  return scopes.every(({ scopeName, operator, values }) => {
    if (!asPod(object)) return false;
    const { activeDeadlineSeconds, priorityClassName = '' } = object.spec;
    const isBestEffort = qosClassOf(object.spec) === 'BestEffort';
    if (scopeName === 'BestEffort') return isBestEffort;
    if (scopeName === 'NotBestEffort') return !isBestEffort;
    if (scopeName === 'Terminating') return activeDeadlineSeconds !== undefined;
    if (scopeName === 'NotTerminating') return activeDeadlineSeconds === undefined;
    if (scopeName !== 'PriorityClass') return false;
    if (operator === 'In') return values?.includes(priorityClassName) ?? false;
    if (operator === 'NotIn') return !values?.includes(priorityClassName);
    return (operator === 'Exists') === (priorityClassName !== '');
  });
}
