import { describe, expect, it } from 'vitest';
import type { KubeObject } from '../../api/meta';
import { API_RESOURCES } from '../../api/resources';
import { createContext } from '../clock';
import { simulate } from '../simulate';
import { createApiServer } from './apiServer';
import { accountUser, authorize } from './authorization';
import { createStorage } from './storage';

const RBAC = 'rbac.authorization.k8s.io/v1';
const context = () => createContext({ kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: 1000 });
const user = accountUser('shop', 'robot');
const isAllowed = (...asked: Parameters<typeof authorize>) => authorize(...asked).allowed;
const pods = { group: '', resource: 'pods' };

const role = (kind: 'Role' | 'ClusterRole', rules: readonly object[], name = 'reader') =>
  ({
    apiVersion: RBAC,
    kind,
    metadata: { name, namespace: kind === 'Role' ? 'shop' : undefined },
    rules,
  }) as KubeObject;

const binding = (kind: 'RoleBinding' | 'ClusterRoleBinding', roleKind: string, subject: object, name = 'reader') =>
  ({
    apiVersion: RBAC,
    kind,
    metadata: { name: 'one', ...(kind === 'RoleBinding' ? { namespace: 'shop' } : {}) },
    subjects: [subject],
    roleRef: { kind: roleKind, name },
  }) as KubeObject;

function storageWith(...objects: readonly KubeObject[]) {
  const storage = createStorage(context());
  for (const object of objects) {
    const { kind } = object;
    if (kind === 'Role' || kind === 'ClusterRole' || kind === 'RoleBinding' || kind === 'ClusterRoleBinding')
      storage.put('kubectl', kind, object);
  }
  return storage;
}

const account = { kind: 'ServiceAccount', name: 'robot', namespace: 'shop' };
const rule = { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list'] };

describe('rights', () => {
  it('are none without a binding', () => {
    const storage = storageWith(role('Role', [rule]));
    expect(isAllowed(storage, user, { ...pods, verb: 'get', namespace: 'shop' })).toBe(false);
  });

  it('reach as far as the rule and the binding', () => {
    const storage = storageWith(role('Role', [rule]), binding('RoleBinding', 'Role', account));
    const may = (verb: string, rest: object = {}) =>
      isAllowed(storage, user, { ...pods, verb, namespace: 'shop', ...rest });
    expect(may('get')).toBe(true);
    expect(may('delete')).toBe(false);
    expect(may('get', { subresource: 'log' })).toBe(false);
    expect(may('get', { namespace: 'other' })).toBe(false);
    expect(may('list', { namespace: undefined })).toBe(false);
    expect(may('get', { group: 'apps' })).toBe(false);
  });

  it('of a cluster role binding hold everywhere', () => {
    const everyone = { kind: 'Group', name: 'system:serviceaccounts' };
    const storage = storageWith(role('ClusterRole', [rule]), binding('ClusterRoleBinding', 'ClusterRole', everyone));
    expect(isAllowed(storage, user, { ...pods, verb: 'list' })).toBe(true);
  });

  it('know the built-in roles', () => {
    const storage = storageWith(binding('RoleBinding', 'ClusterRole', account, 'view'));
    const may = (verb: string, resource: string) =>
      isAllowed(storage, user, { group: '', resource, verb, namespace: 'shop' });
    expect([may('get', 'pods'), may('get', 'secrets'), may('create', 'pods')]).toEqual([true, false, false]);
  });

  it('can name single objects', () => {
    const named = { ...rule, resourceNames: ['db'] };
    const storage = storageWith(role('Role', [named]), binding('RoleBinding', 'Role', account));
    const may = (name?: string) =>
      isAllowed(storage, user, { ...pods, verb: 'get', namespace: 'shop', ...(name ? { name } : {}) });
    expect([may('db'), may('web'), may()]).toEqual([true, false, false]);
  });
});

describe('somebody else', () => {
  const jane = { username: 'jane' };
  const server = createApiServer(context());
  const node = { logs: () => never(), exec: () => never(), attach: () => never(), restartSandbox: () => false };

  it('is played by the administrator', () => {
    const acting = server.client({ node }).actingAs({ ...jane, groups: ['dev'] });
    expect(acting).toMatchObject({
      ok: true,
      value: { access: { user: { username: 'jane', groups: ['dev', 'system:authenticated'] } } },
    });
    expect(acting.ok && acting.value.access.mayI({ ...pods, verb: 'get' })).toEqual({ allowed: false, reason: '' });
  });

  it('is not played by those who may not', () => {
    expect(server.client({ node, user }).actingAs(jane)).toMatchObject({
      error: {
        message:
          'users "jane" is forbidden: User "system:serviceaccount:shop:robot" cannot impersonate resource "users" in API group "" at the cluster scope',
      },
    });
  });

  it('is refused for a role that is not there in so many words', () => {
    const storage = storageWith(binding('RoleBinding', 'Role', account));
    expect(authorize(storage, user, { ...pods, verb: 'get', namespace: 'shop' })).toEqual({
      allowed: false,
      reason: 'RBAC: role.rbac.authorization.k8s.io "reader" not found',
    });
  });
});

it('refuses in the words of the API server', () => {
  const server = createApiServer(context());
  const node = { logs: () => never(), exec: () => never(), attach: () => never(), restartSandbox: () => false };
  const client = server.client({ node, user });
  const resource = API_RESOURCES.find(({ kind }) => kind === 'Deployment');
  if (!resource) throw new Error('no Deployment');
  expect(client.get(resource, 'shop', 'web')).toMatchObject({
    error: {
      code: 403,
      message:
        'deployments.apps "web" is forbidden: User "system:serviceaccount:shop:robot" cannot get resource "deployments" in API group "apps" in the namespace "shop"',
    },
  });
});

const never = () => {
  throw new Error('not asked');
};

function linesInContainer(words: string): string[] {
  const run = simulate({
    kubernetes: '1.36',
    namespace: 'default',
    files: {},
    steps: [{ atMs: 0, run: `kubectl run k --image=bitnami/kubectl --restart=Never ${words}` }],
    untilMs: 20_000,
  });
  return run.trace.flatMap((event) => (event.kind === 'log' ? [event.line] : []));
}

it('is what kubectl meets in a container', () => {
  expect(linesInContainer('-- get pods')).toEqual([
    'Error from server (Forbidden): pods is forbidden: User "system:serviceaccount:default:default" cannot list resource "pods" in API group "" in the namespace "default"',
  ]);
});

it('answers can-i and whoami for the account of the Pod', () => {
  const script = `'kubectl auth can-i get pods; echo $?; kubectl auth can-i get /version; kubectl auth whoami'`;
  const lines = linesInContainer(`--command -- sh -c ${script}`);
  expect(lines.slice(0, 5)).toEqual([
    'no',
    '1',
    'yes',
    'ATTRIBUTE                                           VALUE',
    'Username                                            system:serviceaccount:default:default',
  ]);
  expect(lines.at(-2)).toBe('Extra: authentication.kubernetes.io/pod-name        [k]');
});
