import type { Blocking, DnsRecord, DnsReply, DnsType, Process, Program } from '../../process/types';
import { reverseName } from './address';
import { DNS_TYPES, dataOf, messageSize, questionLine, recordLine } from './dnsText';
import { readResolvConf } from './resolvConf';
import { candidates, lookUp } from './resolver';
import { isoTime } from './timestamp';

const VERSION = '9.18.49-1~deb12u3-Debian';
const USAGE =
  'Usage:  dig [@global-server] [domain] [q-type] [q-class] {q-opt}\n            {global-d-opt} host [@local-server] {local-d-opt}\n' +
  '            [ host [@local-server] {local-d-opt} [...]]\n\nUse "dig -h" (or "dig -h | more") for complete list of options';
const SECTIONS = ['cmd', 'comments', 'question', 'answer', 'authority', 'additional', 'stats'];
/** Accepted, and no different here. */
const INDIFFERENT =
  /^(no)?(recurse|rec|edns|dnssec|adflag|cdflag|cookie|ttlid|class|multiline|trace|tcp|vc|ignore|fail|identify|crypto|bufsize|badcookie|qr|yaml|nssearch|domain|ndots)(=.*)?$/;

interface Call {
  names: { name: string; type: DnsType }[];
  server: string | undefined;
  port: string;
  shows: Set<string>;
  short: boolean;
  search: boolean;
  timeoutMs: number;
  tries: number;
  /** What is wrong with the call. */
  wrong?: string;
}

/** dig of BIND 9.18: names as typed unless `+search`, several of them, sections on and off. No time passes in its figures. */
export const dig: Program = function* (process, argv): Blocking<number> {
  const args = argv.slice(1);
  if (args.includes('-v')) {
    yield* process.error(`DiG ${VERSION}`);
    return 0;
  }
  const call = parse(args);
  if (call.wrong !== undefined) {
    yield* process.error(`Invalid option: ${call.wrong}\n${USAGE}`);
    return 1;
  }
  const conf = readResolvConf(process);
  const server = call.server === undefined ? conf.nameservers[0] : yield* addressOf(process, call.server);
  if (server === undefined) {
    yield* process.error(`dig: couldn't get address for '${call.server}': not found`);
    return 1;
  }
  let status = 0;
  for (const [index, { name, type }] of call.names.entries()) {
    const names = call.search ? candidates(name, conf, false) : [name === '.' ? name : name.replace(/\.$/, '')];
    status = yield* ask(process, call, args, server, names, type, index === 0);
  }
  return status;
};

function parse(args: readonly string[]): Call {
  const call: Call = {
    names: [],
    server: undefined,
    port: '53',
    shows: new Set(SECTIONS),
    short: false,
    search: false,
    timeoutMs: 5000,
    tries: 3,
  };
  let type: DnsType | undefined;
  const add = (name: string, own: DnsType | undefined) => call.names.push({ name, type: own ?? 'A' });
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const typed = typeNamed(arg);
    if (arg.startsWith('@')) call.server = arg.slice(1);
    else if (arg.startsWith('+')) {
      if (!plusOption(call, arg.slice(1))) return { ...call, wrong: arg };
    } else if (arg === '-x') call.names.push({ name: reverseName(args[++at] ?? ''), type: 'PTR' });
    else if (arg === '-q') add(args[++at] ?? '.', undefined);
    else if (arg === '-t') type = typeNamed(args[++at] ?? '') ?? 'A';
    else if (arg === '-p') call.port = args[++at] ?? '53';
    else if (/^-[46imur]+$/.test(arg)) continue;
    else if (/^-[bcfky]$/.test(arg)) at++;
    else if (arg.startsWith('-')) return { ...call, wrong: arg };
    else if (typed) type = typed;
    else if (!/^(IN|CH|HS)$/i.test(arg)) add(arg, undefined);
  }
  if (call.names.length === 0) return { ...call, names: [{ name: '.', type: type ?? 'NS' }] };
  // A type that is given holds for the names around it.
  const names = call.names.map((asked) => (type && asked.type !== 'PTR' ? { ...asked, type } : asked));
  return { ...call, names };
}

/** ANY is answered like A here. */
const typeNamed = (text: string): DnsType | undefined =>
  /^any$/i.test(text) ? 'A' : DNS_TYPES.find((known) => known === text.toUpperCase());

