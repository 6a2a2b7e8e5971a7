import type { Blocking, DnsRecord, DnsReply, DnsType, Process, Program } from '../../process/types';
import { atLeast } from '../version';
import { hostPort, reverseName } from './address';
import { busyboxUsage } from './banner';
import { nslookupLibc } from './nslookupLibc';
import { readResolvConf } from './resolvConf';
import { isAddress, lookUp, usesMusl } from './resolver';

const TYPES: readonly DnsType[] = ['A', 'AAAA', 'CNAME', 'SRV', 'PTR', 'TXT', 'NS', 'SOA', 'MX'];
const DEFAULT_TIMEOUT_SECONDS = 5;
const TRIES_AFTER_SERVFAIL = 2;

type Question = { name: string; type: DnsType };
type Answer = { question: Question; reply: DnsReply | 'timeout' | 'unreachable' };

/** nslookup of whichever userland the image has. busybox changed it with 1.29, 1.30 and 1.31. */
export const nslookup: Program = (process, argv) => {
  const { flavour, version } = process.container.image.userland;
  if (flavour === 'gnu') return process.container.image.program('nslookup.bind')?.(process, argv) ?? 127;
  return atLeast(version, '1.29') ? nslookupOwn(process, argv) : nslookupLibc(process, argv);
};

/** Models busybox networking/nslookup.c with FEATURE_NSLOOKUP_BIG: its own queries, no getaddrinfo, no ndots. */
function* nslookupOwn(process: Process, argv: readonly string[]): Blocking<number> {
  const call = parse(argv.slice(1));
  if (!call) return yield* usage(process);
  if ('wrongType' in call) {
    yield* process.error(`nslookup: invalid query type "${call.wrongType}"`);
    return 1;
  }
  const { version } = process.container.image.userland;
  const questions = questionsFor(process, call, atLeast(version, '1.30'));
  const [, serverName = call.server, serverPort] = /^([^:]+):(\d+)$/.exec(call.server ?? '') ?? [];
  const port = Number(serverPort ?? call.port);
  const servers = yield* serversOf(process, serverName);
  if (typeof servers === 'string') {
    yield* process.error(servers);
    return 1;
  }
  for (const server of servers) {
    if (!questions.every(({ name }) => fitsQuery(name))) {
      // The query could not be made: its length is -1, and so much cannot be sent.
      yield* process.error(`nslookup: write to '${server}': Message too ${usesMusl(process) ? 'large' : 'long'}`);
      continue;
    }
    const answers = yield* ask(process, server, questions, call.timeoutSeconds * 1000);
    if (!answers.some(({ reply }) => typeof reply !== 'string')) continue;
    yield* process.write(
      1,
      serverBlock(call.server ?? server, server, port) + answers.map(printAnswer).join('') + unanswered(answers),
    );
    // Until 1.31 the exit code said nothing about the answers.
    return atLeast(version, '1.31') && answers.some(isError) ? 1 : 0;
  }
  yield* process.write(1, ';; connection timed out; no servers could be reached\n\n');
  return 1;
}

/** Whether res_mkquery makes a query of a name: no empty label, none above 63 bytes. */
const fitsQuery = (name: string): boolean =>
  name === '.' ||
  (name.length <= 253 &&
    name
      .replace(/\.$/, '')
      .split('.')
      .every((label) => label.length > 0 && label.length <= 63));

interface Call {
  host: string;
  server?: string;
  types: readonly DnsType[];
  port: number;
  timeoutSeconds: number;
}

function parse(args: readonly string[]): Call | { wrongType: string } | undefined {
  const types: DnsType[] = [];
  const operands: string[] = [];
  let port = 53;
  let timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;
  for (const arg of args) {
    const option = /^-(type|querytype|query|q|port|timeout|retry|debug)(?:=(.*))?$/.exec(arg);
    if (!option) {
      if (arg.startsWith('-') && arg.length > 1) return undefined;
      operands.push(arg);
      continue;
    }
    const value = option[2] ?? '';
    if (/^(type|q)/.test(option[1] ?? '')) {
      const type = TYPES.find((known) => known === value.toUpperCase());
      if (!type && value.toUpperCase() !== 'ANY') return { wrongType: value };
      types.push(...(type ? [type] : TYPES));
    }
    if (option[1] === 'port') port = Number.parseInt(value, 10) || port;
    if (option[1] === 'timeout') timeoutSeconds = Number.parseInt(value, 10) || timeoutSeconds;
  }
  const [host, server] = operands;
  if (host === undefined || operands.length > 2) return undefined;
  return { host, types, port, timeoutSeconds, ...(server === undefined ? {} : { server }) };
}

