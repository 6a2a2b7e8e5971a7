import type { Blocking } from '../../../process/types';
import { notice } from '../../network/socket';
import type { Tool } from '../../support/tool';
import { knock } from '../reach';
import { optionValue } from './keys';

/** The lines begin with a number of the thread, which is another one each time. */
const THREAD = '40F7A1B2C37F0000';

/** openssl s_client -connect HOST:PORT: whether somebody is there. What is said inside of TLS is not simulated. */
export function* serverCommand(t: Tool, args: readonly string[]): Blocking<number> {
  const [host = 'localhost', port = '4433'] = (optionValue(args, '-connect') ?? '').split(':');
  const reached = yield* knock(t.process, host || 'localhost', Number(port) || 4433);
  const line = (words: string) => t.process.error(`${THREAD}:error:${words}`);
  if (reached.outcome === 'no-name') {
    yield* line(`10080002:BIO routines:BIO_lookup_ex:system lib:../crypto/bio/bio_addr.c:746:${reached.reason}`);
    yield* t.process.error('connect:errno=0');
  } else if (reached.outcome === 'failed') {
    const isRefused = reached.error.code === 'ECONNREFUSED';
    yield* line(
      `800000${isRefused ? '6F' : '6E'}:system library:BIO_connect:${reached.error.message}:../crypto/bio/bio_sock2.c:117:calling connect()`,
    );
    yield* line('10000067:BIO routines:BIO_connect:connect error:../crypto/bio/bio_sock2.c:119:');
    yield* t.process.error(`connect:errno=${isRefused ? 111 : 110}`);
  } else {
    notice(t.process, 'network.tls-not-simulated', {});
    yield* t.fail(`Podflight does not simulate what 'openssl s_client' would say to ${host}:${port}`);
  }
  return 1;
}
