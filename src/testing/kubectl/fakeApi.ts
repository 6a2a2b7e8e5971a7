/** A small API server for tests: objects in memory, no admission, no defaults. Time is the caller's. */
import type { ApiClient, ApiResource, ListOptions, WatchEvent } from '../../api/client';
import { fail, type KubeObject, type Result, type StatusError, succeed } from '../../api/meta';
import { API_RESOURCES, apiVersionOf } from '../../api/resources';
import { matchesLabels } from '../../api/selectors';
import { timestampOf } from '../../api/time';
import { isObject, type JsonObject } from '../../kubectl/resources/json';
import { asObject } from '../../kubectl/writes';

export interface FakeApi extends ApiClient {
  objects: KubeObject[];
  /** Every write that was asked for. */
  requests: { verb: string; name: string; body?: unknown }[];
  put(object: KubeObject): void;
  remove(object: KubeObject): void;
}

export interface FakeApiOptions {
  objects?: readonly KubeObject[];
  /** Milliseconds since 1970 of virtual time 0. */
  epochMs: number;
  now?: () => number;
}

export function createFakeApi(options: FakeApiOptions): FakeApi {
  const watchers = new Set<(event: WatchEvent, object: KubeObject) => void>();
  const tell = (type: WatchEvent['type'], object: KubeObject) => {
    for (const watcher of watchers) watcher({ type, object }, object);
  };
  const api: FakeApi = {
    objects: [...(options.objects ?? [])],
    requests: [],
    get nowMs() {
      return options.now?.() ?? 0;
    },
    timestamp: (atMs) => timestampOf(options.epochMs + atMs),
    serverVersion: 'v1.36.3',
    resources: () => API_RESOURCES,
    access: {
      user: { username: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] },
      mayI: () => ({ allowed: true, reason: '' }),
      rulesIn: () => [],
    },
    actingAs: () => succeed(api),
    get: (resource, namespace, name) => found(api, resource, namespace, name),
    list(resource, list) {
      return succeed({ items: api.objects.filter((object) => selects(resource, list, object)), resourceVersion: '1' });
    },
    ...writesOf(() => api),
    watch(resource, list, onEvent) {
      const watcher = (event: WatchEvent, object: KubeObject) => {
        if (selects(resource, list, object) && (list.name === undefined || object.metadata.name === list.name))
          onEvent(event);
      };
      watchers.add(watcher);
      return { stop: () => void watchers.delete(watcher) };
    },
    evict: (namespace, name) => {
      const pods = API_RESOURCES.find(({ kind }) => kind === 'Pod');
      return pods ? api.delete(pods, namespace, name) : fail({ code: 404, reason: 'NotFound', message: name });
    },
    logs: () => succeed({ text: 'line\n', follow: endAtOnce }),
    exec(_namespace, _pod, exec) {
      exec.onStdout(`${exec.command.join(' ')}\n`);
      exec.onExit(exec.command[0] === 'false' ? 1 : 0);
      return succeed({ write: () => {}, closeInput: () => {}, signal: () => {} });
    },
    attach(_namespace, _pod, attach) {
      attach.onStdout('attached\n');
      attach.onEnd();
      return succeed({ write: () => {}, closeInput: () => {}, signal: () => {} });
    },
    put(object) {
      const at = api.objects.findIndex((each) => isSame(each, object));
      if (at >= 0) api.objects[at] = object;
      else api.objects.push(object);
      tell(at >= 0 ? 'MODIFIED' : 'ADDED', object);
    },
    remove(object) {
      api.objects = api.objects.filter((each) => !isSame(each, object));
      tell('DELETED', object);
    },
  };
  return api;
}

/** What changes objects. Every request is noted. */
function writesOf(api: () => FakeApi): Pick<FakeApi, 'create' | 'update' | 'patch' | 'delete'> {
  return {
    create(resource, namespace, body) {
      const object = asObject(isObject(body) ? body : {});
      api().requests.push({ verb: 'create', name: object.metadata.name ?? '', body });
      if (found(api(), resource, namespace, object.metadata.name ?? '').ok)
        return fail(status(409, 'AlreadyExists', `${resource.name} "${object.metadata.name}" already exists`));
      api().put(object);
      return succeed({ object, warnings: [] });
    },
    update(_resource, _namespace, body) {
      const object = asObject(isObject(body) ? body : {});
      api().requests.push({ verb: 'update', name: object.metadata.name ?? '', body });
      api().put(object);
      return succeed({ object, warnings: [] });
    },
    patch(resource, namespace, name, patch) {
      const current = found(api(), resource, namespace, name);
      if (!current.ok) return current;
      api().requests.push({ verb: 'patch', name, body: patch.body });
      const merged = asObject(merge({ ...current.value }, isObject(patch.body) ? patch.body : {}));
      const object = {
        ...merged,
        metadata: { ...merged.metadata, resourceVersion: `patched-${api().requests.length}` },
      };
      api().put(object);
      return succeed({ object, warnings: [] });
    },
    delete(resource, namespace, name) {
      const current = found(api(), resource, namespace, name);
      if (!current.ok) return current;
      api().requests.push({ verb: 'delete', name });
      api().remove(current.value);
      return succeed({ object: current.value });
    },
  };
}

const endAtOnce = (_onText: unknown, onEnd: () => void) => {
  onEnd();
  return { stop: () => {} };
};

const isSame = (a: KubeObject, b: KubeObject): boolean =>
  a.kind === b.kind && a.metadata.name === b.metadata.name && a.metadata.namespace === b.metadata.namespace;

const status = (code: number, reason: string, message: string): StatusError => ({ code, reason, message });

function found(api: FakeApi, resource: ApiResource, namespace: string | undefined, name: string): Result<KubeObject> {
  const object = api.objects.find(
    (each) => selects(resource, namespace === undefined ? {} : { namespace }, each) && each.metadata.name === name,
  );
  const type = resource.group ? `${resource.name}.${resource.group}` : resource.name;
  return object ? succeed(object) : fail(status(404, 'NotFound', `${type} "${name}" not found`));
}

function selects(resource: ApiResource, { namespace, labelSelector = '' }: ListOptions, object: KubeObject): boolean {
  if (object.kind !== resource.kind || object.apiVersion !== apiVersionOf(resource)) return false;
  if (resource.namespaced && namespace !== undefined && object.metadata.namespace !== namespace) return false;
  const matches = matchesLabels(labelSelector, object.metadata.labels ?? {});
  return matches.ok && matches.value;
}

function merge(target: JsonObject, patch: JsonObject): JsonObject {
  const merged = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    const had = merged[key];
    if (value === null) delete merged[key];
    else merged[key] = isObject(value) && isObject(had) ? merge(had, value) : value;
  }
  return merged;
}
