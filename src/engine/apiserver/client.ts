/** The API server's HTTP face, as kubectl sees it. Every answer is immediate: latency is the caller's to spend. */
import type {
  ApiClient,
  ApiResource,
  AttachOptions,
  DeleteOptions,
  ExecOptions,
  ListOptions,
  LogOptions,
  LogStream,
  Watch,
  WatchEvent,
} from '../../api/client';
import type { Pod } from '../../api/core';
import { fail, type KubeObject, type Result, succeed } from '../../api/meta';
import type { NodeApi } from '../context';
import { ADMINISTRATOR, accessReviews } from './authorization';
import { actingAs } from './authorizedClient';
import { CLUSTER } from './clusterFacts';
import { evictPod } from './eviction';
import { fieldSelector } from './fieldSelectors';
import { createObject, kindOf, patchObject, qualified, type RequestParts, updateObject } from './requestWrites';
import { badRequest, forbidden, methodNotAllowed, notFound } from './statusErrors';
import { asPod } from './strategies';

/** How long a change takes to reach a client's watch. */
const WATCH_LATENCY_MS = 4;

export interface ClientParts extends RequestParts {
  node: NodeApi;
}

export function createClient(parts: ClientParts): ApiClient {
  const { context, storage, node } = parts;
  const client: ApiClient = {
    get nowMs() {
      return context.queue.nowMs;
    },
    timestamp: (atMs) => context.timestamp(atMs),
    serverVersion: CLUSTER.kubernetesVersion,
    resources: () => parts.rules.resources,
    access: accessReviews(storage, ADMINISTRATOR),
    actingAs: (user) => actingAs(client, storage, ADMINISTRATOR, user),
    get: (resource, namespace, name) => getObject(parts, resource, namespace, name),
    list(resource, options) {
      const items = select(parts, resource, options);
      return items.ok ? succeed({ items: items.value, resourceVersion: String(storage.resourceVersion) }) : items;
    },
    create: (resource, namespace, body, options) => createObject(parts, resource, namespace, body, options),
    update: (resource, namespace, body, options) => updateObject(parts, resource, namespace, body, options),
    patch: (resource, namespace, name, patch, options) => patchObject(parts, resource, namespace, name, patch, options),
    delete: (resource, namespace, name, options) => deleteObject(parts, resource, namespace, name, options),
    evict: (namespace, name, { gracePeriodSeconds } = {}) => evictPod(parts.store, namespace, name, gracePeriodSeconds),
    watch: (resource, options, onEvent) => watchObjects(parts, resource, options, onEvent),
    logs(namespace, name, options) {
      const target = podContainer(parts, namespace, name, options.container);
      if (!target.ok) return target;
      const { pod, container } = target.value;
      // LogLocation gives an empty location for a Pod without a node: empty output, no error.
      if (!pod.spec.nodeName) return succeed(EMPTY_LOG);
      return node.logs(pod, { ...options, container });
    },
    exec(namespace, name, options) {
      const target = podContainer(parts, namespace, name, options.container);
      if (!target.ok) return target;
      const { pod, container } = target.value;
      if (!pod.spec.nodeName) return badRequest(`pod ${name} does not have a host assigned`);
      return node.exec(pod, { ...options, container });
    },
    attach(namespace, name, options) {
      const target = podContainer(parts, namespace, name, options.container);
      if (!target.ok) return target;
      const { pod, container } = target.value;
      if (!pod.spec.nodeName) return badRequest(`pod ${name} does not have a host assigned`);
      return node.attach(pod, { ...options, container });
    },
  };
  return client;
}

const EMPTY_LOG: LogStream = {
  text: '',
  follow: (_onText, onEnd) => {
    onEnd();
    return { stop: () => {} };
  },
};

function getObject(
  { storage }: ClientParts,
  resource: ApiResource,
  namespace: string | undefined,
  name: string,
): Result<KubeObject> {
  const kind = kindOf(resource);
  const object = kind && storage.get(kind, resource.namespaced ? namespace : undefined, name);
  return object ? succeed(object) : notFound(qualified(resource), name);
}

type Test = (object: KubeObject) => boolean;

/** What a list or a watch asks for, as one test. */
function selection(parts: ClientParts, resource: ApiResource, options: ListOptions & { name?: string }): Result<Test> {
  const kind = kindOf(resource);
  if (!kind) return succeed(() => false);
  const fields = fieldSelector(kind, options.fieldSelector);
  if (!fields.ok) return badRequest(fields.error);
  const { labelSelector = '', name, namespace } = options;
  const valid = parts.rules.matchesLabels(labelSelector, {});
  if (!valid.ok) return badRequest(valid.error);
  const labelled: Test = (object) => {
    const matches = parts.rules.matchesLabels(labelSelector, object.metadata.labels ?? {});
    return matches.ok && matches.value;
  };
  return succeed(
    (object) =>
      (!resource.namespaced || namespace === undefined || object.metadata.namespace === namespace) &&
      (name === undefined || object.metadata.name === name) &&
      fields.value(object) &&
      labelled(object),
  );
}

