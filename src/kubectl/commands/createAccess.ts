/** `kubectl create role|clusterrole|rolebinding|clusterrolebinding` and `create secret docker-registry`: what they make of flags. */

import { encodeBase64Text } from '../../api/base64';
import type { Cli } from '../cli';
import { failed, type Outcome } from '../failure';
import { arrayFlag, type FlagSpec, type FlagValues, listFlag, textFlag } from '../flags/flags';
import type { JsonObject } from '../resources/json';
import { findResource, unknownType } from '../resources/mapping';
import type { Creation } from './creation';

const API_GROUP = 'rbac.authorization.k8s.io';
const API_VERSION = `${API_GROUP}/v1`;

const ruleFlags: readonly FlagSpec[] = [
  listFlag('verb', 'Verb that applies to the resources contained in the rule'),
  listFlag('resource', 'Resource that the rule applies to'),
  arrayFlag(
    'resource-name',
    'Resource in the white list that the rule applies to, repeat this flag for multiple items',
  ),
];
const subjectFlags: readonly FlagSpec[] = [
  textFlag('clusterrole', 'ClusterRole this binding should reference'),
  arrayFlag('user', 'Usernames to bind to the role.'),
  arrayFlag('group', 'Groups to bind to the role.'),
  arrayFlag('serviceaccount', 'Service accounts to bind to the role, in the format <namespace>:<name>'),
];
const SUBJECTS = '[--user=username] [--group=groupname] [--serviceaccount=namespace:serviceaccountname]';
const DRY = '[--dry-run=server|client|none] [options]';

export const ACCESS_CREATIONS: readonly Creation[] = [
  {
    name: 'clusterrole',
    use: `clusterrole NAME --verb=verb --resource=resource.group [--resource-name=resourcename] ${DRY}`,
    short: 'Create a cluster role',
    flags: [
      ...ruleFlags,
      listFlag('non-resource-url', 'A partial url that user should have access to.'),
      {
        name: 'aggregation-rule',
        kind: 'strings',
        default: '',
        usage: 'An aggregation label selector for combining ClusterRoles.',
      },
    ],
    build: buildClusterRole,
  },
  {
    name: 'clusterrolebinding',
    use: `clusterrolebinding NAME --clusterrole=NAME ${SUBJECTS} ${DRY}`,
    short: 'Create a cluster role binding for a particular cluster role',
    flags: subjectFlags,
    build: (_cli, name, flags) =>
      flags.text('clusterrole') === ''
        ? failed('required flag(s) "clusterrole" not set')
        : buildBinding('ClusterRoleBinding', name, 'ClusterRole', flags),
  },
  {
    name: 'role',
    use: `role NAME --verb=verb --resource=resource.group/subresource [--resource-name=resourcename] ${DRY}`,
    short: 'Create a role with single rule',
    flags: ruleFlags,
    build: (cli, name, flags) => buildRole(cli, 'Role', name, flags),
  },
  {
    name: 'rolebinding',
    use: `rolebinding NAME --clusterrole=NAME|--role=NAME ${SUBJECTS} ${DRY}`,
    short: 'Create a role binding for a particular role or cluster role',
    flags: [...subjectFlags, textFlag('role', 'Role this RoleBinding should reference')],
    build: (_cli, name, flags) =>
      (flags.text('clusterrole') === '') === (flags.text('role') === '')
        ? failed('exactly one of clusterrole or role must be specified')
        : buildBinding('RoleBinding', name, flags.text('role') === '' ? 'ClusterRole' : 'Role', flags),
  },
];

/** What a ClusterRole may have besides rules of resources. Models create_clusterrole.go. */
function buildClusterRole(cli: Cli, name: string, flags: FlagValues): Outcome<JsonObject> {
  const role = { apiVersion: API_VERSION, kind: 'ClusterRole', metadata: { name } };
  const nonResourceURLs = [...new Set(flags.list('non-resource-url'))];
  const labels = flags.list('aggregation-rule');
  const resources = flags.list('resource');
  if (labels.length > 0) {
    if (flags.list('verb').length + nonResourceURLs.length + resources.length > 0)
      return failed('aggregation rule must be specified without verbs, resources or non-resource urls');
    const matchLabels = Object.fromEntries(labels.map((pair) => pair.split(/=(.*)/).slice(0, 2)));
    return { ok: true, value: { ...role, aggregationRule: { clusterRoleSelectors: [{ matchLabels }] }, rules: null } };
  }
  const verbs = [...new Set(flags.list('verb'))];
  if (verbs.length > 0 && resources.length === 0 && nonResourceURLs.length > 0)
    return { ok: true, value: { ...role, rules: [{ nonResourceURLs, verbs }] } };
  const built = buildRole(cli, 'ClusterRole', name, flags);
  if (!built.ok || nonResourceURLs.length === 0) return built;
  const rules = Array.isArray(built.value.rules) ? built.value.rules : [];
  return { ok: true, value: { ...built.value, rules: [...rules, { nonResourceURLs, verbs }] } };
}