const usage = (process: Process): Blocking<number> =>
  busyboxUsage(
    process,
    'nslookup [-type=QUERY_TYPE] [-debug] HOST [DNS_SERVER]\n\nQuery DNS about HOST\n\n' +
      'QUERY_TYPE: soa,ns,a,aaaa,cname,mx,txt,ptr,srv,any',
  );

/** A name without any dot is asked for under every search suffix and never by itself; any other exactly as typed. */
function questionsFor(process: Process, call: Call, searches: boolean): readonly Question[] {
  if (call.types.length === 0 && isAddress(call.host)) return [{ name: reverseName(call.host), type: 'PTR' }];
  const types = call.types.length > 0 ? call.types : (['A', 'AAAA'] as const);
  const { search } = readResolvConf(process);
  const expands = searches && !call.host.includes('.') && search.length > 0;
  const names = expands ? search.map((suffix) => `${call.host}.${suffix}`) : [call.host];
  return types.flatMap((type) => names.map((name) => ({ name, type })));
}

function* serversOf(process: Process, server: string | undefined): Blocking<readonly string[] | string> {
  if (server === undefined) return readResolvConf(process).nameservers;
  const found = yield* lookUp(process, server);
  return found.found ? found.addresses.slice(0, 1) : `nslookup: bad address '${server}'`;
}

/** All questions at once; those that were answered SERVFAIL again, twice. In the order of arrival. */
function* ask(
  process: Process,
  server: string,
  questions: readonly Question[],
  timeoutMs: number,
): Blocking<readonly Answer[]> {
  const { network } = process.container;
  let answers: readonly Answer[] = yield* network.queryAll(process, server, questions, timeoutMs);
  for (let retry = 0; retry < TRIES_AFTER_SERVFAIL; retry++) {
    const failed = answers.filter(isServerFailure);
    if (failed.length === 0) break;
    const again = yield* network.queryAll(
      process,
      server,
      failed.map((answer) => answer.question),
      timeoutMs,
    );
    answers = [...answers.filter((answer) => !isServerFailure(answer)), ...again];
  }
  return answers;
}

const isServerFailure = ({ reply }: Answer): boolean => typeof reply !== 'string' && reply.rcode === 'SERVFAIL';
const isError = ({ reply }: Answer): boolean => typeof reply !== 'string' && reply.rcode !== 'NOERROR';

const serverBlock = (name: string, server: string, port: number): string =>
  `Server:\t\t${name}\nAddress:\t${hostPort(server, port)}\n\n`;

/** One reply and a blank line. A reply without records leaves only the blank line. */
function printAnswer({ question, reply }: Answer): string {
  if (typeof reply === 'string') return '';
  if (reply.rcode !== 'NOERROR') return `** server can't find ${question.name}: ${reply.rcode}\n\n`;
  const heading = reply.authoritative ? '' : 'Non-authoritative answer:\n';
  return `${heading}${reply.answers.map(printRecord).join('')}\n`;
}

function unanswered(answers: readonly Answer[]): string {
  const silent = answers.filter(({ reply }) => typeof reply === 'string');
  if (silent.length === 0) return '';
  return `${silent.map(({ question }) => `*** Can't find ${question.name}: No answer\n`).join('')}\n`;
}

function printRecord({ name, type, data }: DnsRecord): string {
  if (type === 'A' || type === 'AAAA') return `Name:\t${name}\nAddress: ${data}\n`;
  if (type === 'CNAME') return `${name}\tcanonical name = ${data}\n`;
  if (type === 'PTR') return `${name}\tname = ${data}\n`;
  if (type === 'SRV') return `${name}\tservice = ${data}\n`;
  if (type === 'TXT') return `${name}\ttext = ${JSON.stringify(data)}\n`;
  if (type === 'NS') return `${name}\tnameserver = ${data}\n`;
  if (type === 'MX') return `${name}\tmail exchanger = ${data}\n`;
  return printSoa(name, data);
}

function printSoa(name: string, data: string): string {
  const [origin = '', mail = '', ...numbers] = data.split(/\s+/);
  const words = ['serial', 'refresh', 'retry', 'expire', 'minimum'];
  const rest = words.map((word, index) => `\t${word} = ${numbers[index] ?? '0'}\n`).join('');
  return `${name}\n\torigin = ${origin}\n\tmail addr = ${mail}\n${rest}`;
}
