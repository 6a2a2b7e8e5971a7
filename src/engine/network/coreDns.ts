/**
 * Answers of the cluster's DNS server. Models coredns plugin/kubernetes (parse.go, kubernetes.go) with kubeadm's Corefile:
 * `kubernetes cluster.local in-addr.arpa ip6.arpa { pods insecure; fallthrough in-addr.arpa ip6.arpa; ttl 30 }`, everything
 * else forwarded to the node's own resolver.
 */
import type { Service } from '../../api/core';
import type { DnsRecord, DnsReply, DnsType } from '../../process/types';
import { CLUSTER } from '../apiserver/clusterFacts';
import type { ClusterZone, ZoneEndpoint } from './clusterZone';

const TTL = 30;
const ZONE = CLUSTER.domain;
/** The version of the naming scheme, from the specification of Kubernetes DNS-based service discovery. */
const SCHEMA_VERSION = '1.1.0';

export interface Question {
  name: string;
  type: DnsType;
}

/** A reply with what the zone knew: for the page, not for the asker. */
export interface ZoneAnswer {
  reply: DnsReply;
  service?: { namespace: string; name: string };
  /** Namespaces where the name exists, if it does not exist where it was looked for. */
  elsewhere?: readonly string[];
}

export type Forward = (question: Question) => DnsReply;

export function answerFromCluster(zone: ClusterZone, question: Question, forward: Forward): ZoneAnswer {
  const name = question.name.replace(/\.$/, '').toLowerCase();
  const asked = { name, type: question.type };
  if (name === ZONE || name.endsWith(`.${ZONE}`)) {
    const labels = name === ZONE ? [] : name.slice(0, -ZONE.length - 1).split('.');
    return answerInZone(zone, asked, labels, forward);
  }
  const reverse = asked.type === 'PTR' ? reverseAnswer(zone, name) : undefined;
  return reverse ?? { reply: forward(asked) };
}

function answerInZone(zone: ClusterZone, asked: Question, labels: readonly string[], forward: Forward): ZoneAnswer {
  if (labels.length === 0) return { reply: apex(asked) };
  if (labels.join('.') === 'dns-version') return { reply: found(asked, 'TXT', [SCHEMA_VERSION]) };
  if (labels.join('.') === 'ns.dns') return { reply: found(asked, 'A', [CLUSTER.dnsService]) };
  const kind = labels.at(-1);
  const [namespace, name, ...rest] = labels.slice(0, -1).reverse();
  if (kind !== 'svc' && kind !== 'pod') return { reply: noSuchName() };
  if (namespace === undefined) return { reply: noData() };
  if (!zone.hasNamespace(namespace)) return { reply: noSuchName(), ...elsewhereOf(zone, kind, name, rest) };
  if (name === undefined) return { reply: noData() };
  if (kind === 'pod') return { reply: rest.length === 0 ? podAnswer(asked, name) : noSuchName() };
  const service = zone.service(namespace, name);
  if (!service) return { reply: noSuchName(), ...elsewhereOf(zone, kind, name, rest) };
  const reply = serviceAnswer(zone, service, asked, rest.reverse(), forward);
  return { reply, service: { namespace, name } };
}

function elsewhereOf(zone: ClusterZone, kind: string, name: string | undefined, rest: readonly string[]) {
  const elsewhere = kind === 'svc' && name !== undefined && rest.length === 0 ? zone.namespacesWith(name) : [];
  return elsewhere.length > 0 ? { elsewhere } : {};
}

function serviceAnswer(
  zone: ClusterZone,
  service: Service,
  asked: Question,
  before: readonly string[],
  forward: Forward,
): DnsReply {
  const { spec, metadata } = service;
  if (spec.type === 'ExternalName')
    return before.length === 0 ? externalAnswer(zone, spec, asked, forward) : noSuchName();
  const base = `${metadata.name}.${metadata.namespace}.svc.${ZONE}`;
  if (before.length > 2) return noSuchName();
  const [first = '', second = ''] = before;
  const port = before.length === 2 ? { name: first.replace(/^_/, ''), protocol: second.replace(/^_/, '') } : undefined;
  const hostname = before.length === 1 ? first : undefined;
  if (spec.clusterIP === 'None' || hostname !== undefined) {
    const endpoints = zone
      .endpoints(metadata.namespace ?? '', metadata.name ?? '')
      .filter((endpoint) => hostname === undefined || endpointName(endpoint) === hostname);
    return endpointAnswer(asked, endpoints, base, port);
  }
  const ports = (spec.ports ?? [])
    .map(({ name = '', protocol = 'TCP', port: number }) => ({ name, protocol, port: number }))
    .filter((candidate) => matchesPort(candidate, port));
  if (ports.length === 0) return noSuchName();
  if (asked.type === 'SRV')
    return srv(
      asked,
      ports.map((candidate) => ({ port: candidate.port, target: base })),
    );
  return found(asked, 'A', spec.clusterIP ? [spec.clusterIP] : []);
}

type PortWanted = { name: string; protocol: string } | undefined;

