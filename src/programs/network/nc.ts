import type { Blocking, Process, Program } from '../../process/types';
import { hostPort } from './address';
import { busyboxUsage } from './banner';
import { getopt, type Options } from './getopt';
import { parsePort } from './ports';
import { relay } from './relay';
import { lookUp } from './resolver';
import { addressInUse, connect, isErrno, notice, reasonOf, withSocket } from './socket';

/** nc of whichever userland the image has. */
export const nc: Program = (process, argv) =>
  process.container.image.userland.flavour === 'gnu'
    ? (process.container.image.program('nc.openbsd')?.(process, argv) ?? 127)
    : ncBusybox(process, argv, true);

/** Debian builds its busybox with the small nc, which has no -z. */
export const ncOfDebianBusybox: Program = (process, argv) => ncBusybox(process, argv, false);

const SMALL_USAGE =
  'nc [-iN] [-wN] [-l] [-p PORT] [-f FILE|IPADDR PORT] [-e PROG]\n\nOpen a pipe to IP:PORT or FILE\n\n' +
  '\t-l\tListen mode, for inbound connects\n\t\t(use -ll with -e for persistent server)\n\t-p PORT\tLocal port\n' +
  '\t-w SEC\tConnect timeout\n\t-i SEC\tDelay interval for lines sent\n' +
  '\t-f FILE\tUse file (ala /dev/ttyS0) instead of network\n\t-e PROG\tRun PROG after connect';
const FULL_USAGE =
  'nc [OPTIONS] HOST PORT  - connect\nnc [OPTIONS] -l -p PORT [HOST] [PORT]  - listen\n\n' +
  '\t-e PROG\tRun PROG after connect (must be last)\n\t-l\tListen mode, for inbound connects\n' +
  '\t-lk\tWith -e, provides persistent server\n\t-p PORT\tLocal port\n\t-s ADDR\tLocal address\n' +
  '\t-w SEC\tTimeout for connects and final net reads\n\t-i SEC\tDelay interval for lines sent\n' +
  "\t-n\tDon't do DNS resolution\n\t-u\tUDP mode\n\t-b\tAllow broadcasts\n\t-v\tVerbose\n" +
  '\t-o FILE\tHex dump traffic\n\t-z\tZero-I/O mode (scanning)';

/** Models busybox networking/nc_bloaty.c (`full`) and nc.c. `-e` takes the rest of the line. */
function* ncBusybox(process: Process, argv: readonly string[], full: boolean): Blocking<number> {
  const execAt = argv.indexOf('-e');
  const run = execAt > 0 ? argv.slice(execAt + 1) : [];
  const options = getopt(
    execAt > 0 ? argv.slice(1, execAt) : argv.slice(1),
    full ? 'lkvnuzbp:s:w:i:o:q:' : 'lkp:w:i:f:',
  );
  const usage = full ? FULL_USAGE : SMALL_USAGE;
  if (options.error) {
    const { kind, option } = options.error;
    yield* process.error(`nc: ${kind === 'unknown' ? 'invalid option' : 'option requires an argument'} -- '${option}'`);
    return yield* busyboxUsage(process, usage);
  }
  const wrong = [options.value('w'), options.value('i')].find((text) => text !== undefined && !/^\d+$/.test(text));
  if (wrong !== undefined) {
    yield* process.error(`nc: invalid number '${wrong}'`);
    return 1;
  }
  if (options.has('l')) return yield* listen(process, options, run);
  const [host, portText = '0'] = options.operands;
  if (host === undefined || options.operands.length > 2) return yield* busyboxUsage(process, usage);
  const port = parsePort(process, portText);
  if (port === undefined) {
    yield* process.error(`nc: bad port '${portText}'`);
    return 1;
  }
  if (options.has('u')) notice(process, 'program.approximated', { program: 'nc', topic: 'udp' });
  return yield* connectTo(process, options, host, port, run, full);
}

function* connectTo(
  process: Process,
  options: Options,
  host: string,
  port: number,
  run: readonly string[],
  full: boolean,
): Blocking<number> {
  const found = yield* lookUp(process, host);
  const address = found.found ? found.addresses[0] : undefined;
  if (address === undefined) {
    yield* process.error(`nc: bad address '${host}'`);
    return 1;
  }
  const connection = yield* connect(process, address, port, timeoutOf(options));
  const shown = `${host} (${hostPort(address, port)})`;
  const verbosity = options.values('v').length;
  if (isErrno(connection)) {
    const reason = reasonOf(process, connection);
    if (!full)
      yield* process.error(
        connection.code === 'ETIMEDOUT' && options.has('w')
          ? 'nc: timed out'
          : `nc: can't connect to remote host (${address}): ${reason}`,
      );
    // Ports that refuse are normal for who scans: only a second -v tells of them, and nothing is told without the first.
    else if (verbosity > 1 || (verbosity === 1 && connection.code !== 'ECONNREFUSED'))
      yield* process.error(`nc: ${shown}: ${reason}${verbosity > 1 ? '\nsent 0, rcvd 0' : ''}`);
    return 1;
  }
  if (verbosity > 0) yield* process.error(`${shown} open`);
  if (options.has('z')) return 0;
  const idleMs = full ? timeoutOf(options) : undefined;
  return yield* withSocket(process, connection, function* (fd) {
    return (yield* relay(process, fd, { run, idleMs, idleOnlyAtEnd: true })).status;
  });
}

function timeoutOf(options: Options): number | undefined {
  const seconds = Number(options.value('w') ?? 0);
  return seconds > 0 ? seconds * 1000 : undefined;
}

function* listen(process: Process, options: Options, run: readonly string[]): Blocking<number> {
  const port = parsePort(process, options.value('p') ?? options.operands.at(-1) ?? '0') ?? 0;
  try {
    const listener = process.container.network.listen(process, options.value('s') ?? '0.0.0.0', port);
    if (options.has('v')) yield* process.error(`listening on [::]:${port} ...`);
    const persistent = options.has('k') || options.values('l').length > 1;
    let status = 0;
    do {
      const connection = yield* listener.accept(process);
      const { local, remote } = connection;
      const from = `[::ffff:${remote.address}]:${remote.port}`;
      if (options.has('v')) yield* process.error(`connect to [::ffff:${local.address}]:${port} from ${from} (${from})`);
      status = yield* withSocket(process, connection, function* (fd) {
        return (yield* relay(process, fd, { run, detached: persistent })).status;
      });
    } while (persistent);
    listener.close();
    return status;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`nc: bind: ${addressInUse(process)}`);
    return 1;
  }
}
