/** Which Pods stand behind a Service. Models pkg/controller/endpointslice and staging/endpointslice/reconciler.go. */
import type { Pod, Service, ServicePort } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import { matchesServiceSelector } from '../../api/selectors';
import type { EndpointSlice } from '../../api/workloads';
import { deepEqual } from '../apiserver/deepEqual';
import type { EngineContext, ObjectStore } from '../context';
import { controllerRef, isControlledBy } from './ownership';
import { isReady, isTerminal, isTerminating } from './podState';
import { createWorkqueue, keyOf, splitKey } from './workqueue';

const WATCH_LATENCY_MS = 5;
const SYNC_MS = 10;

type Endpoint = EndpointSlice['endpoints'][number];
type SlicePorts = NonNullable<EndpointSlice['ports']>;
interface Group {
  ports: SlicePorts;
  endpoints: Endpoint[];
}

export function startEndpointControllers(context: EngineContext, store: ObjectStore): void {
  const work = createWorkqueue(context, SYNC_MS, (key) => {
    const { namespace, name } = splitKey(key);
    const service = store.get<Service>('Service', namespace, name);
    if (!service?.spec.selector || service.spec.type === 'ExternalName') return;
    const pods = store
      .list<Pod>('Pod', namespace)
      .filter((pod) => matchesServiceSelector(service.spec.selector, pod.metadata.labels));
    reconcileSlices(store, service, pods);
    reconcileEndpoints(store, service, pods);
  });
  store.watch<Service>('Service', WATCH_LATENCY_MS, (type, service) => {
    if (type === 'DELETED')
      store.delete('controller-manager', 'Endpoints', service.metadata.namespace, service.metadata.name ?? '');
    else work.add(keyOf(service));
  });
  store.watch<Pod>('Pod', WATCH_LATENCY_MS, (_type, pod) => {
    for (const service of store.list<Service>('Service', pod.metadata.namespace)) {
      if (matchesServiceSelector(service.spec.selector, pod.metadata.labels)) work.add(keyOf(service));
    }
  });
}

const isIncluded = (pod: Pod): boolean => !isTerminal(pod) && pod.status?.podIP !== undefined;

