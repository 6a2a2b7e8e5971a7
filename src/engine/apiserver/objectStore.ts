/** The store as the cluster's components and the HTTP face use it: naming, admission, versions, deletion, Events. */
import type { Pod, PodCondition } from '../../api/core';
import { type KubeObject, type Result, succeed } from '../../api/meta';
import type { EngineContext, ObjectStore, StoredKind } from '../context';
import { randomName, randomUid } from '../random';
import type { Component } from '../run';
import { type AddressAllocator, createAddressAllocator } from './clusterAddresses';
import { CLUSTER } from './clusterFacts';
import { deepEqual } from './deepEqual';
import { deletionStep, isFinished } from './deletion';
import { createEventRecorder } from './eventRecorder';
import { kindFacts } from './kinds';
import { admitToBounds, chargedQuota, withNamespaceLimits } from './limits/bounds';
import { admitPod, CRITICAL_PRIORITIES, priorityOf } from './podAdmission';
import { quotaRefusal } from './quota';
import type { ObjectRules } from './rules';
import { alreadyExists, badRequest, forbidden, invalid, notFound } from './statusErrors';
import type { Storage } from './storage';
import { storedKindOf } from './storage';
import { admitStorage } from './storageAdmission';
import {
  allocateFor,
  asPod,
  asService,
  prepareForCreate,
  prepareForUpdate,
  specParts,
  statusOf,
  withStatus,
} from './strategies';

const GENERATED_SUFFIX = 5;
const MAX_GENERATED_BASE = 58;

/** Writes of one request: `dryRun` runs every check and stores nothing. */
export interface RequestOptions {
  dryRun?: boolean;
}

/** The store plus what only the HTTP face needs. */
export interface FullStore extends ObjectStore {
  createChecked(by: Component, object: KubeObject, options: RequestOptions): Result<KubeObject>;
  replace(by: Component, kind: StoredKind, current: KubeObject, next: KubeObject, dryRun?: boolean): KubeObject;
}

export function createObjectStore(context: EngineContext, storage: Storage, rules: ObjectRules): FullStore {
  const addresses = createAddressAllocator(context.random('service-addresses'), [
    CLUSTER.kubernetesService,
    CLUSTER.dnsService,
  ]);
  const creator = createCreator(context, storage, rules, addresses);
  const writer = createWriter(storage, addresses, rules);
  return {
    ...readers(storage),
    create: <T extends KubeObject>(by: Component, object: KubeObject) => creator(by, object, {}) as Result<T>,
    createChecked: creator,
    replace: writer.replace,
    update: <T extends KubeObject>(
      by: Component,
      kind: StoredKind,
      namespace: string | undefined,
      name: string,
      change: (current: T) => T,
    ) => {
      const current = storage.get(kind, namespace, name);
      return current && (writer.replace(by, kind, current, change(current as T)) as T);
    },
    updateStatus: <T extends KubeObject & { status?: unknown }>(
      by: Component,
      kind: StoredKind,
      namespace: string | undefined,
      name: string,
      change: (status: T['status']) => T['status'],
    ) => {
      const current = storage.get(kind, namespace, name);
      if (!current) return undefined;
      const status = change(statusOf(current) as T['status']);
      if (deepEqual(statusOf(current), status)) return current as T;
      return writer.store(by, kind, withStatus(current, status)) as T;
    },
    delete(by, kind, namespace, name, gracePeriodSeconds) {
      const current = storage.get(kind, namespace, name);
      if (!current) return notFound(kindFacts(kind).resource, name);
      const { marked, gone } = deletionStep(context, kind, current, gracePeriodSeconds);
      const kept = marked ? storage.put(by, kind, marked) : current;
      if (gone) writer.drop(by, kind, kept);
      return succeed(kept);
    },
    bind: (namespace, name, node) => bindPod(context, storage, namespace, name, node),
    recordEvent: createEventRecorder(context, storage, CLUSTER.nodeName),
  };
}

