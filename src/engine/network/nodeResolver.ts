/** The node's own name server: it knows the scenario's outside hosts and nothing of the cluster. */
import type { DnsReply } from '../../process/types';
import type { Scenario } from '../../scenario/scenario';
import type { Question } from './coreDns';

/** What the names of public hosts end with, as far as manifests ask for them. A namespace may be called so, too. */
const PUBLIC = /^(?:[a-z0-9-]+\.)+(com|org|net|io|dev|app|edu|gov|info|cloud|ai|sh|co|uk|de|ch|cn|eu|us|me)\.?$/i;

/** Whether a name that was not found is a host of the outside, which people expect to be there. */
export function isOutside(name: string, isNamespace: (name: string) => boolean): boolean {
  const last = PUBLIC.exec(name)?.[1];
  return last !== undefined && !isNamespace(last.toLowerCase());
}

const TTL = 60;

export function answerFromNode(scenario: Scenario, { name, type }: Question): DnsReply {
  const wanted = name.replace(/\.$/, '').toLowerCase();
  const host = Object.entries(scenario.hosts ?? {}).find(([hostName]) => hostName.toLowerCase() === wanted)?.[1];
  const empty = { authoritative: false, answers: [], authority: [] };
  if (!host) return { ...empty, rcode: 'NXDOMAIN' };
  if (type !== 'A') return { ...empty, rcode: 'NOERROR' };
  return { ...empty, rcode: 'NOERROR', answers: [{ name: wanted, type, ttl: TTL, data: host.address }] };
}
