import type { Blocking, Process } from '../../process/types';
import { parsePort, serviceName } from './address';
import { getopt, type Options } from './getopt';
import { relay } from './relay';
import { lookUp } from './resolver';
import { connect, isErrno, withSocket } from './socket';

const USAGE =
  'usage: nc [-46CDdFhklNnrStUuvZz] [-I length] [-i interval] [-M ttl]\n\t  [-m minttl] [-O length] [-P proxy_username] [-p source_port]\n' +
  '\t  [-q seconds] [-s sourceaddr] [-T keyword] [-V rtable] [-W recvlimit]\n\t  [-w timeout] [-X proxy_protocol] [-x proxy_address[:port]]\n' +
  '\t  [destination] [port]';

/** nc of OpenBSD as Debian ships it (netcat-openbsd): `-l 8080` or `-l -p 8080`, port ranges, `-z` says it with -v. */
export function* ncOpenBsd(process: Process, argv: readonly string[]): Blocking<number> {
  const options = getopt(argv.slice(1), '46CDdFhklNnrStUuvZzI:i:M:m:O:P:p:q:s:T:V:W:w:X:x:');
  if (options.error) {
    yield* process.error(`nc: invalid option -- '${options.error.option}'\n${USAGE}`);
    return 1;
  }
  if (options.has('l')) return yield* listen(process, options);
  const [host, portText] = options.operands;
  if (host === undefined || portText === undefined) {
    yield* process.error(host === undefined ? USAGE : 'nc: missing port number');
    return 1;
  }
  const [first, last] = portText.split('-').map(parsePort);
  if (first === undefined) {
    yield* process.error(`nc: port number invalid: ${portText}`);
    return 1;
  }
  const found = yield* lookUp(process, host);
  if (!found.found) {
    const words = found.reason === 'try-again' ? 'Temporary failure in name resolution' : 'Name or service not known';
    yield* process.error(`nc: getaddrinfo for host "${host}" port ${portText}: ${words}`);
    return 1;
  }
  let status = 1;
  for (let port = first; port <= (last ?? first); port++)
    if ((yield* tryPort(process, options, host, found.addresses[0] ?? '', port)) === 0) status = 0;
  return status;
}

function* tryPort(process: Process, options: Options, host: string, address: string, port: number): Blocking<number> {
  const seconds = Number.parseInt(options.value('w') ?? '', 10);
  const connection = yield* connect(process, address, port, seconds > 0 ? seconds * 1000 : undefined);
  const shown = host === address ? host : `${host} (${address})`;
  if (isErrno(connection)) {
    if (options.has('v') || !options.has('z'))
      yield* process.error(`nc: connect to ${shown} port ${port} (tcp) failed: ${connection.message}`);
    return 1;
  }
  if (options.has('v'))
    yield* process.error(`Connection to ${shown} ${port} port [tcp/${serviceName(port) ?? '*'}] succeeded!`);
  if (options.has('z')) return 0;
  return yield* withSocket(process, connection, (fd) => relay(process, fd));
}

function* listen(process: Process, options: Options): Blocking<number> {
  const port = parsePort(options.value('p') ?? options.operands.at(-1) ?? '') ?? 0;
  try {
    const listener = process.container.network.listen(process, options.value('s') ?? '0.0.0.0', port);
    if (options.has('v')) yield* process.error(`Listening on 0.0.0.0 ${port}`);
    do {
      const connection = yield* listener.accept(process);
      if (options.has('v'))
        yield* process.error(`Connection received on ${connection.remote.address} ${connection.remote.port}`);
      yield* withSocket(process, connection, (fd) => relay(process, fd));
    } while (options.has('k'));
    listener.close();
    return 0;
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`nc: ${error.message}`);
    return 1;
  }
}