/** The store hands out what it was given: a kind's objects have that kind's type. */
function readers(storage: Storage): Pick<ObjectStore, 'get' | 'list' | 'watch'> {
  return {
    get: <T extends KubeObject>(kind: StoredKind, namespace: string | undefined, name: string) =>
      storage.get(kind, namespace, name) as T | undefined,
    list: <T extends KubeObject>(kind: StoredKind, namespace?: string) =>
      storage.list(kind, namespace) as readonly KubeObject[] as readonly T[],
    watch: <T extends KubeObject>(
      kind: StoredKind,
      latencyMs: number,
      handler: (type: 'ADDED' | 'MODIFIED' | 'DELETED', object: T) => void,
    ) => {
      storage.watch(kind, latencyMs, (type, object) => handler(type, object as T), true);
    },
  };
}

function createWriter(storage: Storage, addresses: AddressAllocator, rules: ObjectRules) {
  /** Stores a changed object, or lets it go if this change took away what held it. */
  function store(by: Component, kind: StoredKind, next: KubeObject): KubeObject {
    if (!isFinished(next)) return storage.put(by, kind, next);
    return drop(by, kind, next);
  }

  function drop(by: Component, kind: StoredKind, object: KubeObject): KubeObject {
    if (asService(object)) addresses.release(object);
    return storage.remove(by, kind, object);
  }

  function replace(
    by: Component,
    kind: StoredKind,
    current: KubeObject,
    written: KubeObject,
    dryRun = false,
  ): KubeObject {
    const touched = !deepEqual(specParts(current), specParts(written));
    const changed = prepareForUpdate(touched ? rules.setDefaults(written) : written, current);
    const specChanged = touched && !deepEqual(specParts(current), specParts(changed));
    const metadata = {
      ...changed.metadata,
      uid: current.metadata.uid ?? '',
      creationTimestamp: current.metadata.creationTimestamp ?? '',
      ...generationAfter(kind, current, specChanged),
    };
    const next = withStatus({ ...changed, metadata }, statusOf(current));
    if (!specChanged && deepEqual(withoutVersion(current), withoutVersion(next))) return current;
    return dryRun ? next : store(by, kind, next);
  }

  return { store, drop, replace };
}

function createCreator(context: EngineContext, storage: Storage, rules: ObjectRules, addresses: AddressAllocator) {
  return (by: Component, object: KubeObject, { dryRun }: RequestOptions): Result<KubeObject> => {
    const kind = storedKindOf(object);
    if (!kind) return badRequest(`no kind "${object.kind}" is registered for version "${object.apiVersion}"`);
    const { resource, namespaced, generation, group } = kindFacts(kind);
    const refusal = namespaced ? namespaceRefusal(storage, object, resource) : undefined;
    if (refusal) return refusal;
    const named = withIdentity(context, object, generation, namespaced);
    const accountRefusal = asPod(named) ? podRefusal(storage, named) : undefined;
    if (accountRefusal) return accountRefusal;
    const name = named.metadata.name ?? '';
    const noRoom = quotaRefusal(storage, kind, name);
    if (noRoom) return noRoom;
    const admitted = admit(context, storage, rules.setDefaults(named));
    const causes = rules.validateCreate(admitted);
    const qualified = group === '' ? kind : `${kind}.${group}`;
    if (causes.length > 0) return invalid(qualified, name, causes);
    const bounded = admitToBounds(storage, kind, admitted);
    if (!bounded.ok) return forbidden(resource, name, bounded.why);
    if (storage.get(kind, named.metadata.namespace, name)) return alreadyExists(resource, name);
    const allocated = allocateFor(prepareForCreate(admitted), addresses);
    if (!allocated.ok) return invalid(qualified, name, [allocated.error]);
    if (dryRun) {
      if (asService(allocated.value)) addresses.release(allocated.value);
      return succeed(allocated.value);
    }
    for (const { quota, used } of bounded.charged) storage.put('apiserver', 'ResourceQuota', chargedQuota(quota, used));
    const stored = storage.put(by, kind, allocated.value);
    if (kind === 'Ingress')
      context.trace.emit({ kind: 'notice', code: 'apiserver.ingress-not-served', params: { name } });
    return succeed(stored);
  };
}

