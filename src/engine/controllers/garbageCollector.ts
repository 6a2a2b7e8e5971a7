/** What is left behind when its owner goes. Models pkg/controller/garbagecollector. */
import type { KubeObject } from '../../api/meta';
import { STORED_KINDS } from '../apiserver/kinds';
import { storedKindOf } from '../apiserver/storage';
import type { EngineContext, ObjectStore, StoredKind } from '../context';

const WATCH_LATENCY_MS = 6;
const WORK_MS = 12;
const FOREGROUND = 'foregroundDeletion';
const ORPHAN = 'orphan';

/** Kinds that own others, and kinds that are owned. */
const OWNERS: readonly StoredKind[] = STORED_KINDS.filter((kind) => kind !== 'Event' && kind !== 'Namespace');
const DEPENDENTS: readonly StoredKind[] = OWNERS.filter((kind) => kind !== 'Node');

export function startGarbageCollector(context: EngineContext, store: ObjectStore): void {
  const dependentsOf = ({ metadata }: KubeObject): KubeObject[] =>
    DEPENDENTS.flatMap((kind) =>
      store
        .list(kind, metadata.namespace)
        .filter((object) => object.metadata.ownerReferences?.some(({ uid }) => uid === metadata.uid)),
    );

  function collect(owner: KubeObject): void {
    for (const object of dependentsOf(owner)) {
      const kind = storedKindOf(object);
      const others = object.metadata.ownerReferences?.filter(({ uid }) => uid !== owner.metadata.uid) ?? [];
      if (!kind) continue;
      if (others.some((other) => isAlive(store, object, other.kind, other.name, other.uid))) continue;
      store.delete('controller-manager', kind, object.metadata.namespace, object.metadata.name ?? '');
    }
  }

  function orphan(owner: KubeObject): void {
    for (const object of dependentsOf(owner)) {
      const kind = storedKindOf(object);
      if (!kind) continue;
      store.update('controller-manager', kind, object.metadata.namespace, object.metadata.name ?? '', (current) => {
        const { ownerReferences = [], ...metadata } = current.metadata;
        const kept = ownerReferences.filter(({ uid }) => uid !== owner.metadata.uid);
        return { ...current, metadata: kept.length > 0 ? { ...metadata, ownerReferences: kept } : metadata };
      });
    }
    dropFinalizer(store, owner, ORPHAN);
  }

  /** Foreground: the owner goes after everything that depends on it. */
  function foreground(owner: KubeObject): void {
    const blocking = dependentsOf(owner);
    if (blocking.length === 0) dropFinalizer(store, owner, FOREGROUND);
    for (const object of blocking) {
      const kind = storedKindOf(object);
      if (kind && !object.metadata.deletionTimestamp)
        store.delete('controller-manager', kind, object.metadata.namespace, object.metadata.name ?? '');
    }
  }

  for (const kind of OWNERS) {
    store.watch(kind, WATCH_LATENCY_MS, (type, object) => {
      const { finalizers = [], deletionTimestamp, ownerReferences = [] } = object.metadata;
      if (type === 'DELETED') {
        context.queue.after(WORK_MS, () => collect(object));
        for (const { kind: ownerKind, name } of ownerReferences) recheck(store, object, ownerKind, name, foreground);
      } else if (deletionTimestamp && finalizers.includes(ORPHAN)) context.queue.after(WORK_MS, () => orphan(object));
      else if (deletionTimestamp && finalizers.includes(FOREGROUND))
        context.queue.after(WORK_MS, () => foreground(object));
    });
  }
}

function find(store: ObjectStore, near: KubeObject, kind: string, name: string): KubeObject | undefined {
  const stored = STORED_KINDS.find((candidate) => candidate === kind);
  return stored && store.get(stored, stored === 'Node' ? undefined : near.metadata.namespace, name);
}

const isAlive = (store: ObjectStore, near: KubeObject, kind: string, name: string, uid: string): boolean =>
  find(store, near, kind, name)?.metadata.uid === uid;

function recheck(
  store: ObjectStore,
  gone: KubeObject,
  kind: string,
  name: string,
  foreground: (owner: KubeObject) => void,
): void {
  const owner = find(store, gone, kind, name);
  if (owner?.metadata.deletionTimestamp && owner.metadata.finalizers?.includes(FOREGROUND)) foreground(owner);
}

function dropFinalizer(store: ObjectStore, owner: KubeObject, finalizer: string): void {
  const kind = storedKindOf(owner);
  if (!kind) return;
  store.update('controller-manager', kind, owner.metadata.namespace, owner.metadata.name ?? '', (current) => {
    const { finalizers = [], ...metadata } = current.metadata;
    const kept = finalizers.filter((name) => name !== finalizer);
    return { ...current, metadata: kept.length > 0 ? { ...metadata, finalizers: kept } : metadata };
  });
}
