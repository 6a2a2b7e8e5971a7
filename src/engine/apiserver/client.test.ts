import { describe, expect, it } from 'vitest';
import type { ApiResource, WatchEvent } from '../../api/client';
import type { Pod } from '../../api/core';
import { fail, type KubeObject } from '../../api/meta';
import { API_RESOURCES } from '../../api/resources';
import { createContext } from '../clock';
import type { NodeApi } from '../context';
import { createApiServer } from './apiServer';

const node: NodeApi = {
  logs: (_pod, { container }) => fail({ code: 400, reason: 'BadRequest', message: `asked for ${container}` }),
  exec: () => fail({ code: 500, reason: 'InternalError', message: 'no' }),
  attach: () => fail({ code: 500, reason: 'InternalError', message: 'no' }),
  restartSandbox: () => false,
};

function cluster() {
  const context = createContext({ kubernetes: '1.36', namespace: 'default', files: {}, steps: [], untilMs: 60_000 });
  const { store, client } = createApiServer(context);
  return { context, store, client: client({ node }) };
}

const resource = (kind: string): ApiResource => {
  const found = API_RESOURCES.find((candidate) => candidate.kind === kind);
  if (!found) throw new Error(`no resource of kind ${kind}`);
  return found;
};

const PODS = resource('Pod');
const pod = (extra: Record<string, unknown> = {}, name = 'demo') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels: { app: name } },
  spec: { containers: [{ name: 'app', image: 'busybox:1.36' }], ...extra },
});

describe('writes', () => {
  it('are defaulted', () => {
    const { client } = cluster();
    const created = client.create(PODS, 'default', pod());
    expect(created.ok && created.value.object).toMatchObject({
      metadata: { namespace: 'default', generation: 1 },
      spec: { restartPolicy: 'Always', dnsPolicy: 'ClusterFirst', terminationGracePeriodSeconds: 30 },
    });
  });

  it.each<[string, unknown, string]>([
    [
      'unknown fields',
      pod({ initContainer: [] }),
      'Pod in version "v1" cannot be handled as a Pod: strict decoding error: unknown field "spec.initContainer"',
    ],
    [
      'values that are not allowed',
      pod({ restartPolicy: 'Sometimes' }),
      'Pod "demo" is invalid: spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
    ],
    ['no containers', { ...pod(), spec: {} }, 'Pod "demo" is invalid: spec.containers: Required value'],
    ['nothing at all', {}, 'the API version in the data () does not match the expected API version (v1)'],
    [
      'another namespace',
      { ...pod(), metadata: { name: 'x', namespace: 'other' } },
      'the namespace of the provided object does not match the namespace sent on the request',
    ],
  ])('with %s are refused', (_what, body, message) => {
    const { client } = cluster();
    const created = client.create(PODS, 'default', body);
    expect(created.ok ? undefined : created.error.message).toBe(message);
  });

  it('in a dry run change nothing', () => {
    const { client } = cluster();
    expect(client.create(PODS, 'default', pod(), { dryRun: true }).ok).toBe(true);
    expect(client.get(PODS, 'default', 'demo').ok).toBe(false);
    const services = resource('Service');
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 's' }, spec: { ports: [{ port: 80 }] } };
    client.create(services, 'default', service, { dryRun: true });
    const created = client.create(services, 'default', service);
    expect(created.ok && created.value.object).toMatchObject({
      spec: { clusterIP: expect.stringMatching(/^10\.(9[6-9]|1[01]\d)\./) },
    });
  });

  it('conflict on an old resourceVersion', () => {
    const { client, store } = cluster();
    const created = client.create(PODS, 'default', pod());
    store.bind('default', 'demo', 'node-1');
    const updated = client.update(PODS, 'default', created.ok ? created.value.object : {});
    expect(updated.ok ? undefined : updated.error).toMatchObject({ code: 409, reason: 'Conflict' });
  });
});

