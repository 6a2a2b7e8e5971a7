/** The node's own name server: it knows the scenario's outside hosts and nothing of the cluster. */
import type { DnsReply } from '../../process/types';
import type { Scenario } from '../../scenario/scenario';
import type { Question } from './coreDns';

const TTL = 60;

export function answerFromNode(scenario: Scenario, { name, type }: Question): DnsReply {
  const wanted = name.replace(/\.$/, '').toLowerCase();
  const host = Object.entries(scenario.hosts ?? {}).find(([hostName]) => hostName.toLowerCase() === wanted)?.[1];
  const empty = { authoritative: false, answers: [], authority: [] };
  if (!host) return { ...empty, rcode: 'NXDOMAIN' };
  if (type !== 'A') return { ...empty, rcode: 'NOERROR' };
  return { ...empty, rcode: 'NOERROR', answers: [{ name: wanted, type, ttl: TTL, data: host.address }] };
}
