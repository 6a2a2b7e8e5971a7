import type { Blocking, DnsReply, DnsType, Process, ResolvConf } from '../../process/types';
import { reverseName } from './address';
import { readHosts } from './hosts';
import { readResolvConf } from './resolvConf';

/** What getaddrinfo(3) gives. `askedName` is the name of the search list that answered, `canonicalName` what CNAMEs make of it. */
export type Lookup =
  | { found: true; canonicalName: string; askedName: string; addresses: readonly string[] }
  | { found: false; reason: 'unknown-name' | 'try-again' };

type Verdict = Lookup | 'no-data' | 'no-name' | 'failed';
type Reply = DnsReply | 'timeout' | 'unreachable';

type Family = 'A' | 'AAAA';
const FAMILIES: readonly Family[] = ['A', 'AAAA'];

/** Which C library an image has shows in its files, as it does to `ldd`. */
export const usesMusl = (process: Process): boolean => process.exists('/lib/ld-musl-x86_64.so.1');

/**
 * Models getaddrinfo: literals, /etc/hosts, then DNS with the search list. glibc and uclibc go on after every failure and
 * fall back to the other order; musl stops at the first suffix that answers anything but NXDOMAIN.
 */
export function* lookUp(process: Process, name: string, families: readonly Family[] = FAMILIES): Blocking<Lookup> {
  if (isAddress(name)) return { found: true, canonicalName: name, askedName: name, addresses: [name] };
  const local = hostsEntry(process, name);
  if (local) return local;
  const conf = readResolvConf(process);
  const musl = usesMusl(process);
  let failed = false;
  for (const candidate of candidates(name, conf, musl)) {
    const verdict = yield* lookUpExactly(process, candidate, conf, families);
    if (typeof verdict === 'object') return verdict;
    if (verdict === 'failed') failed = true;
    if (musl && verdict !== 'no-name') break;
    if (verdict === 'failed' && !musl) break;
  }
  return { found: false, reason: failed ? 'try-again' : 'unknown-name' };
}

/** What gai_strerror(3) says of a look-up that failed. */
export function resolveWords(process: Process, lookup: Extract<Lookup, { found: false }>): string {
  const isTemporary = lookup.reason === 'try-again';
  if (usesMusl(process)) return isTemporary ? 'Try again' : 'Name does not resolve';
  return isTemporary ? 'Temporary failure in name resolution' : 'Name or service not known';
}

export const isAddress = (name: string): boolean =>
  (/^\d{1,3}(\.\d{1,3}){3}$/.test(name) && name.split('.').every((part) => Number(part) < 256)) ||
  /^[0-9a-f:]*:[0-9a-f:.]*$/i.test(name);

/** The names that are asked for, in order: ndots decides whether the name itself comes first. */
export function candidates(name: string, conf: ResolvConf, musl: boolean): readonly string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const dots = name.split('.').length - 1;
  const searched = conf.search.map((suffix) => `${name}.${suffix}`);
  if (dots < conf.ndots) return [...searched, name];
  return musl ? [name] : [name, ...searched];
}

/** The first line of /etc/hosts that has the name. IPv4 wins over IPv6, so `localhost` is 127.0.0.1. */
function hostsEntry(process: Process, name: string): Lookup | undefined {
  const wanted = name.toLowerCase();
  const matches = readHosts(process).filter(({ names }) => names.some((alias) => alias.toLowerCase() === wanted));
  const chosen = matches.find(({ address }) => !address.includes(':')) ?? matches[0];
  if (chosen)
    return { found: true, canonicalName: chosen.names[0] ?? name, askedName: name, addresses: [chosen.address] };
  if (wanted === 'localhost')
    return { found: true, canonicalName: 'localhost', askedName: name, addresses: ['127.0.0.1'] };
  return undefined;
}

/** A and AAAA together, server after server, until one gives a usable answer. */
function* lookUpExactly(
  process: Process,
  name: string,
  conf: ResolvConf,
  families: readonly Family[],
): Blocking<Verdict> {
  const questions = families.map((type) => ({ name, type }));
  const patienceMs = conf.timeoutSeconds * 1000;
  // musl spends one timeout on all servers and attempts together, on a server's failure too: it hopes for a better answer.
  const musl = usesMusl(process);
  const { nameservers } = conf;
  const untilMs = process.nowMs + patienceMs;
  for (let attempt = 0; attempt < (musl ? 1 : conf.attempts); attempt++) {
    for (const server of nameservers) {
      const eachMs = musl ? Math.floor(patienceMs / nameservers.length) : patienceMs;
      const replies = yield* process.container.network.queryAll(process, server, questions, eachMs);
      const verdict = judge(name, replies);
      if (verdict !== 'failed') return verdict;
    }
  }
  if (musl && process.nowMs < untilMs) yield* process.sleep(untilMs - process.nowMs);
  return 'failed';
}

function judge(name: string, replies: readonly { question: { type: DnsType }; reply: Reply }[]): Verdict {
  const addresses = new Set<string>();
  let canonicalName = '';
  // IPv4 addresses come first, whichever answer arrived first.
  for (const family of FAMILIES)
    for (const { question, reply } of replies) {
      if (typeof reply === 'string' || question.type !== family) continue;
      for (const record of reply.answers) {
        if (record.type !== family) continue;
        if (addresses.size === 0) canonicalName = record.name || name;
        addresses.add(record.data);
      }
    }
  if (addresses.size > 0) return { found: true, canonicalName, askedName: name, addresses: [...addresses] };
  if (replies.some(({ reply }) => typeof reply !== 'string' && reply.rcode === 'NXDOMAIN')) return 'no-name';
  return replies.every(({ reply }) => typeof reply !== 'string' && reply.rcode === 'NOERROR') ? 'no-data' : 'failed';
}

/** The name of an address: /etc/hosts, then a PTR query. Undefined if it has none. */
export function* reverseLookUp(process: Process, address: string): Blocking<string | undefined> {
  const local = readHosts(process).find((entry) => entry.address === address && entry.names.length > 0);
  if (local) return local.names[0];
  const conf = readResolvConf(process);
  const question = { name: reverseName(address), type: 'PTR' as const };
  for (const server of conf.nameservers) {
    const reply = yield* process.container.network.query(process, server, question, conf.timeoutSeconds * 1000);
    if (typeof reply === 'string') continue;
    return reply.answers.find((record) => record.type === 'PTR')?.data.replace(/\.$/, '');
  }
  return undefined;
}
