/** What a user of the API may do, by roles and bindings. Models plugin/pkg/auth/authorizer/rbac. */
import type { ApiClient, ApiResource } from '../../api/client';
import { fail, type KubeObject, type Result } from '../../api/meta';
import { detailsOf } from './statusErrors';
import type { Storage } from './storage';

/** A service account: `system:serviceaccount:NAMESPACE:NAME`. */
export interface ServiceAccountUser {
  namespace: string;
  name: string;
}

/** What is asked for: `pods/log` is resource `pods`, subresource `log`. */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  subresource?: string;
  /** undefined: the whole cluster. */
  namespace?: string;
  name?: string;
}

interface PolicyRule {
  verbs?: readonly string[];
  apiGroups?: readonly string[];
  resources?: readonly string[];
  resourceNames?: readonly string[];
}
interface Role extends KubeObject {
  rules?: readonly PolicyRule[];
}
interface Binding extends KubeObject {
  subjects?: readonly { kind: string; name: string; namespace?: string }[];
  roleRef?: { kind: string; name: string };
}

const READ = ['get', 'list', 'watch'];
const WORKLOADS = ['deployments', 'replicasets', 'statefulsets', 'jobs', 'controllerrevisions'];
const VIEWED = [
  ...['pods', 'pods/log', 'services', 'endpoints', 'endpointslices', 'configmaps', 'serviceaccounts', 'events'],
  ...['persistentvolumeclaims', 'namespaces', ...WORKLOADS],
];
const EDITED = VIEWED.filter((name) => !['events', 'namespaces', 'pods/log', 'controllerrevisions'].includes(name));
const edit: readonly PolicyRule[] = [
  { verbs: READ, apiGroups: ['*'], resources: [...VIEWED, 'secrets'] },
  {
    verbs: ['*'],
    apiGroups: ['*'],
    resources: [...EDITED, 'secrets', 'pods/exec', 'pods/attach', 'deployments/scale'],
  },
];
/** The cluster's own roles that people bind, as far as kinds are simulated. */
const BUILT_IN: Readonly<Record<string, readonly PolicyRule[]>> = {
  'cluster-admin': [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }],
  view: [{ verbs: READ, apiGroups: ['*'], resources: VIEWED }],
  edit,
  admin: [...edit, { verbs: ['*'], apiGroups: ['rbac.authorization.k8s.io'], resources: ['roles', 'rolebindings'] }],
};

export function isAllowed(storage: Storage, user: ServiceAccountUser, wanted: Attributes): boolean {
  const rulesOf = ({ roleRef }: Binding, namespace: string | undefined): readonly PolicyRule[] => {
    if (!roleRef) return [];
    const isCluster = roleRef.kind === 'ClusterRole';
    const role: Role | undefined = isCluster
      ? storage.get('ClusterRole', undefined, roleRef.name)
      : storage.get('Role', namespace, roleRef.name);
    return role?.rules ?? (isCluster && Object.hasOwn(BUILT_IN, roleRef.name) ? (BUILT_IN[roleRef.name] ?? []) : []);
  };
  const applies = (binding: Binding): boolean =>
    (binding.subjects ?? []).some((subject) => isSubject(subject, binding.metadata.namespace, user));
  const allowedBy = (binding: Binding, namespace?: string): boolean =>
    applies(binding) && rulesOf(binding, namespace).some((rule) => matches(rule, wanted));
  if (storage.list('ClusterRoleBinding').some((binding) => allowedBy(binding))) return true;
  const { namespace } = wanted;
  return namespace !== undefined && storage.list('RoleBinding', namespace).some((one) => allowedBy(one, namespace));
}

function isSubject(
  subject: { kind: string; name: string; namespace?: string },
  bindingNamespace: string | undefined,
  { namespace, name }: ServiceAccountUser,
): boolean {
  if (subject.kind === 'ServiceAccount')
    return subject.name === name && (subject.namespace ?? bindingNamespace) === namespace;
  if (subject.kind === 'User') return subject.name === userName({ namespace, name });
  return ['system:authenticated', 'system:serviceaccounts', `system:serviceaccounts:${namespace}`].includes(
    subject.name,
  );
}

function matches(rule: PolicyRule, { verb, group, resource, subresource, name }: Attributes): boolean {
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.some((one) => one === '*' || one === value) ?? false;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const names = rule.resourceNames ?? [];
  return (
    has(rule.verbs, verb) &&
    has(rule.apiGroups, group) &&
    (has(rule.resources, full) || (subresource !== undefined && has(rule.resources, `*/${subresource}`))) &&
    (names.length === 0 || (name !== undefined && names.includes(name)))
  );
}

export const userName = ({ namespace, name }: ServiceAccountUser): string =>
  `system:serviceaccount:${namespace}:${name}`;

/** Models responsewriters.ForbiddenStatusError. */
function refusal(user: ServiceAccountUser, { verb, group, resource, subresource, namespace, name }: Attributes) {
  const qualified = group === '' ? resource : `${resource}.${group}`;
  const what = subresource === undefined ? resource : `${resource}/${subresource}`;
  const where = namespace === undefined ? 'at the cluster scope' : `in the namespace ${JSON.stringify(namespace)}`;
  const who = `User ${JSON.stringify(userName(user))} cannot ${verb} resource ${JSON.stringify(what)}`;
  const subject = name === undefined ? qualified : `${qualified} ${JSON.stringify(name)}`;
  return fail({
    code: 403,
    reason: 'Forbidden',
    message: `${subject} is forbidden: ${who} in API group ${JSON.stringify(group)} ${where}`,
    details: detailsOf(qualified, name ?? ''),
  });
}

/** The client of a service account: every request is looked at before it is answered. Discovery is open to all. */
export function authorizedClient(client: ApiClient, storage: Storage, user: ServiceAccountUser): ApiClient {
  const guard = <T>(
    resource: Pick<ApiResource, 'group' | 'name' | 'namespaced'>,
    options: Asked,
    answer: () => Result<T>,
  ): Result<T> => {
    const { namespace, ...rest } = options;
    const where = resource.namespaced && namespace !== undefined ? { namespace } : {};
    const wanted = { group: resource.group, resource: resource.name, ...rest, ...where };
    return isAllowed(storage, user, wanted) ? answer() : refusal(user, wanted);
  };
  const pods = { group: '', name: 'pods', namespaced: true };
  return {
    get nowMs() {
      return client.nowMs;
    },
    timestamp: (atMs) => client.timestamp(atMs),
    serverVersion: client.serverVersion,
    resources: () => client.resources(),
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