const matchesPort = (port: { name: string; protocol: string }, wanted: PortWanted): boolean =>
  !wanted || (port.name.toLowerCase() === wanted.name && port.protocol.toLowerCase() === wanted.protocol);

function endpointAnswer(
  asked: Question,
  endpoints: readonly ZoneEndpoint[],
  base: string,
  wanted: PortWanted,
): DnsReply {
  const matching = endpoints.flatMap((endpoint) =>
    endpoint.ports
      .filter((port) => matchesPort(port, wanted))
      .map(({ port }) => ({ address: endpoint.address, port, target: `${endpointName(endpoint)}.${base}` })),
  );
  // A Service without ports still has its endpoints' addresses.
  const portless = wanted ? [] : endpoints.filter(({ ports }) => ports.length === 0).map(({ address }) => address);
  if (matching.length + portless.length === 0) return noSuchName();
  if (asked.type === 'SRV') return srv(asked, matching);
  return found(asked, 'A', [...new Set([...matching.map(({ address }) => address), ...portless])]);
}

const endpointName = ({ hostname, address }: ZoneEndpoint): string => hostname || address.replaceAll('.', '-');

function srv(asked: Question, targets: readonly { port: number; target: string }[]): DnsReply {
  const weight = Math.floor(100 / Math.max(1, targets.length));
  return found(asked, 'SRV', [...new Set(targets.map(({ port, target }) => `0 ${weight} ${port} ${target}`))]);
}

function externalAnswer(zone: ClusterZone, spec: Service['spec'], asked: Question, forward: Forward): DnsReply {
  const target = (spec.externalName ?? '').replace(/\.$/, '');
  const alias: DnsRecord = { name: asked.name, type: 'CNAME', ttl: TTL, data: target };
  if (asked.type !== 'A' && asked.type !== 'AAAA' && asked.type !== 'CNAME') return noData();
  if (asked.type === 'CNAME') return { ...noData(), answers: [alias], authority: [] };
  const followed =
    isInZone(target) && target === asked.name ? noData() : followAlias(zone, target, asked.type, forward);
  return { rcode: 'NOERROR', authoritative: true, answers: [alias, ...followed.answers], authority: [] };
}

const isInZone = (name: string): boolean => name === ZONE || name.endsWith(`.${ZONE}`);

/** A chain of ExternalNames is followed once: CoreDNS limits it too, to eight. */
function followAlias(zone: ClusterZone, target: string, type: DnsType, forward: Forward): DnsReply {
  const question = { name: target, type };
  if (!isInZone(target)) return forward(question);
  const [name = '', namespace = ''] = target.split('.');
  if (zone.service(namespace, name)?.spec.type === 'ExternalName') return noData();
  return answerFromCluster(zone, question, forward).reply;
}

function podAnswer(asked: Question, dashed: string): DnsReply {
  const octets = dashed.split('-');
  const isAddress = octets.length === 4 && octets.every((octet) => /^\d{1,3}$/.test(octet) && Number(octet) < 256);
  return isAddress ? found(asked, 'A', [octets.join('.')]) : noSuchName();
}

function reverseAnswer(zone: ClusterZone, name: string): ZoneAnswer | undefined {
  const suffix = '.in-addr.arpa';
  if (!name.endsWith(suffix)) return undefined;
  const address = name.slice(0, -suffix.length).split('.').reverse().join('.');
  const asked = { name, type: 'PTR' as const };
  const service = zone.serviceAt(address);
  if (service) {
    const { namespace = '', name: serviceName = '' } = service.metadata;
    const data = `${serviceName}.${namespace}.svc.${ZONE}`;
    return { reply: found(asked, 'PTR', [data]), service: { namespace, name: serviceName } };
  }
  const names = zone
    .endpointsAt(address)
    .map(
      ({ service: { namespace, name: serviceName }, endpoint }) =>
        `${endpointName(endpoint)}.${serviceName}.${namespace}.svc.${ZONE}`,
    );
  return names.length > 0 ? { reply: found(asked, 'PTR', [...new Set(names)]) } : undefined;
}

function apex(asked: Question): DnsReply {
  if (asked.type === 'SOA') return { rcode: 'NOERROR', authoritative: true, answers: [SOA], authority: [] };
  return asked.type === 'NS' ? found(asked, 'NS', [`ns.dns.${ZONE}`]) : noData();
}

const SOA: DnsRecord = {
  name: ZONE,
  type: 'SOA',
  ttl: TTL,
  data: `ns.dns.${ZONE} hostmaster.${ZONE} 1763640000 7200 1800 86400 ${TTL}`,
};

/** Records of `type`, if that was asked for; else the name exists without such records. */
function found(asked: Question, type: DnsType, data: readonly string[]): DnsReply {
  if (asked.type !== type || data.length === 0) return noData();
  const answers = data.map((value) => ({ name: asked.name, type, ttl: TTL, data: value }));
  return { rcode: 'NOERROR', authoritative: true, answers, authority: [] };
}

const noData = (): DnsReply => ({ rcode: 'NOERROR', authoritative: true, answers: [], authority: [SOA] });

const noSuchName = (): DnsReply => ({ rcode: 'NXDOMAIN', authoritative: true, answers: [], authority: [SOA] });