/** A rule for each API group. Models create_role.go generateResourcePolicyRules. */
function buildRole(cli: Cli, kind: 'Role' | 'ClusterRole', name: string, flags: FlagValues): Outcome<JsonObject> {
  const verbs = flags.list('verb').includes('*') ? ['*'] : [...new Set(flags.list('verb'))];
  if (verbs.length === 0) return failed('at least one verb must be specified');
  const asked = [...new Set(flags.list('resource'))];
  if (asked.length === 0) return failed('at least one resource must be specified');
  const resourceNames = [...flags.list('resource-name')];
  const groups = new Map<string, string[]>();
  for (const word of asked) {
    const slash = word.indexOf('/');
    const type = slash < 0 ? word : word.slice(0, slash);
    if (type === '') return failed('resource must be specified if apiGroup/subresource specified');
    const resource = findResource(cli.client, type);
    if (!resource && type !== '*') return { ok: false, error: { kind: 'verbatim', text: unknownType(type) } };
    const group = resource?.group ?? '*';
    groups.set(group, [...(groups.get(group) ?? []), `${resource?.name ?? '*'}${slash < 0 ? '' : word.slice(slash)}`]);
  }
  const rules = [...groups.keys()].sort().map((group) => ({
    apiGroups: [group],
    ...(resourceNames.length > 0 ? { resourceNames } : {}),
    resources: groups.get(group),
    verbs,
  }));
  return { ok: true, value: { apiVersion: API_VERSION, kind, metadata: { name }, rules } };
}

function buildBinding(
  kind: string,
  name: string,
  roleKind: 'Role' | 'ClusterRole',
  flags: FlagValues,
): Outcome<JsonObject> {
  const subjects: JsonObject[] = [
    ...flags.list('user').map((user) => ({ apiGroup: API_GROUP, kind: 'User', name: user })),
    ...flags.list('group').map((group) => ({ apiGroup: API_GROUP, kind: 'Group', name: group })),
  ];
  for (const account of flags.list('serviceaccount')) {
    const [namespace, own, ...more] = account.split(':');
    if (!namespace || !own || more.length > 0) return failed('serviceaccount must be <namespace>:<name>');
    subjects.push({ kind: 'ServiceAccount', name: own, namespace });
  }
  const roleRef = { apiGroup: API_GROUP, kind: roleKind, name: flags.text(roleKind.toLowerCase()) };
  const binding = { apiVersion: API_VERSION, kind, metadata: { name }, roleRef };
  return { ok: true, value: subjects.length > 0 ? { ...binding, subjects } : binding };
}

const DOCKER_HUB = 'https://index.docker.io/v1/';

export const registrySecretCreation: Creation = {
  name: 'docker-registry',
  use: `docker-registry NAME --docker-username=user --docker-password=password --docker-email=email [--docker-server=string] [--from-file=[key=]source] ${DRY}`,
  short: 'Create a secret for use with a Docker registry',
  flags: [
    textFlag('docker-username', 'Username for Docker registry authentication'),
    textFlag('docker-password', 'Password for Docker registry authentication'),
    textFlag('docker-email', 'Email for Docker registry'),
    textFlag('docker-server', 'Server location for Docker registry', { default: DOCKER_HUB }),
  ],
  build(_cli, name, flags) {
    const [username, password, email, server] = ['username', 'password', 'email', 'server'].map((word) =>
      flags.text(`docker-${word}`),
    );
    if (!username || !password || !server)
      return failed(
        'either --from-file or the combination of --docker-username, --docker-password and --docker-server is required',
      );
    const login = {
      username,
      password,
      ...(email ? { email } : {}),
      auth: encodeBase64Text(`${username}:${password}`),
    };
    const data = { '.dockerconfigjson': encodeBase64Text(JSON.stringify({ auths: { [server]: login } })) };
    const type = 'kubernetes.io/dockerconfigjson';
    return { ok: true, value: { apiVersion: 'v1', data, kind: 'Secret', metadata: { name }, type } };
  },
};
