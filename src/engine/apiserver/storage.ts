/**
 * What etcd and the watch cache do for the API server: versioned, immutable objects by key, and watches that hear of
 * every change in order. No rules of any kind live here: strategies decide, this stores.
 */
import type { KubeObject } from '../../api/meta';
import type { EngineContext, StoredKind } from '../context';
import type { Component } from '../run';
import { isStoredKind, STORED_KINDS } from './kinds';

export type ChangeType = 'ADDED' | 'MODIFIED' | 'DELETED';
export type ChangeHandler = (type: ChangeType, object: KubeObject) => void;

export interface Storage {
  get(kind: StoredKind, namespace: string | undefined, name: string): KubeObject | undefined;
  /** In key order: namespace, then name, as etcd lists them. */
  list(kind: StoredKind, namespace?: string): readonly KubeObject[];
  count(kind: StoredKind): number;
  /** Stores under a new resourceVersion, traces the change, tells watchers. Returns what was stored. */
  put(by: Component, kind: StoredKind, object: KubeObject): KubeObject;
  /** Returns the object as it was when it went: under a version of its own. */
  remove(by: Component, kind: StoredKind, object: KubeObject): KubeObject;
  /** Existing objects are not delivered unless `initial`. */
  watch(kind: StoredKind, latencyMs: number, handler: ChangeHandler, initial: boolean): { stop(): void };
  readonly resourceVersion: number;
}

interface Watcher {
  latencyMs: number;
  handler: ChangeHandler;
  stopped: boolean;
}

/** Versions that a freshly booted cluster has used up before the scenario starts. */
const FIRST_RESOURCE_VERSION = 300;

const keyOf = (namespace: string | undefined, name: string): string => `${namespace ?? ''}/${name}`;

export function createStorage(context: EngineContext): Storage {
  const { queue, trace } = context;
  const byKind = new Map<StoredKind, Map<string, KubeObject>>(STORED_KINDS.map((kind) => [kind, new Map()]));
  const watchers = new Map<StoredKind, Watcher[]>(STORED_KINDS.map((kind) => [kind, []]));
  let resourceVersion = FIRST_RESOURCE_VERSION;

  /** Keys in order, until an object comes or goes: lists are read far more often. */
  const sortedKeys = new Map<StoredKind, readonly string[]>();

  const objects = (kind: StoredKind) => byKind.get(kind) ?? new Map<string, KubeObject>();

  function keys(kind: StoredKind): readonly string[] {
    const known = sortedKeys.get(kind);
    if (known) return known;
    const sorted = [...objects(kind).keys()].sort((a, b) => (a < b ? -1 : 1));
    sortedKeys.set(kind, sorted);
    return sorted;
  }

  function announce(by: Component, kind: StoredKind, type: ChangeType, object: KubeObject): void {
    const sequence = trace.emit({ kind: 'object', type, by, object });
    for (const watcher of watchers.get(kind) ?? []) trace.follow(sequence, () => deliver(watcher, type, object));
  }

  function deliver(watcher: Watcher, type: ChangeType, object: KubeObject): void {
    queue.after(watcher.latencyMs, () => {
      if (!watcher.stopped) watcher.handler(type, object);
    });
  }

  const stamped = (object: KubeObject): KubeObject => ({
    ...object,
    metadata: { ...object.metadata, resourceVersion: String(++resourceVersion) },
  });

  return {
    get: (kind, namespace, name) => objects(kind).get(keyOf(namespace, name)),
    count: (kind) => objects(kind).size,
    list(kind, namespace) {
      const held = objects(kind);
      const all = keys(kind).flatMap((key) => held.get(key) ?? []);
      return namespace === undefined ? all : all.filter((object) => object.metadata.namespace === namespace);
    },
    put(by, kind, object) {
      const key = keyOf(object.metadata.namespace, object.metadata.name ?? '');
      const type = objects(kind).has(key) ? 'MODIFIED' : 'ADDED';
      const stored = stamped(object);
      if (type === 'ADDED') sortedKeys.delete(kind);
      objects(kind).set(key, stored);
      announce(by, kind, type, stored);
      return stored;
    },
    remove(by, kind, object) {
      if (!objects(kind).delete(keyOf(object.metadata.namespace, object.metadata.name ?? ''))) return object;
      sortedKeys.delete(kind);
      const last = stamped(object);
      announce(by, kind, 'DELETED', last);
      return last;
    },
    watch(kind, latencyMs, handler, initial) {
      const watcher: Watcher = { latencyMs, handler, stopped: false };
      const list = watchers.get(kind) ?? [];
      if (initial) for (const object of this.list(kind)) deliver(watcher, 'ADDED', object);
      list.push(watcher);
      return {
        stop() {
          watcher.stopped = true;
          list.splice(list.indexOf(watcher), 1);
        },
      };
    },
    get resourceVersion() {
      return resourceVersion;
    },
  };
}

/** The kind of an object, if the store keeps such objects. */
export const storedKindOf = (object: KubeObject): StoredKind | undefined =>
  isStoredKind(object.kind) ? object.kind : undefined;
