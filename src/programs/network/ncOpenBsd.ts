import type { Blocking, Errno, Process } from '../../process/types';
import { getopt, type Options } from './getopt';
import { parsePort, serviceName } from './ports';
import { type RelayOptions, relay } from './relay';
import { isAddress, lookUp, resolveWords, reverseLookUp } from './resolver';
import { addressInUse, connectAny, isErrno, notice, withSocket } from './socket';

const USAGE =
  'usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]\n\t  [-m minttl] [-O length] [-P proxy_username] [-p source_port]\n' +
  '\t  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]\n\t  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]\n' +
  '\t  [destination] [port]';

/**
 * nc of OpenBSD as Debian ships it (netcat-openbsd): `-l 8080` or `-l -p 8080`, port ranges. Says nothing of what fails
 * unless -v asks. The end of its input ends nothing: that is what -N and -q are for.
 */
export function* ncOpenBsd(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), '46CDdFhklNnrStUuvZzI:i:M:m:O:P:p:q:s:T:V:W:w:X:x:');
  if (options.error) {
    const { kind, option } = options.error;
    const words = kind === 'unknown' ? 'invalid option' : 'option requires an argument';
    yield* process.error(`nc: ${words} -- '${option}'\n${USAGE}`);
    return 1;
  }
  const wait = options.value('w');
  if (wait !== undefined && !/^\d+$/.test(wait)) {
    yield* process.error(`nc: timeout invalid: ${wait}`);
    return 1;
  }
  if (options.has('l')) return yield* listen(process, options);
  const [host, ...portTexts] = options.operands;
  if (host === undefined || portTexts.length === 0) {
    yield* process.error(host === undefined ? USAGE : 'nc: missing port number');
    return 1;
  }
  const ports: number[] = [];
  for (const text of portTexts) {
    const range = text.split('-').map((end) => portOf(process, end));
    const wrong = range.find((end) => typeof end === 'string');
    if (wrong !== undefined) {
      yield* process.error(`nc: ${wrong}`);
      return 1;
    }
    const [first, last = first] = range.map(Number);
    for (let port = first ?? 0; port <= (last ?? 0); port++) ports.push(port);
  }
  return yield* tryPorts(process, options, host, ports, portTexts[0] ?? '');
}

function portOf(process: Process, text: string): number | string {
  if (!/^\d+$/.test(text)) return parsePort(process, text) ?? `port number invalid: ${text}`;
  const port = Number(text);
  return port < 1 ? `port number too small: ${text}` : port > 65_535 ? `port number too large: ${text}` : port;
}

function* tryPorts(
  process: Process,
  options: Options,
  host: string,
  ports: readonly number[],
  portText: string,
): Blocking<number> {
  if (options.has('u')) notice(process, 'program.approximated', { program: 'nc', topic: 'udp' });
  const isUnasked = options.has('n') && !isAddress(host);
  const found = isUnasked ? ({ found: false, reason: 'unknown-name' } as const) : yield* lookUp(process, host);
  if (!found.found) {
    yield* process.error(`nc: getaddrinfo for host "${host}" port ${portText}: ${resolveWords(process, found)}`);
    return 1;
  }
  let status = 1;
  for (const port of ports) if ((yield* tryPort(process, options, host, found.addresses, port)) === 0) status = 0;
  return status;
}

function* tryPort(
  process: Process,
  options: Options,
  host: string,
  addresses: readonly string[],
  port: number,
): Blocking<number> {
  const shown = (address: string) => (host === address ? host : `${host} (${address})`);
  const timeoutMs = secondsOf(options, 'w');
  const tried = yield* connectAny(process, addresses, port, timeoutMs, function* (address, error) {
    const reason = isGivenUp(error, timeoutMs) ? 'timed out: Operation now in progress' : `failed: ${error.message}`;
    if (options.has('v')) yield* process.error(`nc: connect to ${shown(address)} port ${port} (tcp) ${reason}`);
  });
  if (!tried || isErrno(tried)) return 1;
  if (options.has('v'))
    yield* process.error(
      `Connection to ${shown(tried.address)} ${port} port [tcp/${serviceName(process, port) ?? '*'}] succeeded!`,
    );
  if (options.has('z')) return 0;
  return yield* withSocket(process, tried.connection, function* (fd) {
    return (yield* relay(process, fd, manners(options))).status;
  });
}

const isGivenUp = (error: Errno, timeoutMs: number | undefined): boolean =>
  error.code === 'ETIMEDOUT' && timeoutMs !== undefined;

function secondsOf(options: Options, option: string): number | undefined {
  const seconds = Number(options.value(option) ?? 0);
  return seconds > 0 ? seconds * 1000 : undefined;
}

/** -q leaves so long after the end of the input, -N tells the other side, -w gives up when nothing was heard. */
function manners(options: Options): RelayOptions {
  const leaves = Number(options.value('q') ?? -1) >= 0;
  return {
    atEnd: leaves ? 'leave' : options.has('N') ? 'shutdown' : 'wait',
    lingerMs: secondsOf(options, 'q'),
    idleMs: secondsOf(options, 'w'),
  };
}

function* listen(process: Process, options: Options): Blocking<number> {
  const portText = options.value('p') ?? options.operands.at(-1);
  if (portText === undefined || (options.value('s') !== undefined && options.operands.length > 0)) {
    yield* process.error(USAGE);
    return 1;
  }
  const port = parsePort(process, portText) ?? 0;
  try {
    const listener = process.container.network.listen(process, options.value('s') ?? '0.0.0.0', port);
    if (options.has('v')) yield* process.error(`Listening on 0.0.0.0 ${port}`);
    do {
      const connection = yield* listener.accept(process);
      const { address, port: from } = connection.remote;
      if (options.has('v')) {
        const name = options.has('n') ? undefined : yield* reverseLookUp(process, address);
        yield* process.error(`Connection received on ${name ?? address} ${from}`);
      }
      yield* withSocket(process, connection, (fd) => relay(process, fd, manners(options)));
    } while (options.has('k'));
    listener.close();
    return 0;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`nc: ${addressInUse(process)}`);
    return 1;
  }
}
