import type { Blocking, Process, Program } from '../../process/types';
import { busyboxUsage } from './banner';
import { getopt, type Options } from './getopt';
import { lookUp } from './resolver';
import { connect, isErrno, notice } from './socket';

const ECHO_PORT = 7;
const DEFAULT_SIZE = 56;
const ANSWER_WITHIN_MS = 1000;

/**
 * ping. The network has no ICMP: an address counts as alive if it answers TCP in any way, refusing included. Says so.
 */
export const ping: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), '46c:i:I:s:t:w:W:qnv');
  const busybox = process.container.image.userland.flavour === 'busybox';
  const host = options.operands[0];
  if (host === undefined || options.error) return yield* wrongCall(process, options, busybox);
  notice(process, 'program.approximated', { program: 'ping', topic: 'icmp' });
  const found = yield* lookUp(process, host);
  const address = found.found ? found.addresses[0] : undefined;
  if (address === undefined) {
    yield* process.error(busybox ? `ping: bad address '${host}'` : `ping: ${host}: Name or service not known`);
    return busybox ? 1 : 2;
  }
  return yield* echo(process, { host, address, busybox, options });
};

function* wrongCall(process: Process, options: Options, busybox: boolean): Blocking<number> {
  if (busybox) {
    if (options.error) yield* process.error(`ping: invalid option -- '${options.error.option}'`);
    return yield* busyboxUsage(process, 'ping [OPTIONS] HOST\n\nSend ICMP ECHO_REQUESTs to HOST');
  }
  yield* process.error('ping: usage error: Destination address required');
  return 1;
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
      if (!options.has('q')) yield* process.write(1, echoLine(address, size, sequence, time, busybox));
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

const echoLine = (address: string, size: number, sequence: number, time: number, busybox: boolean): string =>
  busybox
    ? `${size + 8} bytes from ${address}: seq=${sequence} ttl=64 time=${milliseconds(time)} ms\n`
    : `${size + 8} bytes from ${address}: icmp_seq=${sequence} ttl=64 time=${milliseconds(time)} ms\n`;

function summary({ host, busybox }: Target, sent: number, times: readonly number[], elapsedMs: number): string {
  const lost = sent === 0 ? 0 : Math.floor(((sent - times.length) * 100) / sent);
  const minimum = Math.min(...times);
  const maximum = Math.max(...times);
  const average = times.reduce((sum, time) => sum + time, 0) / Math.max(1, times.length);
  const range = [minimum, average, maximum].map(milliseconds).join('/');
  const heading = `\n--- ${host} ping statistics ---\n${sent} packets transmitted, ${times.length} `;
  if (busybox)
    return `${heading}packets received, ${lost}% packet loss\n${times.length > 0 ? `round-trip min/avg/max = ${range} ms\n` : ''}`;
  const rtt = times.length > 0 ? `rtt min/avg/max/mdev = ${range}/0.000 ms` : '';
  return `${heading}received, ${lost}% packet loss, time ${elapsedMs}ms\n${rtt}\n`;
}