function select(parts: ClientParts, resource: ApiResource, options: ListOptions): Result<KubeObject[]> {
  const test = selection(parts, resource, options);
  if (!test.ok) return test;
  const kind = kindOf(resource);
  return succeed(kind ? parts.storage.list(kind).filter(test.value) : []);
}

function watchObjects(
  parts: ClientParts,
  resource: ApiResource,
  options: ListOptions & { name?: string },
  onEvent: (event: WatchEvent) => void,
): Watch {
  const kind = kindOf(resource);
  const test = selection(parts, resource, options);
  if (!kind || !test.ok) return { stop: () => {} };
  // An object that stops to match is deleted as far as this watch is concerned.
  const seen = new Set(
    parts.storage
      .list(kind)
      .filter(test.value)
      .map(({ metadata }) => metadata.uid),
  );
  return parts.storage.watch(
    kind,
    WATCH_LATENCY_MS,
    (type, object) => {
      const matches = test.value(object);
      const { uid } = object.metadata;
      const had = seen.has(uid);
      if (!matches && !had) return;
      if (type === 'DELETED' || !matches) {
        seen.delete(uid);
        onEvent({ type: 'DELETED', object });
        return;
      }
      seen.add(uid);
      onEvent({ type: had ? 'MODIFIED' : 'ADDED', object });
    },
    false,
  );
}

function deleteObject(
  parts: ClientParts,
  resource: ApiResource,
  namespace: string | undefined,
  name: string,
  options: DeleteOptions = {},
): Result<{ object: KubeObject }> {
  const kind = kindOf(resource);
  if (!kind) return methodNotAllowed();
  const where = resource.namespaced ? namespace : undefined;
  const current = parts.storage.get(kind, where, name);
  if (!current) return notFound(qualified(resource), name);
  // Models plugin/pkg/admission/namespace/lifecycle: these are forever.
  if (kind === 'Namespace' && IMMORTAL.has(name))
    return forbidden('namespaces', name, 'this namespace may not be deleted');
  if (options.dryRun) return succeed({ object: current });
  const finalizer = PROPAGATION_FINALIZERS[options.propagationPolicy ?? 'Background'];
  if (finalizer) {
    parts.store.update('kubectl', kind, where, name, (object) => ({
      ...object,
      metadata: { ...object.metadata, finalizers: [...(object.metadata.finalizers ?? []), finalizer] },
    }));
  }
  const deleted = parts.store.delete('kubectl', kind, where, name, options.gracePeriodSeconds);
  return deleted.ok ? succeed({ object: deleted.value }) : deleted;
}

const IMMORTAL = new Set(['default', 'kube-public', 'kube-system']);

/** The garbage collector removes these when it has dealt with the dependents. */
const PROPAGATION_FINALIZERS: Readonly<Record<string, string | undefined>> = {
  Foreground: 'foregroundDeletion',
  Orphan: 'orphan',
};

/** Models pkg/registry/core/pod validateContainer: which container a log or exec request means. */
function podContainer(
  { storage }: ClientParts,
  namespace: string,
  name: string,
  asked: (LogOptions | ExecOptions | AttachOptions)['container'],
): Result<{ pod: Pod; container: string }> {
  const pod = storage.get('Pod', namespace, name);
  if (!pod || !asPod(pod)) return notFound('pods', name);
  const names = (list: readonly { name: string }[] | undefined) => (list ?? []).map((container) => container.name);
  const apps = names(pod.spec.containers);
  const inits = names(pod.spec.initContainers);
  const all = [...inits, ...apps, ...names(pod.spec.ephemeralContainers)];
  if (asked) {
    if (all.includes(asked)) return succeed({ pod, container: asked });
    return fail({ code: 400, reason: 'BadRequest', message: `container ${asked} is not valid for pod ${name}` });
  }
  const [only] = apps;
  if (apps.length === 1 && only !== undefined) return succeed({ pod, container: only });
  const choices = `choose one of: [${apps.join(' ')}]`;
  const initChoices = inits.length > 0 ? ` or one of the init containers: [${inits.join(' ')}]` : '';
  return badRequest(`a container name must be specified for pod ${name}, ${choices}${initChoices}`);
}
