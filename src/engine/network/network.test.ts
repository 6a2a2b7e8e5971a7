import { describe, expect, it } from 'vitest';
import type { Pod, PodSpec } from '../../api/core';
import { createContainer, isErrno } from '../../process/index';
import type { Blocking, Network, Process } from '../../process/types';
import { createTestImage } from '../../testing/processes';
import type { HttpProbeAnswer } from '../context';
import { createTestCluster } from '../controllers/testCluster';
import { createNetwork } from './network';

const HOSTS = { 'info.cern.ch': { address: '10.250.0.4', http: { '/': 'hello\n' } } };

/** A cluster with its network; `inPod` runs a program as a container of a new Pod. */
function cluster() {
  const test = createTestCluster(() => 'runs', { hosts: HOSTS });
  const { context, store } = test;
  const network = createNetwork(context, store);
  let pods = 0;
  const start = (body: (process: Process) => Blocking<number>, on: Network) => {
    const image = createTestImage({ program: (process) => body(process) });
    const id = `container-${++pods}`;
    const container = createContainer({ id, image, hostname: 'h', mounts: [], network: on, hooks: {} }, context.queue);
    container.start({ argv: ['program'], env: { PATH: '/bin' }, cwd: '/', uid: 0, gid: 0 });
  };
  const attach = (name: string, spec: Partial<PodSpec> = {}) =>
    network.cluster.attach({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { name, uid: name },
      spec: { containers: [], ...spec },
    });
  return { ...test, network, start, attach };
}

const serve = (port: number, answer: string, address = '0.0.0.0') =>
  function* (process: Process): Blocking<number> {
    const listener = process.container.network.listen(process, address, port);
    for (;;) {
      const connection = yield* listener.accept(process);
      process.setFd(3, connection.file);
      yield* process.read(3);
      yield* process.write(3, answer);
      process.setFd(3, undefined);
    }
  };

function* fetch(process: Process, address: string, port: number, timeoutMs?: number): Blocking<string> {
  try {
    const connection = yield* process.container.network.connect(process, address, port, timeoutMs);
    process.setFd(3, connection.file);
    yield* process.write(3, 'GET / HTTP/1.1\r\n\r\n');
    const text = yield* process.readAll(3);
    process.setFd(3, undefined);
    return text;
  } catch (error) {
    if (isErrno(error)) return error.code;
    throw error;
  }
}

/** What a Pod gets when it fetches from there, and when. */
function fetched(it: ReturnType<typeof cluster>, address: string, port: number, timeoutMs?: number) {
  const result: { text?: string; atMs?: number } = {};
  const client = it.attach('client');
  it.start(
    function* (process) {
      result.text = yield* fetch(process, address, port, timeoutMs);
      result.atMs = process.nowMs;
      return 0;
    },
    client.forContainer('client', 'app'),
  );
  it.run(it.context.queue.nowMs + 200_000);
  return result;
}

const OK = 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi';

const webPod: Pod = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', namespace: 'default', labels: { app: 'web' } },
  spec: { containers: [{ name: 'app', image: 'nginx' }] },
};
const webService = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default' },
  spec: { clusterIP: '10.96.7.7', selector: { app: 'web' }, ports: [{ port: 80, targetPort: 9376 }] },
};

