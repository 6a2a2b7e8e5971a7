import type { Blocking, Process, Program } from '../../process/types';
import { busyboxUsage } from './banner';
import { getopt, type Options } from './getopt';
import { isAddress, lookUp, resolveWords } from './resolver';
import { connect, isErrno, notice } from './socket';

const ECHO_PORT = 7;
const DEFAULT_SIZE = 56;
const ANSWER_WITHIN_MS = 1000;
const USAGE =
  'ping [OPTIONS] HOST\n\nSend ICMP ECHO_REQUESTs to HOST\n\n\t-4,-6\t\tForce IP or IPv6 name resolution\n' +
  '\t-c CNT\t\tSend only CNT pings\n\t-s SIZE\t\tSend SIZE data bytes in packets (default 56)\n\t-i SECS\t\tInterval\n' +
  '\t-A\t\tPing as soon as reply is received\n\t-t TTL\t\tSet TTL\n\t-I IFACE/IP\tSource interface or IP address\n' +
  '\t-W SEC\t\tSeconds to wait for the first response (default 10)\n\t\t\t(after all -c CNT packets are sent)\n' +
  '\t-w SEC\t\tSeconds until ping exits (default:infinite)\n\t\t\t(can exit earlier with -c CNT)\n' +
  '\t-q\t\tQuiet, only display output at start/finish\n\t-p HEXBYTE\tPayload pattern';

/**
 * ping. The network has no ICMP: an address counts as alive if it answers TCP in any way, refusing included. Says so.
 */
export const ping: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), '46c:i:I:s:t:w:W:qnv');
  const busybox = process.container.image.userland.flavour === 'busybox';
  const host = options.operands[0];
  if (host === undefined || options.error) return yield* wrongCall(process, options, busybox);
  const wrong = options.given.find(([name, value]) => /^[csw]$/i.test(name) && !/^\d+$/.test(value));
  if (wrong || (!busybox && options.value('c') === '0')) {
    const value = wrong?.[1] ?? '0';
    const words = busybox ? `invalid number '${value}'` : `invalid argument: '${value}'`;
    yield* process.error(`ping: ${words}${wrong ? '' : ': out of range: 1 <= value <= 9223372036854775807'}`);
    return 1;
  }
  notice(process, 'program.approximated', { program: 'ping', topic: 'icmp' });
  const found = yield* lookUp(process, host);
  const address = found.found ? found.addresses[0] : undefined;
  if (address === undefined) {
    yield* process.error(
      busybox ? `ping: bad address '${host}'` : `ping: ${host}: ${found.found ? '' : resolveWords(process, found)}`,
    );
    return busybox ? 1 : 2;
  }
  // iputils shows the name that DNS gave, and who answers by it; busybox the name as typed.
  const name = found.found && !busybox ? found.canonicalName : host;
  return yield* echo(process, { host: name, address, busybox, options });
};

function* wrongCall(process: Process, options: Options, busybox: boolean): Blocking<number> {
  if (busybox) {
    if (options.error) yield* process.error(`ping: invalid option -- '${options.error.option}'`);
    return yield* busyboxUsage(process, USAGE);
  }
  yield* process.error(
    options.error
      ? `ping: invalid option -- '${options.error.option}'`
      : 'ping: usage error: Destination address required',
  );
  return options.error ? 2 : 1;
}

interface Target {
  host: string;
  address: string;
  busybox: boolean;
  options: Options;
}

function* echo(process: Process, target: Target): Blocking<number> {
  const { host, address, busybox, options } = target;
  const size = Number.parseInt(options.value('s') ?? '', 10) || DEFAULT_SIZE;
  const count = Number.parseInt(options.value('c') ?? '', 10) || Number.POSITIVE_INFINITY;
  const intervalMs = (Number.parseFloat(options.value('i') ?? '') || 1) * 1000;
  const deadlineMs = process.nowMs + (Number.parseInt(options.value('w') ?? '', 10) || Number.POSITIVE_INFINITY) * 1000;
  const patienceMs = (Number.parseInt(options.value('W') ?? '', 10) || 10) * 1000;
  const startedMs = process.nowMs;
  const heading = busybox ? `${size} data bytes` : `${size}(${size + 28}) bytes of data.`;
  yield* process.write(1, `PING ${host} (${address}${busybox ? '): ' : ') '}${heading}\n`);
  const times: number[] = [];
  let sent = 0;
  let interrupted = false;
  process.setSignal('INT', 'catch');
  while (sent < count && process.nowMs < deadlineMs && !interrupted) {
    const sequence = busybox ? sent : sent + 1;
    const sentAtMs = process.nowMs;
    sent++;
    if (yield* isAlive(process, address)) {
      const time = roundTrip(address, sequence);
      times.push(time);
      if (!options.has('q')) yield* process.write(1, echoLine(target, size, sequence, time));
    }
    const until = sent < count ? sentAtMs + intervalMs : times.length === sent ? process.nowMs : sentAtMs + patienceMs;
    const restMs = Math.min(until, deadlineMs) - process.nowMs;
    if (restMs > 0) interrupted = (yield* process.sleep(restMs)) === 'interrupted';
  }
  yield* process.write(1, summary(target, sent, times, process.nowMs - startedMs));
  return times.length > 0 ? 0 : 1;
}

function* isAlive(process: Process, address: string): Blocking<boolean> {
  const result = yield* connect(process, address, ECHO_PORT, ANSWER_WITHIN_MS);
  return !isErrno(result) || result.code === 'ECONNREFUSED';
}

/** A plausible time between 0.05 and 0.25 ms that depends only on who is asked for the how-many-th time. */
function roundTrip(address: string, sequence: number): number {
  let value = 17 + sequence * 7919;
  for (const character of address) value = (value * 31 + character.charCodeAt(0)) % 100_003;
  return 50 + (value % 200);
}

const milliseconds = (micros: number): string => (micros / 1000).toFixed(3);

function echoLine({ host, address, busybox }: Target, size: number, sequence: number, time: number): string {
  const from = busybox || isAddress(host) ? address : `${host} (${address})`;
  return `${size + 8} bytes from ${from}: ${busybox ? 'seq' : 'icmp_seq'}=${sequence} ttl=64 time=${milliseconds(time)} ms\n`;
}

function summary({ host, busybox }: Target, sent: number, times: readonly number[], elapsedMs: number): string {
  const lost = sent === 0 ? 0 : Math.floor(((sent - times.length) * 100) / sent);
  const minimum = Math.min(...times);
  const maximum = Math.max(...times);
  const average = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  const range = [minimum, average, maximum].map(milliseconds).join('/');
  const heading = `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${times.length} `;
  if (busybox)
    return `${heading}packets received, ${lost}% packet loss\n${times.length > 0 ? `round-trip min/avg/max = ${range} ms\n` : ''}`;
  const variance = times.reduce((sum, time) => sum + (time - average) ** 2, 0) / Math.max(1, times.length);
  const rtt = times.length > 0 ? `rtt min/avg/max/mdev = ${range}/${milliseconds(Math.sqrt(variance))} ms` : '';
  return `${heading}received, ${lost}% packet loss, time ${elapsedMs}ms\n${rtt}\n`;
}
