/** What every namespace gets, and how one goes. Models pkg/controller/{namespace,serviceaccount}, root_ca_cert_publisher. */
import type { ConfigMap, Namespace, Pod } from '../../api/core';
import { defaultServiceAccount, rootCertificates } from '../apiserver/bootstrap';
import { kindFacts, STORED_KINDS } from '../apiserver/kinds';
import type { EngineContext, ObjectStore } from '../context';

const WATCH_LATENCY_MS = 4;
const FILL_MS = 12;
/** namespaceDeletionGracePeriod: every API server shall know first that nothing may be created there any more. */
const EMPTY_MS = 5_000;

export function startNamespaceControllers(context: EngineContext, store: ObjectStore): void {
  store.watch<Namespace>('Namespace', WATCH_LATENCY_MS, (type, namespace) => {
    if (type === 'DELETED') return;
    const name = namespace.metadata.name ?? '';
    if (namespace.metadata.deletionTimestamp) context.queue.after(EMPTY_MS, () => empty(name));
    else context.queue.after(FILL_MS, () => fill(name));
  });

  function fill(name: string): void {
    const alive = store.get('Namespace', undefined, name);
    if (!alive || alive.metadata.deletionTimestamp) return;
    const authority = store.get<ConfigMap>('ConfigMap', 'kube-system', 'kube-root-ca.crt')?.data?.['ca.crt'] ?? '';
    if (!store.get('ConfigMap', name, 'kube-root-ca.crt'))
      store.create('controller-manager', rootCertificates({ namespace: name }, authority));
    if (!store.get('ServiceAccount', name, 'default'))
      store.create('controller-manager', defaultServiceAccount({ namespace: name }));
  }

  function empty(name: string): void {
    if (!store.get('Namespace', undefined, name)) return;
    const kinds = STORED_KINDS.filter((kind) => kindFacts(kind).namespaced);
    for (const kind of kinds) {
      for (const object of store.list(kind, name)) {
        if (!object.metadata.deletionTimestamp)
          store.delete('controller-manager', kind, name, object.metadata.name ?? '');
      }
    }
    if (kinds.some((kind) => store.list(kind, name).length > 0)) {
      context.queue.after(retryMs(store.list<Pod>('Pod', name)), () => empty(name));
      return;
    }
    store.update<Namespace>('controller-manager', 'Namespace', undefined, name, (current) => ({
      ...current,
      spec: { ...current.spec, finalizers: [] },
    }));
  }
}

/** Models ResourcesRemainingError: half of what the Pods' grace periods may take, and a second. */
function retryMs(pods: readonly Pod[]): number {
  const graceSeconds = Math.max(0, ...pods.map(({ metadata }) => metadata.deletionGracePeriodSeconds ?? 0));
  return (Math.floor(graceSeconds / 2) + 1) * 1000;
}