describe('connections', () => {
  it('reach listeners of other Pods, and of the own Pod on loopback only', () => {
    const it = cluster();
    const server = it.attach('server');
    it.start(serve(80, OK), server.forContainer('s', 'app'));
    it.start(serve(81, OK, '127.0.0.1'), server.forContainer('s2', 'app'));
    it.run(10);
    expect(fetched(it, server.address, 80).text).toBe(OK);
    expect(fetched(it, server.address, 81).text).toBe('ECONNREFUSED');
    let own = '';
    it.start(
      function* (process) {
        own = yield* fetch(process, '127.0.0.1', 81);
        return 0;
      },
      server.forContainer('s3', 'app'),
    );
    it.run(it.context.queue.nowMs + 100);
    expect(own).toBe(OK);
  });

  it('end with the sandbox', () => {
    const it = cluster();
    const server = it.attach('server');
    it.start(serve(80, OK), server.forContainer('s', 'app'));
    it.run(10);
    server.detach();
    expect(fetched(it, server.address, 80).text).toBe('EHOSTUNREACH');
  });

  it('go through a Service to a ready Pod, and are refused without one', () => {
    const it = cluster();
    it.store.create('kubectl', webService);
    it.run(500);
    expect(fetched(it, '10.96.7.7', 80).text).toBe('ECONNREFUSED');
    it.store.create('kubectl', webPod);
    it.run(it.context.queue.nowMs + 2000);
    const server = it.attach('web');
    it.store.updateStatus<Pod>('kubelet', 'Pod', 'default', 'web', (status) => ({ ...status, podIP: server.address }));
    it.start(serve(9376, OK), server.forContainer('s', 'app'));
    it.run(it.context.queue.nowMs + 100);
    expect(fetched(it, '10.96.7.7', 80).text).toBe(OK);
    expect(it.context.trace.events.filter(({ kind }) => kind === 'connection')).toMatchObject([
      { outcome: 'refused', service: { name: 'web', readyEndpoints: 0 } },
      { outcome: 'connected', service: { name: 'web', readyEndpoints: 1 }, peer: 'web' },
    ]);
  });

  it.each<[string, string, number, string, number]>([
    [
      'an outside host',
      '10.250.0.4',
      80,
      'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\nConnection: close\r\n\r\nhello\n',
      1,
    ],
    ['an outside host’s closed port', '10.250.0.4', 22, 'ECONNREFUSED', 1],
    ['nobody, with patience', '203.0.113.1', 80, 'ETIMEDOUT', 5001],
    ['a Pod address that nobody has', '10.244.0.200', 80, 'EHOSTUNREACH', 3001],
    ['the API server', '10.96.0.1', 443, '', 1],
  ])('to %s', (_what, address, port, text, atMs) => {
    const it = cluster();
    it.run(1000);
    const result = fetched(it, address, port, 5000);
    expect(result.text).toBe(text);
    expect((result.atMs ?? 0) - 1000).toBe(atMs);
  });
});

describe('probes', () => {
  it('are answered by the Pod’s process, or in the words of Go', () => {
    const it = cluster();
    const pod = it.attach('server');
    expect(pod.probeTcp(80, 1000)).toEqual({ error: `dial tcp ${pod.address}:80: connect: connection refused` });
    it.start(serve(80, OK), pod.forContainer('s', 'app'));
    it.start(
      function* (process) {
        const listener = process.container.network.listen(process, '0.0.0.0', 81);
        yield* listener.accept(process);
        yield* process.sleep(60_000);
        return 0;
      },
      pod.forContainer('s2', 'app'),
    );
    it.run(10);
    expect(pod.probeTcp(80, 1000)).toBe('ok');
    const answers: HttpProbeAnswer[] = [];
    for (const port of [80, 81, 82]) pod.probeHttp({ port, path: '/x' }, 1000, (answer) => answers.push(answer));
    it.run(5000);
    expect(answers).toEqual([
      { error: `Get "http://${pod.address}:82/x": dial tcp ${pod.address}:82: connect: connection refused` },
      { status: 200, body: 'hi' },
      {
        error: `Get "http://${pod.address}:81/x": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      },
    ]);
  });
});

describe('questions', () => {
  it('are one look-up, traced with their answers', () => {
    const it = cluster();
    it.store.create('kubectl', webService);
    it.run(500);
    const client = it.attach('client');
    const names: string[] = [];
    it.start(
      function* (process) {
        const questions = [
          { name: 'web.default.svc.cluster.local', type: 'A' as const },
          { name: 'web.kube-system.svc.cluster.local', type: 'A' as const },
        ];
        const replies = yield* process.container.network.queryAll(process, '10.96.0.10', questions, 5000);
        for (const { question, reply } of replies)
          names.push(`${question.name} ${typeof reply === 'string' ? reply : reply.rcode}`);
        const dead = yield* process.container.network.query(process, '8.8.8.8', { name: 'x', type: 'A' }, 2000);
        names.push(`${String(dead)} at ${process.nowMs}`);
        return 0;
      },
      client.forContainer('c', 'app'),
    );
    it.run(10_000);
    expect([...names].sort()).toEqual([
      'timeout at 2501',
      'web.default.svc.cluster.local NOERROR',
      'web.kube-system.svc.cluster.local NXDOMAIN',
    ]);
    const answers = it.context.trace.events.filter((event) => event.kind === 'dns-answer' && event.lookup === 1);
    expect(answers).toContainEqual(expect.objectContaining({ elsewhere: ['default'] }));
    expect(answers).toContainEqual(expect.objectContaining({ service: { namespace: 'default', name: 'web' } }));
  });
});

it('gives addresses one after another, the node’s to Pods on its network', () => {
  const it = cluster();
  expect([it.attach('a').address, it.attach('b').address]).toEqual(['10.244.0.2', '10.244.0.3']);
  expect(it.attach('c', { hostNetwork: true }).address).toBe('10.250.0.2');
});