const admit = (context: EngineContext, storage: Storage, object: KubeObject): KubeObject =>
  asPod(object) && object.spec
    ? admitPod(withNamespaceLimits(storage, object), context.random('volume-names'))
    : admitStorage(object, storage.list('StorageClass'));

function namespaceRefusal(storage: Storage, object: KubeObject, resource: string) {
  const name = object.metadata.namespace ?? '';
  const namespace = storage.get('Namespace', undefined, name);
  if (!namespace) return notFound('namespaces', name);
  if (namespace.metadata.deletionTimestamp && object.kind !== 'Event')
    return forbidden(
      resource,
      object.metadata.name ?? '',
      `unable to create new content in namespace ${name} because it is being terminated`,
    );
  return undefined;
}

/**
 * Models plugin/pkg/admission: serviceaccount, priority, runtimeclass. A Pod cannot run as somebody who does not exist
 * (yet); RuntimeClasses are not simulated, so none exists.
 */
function podRefusal(storage: Storage, { metadata, spec }: Pod) {
  const account = spec?.serviceAccountName || spec?.serviceAccount || 'default';
  const { namespace = '', name = metadata.generateName ?? '' } = metadata;
  const { priorityClassName, runtimeClassName } = spec ?? {};
  const refusal = (why: string) => forbidden('pods', name, why);
  if (!storage.get('ServiceAccount', namespace, account))
    return refusal(`error looking up service account ${namespace}/${account}: serviceaccount "${account}" not found`);
  if (priorityClassName && !Object.hasOwn(CRITICAL_PRIORITIES, priorityClassName))
    return refusal(`no PriorityClass with name ${priorityClassName} was found`);
  const given = spec?.priority;
  const computed = priorityOf(priorityClassName);
  if (given !== undefined && given !== computed)
    return refusal(
      `the integer value of priority (${given}) must not be provided in pod spec; priority admission controller computed ${computed} from the given PriorityClass name`,
    );
  if (runtimeClassName) return refusal(`pod rejected: RuntimeClass "${runtimeClassName}" not found`);
  return Object.keys(spec?.overhead ?? {}).length > 0
    ? refusal('pod rejected: Pod Overhead set without corresponding RuntimeClass defined Overhead')
    : undefined;
}

function withIdentity(context: EngineContext, object: KubeObject, counts: boolean, namespaced: boolean): KubeObject {
  const { namespace, resourceVersion: _, ...given } = object.metadata;
  const base = given.generateName?.slice(0, MAX_GENERATED_BASE);
  const name = given.name || (base ? base + randomName(context.random('object-names'), GENERATED_SUFFIX) : undefined);
  return {
    ...object,
    metadata: {
      ...given,
      ...(name === undefined ? {} : { name }),
      ...(namespaced && namespace !== undefined ? { namespace } : {}),
      uid: randomUid(context.random(`${object.kind}-uid`)),
      creationTimestamp: context.timestamp(),
      ...(counts ? { generation: 1 } : {}),
    },
  };
}

function generationAfter(kind: StoredKind, current: KubeObject, specChanged: boolean): { generation?: number } {
  if (!kindFacts(kind).generation) return {};
  return { generation: (current.metadata.generation ?? 1) + (specChanged ? 1 : 0) };
}

const withoutVersion = (object: KubeObject): KubeObject => ({
  ...object,
  metadata: { ...object.metadata, resourceVersion: '' },
});

/** Models pkg/registry/core/pod/storage assignPod: the condition that binding sets carries no observedGeneration. */
function bindPod(context: EngineContext, storage: Storage, namespace: string, name: string, node: string): void {
  const current = storage.get('Pod', namespace, name);
  if (!current || !asPod(current) || current.spec.nodeName) return;
  const scheduled: PodCondition = {
    lastProbeTime: null,
    lastTransitionTime: context.timestamp(),
    status: 'True',
    type: 'PodScheduled',
  };
  const conditions = [...(current.status?.conditions ?? []).filter(({ type }) => type !== 'PodScheduled'), scheduled];
  const bound: Pod = {
    ...current,
    spec: { ...current.spec, nodeName: node },
    status: { ...current.status, conditions },
  };
  storage.put('scheduler', 'Pod', bound);
}
