/** DNS, Services and connections on the stage. */
import type { Service } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { EndpointSlice } from '../../api/workloads';
import type { Run } from '../../engine/run';
import { objectsAt } from '../objects';
import { indexOf } from '../runIndex';
import { lastUntil } from '../search';
import { clusterDnsAt, lookupAt } from './lookup';
import { serviceOf } from './names';
import type { DnsRow, StageConnection, StageDns, StageLookup, StageService } from './types';

const isService = (object: KubeObject): object is Service => object.kind === 'Service' && 'spec' in object;
const isSlice = (object: KubeObject): object is EndpointSlice =>
  object.kind === 'EndpointSlice' && 'endpoints' in object;

/** Where kube-dns is before its Service exists in the run, as kubeadm sets it up. */

export function servicesAt(run: Run, t: number): readonly StageService[] {
  const slices = objectsAt(run, t, 'EndpointSlice').filter(isSlice);
  const created = new Map<string, number>();
  for (const { namespace, name, versions } of indexOf(run).objects.get('Service') ?? []) {
    created.set(`${namespace}/${name}`, versions[0]?.atMs ?? 0);
  }
  return objectsAt(run, t, 'Service')
    .filter(isService)
    .filter(({ metadata }) => metadata.namespace !== 'kube-system' && metadata.name !== 'kubernetes')
    .map((service) => stageService(service, slices, created));
}

function stageService(
  service: Service,
  slices: readonly EndpointSlice[],
  created: ReadonlyMap<string, number>,
): StageService {
  const { namespace = '', name = '' } = service.metadata;
  const { spec } = service;
  const own = slices.filter(
    ({ metadata }) => metadata.namespace === namespace && metadata.labels?.['kubernetes.io/service-name'] === name,
  );
  return {
    namespace,
    name,
    type: spec.type ?? 'ClusterIP',
    address: spec.externalName ?? spec.clusterIP ?? '',
    ports: (spec.ports ?? []).map(({ port }) => port).join(', '),
    atMs: created.get(`${namespace}/${name}`) ?? 0,
    hasSelector: Object.keys(spec.selector ?? {}).length > 0,
    endpoints: own.flatMap(({ endpoints }) =>
      endpoints.map(({ addresses, conditions, targetRef }) => ({
        address: addresses[0] ?? '',
        ready: conditions?.ready ?? true,
        ...(targetRef?.name ? { pod: targetRef.name } : {}),
      })),
    ),
  };
}

export function dnsAt(run: Run, t: number, services: readonly StageService[], podUid?: string): StageDns {
  const lookup = lookupAt(run, t, podUid);
  return {
    address: lookup?.outside ?? clusterDnsAt(run, t),
    records: recordsOf(services, lookup),
    ...(lookup ? { lookup } : {}),
  };
}

/** Names of Services in the zone, and the names that were asked for and do not exist. */
function recordsOf(services: readonly StageService[], lookup: StageLookup | undefined): readonly DnsRow[] {
  const rows = new Map<string, DnsRow>();
  for (const service of services) {
    const name = `${service.name}.${service.namespace}.svc.cluster.local`;
    const ready = service.endpoints.filter((endpoint) => endpoint.ready).map(({ address }) => address);
    const data = service.address === 'None' ? ready.join(', ') : service.address;
    rows.set(name, { name, elsewhere: [], ...(data ? { data } : {}) });
  }
  for (const { name, answer } of lookup?.questions ?? []) {
    const bare = name.replace(/\.$/, '');
    if (!serviceOf(bare) || rows.has(bare) || !answer || answer.ok) continue;
    rows.set(bare, { name: bare, elsewhere: answer.elsewhere });
  }
  return [...rows.values()];
}

/** The latest connection of a Pod's containers, or of one of them. */
export function connectionAt(run: Run, t: number, podUid: string, only?: string): StageConnection | undefined {
  const index = indexOf(run);
  let latest: StageConnection | undefined;
  for (const container of index.pods.get(podUid)?.containers.values() ?? []) {
    if (only !== undefined && container.name !== only) continue;
    const instance = lastUntil(container.instances, t);
    const tried = instance ? lastUntil(instance.connections, t) : undefined;
    if (!tried || (latest && tried.atMs < latest.atMs)) continue;
    latest = {
      container: `${podUid}/${container.name}`,
      containerName: container.name,
      atMs: tried.atMs,
      target: tried.service ? `${tried.service.name}:${tried.port}` : `${tried.peer ?? tried.address}:${tried.port}`,
      outcome: tried.outcome,
      ...(tried.service ? { service: { namespace: tried.service.namespace, name: tried.service.name } } : {}),
    };
  }
  return latest;
}
