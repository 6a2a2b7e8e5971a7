import type { Blocking, DnsRecord, DnsReply, DnsType, Process, Program } from '../../process/types';
import { reverseName } from './address';
import { DNS_TYPES, dataOf } from './dnsText';
import { getopt } from './getopt';
import { readResolvConf } from './resolvConf';
import { candidates, isAddress, lookUp } from './resolver';

const USAGE =
  'Usage: host [-aCdilrTvVw] [-c class] [-N ndots] [-t type] [-W time]\n            [-R number] [-m flag] [-p port] hostname [server]';
const TIMEOUT_SECONDS = 5;
const TRIES = 2;
const RCODES: Readonly<Record<string, number>> = { SERVFAIL: 2, NXDOMAIN: 3, REFUSED: 5 };
const WORDS: Readonly<Partial<Record<DnsType, string>>> = {
  A: 'has address',
  AAAA: 'has IPv6 address',
  CNAME: 'is an alias for',
  PTR: 'domain name pointer',
  SRV: 'has SRV record',
  TXT: 'descriptive text',
  NS: 'name server',
  SOA: 'has SOA record',
  MX: 'mail is handled by',
};

/** host NAME [SERVER]: a line for each record; addresses and mail servers unless -t asks for one type. */
export const host: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'aCdilrTUvVw46sc:N:t:W:R:m:p:');
  const [name, server] = options.operands;
  if (name === undefined || options.error) {
    yield* process.error(USAGE);
    return 1;
  }
  const wanted = options.value('t')?.toUpperCase();
  const type = wanted === 'ANY' ? 'A' : DNS_TYPES.find((known) => known === wanted);
  if (wanted !== undefined && type === undefined) {
    yield* process.error(`host: invalid type: ${options.value('t')}\n`);
    return 2;
  }
  const conf = readResolvConf(process);
  const found = server === undefined ? undefined : yield* lookUp(process, server);
  if (found && !found.found) {
    yield* process.error(`host: couldn't get address for '${server}': not found`);
    return 1;
  }
  const address = found?.found ? (found.addresses[0] ?? '') : (conf.nameservers[0] ?? '');
  const timeoutMs = (Number(options.value('W')) || TIMEOUT_SECONDS) * 1000;
  const asking: Asking = { process, address, timeoutMs, heading: found ? domainServer(server ?? '', address) : '' };
  if (isAddress(name)) return yield* askInTurn(asking, `${reverseName(name)}.`, [reverseName(name)], ['PTR'], true);
  const types: readonly DnsType[] = type ? [type] : ['A', 'AAAA', 'MX'];
  return yield* askInTurn(asking, name, candidates(name, conf, false), types, type !== undefined);
};

interface Asking {
  process: Process;
  address: string;
  timeoutMs: number;
  /** Said once, before the first answer. */
  heading: string;
}

const domainServer = (name: string, address: string): string =>
  `Using domain server:\nName: ${name}\nAddress: ${address}#53\nAliases: \n\n`;

function* query({ process, address, timeoutMs }: Asking, name: string, type: DnsType): Blocking<DnsReply | undefined> {
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const reply = yield* process.container.network.query(process, address, { name, type }, timeoutMs);
    if (typeof reply !== 'string') return reply;
    yield* process.write(1, `;; communications error to ${address}#53: timed out\n`);
  }
  yield* process.write(1, ';; no servers could be reached\n');
  return undefined;
}

/** Only the first type goes through the search list; the others are asked of the name that answered. */
function* askInTurn(
  asking: Asking,
  shown: string,
  names: readonly string[],
  types: readonly DnsType[],
  isExplicit: boolean,
): Blocking<number> {
  const { process, heading } = asking;
  const [first = 'A', ...others] = types;
  for (const [index, name] of names.entries()) {
    const reply = yield* query(asking, name, first);
    if (!reply) return 1;
    if (reply.rcode === 'NXDOMAIN' && index < names.length - 1) continue;
    if (reply.rcode !== 'NOERROR') {
      yield* process.write(1, `${heading}Host ${shown} not found: ${RCODES[reply.rcode] ?? 2}(${reply.rcode})\n`);
      return 1;
    }
    const none = isExplicit && reply.answers.length === 0 ? `${name} has no ${first} record\n` : '';
    yield* process.write(1, heading + none + reply.answers.map(lineOf).join(''));
    const target = reply.answers.find((record) => record.type === 'CNAME')?.data ?? name;
    for (const type of others) {
      const more = yield* query(asking, target, type);
      if (!more) return 1;
      yield* process.write(1, more.answers.map(lineOf).join(''));
    }
    return 0;
  }
  return 1;
}

const lineOf = (record: DnsRecord): string => `${record.name} ${WORDS[record.type] ?? record.type} ${dataOf(record)}\n`;
