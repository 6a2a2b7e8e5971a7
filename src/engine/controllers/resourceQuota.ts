/** Counts what namespaces use of their ResourceQuotas. Models pkg/controller/resourcequota. */
import type { Pod, ResourceQuota } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import { kindFacts, STORED_KINDS } from '../apiserver/kinds';
import { type Quantities, quantities, sum } from '../apiserver/limits/podAmounts';
import { isInScope, isOver, usageOf } from '../apiserver/limits/quotaUsage';
import type { EngineContext, ObjectStore, StoredKind } from '../context';

const WATCH_LATENCY_MS = 4;
const SYNC_MS = 8;

/** Kinds of which a quota may count objects. */
const COUNTED: readonly StoredKind[] = STORED_KINDS.filter((kind) => kindFacts(kind).namespaced && kind !== 'Event');

/** The other kinds are watched once there is a quota: most clusters here have none. */
export function startResourceQuotaController(context: EngineContext, store: ObjectStore): void {
  let isWatching = false;
  store.watch<ResourceQuota>('ResourceQuota', WATCH_LATENCY_MS, (type, quota) => {
    if (type === 'DELETED') return;
    if (!isWatching) watchCounted(context, store);
    isWatching = true;
    context.queue.after(SYNC_MS, () => sync(store, quota));
  });
}

/** Deletions and ends make room; what is created is charged by the API server itself. */
function watchCounted(context: EngineContext, store: ObjectStore): void {
  const resync = (namespace: string): void => {
    context.queue.after(SYNC_MS, () => {
      for (const quota of store.list<ResourceQuota>('ResourceQuota', namespace)) sync(store, quota);
    });
  };
  for (const kind of COUNTED) {
    store.watch<KubeObject & { status?: unknown }>(kind, WATCH_LATENCY_MS, (type, object) => {
      const ended = kind === 'Pod' && type === 'MODIFIED' && isOver((object as Pod).status);
      const changed = kind === 'Service' && type === 'MODIFIED';
      if (type === 'DELETED' || ended || changed) resync(object.metadata.namespace ?? '');
    });
  }
}

function sync(store: ObjectStore, { metadata }: ResourceQuota): void {
  const { namespace = '', name = '' } = metadata;
  const quota = store.get<ResourceQuota>('ResourceQuota', namespace, name);
  if (!quota) return;
  const hard = quantities(quota.spec?.hard);
  let used: Quantities = Object.fromEntries(Object.keys(hard).map((resource) => [resource, '0']));
  for (const kind of COUNTED)
    for (const object of store.list<KubeObject>(kind, namespace))
      if (isInScope(quota, object)) used = sum(used, usageOf(kind, object));
  const counted = Object.fromEntries(Object.keys(hard).map((resource) => [resource, used[resource] ?? '0']));
  store.updateStatus<ResourceQuota>('controller-manager', 'ResourceQuota', namespace, name, () => ({
    hard,
    used: counted,
  }));
}
