import type { Blocking, Process } from '../../process/types';
import { busyboxUsage } from './banner';
import { readResolvConf } from './resolvConf';
import { lookUp, reverseLookUp } from './resolver';

/**
 * Models busybox 1.28 networking/nslookup.c: getaddrinfo with search list and ndots, every address with its PTR name.
 * Output is buffered until the end or the error, so nothing appears while it waits.
 */
export function* nslookupLibc(process: Process, argv: readonly string[]): Blocking<number> {
  const [, host, server] = argv;
  if (host === undefined || argv.length > 3)
    return yield* busyboxUsage(
      process,
      'nslookup [HOST] [SERVER]\n\nQuery the nameserver for the IP address of the given HOST\noptionally using a specified DNS server',
    );
  const nameserver = server ?? readResolvConf(process).nameservers[0] ?? '127.0.0.1';
  const heading = `${yield* block(process, 'Server:', nameserver, [nameserver])}\n`;
  const found = yield* lookUp(process, host);
  if (!found.found) {
    yield* failAfter(process, heading, `nslookup: can't resolve '${host}'`);
    return 1;
  }
  yield* process.write(1, heading + (yield* block(process, 'Name:', host, found.addresses)));
  return 0;
}

/**
 * Two writes in a row, output and then the error. Whoever copies a container's two pipes to its log wakes for both at
 * once, and Go runs the newest goroutine first: the log mostly shows the error above the output (9 of 19 recorded
 * look-ups; 5 in the order of writing, 5 later still).
 */
function* failAfter(process: Process, output: string, error: string): Blocking<void> {
  const isLogged = process.fd(1)?.kind === 'log' && process.fd(2)?.kind === 'log' && process.fd(1) !== process.fd(2);
  if (isLogged) yield* process.error(error);
  yield* process.write(1, output);
  if (!isLogged) yield* process.error(error);
}

function* block(process: Process, label: string, name: string, addresses: readonly string[]): Blocking<string> {
  let text = `${label.padEnd(10)} ${name}\n`;
  for (const [index, address] of addresses.entries()) {
    const reverse = yield* reverseLookUp(process, address);
    text += `Address ${index + 1}: ${address}${reverse ? ` ${reverse}` : ''}\n`;
  }
  return text;
}
