import type { Blocking, Program } from '../../process/types';
import { parsePort } from './address';
import { relay } from './relay';
import { lookUp } from './resolver';
import { connect, isErrno, withSocket } from './socket';

/** telnet HOST [PORT]: a connection relayed to standard input and output. Options of the protocol are not negotiated. */
export const telnet: Program = function* (process, argv): Blocking<number> {
  const busybox = process.container.image.userland.flavour === 'busybox';
  const [host, portText = '23'] = argv.slice(1).filter((arg) => !arg.startsWith('-'));
  const port = parsePort(portText);
  if (host === undefined || port === undefined) {
    yield* process.error(host === undefined ? 'Usage: telnet HOST [PORT]' : `telnet: bad port '${portText}'`);
    return 1;
  }
  const found = yield* lookUp(process, host);
  const address = found.found ? (found.addresses[0] ?? '') : '';
  if (!address) {
    yield* process.error(
      busybox
        ? `telnet: bad address '${host}'`
        : `telnet: could not resolve ${host}/${port}: Name or service not known`,
    );
    return 1;
  }
  if (!busybox) yield* process.write(1, `Trying ${address}...\n`);
  const connection = yield* connect(process, address, port);
  if (isErrno(connection)) {
    yield* process.error(
      busybox
        ? `telnet: can't connect to remote host (${address}): ${connection.message}`
        : `telnet: Unable to connect to remote host: ${connection.message}`,
    );
    return 1;
  }
  yield* process.write(1, busybox ? `Connected to ${host}\n` : `Connected to ${host}.\nEscape character is '^]'.\n`);
  yield* withSocket(process, connection, (fd) => relay(process, fd));
  yield* process.error('Connection closed by foreign host');
  return 1;
};
