import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Container, Service } from '../../../api/core';
import { type EnvironmentSource, makeEnvironment } from './environment';
import { expand } from './expansion';
import { resourceValue } from './fields';
import { serviceVariables } from './serviceVariables';

const FILES: Readonly<Record<string, string>> = { 'app.env': "A='1'\nEMPTY=''\n", broken: 'A=1\n' };

describe('$(VAR)', () => {
  const known: Record<string, string> = { A: '1', EMPTY: '', '': 'nameless' };
  it.each([
    ['$(A)', '1'],
    ['$(EMPTY)', ''],
    ['$(MISSING)', '$(MISSING)'],
    ['$$(A)', '$(A)'],
    ['$$$(A)', '$1'],
    ['$A $[A] $', '$A $[A] $'],
    ['$(A', '$(A'],
    ['$()', 'nameless'],
    ['$($(A))', '$($(A))'],
  ])('%s becomes %s', (text, result) => expect(expand(text, (name) => known[name])).toBe(result));

  it('leaves text without a dollar alone', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const plain = text.replaceAll('$', '');
        expect(expand(plain, () => 'x')).toBe(plain);
      }),
    );
  });
});

const web: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'my-web' },
  spec: { clusterIP: '10.96.7.8', ports: [{ name: 'http', port: 80 }, { port: 443 }] },
};

it('tells a container of Services', () => {
  expect(serviceVariables([web]).map(([name, value]) => `${name}=${value}`)).toEqual([
    'MY_WEB_SERVICE_HOST=10.96.7.8',
    'MY_WEB_SERVICE_PORT=80',
    'MY_WEB_SERVICE_PORT_HTTP=80',
    'MY_WEB_PORT=tcp://10.96.7.8:80',
    'MY_WEB_PORT_80_TCP=tcp://10.96.7.8:80',
    'MY_WEB_PORT_80_TCP_PROTO=tcp',
    'MY_WEB_PORT_80_TCP_PORT=80',
    'MY_WEB_PORT_80_TCP_ADDR=10.96.7.8',
    'MY_WEB_PORT_443_TCP=tcp://10.96.7.8:443',
    'MY_WEB_PORT_443_TCP_PROTO=tcp',
    'MY_WEB_PORT_443_TCP_PORT=443',
    'MY_WEB_PORT_443_TCP_ADDR=10.96.7.8',
  ]);
});

const source: EnvironmentSource = {
  pod: { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'p', namespace: 'ns' }, spec: { containers: [] } },
  podAddress: '10.244.0.9',
  nodeName: 'node-1',
  nodeAddress: '10.250.0.2',
  allocatable: { cpu: '2', memory: '24Gi' },
  services: [web],
  configMap: (name) =>
    name === 'cfg' ? { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data: { K: 'from map' } } : undefined,
  secret: () => undefined,
  volume: (name) => (name === 'files' ? { read: (path) => FILES[path] } : undefined),
};
const container = (rest: Partial<Container>): Container => ({ name: 'c', ...rest });

describe('environment', () => {
  it('expands what stands earlier, keeps what does not', () => {
    const made = makeEnvironment(
      { ...source, services: [] },
      container({
        envFrom: [{ prefix: 'P_', configMapRef: { name: 'cfg' } }],
        env: [
          { name: 'LATER', value: '$(B)' },
          { name: 'B', value: '$(P_K)!' },
          { name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } },
        ],
      }),
    );
    expect(made).toEqual({ env: { P_K: 'from map', LATER: '$(B)', B: 'from map!', IP: '10.244.0.9' } });
  });

  it.each([
    [{ envFrom: [{ configMapRef: { name: 'no' } }] }, 'configmap "no" not found'],
    [{ env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'no', key: 'k' } } }] }, 'secret "no" not found'],
    [
      { env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'cfg', key: 'k' } } }] },
      "couldn't find key k in ConfigMap ns/cfg",
    ],
    [
      // A billion characters, in thirty lines.
      {
        env: Array.from({ length: 30 }, (_, i) => ({
          name: `V${i}`,
          value: i === 0 ? '0123456789' : `$(V${i - 1})$(V${i - 1})`,
        })),
      },
      'Podflight keeps no variable as long as V17',
    ],
  ])('says what is missing', (rest, error) => expect(makeEnvironment(source, container(rest))).toEqual({ error }));

  it('skips what may be missing', () => {
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'no', key: 'k', optional: true } } }];
    expect(makeEnvironment({ ...source, services: [] }, container({ env }))).toEqual({ env: {} });
  });
});

it('rounds resources up to whole divisors', () => {
  const own = container({ resources: { limits: { cpu: '1500m' }, requests: { memory: '64Mi' } } });
  expect(resourceValue(source, own, { resource: 'limits.cpu' })).toBe('2');
  expect(resourceValue(source, own, { resource: 'limits.cpu', divisor: '1m' })).toBe('1500');
  expect(resourceValue(source, own, { resource: 'requests.memory', divisor: '1Mi' })).toBe('64');
  expect(resourceValue(source, own, { resource: 'limits.memory', divisor: '1Gi' })).toBe('24');
});

describe('fileKeyRef', () => {
  const asked = (reference: { key?: string; path?: string; volumeName?: string; optional?: boolean }) =>
    makeEnvironment(source, {
      name: 'app',
      env: [
        { name: 'X', valueFrom: { fileKeyRef: { volumeName: 'files', path: 'app.env', key: 'A', ...reference } } },
        { name: 'Y', value: '[$(X)]' },
      ],
    });

  it('reads what a container before it has written', () => {
    expect(asked({})).toMatchObject({ env: { X: '1', Y: '[1]' } });
  });

  it.each([
    [{ path: 'broken' }, "couldn't parse env file"],
    [{ path: 'absent', optional: true }, "couldn't parse env file"],
    [{ volumeName: 'other' }, 'cannot find the volume "other" referenced by FileKeyRef'],
    [
      { key: 'EMPTY' },
      'environment variable key "EMPTY" not found in file "/var/lib/kubelet/pods/undefined/volumes/kubernetes.io~empty-dir/files/app.env"',
    ],
  ])('%j is an error', (reference, error) => {
    expect(asked(reference)).toEqual({ error });
  });

  it('leaves out what is optional and not there', () => {
    expect(asked({ key: 'B', optional: true })).toMatchObject({ env: { Y: '[$(X)]' } });
  });
});
