import type { Blocking, DnsRecord, DnsReply, DnsType, Process, Program } from '../../process/types';
import { reverseName } from './address';
import { readResolvConf } from './resolvConf';
import { candidates, lookUp } from './resolver';

const TYPES: readonly DnsType[] = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'MX'];
const TIMEOUT_MS = 5000;

/** dig of BIND: names as typed unless `+search`, `+short`, `@server`, `-x`. Timings and sizes are left at zero. */
export const dig: Program = function* (process, argv): Blocking<number> {
  const args = argv.slice(1);
  const type = TYPES.find((known) => args.some((arg) => arg.toUpperCase() === known)) ?? 'A';
  const at = args.find((arg) => arg.startsWith('@'))?.slice(1);
  const reverseAt = args.indexOf('-x');
  const name =
    reverseAt >= 0
      ? reverseName(args[reverseAt + 1] ?? '')
      : (args.find((arg) => !/^[-+@]/.test(arg) && !TYPES.some((known) => known === arg.toUpperCase())) ?? '.');
  const conf = readResolvConf(process);
  const server = at === undefined ? conf.nameservers[0] : yield* addressOf(process, at);
  if (server === undefined) {
    yield* process.write(1, `dig: couldn't get address for '${at}': not found\n`);
    return 10;
  }
  const names = args.includes('+search') ? candidates(name, conf, false) : [name.replace(/\.$/, '')];
  for (const [index, candidate] of names.entries()) {
    const question = { name: candidate, type: reverseAt >= 0 ? ('PTR' as const) : type };
    const reply = yield* process.container.network.query(process, server, question, TIMEOUT_MS);
    if (typeof reply === 'string') {
      yield* process.write(
        1,
        `;; communications error to ${server}#53: timed out\n\n; <<>> DiG 9.18.33 <<>> ${args.join(' ')}\n;; global options: +cmd\n;; no servers could be reached\n`,
      );
      return 9;
    }
    if (reply.rcode === 'NXDOMAIN' && index < names.length - 1) continue;
    yield* process.write(1, args.includes('+short') ? short(reply) : long(args, question, reply, server));
    return 0;
  }
  return 0;
};

function* addressOf(process: Process, host: string): Blocking<string | undefined> {
  const found = yield* lookUp(process, host);
  return found.found ? found.addresses[0] : undefined;
}

const short = (reply: DnsReply): string => reply.answers.map(({ data, type }) => `${shown(data, type)}\n`).join('');

const shown = (data: string, type: DnsType): string =>
  /^(CNAME|PTR|NS|SRV|MX)$/.test(type) && !data.endsWith('.')
    ? `${data}.`
    : type === 'TXT'
      ? JSON.stringify(data)
      : data;

function long(
  args: readonly string[],
  question: { name: string; type: DnsType },
  reply: DnsReply,
  server: string,
): string {
  const flags = `qr${reply.authoritative ? ' aa' : ''} rd${reply.authoritative ? '' : ' ra'}`;
  const section = (title: string, records: readonly DnsRecord[]) =>
    records.length === 0
      ? ''
      : `;; ${title} SECTION:\n${records.map((r) => `${r.name}.\t${r.ttl}\tIN\t${r.type}\t${shown(r.data, r.type)}\n`).join('')}\n`;
  return (
    `\n; <<>> DiG 9.18.33 <<>> ${args.join(' ')}\n;; global options: +cmd\n;; Got answer:\n` +
    `;; ->>HEADER<<- opcode: QUERY, status: ${reply.rcode}, id: 4711\n` +
    `;; flags: ${flags}; QUERY: 1, ANSWER: ${reply.answers.length}, AUTHORITY: ${reply.authority.length}, ADDITIONAL: 1\n\n` +
    `;; QUESTION SECTION:\n;${question.name}.\t\tIN\t${question.type}\n\n` +
    section('ANSWER', reply.answers) +
    section('AUTHORITY', reply.authority) +
    `;; Query time: 0 msec\n;; SERVER: ${server}#53(${server}) (UDP)\n\n`
  );
}

/** host NAME: one line per record. */
export const host: Program = function* (process, argv): Blocking<number> {
  const [name = ''] = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const conf = readResolvConf(process);
  const server = conf.nameservers[0] ?? '127.0.0.1';
  for (const candidate of candidates(name, conf, false)) {
    const replies = yield* process.container.network.queryAll(
      process,
      server,
      [
        { name: candidate, type: 'A' },
        { name: candidate, type: 'AAAA' },
      ],
      TIMEOUT_MS,
    );
    const answered = replies.flatMap(({ reply }) => (typeof reply === 'string' ? [] : [reply]));
    if (answered.length === 0) {
      yield* process.write(1, ';; connection timed out; no servers could be reached\n');
      return 1;
    }
    if (answered.every(({ rcode }) => rcode === 'NXDOMAIN')) continue;
    yield* process.write(
      1,
      answered
        .flatMap(({ answers }) => answers)
        .map(hostLine)
        .join(''),
    );
    return 0;
  }
  yield* process.write(1, `Host ${name} not found: 3(NXDOMAIN)\n`);
  return 1;
};

const hostLine = ({ name, type, data }: DnsRecord): string =>
  type === 'A'
    ? `${name} has address ${data}\n`
    : type === 'AAAA'
      ? `${name} has IPv6 address ${data}\n`
      : `${name} is an alias for ${data}.\n`;
