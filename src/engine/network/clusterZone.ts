/**
 * What CoreDNS knows: Services, their endpoints, namespaces, as its own watches told it, a little after they changed.
 * Models coredns plugin/kubernetes/controller.go.
 */
import type { Namespace, Service } from '../../api/core';
import type { EndpointSlice } from '../../api/workloads';
import type { ObjectStore } from '../context';

/** From the change of an object to answers that know it. */
const PROPAGATION_MS = 30;

/** One address of a Service: what a headless name resolves to. */
export interface ZoneEndpoint {
  address: string;
  hostname: string | undefined;
  ports: readonly { name: string; protocol: string; port: number }[];
}

export interface ClusterZone {
  /** Grows with every change: equal revisions give equal answers. */
  readonly revision: number;
  hasNamespace(name: string): boolean;
  service(namespace: string, name: string): Service | undefined;
  /** Ready endpoints only; `publishNotReadyAddresses` makes all of them ready. */
  endpoints(namespace: string, name: string): readonly ZoneEndpoint[];
  serviceAt(address: string): Service | undefined;
  /** `namespace/name` of the Services that have a ready endpoint at the address. */
  endpointsAt(address: string): readonly { service: { namespace: string; name: string }; endpoint: ZoneEndpoint }[];
  /** Namespaces that have a Service of this name. */
  namespacesWith(name: string): readonly string[];
}

const keyOf = (namespace: string, name: string): string => `${namespace}/${name}`;

export function watchClusterZone(store: ObjectStore): ClusterZone {
  const namespaces = new Set<string>();
  const services = new Map<string, Service>();
  const slices = new Map<string, EndpointSlice>();
  let revision = 0;
  store.watch<Namespace>('Namespace', PROPAGATION_MS, (type, { metadata }) => {
    revision++;
    if (type === 'DELETED') namespaces.delete(metadata.name ?? '');
    else namespaces.add(metadata.name ?? '');
  });
  store.watch<Service>('Service', PROPAGATION_MS, (type, service) => {
    revision++;
    const key = keyOf(service.metadata.namespace ?? '', service.metadata.name ?? '');
    if (type === 'DELETED') services.delete(key);
    else services.set(key, service);
  });
  store.watch<EndpointSlice>('EndpointSlice', PROPAGATION_MS, (type, slice) => {
    revision++;
    const key = keyOf(slice.metadata.namespace ?? '', slice.metadata.name ?? '');
    if (type === 'DELETED') slices.delete(key);
    else slices.set(key, slice);
  });
  return zoneOf(namespaces, services, slices, () => revision);
}

/** The same knowledge from plain collections. */
export function zoneOf(
  namespaces: ReadonlySet<string>,
  services: ReadonlyMap<string, Service>,
  slices: ReadonlyMap<string, EndpointSlice>,
  revision: () => number = () => 0,
): ClusterZone {
  const endpoints = (namespace: string, name: string): readonly ZoneEndpoint[] =>
    [...slices.values()]
      .filter((slice) => slice.metadata.namespace === namespace && serviceNameOf(slice) === name)
      .flatMap(readyEndpoints);
  return {
    get revision() {
      return revision();
    },
    hasNamespace: (name) => namespaces.has(name),
    service: (namespace, name) => services.get(keyOf(namespace, name)),
    endpoints,
    serviceAt: (address) => [...services.values()].find(({ spec }) => spec.clusterIP === address),
    endpointsAt: (address) =>
      [...slices.values()].flatMap((slice) =>
        readyEndpoints(slice)
          .filter((endpoint) => endpoint.address === address)
          .map((endpoint) => ({
            service: { namespace: slice.metadata.namespace ?? '', name: serviceNameOf(slice) },
            endpoint,
          })),
      ),
    namespacesWith: (name) =>
      [...services.values()].flatMap(({ metadata }) => (metadata.name === name ? (metadata.namespace ?? []) : [])),
  };
}

const serviceNameOf = ({ metadata }: EndpointSlice): string => metadata.labels?.['kubernetes.io/service-name'] ?? '';

function readyEndpoints({ endpoints, ports }: EndpointSlice): ZoneEndpoint[] {
  const named = (ports ?? []).map(({ name = '', protocol = 'TCP', port = 0 }) => ({ name, protocol, port }));
  return endpoints
    .filter(({ conditions }) => conditions?.ready !== false)
    .flatMap(({ addresses, hostname }) => addresses.map((address) => ({ address, hostname, ports: named })));
}
