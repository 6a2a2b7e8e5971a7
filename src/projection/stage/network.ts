/** DNS, Services and connections on the stage. */
import type { Service } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { EndpointSlice } from '../../api/workloads';
import type { DnsAnswer, Run } from '../../engine/run';
import { objectsAt } from '../objects';
import type { LookupRecord } from '../records';
import { indexOf } from '../runIndex';
import { countUntil, lastUntil } from '../search';
import type { DnsRow, StageConnection, StageDns, StageLookup, StageQuestion, StageService } from './types';

const isService = (object: KubeObject): object is Service => object.kind === 'Service' && 'spec' in object;
const isSlice = (object: KubeObject): object is EndpointSlice =>
  object.kind === 'EndpointSlice' && 'endpoints' in object;

/** Where kube-dns is before its Service exists in the run, as kubeadm sets it up. */
const CLUSTER_DNS = '10.96.0.10';

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

export function dnsAt(run: Run, t: number, podUid?: string): StageDns {
  const lookup = lookupAt(run, t, podUid);
  const kubeDns = objectsAt(run, t, 'Service', 'kube-system')
    .filter(isService)
    .find(({ metadata }) => metadata.name === 'kube-dns');
  return {
    address: kubeDns?.spec.clusterIP ?? CLUSTER_DNS,
    records: recordsAt(run, t, podUid),
    ...(lookup ? { lookup } : {}),
  };
}

/** The look-up that was begun last, by one of the Pod's containers if a Pod is named. */
export function lookupAt(run: Run, t: number, podUid?: string): StageLookup | undefined {
  const index = indexOf(run);
  if (podUid === undefined) return stageLookup(run, lastUntil(index.lookups, t), t);
  let latest: LookupRecord | undefined;
  for (const container of index.pods.get(podUid)?.containers.values() ?? []) {
    const instance = lastUntil(container.instances, t);
    const lookup = instance ? lastUntil(instance.lookups, t) : undefined;
    if (lookup && (!latest || lookup.atMs >= latest.atMs)) latest = lookup;
  }
  return stageLookup(run, latest, t);
}

export function stageLookup(run: Run, record: LookupRecord | undefined, t: number): StageLookup | undefined {
  if (!record) return undefined;
  const instance = indexOf(run).instances.get(record.containerId);
  const exit = instance?.processExits.get(record.pid);
  const process = instance?.processes.findLast(({ pid, atMs }) => pid === record.pid && atMs <= record.atMs);
  return {
    lookup: record.lookup,
    container: instance ? `${instance.podUid}/${instance.container}` : '',
    containerName: instance?.container ?? '',
    atMs: record.atMs,
    program: process?.argv[0] ?? '',
    questions: questionsAt(record, t),
    before: instance ? countUntil(instance.lookups, record.atMs - 1) : 0,
    ...(exit && exit.atMs <= t && record.pid !== 1 ? { exitCode: exit.status } : {}),
  };
}

/** A retry asks the same again: it is shown once, with the latest answer. AAAA is shown only where A is not asked. */
function questionsAt(record: LookupRecord, t: number): readonly StageQuestion[] {
  const questions = new Map<string, StageQuestion>();
  const asksA = new Set(record.queries.filter(({ type }) => type === 'A').map(({ name }) => name));
  for (const { name, type, atMs } of record.queries) {
    if (atMs > t || (type === 'AAAA' && asksA.has(name))) continue;
    const answer = record.answers.findLast((one) => one.name === name && one.type === type && one.atMs <= t);
    questions.set(`${name} ${type}`, { name, type, atMs, ...(answer ? { answer: answerOf(answer) } : {}) });
  }
  return [...questions.values()];
}

function answerOf(answer: DnsAnswer): NonNullable<StageQuestion['answer']> {
  const { reply, atMs, elsewhere = [] } = answer;
  if (typeof reply === 'string') return { atMs, ok: false, text: reply, elsewhere };
  const records = reply.answers.filter(({ type }) => type === answer.type);
  const text = records.map(({ data }) => data).join(', ');
  if (reply.rcode === 'NOERROR') return { atMs, ok: records.length > 0, text: text || 'no data', elsewhere };
  return { atMs, ok: false, text: reply.rcode, elsewhere };
}

/** Names of Services in the zone, and the names that were asked for and do not exist. */
function recordsAt(run: Run, t: number, podUid: string | undefined): readonly DnsRow[] {
  const rows = new Map<string, DnsRow>();
  for (const service of servicesAt(run, t)) {
    const name = `${service.namespace && service.name}.${service.namespace}.svc.cluster.local`;
    const ready = service.endpoints.filter((endpoint) => endpoint.ready).map(({ address }) => address);
    const data = service.address === 'None' ? ready.join(', ') : service.address;
    rows.set(name, { name, elsewhere: [], ...(data ? { data } : {}) });
  }
  const lookup = lookupAt(run, t, podUid);
  for (const { name, answer } of lookup?.questions ?? []) {
    const bare = name.replace(/\.$/, '');
    if (!bare.endsWith('.svc.cluster.local') || rows.has(bare) || !answer || answer.ok) continue;
    rows.set(bare, { name: bare, elsewhere: answer.elsewhere });
  }
  return [...rows.values()];
}

export function connectionAt(run: Run, t: number, podUid: string): StageConnection | undefined {
  const index = indexOf(run);
  let latest: StageConnection | undefined;
  for (const container of index.pods.get(podUid)?.containers.values() ?? []) {
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
