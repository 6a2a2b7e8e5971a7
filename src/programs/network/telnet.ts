import type { Blocking, Process, Program } from '../../process/types';
import { busyboxUsage } from './banner';
import { parsePort } from './ports';
import { relay } from './relay';
import { lookUp, resolveWords } from './resolver';
import { connect, isErrno, reasonOf, withSocket } from './socket';

/** telnet HOST [PORT]: a connection relayed to standard input and output. Options of the protocol are not negotiated. */
export const telnet: Program = (process, argv) =>
  process.container.image.userland.flavour === 'busybox' ? telnetBusybox(process, argv) : telnetInet(process, argv);

const USAGE =
  'telnet [-a] [-l USER] HOST [PORT]\n\nConnect to telnet server\n\n' +
  '\t-a\tAutomatic login with $USER variable\n\t-l USER\tAutomatic login as USER';

/**
 * Models busybox networking/telnet.c. It leaves as soon as its input ends, successfully; that the other side closed is a
 * failure. What it says itself waits in a buffer until it ends, unless it is written to a terminal.
 */
function* telnetBusybox(process: Process, argv: readonly string[]): Blocking<number> {
  const [host, portText = '23'] = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  if (host === undefined) return yield* busyboxUsage(process, USAGE);
  const port = /^\d+$/.test(portText) || portText !== '23' ? parsePort(process, portText) : 23;
  if (port === undefined) {
    yield* process.error(`telnet: bad port '${portText}'`);
    return 1;
  }
  const found = yield* lookUp(process, host);
  const address = found.found ? found.addresses[0] : undefined;
  if (address === undefined) {
    yield* process.error(`telnet: bad address '${host}'`);
    return 1;
  }
  const connection = yield* connect(process, address, port);
  if (isErrno(connection)) {
    yield* process.error(`telnet: can't connect to remote host (${address}): ${reasonOf(process, connection)}`);
    return 1;
  }
  const greeting = `Connected to ${host}\n`;
  const isPrompt = process.isTerminal(1);
  if (isPrompt) yield* process.write(1, greeting);
  const { by } = yield* withSocket(process, connection, (fd) => relay(process, fd, { atEnd: 'leave' }));
  const isClosed = by === 'remote';
  yield* process.write(1, (isClosed ? 'Connection closed by foreign host\r\n' : '') + (isPrompt ? '' : greeting));
  return isClosed ? 1 : 0;
}

/** Models telnet of inetutils, which Debian has: that the other side closed is no failure. */
function* telnetInet(process: Process, argv: readonly string[]): Blocking<number> {
  const [host, portText = 'telnet'] = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  if (host === undefined) {
    yield* process.write(1, 'inetutils-telnet> \n');
    return 0;
  }
  const port = portText === 'telnet' ? 23 : parsePort(process, portText);
  const found = port === undefined ? undefined : yield* lookUp(process, host);
  if (port === undefined || !found?.found) {
    const words = found && !found.found ? resolveWords(process, found) : 'Servname not supported for ai_socktype';
    yield* process.write(1, `Server lookup failure:  ${host}:${portText}, ${words}\n`);
    return 1;
  }
  for (const [index, address] of found.addresses.entries()) {
    yield* process.write(1, `Trying ${address}...\n`);
    const tried = yield* connect(process, address, port);
    if (isErrno(tried)) {
      const isLast = index === found.addresses.length - 1;
      const start = isLast ? 'telnet: Unable to connect to remote host' : 'Connection failed';
      yield* process.error(`${start}: ${reasonOf(process, tried)}`);
      continue;
    }
    yield* process.write(1, `Connected to ${host}.\nEscape character is '^]'.\n`);
    yield* withSocket(process, tried, (fd) => relay(process, fd));
    yield* process.error('Connection closed by foreign host.');
    return 0;
  }
  return 1;
}
