/** What a fresh cluster holds before anybody types: namespaces, the node, the API server's and the DNS server's Services. */
import type { ConfigMap, Namespace, NodeObject, Service, ServiceAccount, ServicePort } from '../../api/core';
import type { KubeObject, ObjectMeta } from '../../api/meta';
import type { EndpointSlice } from '../../api/workloads';
import type { EngineContext } from '../context';
import { randomHex, randomUid } from '../random';
import { CLUSTER } from './clusterFacts';
import type { Storage } from './storage';
import { storedKindOf } from './storage';

/** The cluster is ten minutes old when the scenario starts. */
const BOOTED_AT_MS = -600_000;
const SYSTEM_NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

export function bootstrap(context: EngineContext, storage: Storage): void {
  const metadata = metadataMaker(context);
  const put = (object: KubeObject) => {
    const kind = storedKindOf(object);
    if (kind) storage.put('apiserver', kind, object);
  };
  const authority = certificate(context);
  for (const name of new Set([...SYSTEM_NAMESPACES, context.scenario.namespace])) {
    put(namespaceObject(metadata, name));
    put(rootCertificates(metadata(undefined, name), authority));
    put(defaultServiceAccount(metadata(undefined, name)));
  }
  put(nodeObject(context, metadata));
  for (const object of [...kubernetesService(metadata), ...dnsService(metadata)]) put(object);
}

type MetadataMaker = (name: string | undefined, namespace?: string, labels?: Record<string, string>) => ObjectMeta;

function metadataMaker(context: EngineContext): MetadataMaker {
  const random = context.random('bootstrap-uid');
  return (name, namespace, labels) => ({
    ...(name === undefined ? {} : { name }),
    ...(namespace === undefined ? {} : { namespace }),
    uid: randomUid(random),
    creationTimestamp: context.timestamp(BOOTED_AT_MS),
    ...(labels ? { labels } : {}),
  });
}

function namespaceObject(metadata: MetadataMaker, name: string): Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metadata(name, undefined, { 'kubernetes.io/metadata.name': name }),
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
}

/** Published into every namespace by the root CA controller. */
export const rootCertificates = (metadata: ObjectMeta, text: string): ConfigMap => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: {
    ...metadata,
    name: 'kube-root-ca.crt',
    annotations: {
      'kubernetes.io/description':
        'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. No other usage is guaranteed across distributions of Kubernetes clusters.',
    },
  },
  data: { 'ca.crt': text },
});

export const defaultServiceAccount = (metadata: ObjectMeta): ServiceAccount => ({
  apiVersion: 'v1',
  kind: 'ServiceAccount',
  metadata: { ...metadata, name: 'default' },
});

/** Looks like a certificate; nothing in the simulated cluster verifies one. */
function certificate(context: EngineContext): string {
  const random = context.random('certificate');
  const lines = Array.from({ length: 12 }, () => randomHex(random, 64));
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}

function nodeObject(context: EngineContext, metadata: MetadataMaker): NodeObject {
  const { cpu = '2', memory = '24Gi' } = context.scenario.node ?? {};
  const resources = { cpu, memory, 'ephemeral-storage': '61255492Ki', 'hugepages-2Mi': '0', pods: '110' };
  const labels = {
    'beta.kubernetes.io/arch': 'amd64',
    'beta.kubernetes.io/os': 'linux',
    'kubernetes.io/arch': 'amd64',
    'kubernetes.io/hostname': CLUSTER.nodeName,
    'kubernetes.io/os': 'linux',
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: metadata(CLUSTER.nodeName, undefined, labels),
    spec: { podCIDR: CLUSTER.podNetwork, podCIDRs: [CLUSTER.podNetwork] },
    status: {
      addresses: [
        { type: 'InternalIP', address: CLUSTER.nodeAddress },
        { type: 'Hostname', address: CLUSTER.nodeName },
      ],
      capacity: resources,
      allocatable: resources,
      conditions: nodeConditions(context),
      daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
      nodeInfo: {
        architecture: 'amd64',
        bootID: randomUid(context.random('machine')),
        machineID: randomHex(context.random('machine'), 32),
        systemUUID: randomUid(context.random('machine')),
        containerRuntimeVersion: CLUSTER.containerRuntimeVersion,
        kernelVersion: '6.1.0-28-amd64',
        kubeletVersion: CLUSTER.kubernetesVersion,
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 12 (bookworm)',
      },
    },
  };
}

