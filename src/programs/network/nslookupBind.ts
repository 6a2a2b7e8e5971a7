import type { Blocking, DnsRecord, DnsReply, DnsType, Process } from '../../process/types';
import { reverseName } from './address';
import { readResolvConf } from './resolvConf';
import { candidates, isAddress, lookUp } from './resolver';

/** nslookup of BIND's dnsutils: honours search list and ndots, stops at the first suffix that answers. */
export function* nslookupBind(process: Process, argv: readonly string[]): Blocking<number> {
  const operands = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const typeOption = argv.find((arg) => /^-(query)?(type|q)=/.test(arg))?.replace(/^.*=/, '');
  const [host, server] = operands;
  if (host === undefined) {
    yield* process.error('nslookup: interactive mode is not simulated');
    return 1;
  }
  const conf = readResolvConf(process);
  const asked = server === undefined ? undefined : yield* lookUp(process, server);
  if (asked && !asked.found) {
    yield* process.error(`nslookup: couldn't get address for '${server}': not found`);
    return 1;
  }
  const servers = asked?.found ? asked.addresses.slice(0, 1) : conf.nameservers;
  const names = isAddress(host) ? [reverseName(host)] : candidates(host, conf, false);
  const types: readonly DnsType[] = isAddress(host) ? ['PTR'] : typeOption ? [dnsType(typeOption)] : ['A', 'AAAA'];
  for (const nameserver of servers) {
    const outcome = yield* askInTurn(process, nameserver, names, types);
    if (!outcome) continue;
    yield* process.write(
      1,
      `Server:\t\t${server ?? nameserver}\nAddress:\t${nameserver}#53\n\n${print(host, outcome)}\n`,
    );
    return outcome.rcode === 'NOERROR' ? 0 : 1;
  }
  yield* process.write(1, ';; connection timed out; no servers could be reached\n\n');
  return 1;
}

const dnsType = (text: string): DnsType => {
  const known: readonly DnsType[] = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'MX'];
  return known.find((type) => type === text.toUpperCase()) ?? 'A';
};

interface Outcome {
  rcode: DnsReply['rcode'];
  authoritative: boolean;
  records: readonly DnsRecord[];
}

function* askInTurn(
  process: Process,
  server: string,
  names: readonly string[],
  types: readonly DnsType[],
): Blocking<Outcome | undefined> {
  let last: Outcome | undefined;
  for (const name of names) {
    const records: DnsRecord[] = [];
    let reply: DnsReply | undefined;
    for (const type of types) {
      const answer = yield* process.container.network.query(process, server, { name, type }, 5000);
      if (typeof answer === 'string') return last;
      reply ??= answer;
      for (const record of answer.answers)
        if (!records.some((known) => known.type === record.type && known.data === record.data)) records.push(record);
      if (answer.rcode !== 'NOERROR') break;
    }
    if (!reply) return last;
    last = { rcode: reply.rcode, authoritative: reply.authoritative, records };
    if (reply.rcode !== 'NXDOMAIN') return last;
  }
  return last;
}

function print(host: string, { rcode, authoritative, records }: Outcome): string {
  if (rcode !== 'NOERROR') return `** server can't find ${host}: ${rcode}\n`;
  if (records.length === 0) return `*** Can't find ${host}: No answer\n`;
  const heading = authoritative ? '' : 'Non-authoritative answer:\n';
  return heading + records.map(printRecord).join('');
}

function printRecord({ name, type, data }: DnsRecord): string {
  if (type === 'A' || type === 'AAAA') return `Name:\t${name}\nAddress: ${data}\n`;
  const dotted = (target: string) => (target.endsWith('.') ? target : `${target}.`);
  if (type === 'CNAME') return `${name}\tcanonical name = ${dotted(data)}\n`;
  if (type === 'PTR') return `${name}\tname = ${dotted(data)}\n`;
  if (type === 'SRV') return `${name}\tservice = ${dotted(data)}\n`;
  if (type === 'TXT') return `${name}\ttext = ${JSON.stringify(data)}\n`;
  return `${name}\t${type} ${data}\n`;
}
