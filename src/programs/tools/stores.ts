import type { Blocking, Process, Program } from '../../process/types';
import { getopt } from '../network/getopt';
import { notice, withSocket } from '../network/socket';
import { knock, reach } from './reach';

/** redis-cli: one command, printed raw as without a terminal. Commands on standard input are not read. */
export const redisCli: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'h:p:a:n:u:r:i:', {
    stopEarly: true,
    long: { raw: 'raw', 'no-auth-warning': 'quiet', user: 'user=', pass: 'a' },
  });
  const host = options.value('h') ?? '127.0.0.1';
  const port = Number(options.value('p')) || 6379;
  const reached = yield* reach(process, host, port);
  if (reached.outcome !== 'connected') {
    const reason = reached.outcome === 'failed' ? reached.error.message : reached.reason;
    yield* process.error(`Could not connect to Redis at ${host}:${port}: ${reason}`);
    return 1;
  }
  const password = options.value('a') ?? process.env.REDISCLI_AUTH;
  return yield* withSocket(process, reached.connection, function* (fd) {
    const rest = { text: '' };
    if (password !== undefined) {
      yield* process.write(fd, command(['AUTH', password]));
      yield* readReply(process, fd, rest);
    }
    if (options.operands.length === 0) return 0;
    yield* process.write(fd, command(options.operands));
    const reply = yield* readReply(process, fd, rest);
    if (reply === undefined) {
      yield* process.error('Error: Server closed the connection');
      return 1;
    }
    yield* process.write(1, `${reply}\n`);
    return 0;
  });
};

const command = (words: readonly string[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${word.length}\r\n${word}\r\n`).join('')}`;

function* readReply(process: Process, fd: number, rest: { text: string }): Blocking<string | undefined> {
  const line = (yield* process.readLine(fd, rest)).replace(/\r?\n$/, '');
  if (line === '') return undefined;
  if (!line.startsWith('$')) return line.startsWith('-') ? line.slice(1) : line.slice(1);
  const length = Number(line.slice(1));
  let text = '';
  while (text.length < length + 2 && length >= 0) {
    const more = yield* process.readLine(fd, rest);
    if (more === '') break;
    text += more;
  }
  return text.replace(/\r?\n$/, '');
}

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

/** kafka-topics --bootstrap-server: lists nothing, but waits for a broker as the original does. */
export const kafkaTopics: Program = function* (process, argv): Blocking<number> {
  const at = argv.findIndex((arg) => arg.startsWith('--bootstrap-server'));
  const value = at < 0 ? '' : (argv[at]?.split('=')[1] ?? argv[at + 1] ?? '');
  const [host = 'localhost', port = '9092'] = value.split(',')[0]?.split(':') ?? [];
  const deadlineMs = process.nowMs + 60_000;
  for (;;) {
    const reached = yield* knock(process, host, Number(port));
    if (reached.outcome === 'connected') return 0;
    if (reached.outcome === 'no-name') {
      yield* process.error(
        `Exception in thread "main" org.apache.kafka.common.KafkaException: Failed to create new KafkaAdminClient`,
      );
      return 1;
    }
    if (process.nowMs >= deadlineMs) break;
    yield* process.error(
      `WARN [AdminClient clientId=adminclient-1] Connection to node -1 (${host}/${reached.address}:${port}) could not be established. Node may not be available. (org.apache.kafka.clients.NetworkClient)`,
    );
    yield* process.sleep(1000);
  }
  yield* process.error(
    'Error while executing topic command : Timed out waiting for a node assignment. Call: listTopics',
  );
  return 1;
};