function plusOption(call: Call, option: string): boolean {
  const [name = '', value = ''] = option.split('=');
  const isOff = name.startsWith('no');
  const plain = isOff ? name.slice(2) : name;
  if (plain === 'all') call.shows = new Set(isOff ? [] : SECTIONS);
  else if (SECTIONS.includes(plain)) call.shows[isOff ? 'delete' : 'add'](plain);
  else if (plain === 'short') call.short = !isOff;
  else if (plain === 'search') call.search = !isOff;
  else if (name === 'time' || name === 'timeout') call.timeoutMs = Math.max(1, Number(value) || 5) * 1000;
  else if (name === 'tries') call.tries = Math.max(1, Number(value) || 3);
  else if (name === 'retry') call.tries = Math.max(0, Number(value) || 0) + 1;
  else return INDIFFERENT.test(option);
  return true;
}

function* addressOf(process: Process, host: string): Blocking<string | undefined> {
  const found = yield* lookUp(process, host);
  return found.found ? found.addresses[0] : undefined;
}

function* ask(
  process: Process,
  call: Call,
  args: readonly string[],
  server: string,
  names: readonly string[],
  type: DnsType,
  isFirst: boolean,
): Blocking<number> {
  const where = call.port === '53' ? server : `${server}:${call.port}`;
  const found = call.server === undefined ? '' : '; (1 server found)\n';
  const showsHead = call.shows.has('cmd') && !call.short && isFirst;
  const head = showsHead
    ? `\n; <<>> DiG ${VERSION} <<>>${args.map((arg) => ` ${arg}`).join('')}\n${found};; global options: +cmd\n`
    : '';
  for (const [index, name] of names.entries()) {
    let reply: DnsReply | 'timeout' | 'unreachable' = 'timeout';
    for (let attempt = 0; attempt < call.tries && typeof reply === 'string'; attempt++) {
      reply = yield* process.container.network.query(process, where, { name, type }, call.timeoutMs);
      const words = reply === 'timeout' ? 'timed out' : 'host unreachable';
      if (typeof reply === 'string')
        yield* process.write(1, `;; communications error to ${server}#${call.port}: ${words}\n`);
    }
    if (typeof reply === 'string') {
      yield* process.write(1, `${head};; no servers could be reached\n`);
      return 9;
    }
    if (reply.rcode === 'NXDOMAIN' && index < names.length - 1) continue;
    const short = reply.answers.map((record) => `${dataOf(record)}\n`).join('');
    yield* process.write(1, call.short ? short : head + long(process, call, name, type, reply, server));
    return 0;
  }
  return 0;
}

function long(process: Process, call: Call, name: string, type: DnsType, reply: DnsReply, server: string): string {
  const { shows } = call;
  const { answers, authority, authoritative, rcode } = reply;
  const comments = shows.has('comments');
  const section = (key: string, records: readonly DnsRecord[]) =>
    shows.has(key) && records.length > 0
      ? `${comments ? `;; ${key.toUpperCase()} SECTION:\n` : ''}${records.map(recordLine).join('')}${comments ? '\n' : ''}`
      : '';
  const local = name.endsWith('.local')
    ? ';; WARNING: .local is reserved for Multicast DNS\n;; You are currently testing what happens when an mDNS query is leaked to DNS\n'
    : '';
  const heading = comments
    ? `;; Got answer:\n${local};; ->>HEADER<<- opcode: QUERY, status: ${rcode}, id: 4711\n` +
      `;; flags: qr${authoritative ? ' aa' : ''} rd${authoritative ? '' : ' ra'}; QUERY: 1, ANSWER: ${answers.length}, AUTHORITY: ${authority.length}, ADDITIONAL: 1\n` +
      `${authoritative ? ';; WARNING: recursion requested but not available\n' : ''}\n` +
      ';; OPT PSEUDOSECTION:\n; EDNS: version: 0, flags:; udp: 1232\n'
    : '';
  const question = shows.has('question')
    ? `${comments ? ';; QUESTION SECTION:\n' : ''}${questionLine(name, type)}${comments ? '\n' : ''}`
    : '';
  const when = new Date(isoTime(process)).toUTCString();
  const [, day = '', month = '', year = '', clock = ''] = /, (\d+) (\w+) (\d+) (\S+)/.exec(when) ?? [];
  const stats = shows.has('stats')
    ? `;; Query time: 0 msec\n;; SERVER: ${server}#${call.port}(${server}) (UDP)\n` +
      `;; WHEN: ${when.slice(0, 3)} ${month} ${day} ${clock} UTC ${year}\n;; MSG SIZE  rcvd: ${messageSize(name, reply)}\n\n`
    : '';
  return heading + question + section('answer', answers) + section('authority', authority) + stats;
}
