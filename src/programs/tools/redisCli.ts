import type { Blocking, Connection } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { withSocket } from '../network/socket';
import { type Tool, tool } from '../support/tool';
import { reach } from './reach';
import { encodeCommand, plainReply, readReply, typedReply } from './resp';

const VERSION = '7.4.1';
const LONG = {
  raw: 'raw',
  'no-raw': 'typed',
  'no-auth-warning': 'quiet',
  user: 'user=',
  pass: 'a',
  version: 'v',
  help: 'help',
};
const PASSWORD_WARNING =
  "Warning: Using a password with '-a' or '-u' option on the command line interface may not be safe.";

interface Call {
  host: string;
  port: number;
  user?: string | undefined;
  password?: string | undefined;
  database: string | undefined;
  options: Options;
}

/** redis-cli: commands from its words or its input, over the protocol itself. Its modes (--scan, --pipe …) are not simulated. */
export const redisCli = tool(function* (t): Blocking<number> {
  const options = getopt(t.args, 'h:p:s:a:n:u:r:i:xecv23', { stopEarly: true, long: LONG });
  if (options.has('v')) {
    t.put(`redis-cli ${VERSION}\n`);
    return 0;
  }
  if (options.error?.kind === 'unknown' && options.error.option.startsWith('--')) {
    yield* t.process.error(`redis-cli: Podflight does not simulate '${options.error.option}'`);
    return 1;
  }
  if (options.error) {
    yield* t.process.error(`Unrecognized option or bad number of args for: '-${options.error.option}'`);
    return 1;
  }
  const call = readCall(options, t.process.env);
  if ((options.has('a') || call.user !== undefined) && !options.has('quiet')) yield* t.process.error(PASSWORD_WARNING);
  const socket = options.value('s');
  if (socket !== undefined) {
    yield* t.process.error(`Could not connect to Redis at ${socket}: No such file or directory`);
    return 1;
  }
  const reached = yield* reach(t.process, call.host, call.port);
  if (reached.outcome !== 'connected') {
    const reason = reached.outcome === 'failed' ? reached.error.message : reached.reason;
    yield* t.process.error(`Could not connect to Redis at ${call.host}:${call.port}: ${reason}`);
    return options.operands.length > 0 ? 1 : 0;
  }
  return yield* converse(t, call, reached.connection);
});

function readCall(options: Options, env: Readonly<Record<string, string>>): Call {
  const uri = /^rediss?:\/\/(?:([^:@/]*):?([^@/]*)@)?([^:/]*)(?::(\d+))?(?:\/(\d+))?/.exec(options.value('u') ?? '');
  return {
    host: options.value('h') ?? (uri?.[3] || '127.0.0.1'),
    port: options.has('p') ? Number.parseInt(options.value('p') ?? '', 10) || 0 : Number(uri?.[4] ?? 6379),
    user: options.value('user=') ?? (uri?.[1] || undefined),
    password: options.value('a') ?? (uri?.[2] || undefined) ?? env.REDISCLI_AUTH,
    database: options.value('n') ?? uri?.[5],
    options,
  };
}

function* converse(t: Tool, call: Call, connection: Connection): Blocking<number> {
  const { options, user, password, database } = call;
  return yield* withSocket(t.process, connection, function* (fd) {
    const rest = { text: '' };
    const ask = function* (words: readonly string[]) {
      yield* t.process.write(fd, encodeCommand(words));
      return yield* readReply(t.process, fd, rest);
    };
    if (password !== undefined) {
      const reply = yield* ask(['AUTH', ...(user === undefined ? [] : [user]), password]);
      if (reply?.kind === 'error') yield* t.process.error(`AUTH failed: ${reply.text}`);
    }
    if (database !== undefined && database !== '0') {
      const reply = yield* ask(['SELECT', database]);
      if (reply?.kind === 'error') yield* t.process.error(`SELECT ${database} failed: ${reply.text}`);
    }
    const commands = yield* readCommands(t, options);
    for (const words of commands) {
      const reply = yield* ask(words);
      if (!reply) {
        yield* t.process.error('Error: Server closed the connection');
        return 1;
      }
      if (options.has('e') && reply.kind === 'error') {
        yield* t.process.error(reply.text);
        return 1;
      }
      t.put(options.has('typed') ? typedReply(reply) : `${plainReply(reply)}\n`);
      yield* t.flush();
      const pauseMs = Number(options.value('i') ?? 0) * 1000;
      if (pauseMs > 0) yield* t.process.sleep(pauseMs);
    }
    return 0;
  });
}

/** The command of its words, as often as -r says, or the lines of its input. */
function* readCommands(t: Tool, options: Options): Blocking<readonly (readonly string[])[]> {
  const { operands } = options;
  const last = options.has('x') ? [yield* t.process.readAll(0)] : [];
  if (operands.length > 0) {
    const times = Number.parseInt(options.value('r') ?? '1', 10) || 1;
    return Array.from({ length: Math.min(Math.max(times, 1), 10_000) }, () => [...operands, ...last]);
  }
  const lines = (yield* t.process.readAll(0)).split('\n');
  return lines
    .map((line) =>
      (line.match(/"(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']+/g) ?? []).map((word) => word.replace(/^["'](.*)["']$/, '$1')),
    )
    .filter((words) => words.length > 0 && !/^(quit|exit)$/i.test(words[0] ?? ''));
}