describe('patches', () => {
  it('merge by name, keep the status, and count a generation', () => {
    const { client } = cluster();
    client.create(PODS, 'default', pod());
    const body = { spec: { containers: [{ name: 'app', image: 'busybox:1.28' }] } };
    const patched = client.patch(PODS, 'default', 'demo', { type: 'strategic', body });
    expect(patched.ok && patched.value.object).toMatchObject({
      metadata: { generation: 2 },
      spec: { containers: [{ name: 'app', image: 'busybox:1.28', imagePullPolicy: 'IfNotPresent' }] },
      status: { phase: 'Pending' },
    });
  });

  it('may not change what a Pod keeps for life', () => {
    const { client } = cluster();
    client.create(PODS, 'default', pod());
    const patched = client.patch(PODS, 'default', 'demo', {
      type: 'merge',
      body: { spec: { restartPolicy: 'Never' } },
    });
    expect(patched.ok ? '' : patched.error.message).toContain('pod updates may not change fields other than');
  });

  it('scale', () => {
    const { client } = cluster();
    const deployments = resource('Deployment');
    const template = { metadata: { labels: { app: 'web' } }, spec: pod().spec };
    client.create(deployments, 'default', {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { selector: { matchLabels: { app: 'web' } }, template },
    });
    const patched = client.patch(deployments, 'default', 'web', {
      type: 'merge',
      body: { spec: { replicas: 3 } },
      subresource: 'scale',
    });
    expect(patched.ok && patched.value.object).toMatchObject({ metadata: { generation: 2 }, spec: { replicas: 3 } });
  });
});

describe('reads', () => {
  it('select by labels and fields', () => {
    const { client } = cluster();
    for (const name of ['b', 'a']) client.create(PODS, 'default', pod({}, name));
    const names = (options: { labelSelector?: string; fieldSelector?: string }) => {
      const list = client.list(PODS, options);
      return list.ok ? list.value.items.map(({ metadata }) => metadata.name) : list.error.message;
    };
    expect(names({})).toEqual(['a', 'b']);
    expect(names({ labelSelector: 'app in (a)' })).toEqual(['a']);
    expect(names({ fieldSelector: 'metadata.name!=a,status.phase=Pending' })).toEqual(['b']);
    expect(names({ fieldSelector: 'spec.colour=red' })).toBe('field label not supported: spec.colour');
  });

  it('watch what matches, and see it go when it does not any more', () => {
    const { client, store, context } = cluster();
    client.create(PODS, 'default', pod());
    const seen: string[] = [];
    const onEvent = ({ type, object }: WatchEvent) => seen.push(`${type} ${object.metadata.name}`);
    const watch = client.watch(PODS, { namespace: 'default', labelSelector: 'app=demo' }, onEvent);
    client.create(PODS, 'default', pod({}, 'other'));
    store.bind('default', 'demo', 'node-1');
    store.update<Pod>('kubectl', 'Pod', 'default', 'demo', (current) => ({
      ...current,
      metadata: { ...current.metadata, labels: {} },
    }));
    context.queue.runUntil(100);
    watch.stop();
    store.delete('kubectl', 'Pod', 'default', 'demo', 0);
    context.queue.runUntil(200);
    expect(seen).toEqual(['MODIFIED demo', 'DELETED demo']);
  });

  it('of logs go to the container that is meant', () => {
    const { client, store } = cluster();
    client.create(PODS, 'default', pod());
    expect(client.logs('default', 'demo', {})).toMatchObject({ ok: true, value: { text: '' } });
    store.bind('default', 'demo', 'node-1');
    const message = (container?: string) => {
      const answer = client.logs('default', 'demo', container === undefined ? {} : { container });
      return answer.ok ? answer.value.text : answer.error.message;
    };
    expect(message()).toBe('asked for app');
    expect(message('nope')).toBe('container nope is not valid for pod demo');
  });

  it('of what is not there say so', () => {
    const { client } = cluster();
    const message = (kind: string) => {
      const answer = client.get(resource(kind), 'default', 'x');
      return answer.ok ? '' : answer.error.message;
    };
    expect([message('Pod'), message('Deployment')]).toEqual(['pods "x" not found', 'deployments.apps "x" not found']);
  });
});

it('deletes in the background, in the foreground, or leaves orphans', () => {
  const { client } = cluster();
  client.create(PODS, 'default', pod());
  const deleted = client.delete(PODS, 'default', 'demo', { propagationPolicy: 'Foreground' });
  const object: KubeObject | undefined = deleted.ok ? deleted.value.object : undefined;
  expect(object?.metadata.finalizers).toEqual(['foregroundDeletion']);
});