/** Models pod FindPort: numbers as they are, names by the first container (or sidecar) port that has it. */
export function targetPortOf(pod: Pod, { port, targetPort, protocol = 'TCP' }: ServicePort): number | undefined {
  if (targetPort === undefined || targetPort === 0 || targetPort === '') return port;
  if (typeof targetPort === 'number') return targetPort;
  const sidecars = (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
  return [...pod.spec.containers, ...sidecars]
    .flatMap(({ ports }) => ports ?? [])
    .find((candidate) => candidate.name === targetPort && (candidate.protocol ?? 'TCP') === protocol)?.containerPort;
}

function portsFor(service: Service, pod: Pod): SlicePorts {
  return (service.spec.ports ?? []).flatMap((port) => {
    const target = targetPortOf(pod, port);
    if (target === undefined) return [];
    const { name = '', protocol = 'TCP', appProtocol } = port;
    return { name, protocol, port: target, ...(appProtocol === undefined ? {} : { appProtocol }) };
  });
}

function endpointOf(service: Service, pod: Pod): Endpoint {
  const serving = isReady(pod);
  const terminating = isTerminating(pod);
  const ready = service.spec.publishNotReadyAddresses === true || (serving && !terminating);
  const { hostname, subdomain, nodeName } = pod.spec;
  const { namespace = '', name = '', uid = '' } = pod.metadata;
  return {
    addresses: [pod.status?.podIP ?? ''],
    conditions: { ready, serving, terminating },
    ...(hostname && subdomain === service.metadata.name ? { hostname } : {}),
    ...(nodeName === undefined ? {} : { nodeName }),
    targetRef: { kind: 'Pod', namespace, name, uid },
  };
}

/** Pods whose named ports differ go to different slices. */
function groupsOf(service: Service, pods: readonly Pod[]): Group[] {
  const groups = new Map<string, Group>();
  for (const pod of pods.filter(isIncluded)) {
    const ports = portsFor(service, pod);
    const key = JSON.stringify(ports);
    const group = groups.get(key) ?? { ports, endpoints: [] };
    groups.set(key, group);
    group.endpoints.push(endpointOf(service, pod));
  }
  return [...groups.values()];
}

function reconcileSlices(store: ObjectStore, service: Service, pods: readonly Pod[]): void {
  const { namespace, name = '' } = service.metadata;
  const existing = store
    .list<EndpointSlice>('EndpointSlice', namespace)
    .filter((slice) => isControlledBy(slice, service));
  const groups = groupsOf(service, pods);
  // A Service without Pods keeps one empty slice.
  const wanted: { ports: EndpointSlice['ports']; endpoints: Endpoint[] }[] =
    groups.length > 0 ? groups : [{ ports: null, endpoints: [] }];
  const unused = [...existing];
  for (const { ports = null, endpoints } of wanted) {
    const same = unused.findIndex((slice) => deepEqual(slice.ports ?? null, ports));
    const [slice] = unused.splice(Math.max(0, same), unused.length > 0 ? 1 : 0);
    if (slice) {
      store.update<EndpointSlice>(
        'controller-manager',
        'EndpointSlice',
        namespace,
        slice.metadata.name ?? '',
        (current) => ({
          ...current,
          ports,
          endpoints: keepOrder(current.endpoints, endpoints),
        }),
      );
    } else store.create('controller-manager', newSlice(service, name, ports, endpoints));
  }
  for (const slice of unused) store.delete('controller-manager', 'EndpointSlice', namespace, slice.metadata.name ?? '');
}

/** Endpoints that stay keep their place. */
function keepOrder(before: readonly Endpoint[], now: readonly Endpoint[]): Endpoint[] {
  const place = new Map(before.map(({ targetRef }, index) => [targetRef?.uid, index]));
  const rank = ({ targetRef }: Endpoint) => place.get(targetRef?.uid) ?? before.length;
  return [...now].sort((a, b) => rank(a) - rank(b));
}

function newSlice(service: Service, name: string, ports: EndpointSlice['ports'], endpoints: Endpoint[]): EndpointSlice {
  return {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: {
      generateName: `${name}-`,
      ...(service.metadata.namespace === undefined ? {} : { namespace: service.metadata.namespace }),
      labels: {
        ...service.metadata.labels,
        'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
        'kubernetes.io/service-name': name,
        ...(service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {}),
      },
      ownerReferences: [controllerRef(service)],
    },
    addressType: 'IPv4',
    endpoints,
    ports: ports ?? null,
  };
}

/** core/v1 Endpoints, which old clients still read. */
interface Endpoints extends KubeObject {
  subsets?: { addresses?: EndpointAddress[]; notReadyAddresses?: EndpointAddress[]; ports?: SlicePorts }[];
}

interface EndpointAddress {
  ip: string;
  hostname?: string;
  nodeName?: string;
  targetRef?: Endpoint['targetRef'];
}

function reconcileEndpoints(store: ObjectStore, service: Service, pods: readonly Pod[]): void {
  const { namespace, name = '' } = service.metadata;
  const alive = pods.filter((pod) => !isTerminating(pod) || service.spec.publishNotReadyAddresses === true);
  const subsets = groupsOf(service, alive).map(subsetOf);
  const parts = subsets.length > 0 ? { subsets } : {};
  if (store.get('Endpoints', namespace, name)) {
    store.update<Endpoints>('controller-manager', 'Endpoints', namespace, name, ({ subsets: _, ...current }) => ({
      ...current,
      ...parts,
    }));
    return;
  }
  const endpoints: Endpoints = {
    apiVersion: 'v1',
    kind: 'Endpoints',
    metadata: {
      name,
      ...(namespace === undefined ? {} : { namespace }),
      labels: {
        ...service.metadata.labels,
        'endpoints.kubernetes.io/managed-by': 'endpoint-controller',
        ...(service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {}),
      },
    },
    ...parts,
  };
  store.create('controller-manager', endpoints);
}

function subsetOf({ ports, endpoints }: Group) {
  const addressOf = ({ addresses, hostname, nodeName, targetRef }: Endpoint): EndpointAddress => ({
    ip: addresses[0] ?? '',
    ...(hostname === undefined ? {} : { hostname }),
    ...(nodeName === undefined ? {} : { nodeName }),
    ...(targetRef === undefined ? {} : { targetRef }),
  });
  const byAddress = [...endpoints].sort((a, b) => ((a.addresses[0] ?? '') < (b.addresses[0] ?? '') ? -1 : 1));
  const ready = byAddress.filter(({ conditions }) => conditions?.ready);
  const notReady = byAddress.filter(({ conditions }) => !conditions?.ready);
  return {
    ...(ready.length > 0 ? { addresses: ready.map(addressOf) } : {}),
    ...(notReady.length > 0 ? { notReadyAddresses: notReady.map(addressOf) } : {}),
    ports: ports.map(({ name, ...port }) => (name ? { name, ...port } : port)),
  };
}