function nodeConditions(context: EngineContext): Record<string, unknown>[] {
  const condition = (type: string, status: string, reason: string, message: string) => ({
    type,
    status,
    reason,
    message,
    lastHeartbeatTime: context.timestamp(0),
    lastTransitionTime: context.timestamp(BOOTED_AT_MS),
  });
  return [
    condition('MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'),
    condition('DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'),
    condition('PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'),
    condition('Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'),
  ];
}

function kubernetesService(metadata: MetadataMaker): KubeObject[] {
  const labels = { component: 'apiserver', provider: 'kubernetes' };
  const ports = [{ name: 'https', protocol: 'TCP', port: 443, targetPort: CLUSTER.apiServerPort } as const];
  return [
    service(metadata('kubernetes', 'default', labels), CLUSTER.kubernetesService, ports),
    endpoints(metadata('kubernetes', 'default'), [{ name: 'https', protocol: 'TCP', port: CLUSTER.apiServerPort }]),
    slice(metadata('kubernetes', 'default', { 'kubernetes.io/service-name': 'kubernetes' }), [
      { name: 'https', protocol: 'TCP', port: CLUSTER.apiServerPort },
    ]),
  ];
}

function dnsService(metadata: MetadataMaker): KubeObject[] {
  const labels = {
    'k8s-app': 'kube-dns',
    'kubernetes.io/cluster-service': 'true',
    'kubernetes.io/name': 'CoreDNS',
  };
  const ports = [
    { name: 'dns', protocol: 'UDP', port: 53, targetPort: 53 },
    { name: 'dns-tcp', protocol: 'TCP', port: 53, targetPort: 53 },
  ] as const;
  return [
    service(metadata('kube-dns', 'kube-system', labels), CLUSTER.dnsService, ports),
    endpoints(
      metadata('kube-dns', 'kube-system', labels),
      ports.map(({ name, protocol, port }) => ({ name, protocol, port })),
    ),
    slice(
      metadata('kube-dns', 'kube-system', { ...labels, 'kubernetes.io/service-name': 'kube-dns' }),
      ports.map(({ name, protocol, port }) => ({ name, protocol, port })),
    ),
  ];
}

const service = (metadata: ObjectMeta, address: string, ports: readonly ServicePort[]): Service => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata,
  spec: {
    type: 'ClusterIP',
    clusterIP: address,
    clusterIPs: [address],
    ports: [...ports],
    sessionAffinity: 'None',
    internalTrafficPolicy: 'Cluster',
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
  },
  status: { loadBalancer: {} },
});

/** The same for clients that still read core/v1 Endpoints. */
const endpoints = (metadata: ObjectMeta, ports: readonly ServicePort[]): KubeObject & { subsets: unknown } => ({
  apiVersion: 'v1',
  kind: 'Endpoints',
  metadata,
  subsets: [{ addresses: [{ ip: CLUSTER.nodeAddress }], ports }],
});

/** API server and CoreDNS run on the node itself, as on the recorded cluster: no Pod stands behind their endpoints. */
const slice = (metadata: ObjectMeta, ports: NonNullable<EndpointSlice['ports']>): EndpointSlice => ({
  apiVersion: 'discovery.k8s.io/v1',
  kind: 'EndpointSlice',
  metadata: { ...metadata, generation: 1 },
  addressType: 'IPv4',
  endpoints: [{ addresses: [CLUSTER.nodeAddress], conditions: { ready: true, serving: true, terminating: false } }],
  ports,
});
