import type { Blocking, Program } from '../../process/types';
import { getopt } from '../network/getopt';
import { notice } from '../network/socket';
import { knock } from './reach';

/** mongosh --eval: connects; `ping` and `hello` are answered with `{ ok: 1 }`. */
export const mongosh: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'u:p:', {
    long: {
      host: 'host=',
      port: 'port=',
      eval: 'eval=',
      quiet: 'quiet',
      username: 'u',
      password: 'p',
      authenticationDatabase: 'auth=',
      norc: 'norc',
    },
  });
  const url = /^(?:mongodb:\/\/)?(?:[^@/]*@)?([^:/?]+)(?::(\d+))?/.exec(options.operands[0] ?? '');
  const host =
    options.value('host=') ??
    (options.operands[0]?.includes('.') || options.operands[0]?.includes(':') ? url?.[1] : undefined) ??
    '127.0.0.1';
  const port = Number(options.value('port=') ?? url?.[2]) || 27017;
  const reached = yield* knock(process, host, port);
  if (reached.outcome === 'no-name') {
    yield* process.error(`MongoNetworkError: getaddrinfo ENOTFOUND ${host}`);
    return 1;
  }
  if (reached.outcome === 'failed') {
    yield* process.error(`MongoNetworkError: connect ${reached.error.code} ${reached.address}:${port}`);
    return 1;
  }
  const text = options.value('eval=') ?? '';
  notice(process, 'program.approximated', { program: 'mongosh', topic: 'javascript' });
  if (/ping|hello|isMaster/.test(text)) yield* process.write(1, /\.ok/.test(text) ? '1\n' : '{ ok: 1 }\n');
  return 0;
};
