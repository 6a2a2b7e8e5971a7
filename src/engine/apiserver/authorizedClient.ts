/** The API as one user meets it: every request is authorized before it is answered. Discovery is open to all. */
import type { ResourceAttributes, UserInfo } from '../../api/access';
import type { ApiClient, ApiResource, Impersonation } from '../../api/client';
import { fail, type Result, type StatusError } from '../../api/meta';
import { accessReviews, accountOf, accountUser, authorize } from './authorization';
import { AUTHENTICATED } from './defaultRoles';
import { detailsOf } from './statusErrors';
import type { Storage } from './storage';

/** Models responsewriters.ForbiddenStatusError. */
function refusal(
  { username }: UserInfo,
  { verb, group, resource, subresource, namespace, name }: ResourceAttributes,
  reason: string,
): { ok: false; error: StatusError } {
  const qualified = group === '' ? resource : `${resource}.${group}`;
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`;
  const who = `User ${JSON.stringify(username)} cannot ${verb} resource ${JSON.stringify(what)}`;
  const subject = name === undefined ? qualified : `${qualified} ${JSON.stringify(name)}`;
  const why = reason === '' ? '' : `: ${reason}`;
  return fail({
    code: 403,
    reason: 'Forbidden',
    message: `${subject} is forbidden: ${who} in API group ${JSON.stringify(group)} ${where}${why}`,
    details: detailsOf(qualified, name ?? ''),
  });
}

/**
 * Whoever `asks` acts as somebody else, if he may. Models apiserver/pkg/endpoints/filters/impersonation: names, groups
 * and UIDs are looked at one by one, and what was not said of an account's groups is what they are by its name.
 */
function impersonate(storage: Storage, asks: UserInfo, wanted: Impersonation): Result<UserInfo> {
  const account = accountOf(wanted.username);
  const core = { verb: 'impersonate', group: '' };
  const asked: ResourceAttributes[] = [
    account
      ? { ...core, resource: 'serviceaccounts', ...account }
      : { ...core, resource: 'users', name: wanted.username },
    ...(wanted.groups ?? []).map((name) => ({ ...core, resource: 'groups', name })),
    ...(wanted.uid ? [{ ...core, group: 'authentication.k8s.io', resource: 'uids', name: wanted.uid }] : []),
  ];
  for (const each of asked) {
    const { allowed, reason } = authorize(storage, asks, each);
    if (!allowed) return refusal(asks, each, reason);
  }
  const own = account ? accountUser(account.namespace, account.name).groups : [AUTHENTICATED];
  const groups = wanted.groups?.length ? [...new Set([...wanted.groups, AUTHENTICATED])] : own;
  return { ok: true, value: { username: wanted.username, groups, ...(wanted.uid ? { uid: wanted.uid } : {}) } };
}

export function authorizedClient(client: ApiClient, storage: Storage, user: UserInfo): ApiClient {
  const guard = <T>(
    resource: Pick<ApiResource, 'group' | 'name' | 'namespaced'>,
    options: Asked,
    answer: () => Result<T>,
  ): Result<T> => {
    const { namespace, ...rest } = options;
    const where = resource.namespaced && namespace !== undefined ? { namespace } : {};
    const wanted = { group: resource.group, resource: resource.name, ...rest, ...where };
    const { allowed, reason } = authorize(storage, user, wanted);
    return allowed ? answer() : refusal(user, wanted, reason);
  };
  const pods = { group: '', name: 'pods', namespaced: true };
  return {
    get nowMs() {
      return client.nowMs;
    },
    timestamp: (atMs) => client.timestamp(atMs),
    serverVersion: client.serverVersion,
    resources: () => client.resources(),
    access: accessReviews(storage, user),
    actingAs: (wanted) => actingAs(client, storage, user, wanted),
    get: (resource, namespace, name) =>
      guard(resource, { verb: 'get', namespace, name }, () => client.get(resource, namespace, name)),
    list: (resource, options) =>
      guard(resource, { verb: 'list', namespace: options.namespace }, () => client.list(resource, options)),
    create: (resource, namespace, body, options) =>
      guard(resource, { verb: 'create', namespace }, () => client.create(resource, namespace, body, options)),
    update: (resource, namespace, body, options) =>
      guard(resource, { verb: 'update', namespace, ...namedIn(body) }, () =>
        client.update(resource, namespace, body, options),
      ),
    patch: (resource, namespace, name, patch, options) =>
      guard(
        resource,
        { verb: 'patch', namespace, name, ...(patch.subresource ? { subresource: patch.subresource } : {}) },
        () => client.patch(resource, namespace, name, patch, options),
      ),
    delete: (resource, namespace, name, options) =>
      guard(resource, { verb: 'delete', namespace, name }, () => client.delete(resource, namespace, name, options)),
    evict: (namespace, name, options) =>
      guard(pods, { verb: 'create', subresource: 'eviction', namespace, name }, () =>
        client.evict(namespace, name, options),
      ),
    watch(resource, options, onEvent) {
      const { namespace, name } = options;
      const asked = { verb: 'watch', namespace, ...(name === undefined ? {} : { name }) };
      const checked = guard(resource, asked, () => ({ ok: true, value: undefined }));
      return checked.ok ? client.watch(resource, options, onEvent) : { stop: () => undefined };
    },
    logs: (namespace, pod, options) =>
      guard(pods, { verb: 'get', subresource: 'log', namespace, name: pod }, () =>
        client.logs(namespace, pod, options),
      ),
    exec: (namespace, pod, options) =>
      guard(pods, { verb: 'create', subresource: 'exec', namespace, name: pod }, () =>
        client.exec(namespace, pod, options),
      ),
    attach: (namespace, pod, options) =>
      guard(pods, { verb: 'create', subresource: 'attach', namespace, name: pod }, () =>
        client.attach(namespace, pod, options),
      ),
  };
}

/** A client that acts as somebody else, if `asks` may: otherwise the refusal that every request would get. */
export function actingAs(
  client: ApiClient,
  storage: Storage,
  asks: UserInfo,
  wanted: Impersonation,
): Result<ApiClient> {
  const user = impersonate(storage, asks, wanted);
  return user.ok ? { ok: true, value: authorizedClient(client, storage, user.value) } : user;
}

interface Asked {
  verb: string;
  namespace: string | undefined;
  name?: string;
  subresource?: string;
}

function namedIn(body: unknown): { name?: string } {
  const name = (body as { metadata?: { name?: unknown } } | undefined)?.metadata?.name;
  return typeof name === 'string' ? { name } : {};
}
