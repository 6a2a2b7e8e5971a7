/** What a user of the API may do, by roles and bindings. Models plugin/pkg/auth/authorizer/rbac. */
import type {
  AccessAnswer,
  AccessReviews,
  NonResourceAttributes,
  PolicyRule,
  ResourceAttributes,
  UserInfo,
} from '../../api/access';
import type { KubeObject } from '../../api/meta';
import { ACCOUNTS, AUTHENTICATED, DEFAULT_BINDINGS, DEFAULT_ROLES, MASTERS } from './defaultRoles';
import type { Storage } from './storage';

interface Role extends KubeObject {
  rules?: readonly PolicyRule[];
}
interface Binding extends KubeObject {
  subjects?: readonly { kind: string; name: string; namespace?: string }[];
  roleRef?: { kind: string; name: string };
}

/** The learner: what a kubeconfig of `kubeadm init` says. */
export const ADMINISTRATOR: UserInfo = { username: 'kubernetes-admin', groups: [MASTERS, AUTHENTICATED] };

const ACCOUNT_NAME = /^system:serviceaccount:([^:]+):([^:]+)$/;

/** Namespace and name of a service account by its user name. */
export function accountOf(username: string): { namespace: string; name: string } | undefined {
  const [, namespace, name] = ACCOUNT_NAME.exec(username) ?? [];
  return namespace === undefined || name === undefined ? undefined : { namespace, name };
}

/** Models serviceaccount.UserInfo. */
export const accountUser = (namespace: string, name: string): UserInfo => ({
  username: `system:serviceaccount:${namespace}:${name}`,
  groups: [ACCOUNTS, `${ACCOUNTS}:${namespace}`, AUTHENTICATED],
});

interface Found {
  rules: readonly PolicyRule[];
  /** Roles that bindings name and that are not there. */
  missing: readonly string[];
}

/** Models validation.VisitRulesFor: the rules that hold for a user, of the whole cluster first. */
function rulesFor(storage: Storage, user: UserInfo, namespace: string | undefined): Found {
  const rules: PolicyRule[] = [];
  const missing: string[] = [];
  const visit = (binding: Binding): void => {
    const { roleRef, subjects = [], metadata } = binding;
    if (!roleRef || !subjects.some((subject) => isSubject(subject, metadata.namespace, user))) return;
    const found = rulesOf(storage, roleRef, metadata.namespace);
    if (found) rules.push(...found);
    else
      missing.push(`${roleRef.kind.toLowerCase()}.rbac.authorization.k8s.io ${JSON.stringify(roleRef.name)} not found`);
  };
  for (const [role, group] of DEFAULT_BINDINGS)
    if (user.groups.includes(group)) rules.push(...(DEFAULT_ROLES[role] ?? []));
  storage.list('ClusterRoleBinding').forEach(visit);
  if (namespace !== undefined) storage.list('RoleBinding', namespace).forEach(visit);
  return { rules, missing };
}

function rulesOf(
  storage: Storage,
  { kind, name }: { kind: string; name: string },
  namespace: string | undefined,
): readonly PolicyRule[] | undefined {
  const isCluster = kind === 'ClusterRole';
  const role: Role | undefined = isCluster
    ? storage.get('ClusterRole', undefined, name)
    : storage.get('Role', namespace, name);
  if (role) return role.rules ?? [];
  return isCluster && Object.hasOwn(DEFAULT_ROLES, name) ? DEFAULT_ROLES[name] : undefined;
}

function isSubject(
  { kind, name, namespace }: { kind: string; name: string; namespace?: string },
  bindingNamespace: string | undefined,
  user: UserInfo,
): boolean {
  if (kind === 'ServiceAccount')
    return user.username === accountUser(namespace ?? bindingNamespace ?? '', name).username;
  return kind === 'User' ? user.username === name : user.groups.includes(name);
}

export function authorize(
  storage: Storage,
  user: UserInfo,
  wanted: ResourceAttributes | NonResourceAttributes,
): AccessAnswer {
  if (user.groups.includes(MASTERS)) return { allowed: true, reason: '' };
  const namespace = 'path' in wanted ? undefined : wanted.namespace;
  const { rules, missing } = rulesFor(storage, user, namespace);
  if (rules.some((rule) => matches(rule, wanted))) return { allowed: true, reason: '' };
  const [only] = missing;
  if (only === undefined) return { allowed: false, reason: '' };
  return { allowed: false, reason: `RBAC: ${missing.length === 1 ? only : `[${missing.join(', ')}]`}` };
}

function matches(rule: PolicyRule, wanted: ResourceAttributes | NonResourceAttributes): boolean {
  const has = (list: readonly string[] | undefined, value: string) =>
    list?.some((one) => one === '*' || one === value) ?? false;
  if (!has(rule.verbs, wanted.verb)) return false;
  if ('path' in wanted) return rule.nonResourceURLs?.some((url) => matchesUrl(url, wanted.path)) ?? false;
  const { group, resource, subresource, name } = wanted;
  const full = subresource === undefined ? resource : `${resource}/${subresource}`;
  const names = rule.resourceNames ?? [];
  return (
    has(rule.apiGroups, group) &&
    (has(rule.resources, full) || (subresource !== undefined && has(rule.resources, `*/${subresource}`))) &&
    (names.length === 0 || (name !== undefined && names.includes(name)))
  );
}

/** Models rbac.NonResourceURLMatches: a star stands at the end only. */
const matchesUrl = (url: string, path: string): boolean =>
  url === '*' || url === path || (url.endsWith('*') && path.startsWith(url.replace(/\*+$/, '')));

/** What a user is told of himself. */
export const accessReviews = (storage: Storage, user: UserInfo): AccessReviews => ({
  user,
  mayI: (asked) => authorize(storage, user, asked),
  rulesIn: (namespace) => rulesFor(storage, user, namespace).rules,
});
