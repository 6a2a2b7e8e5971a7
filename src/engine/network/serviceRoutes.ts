/**
 * Where packets to Services go. Models kube-proxy: it knows Services and EndpointSlices by watching, a little late, and
 * refuses what has no ready endpoint.
 */
import type { Service, ServicePort } from '../../api/core';
import type { EndpointSlice } from '../../api/workloads';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { EngineContext, ObjectStore } from '../context';

/** kube-proxy's watch, and the time it takes to rewrite its rules. */
const PROXY_LATENCY_MS = 40;

export interface ServiceRoute {
  service: { namespace: string; name: string; readyEndpoints: number };
  /** undefined: no ready endpoint. */
  backend: { address: string; port: number } | undefined;
}

export interface ServiceRoutes {
  /** undefined: no Service answers at this address. `unknown-port`: it does, but not there. */
  route(address: string, port: number): ServiceRoute | 'unknown-port' | undefined;
}

export function createServiceRoutes(context: EngineContext, store: ObjectStore): ServiceRoutes {
  const random = context.random('kube-proxy');
  const services = new Map<string, Service>();
  const slices = new Map<string, EndpointSlice>();
  remember(store, 'Service', services);
  remember(store, 'EndpointSlice', slices);

  function backends(service: Service, port: ServicePort): { address: string; port: number }[] {
    const own = [...slices.values()].filter(
      ({ metadata }) =>
        metadata.namespace === service.metadata.namespace &&
        metadata.labels?.['kubernetes.io/service-name'] === service.metadata.name,
    );
    return own.flatMap(({ endpoints, ports }) => {
      const target = (ports ?? []).find(({ name = '' }) => name === (port.name ?? ''))?.port;
      if (target === undefined) return [];
      const ready = endpoints.filter(({ conditions }) => conditions?.ready !== false);
      // While nobody is ready, those that shut down but still serve get the traffic.
      const serving = endpoints.filter(({ conditions }) => conditions?.serving && conditions.terminating);
      const usable = ready.length > 0 ? ready : serving;
      return usable.flatMap(({ addresses }) => addresses.map((address) => ({ address, port: target })));
    });
  }

  return {
    route(address, port) {
      const isNode = address === CLUSTER.nodeAddress;
      for (const service of services.values()) {
        const { clusterIP, ports = [], externalIPs = [] } = service.spec;
        if (!isNode && clusterIP !== address && !externalIPs.includes(address)) continue;
        const matching = ports.find((candidate) =>
          isNode ? candidate.nodePort === port : candidate.port === port && (candidate.protocol ?? 'TCP') === 'TCP',
        );
        if (!matching && isNode) continue;
        if (!matching) return 'unknown-port';
        const candidates = backends(service, matching);
        const { namespace = '', name = '' } = service.metadata;
        return {
          service: { namespace, name, readyEndpoints: candidates.length },
          backend: candidates.length > 0 ? random.pick(candidates) : undefined,
        };
      }
      return undefined;
    },
  };
}

function remember<T extends Service | EndpointSlice>(
  store: ObjectStore,
  kind: T['kind'] & ('Service' | 'EndpointSlice'),
  into: Map<string, T>,
) {
  store.watch<T>(kind, PROXY_LATENCY_MS, (type, object) => {
    const key = `${object.metadata.namespace}/${object.metadata.name}`;
    if (type === 'DELETED') into.delete(key);
    else into.set(key, object);
  });
}
