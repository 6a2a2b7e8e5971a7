import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { optionWords, type Tool } from '../support/tool';
import { knock } from './reach';

/** What mysql and mysqladmin share: their options, the two families of words, and the way to a server. */
export interface MysqlClient {
  options: Options;
  isMariaDb: boolean;
  host: string;
  port: number;
}

const LONG = {
  host: 'h',
  port: 'P',
  user: 'u',
  password: 'p',
  execute: 'e',
  database: 'D',
  silent: 's',
  batch: 'B',
  table: 't',
  force: 'f',
  verbose: 'v',
  version: 'V',
  'skip-column-names': 'N',
  'skip-ssl': 'ssl',
  'connect-timeout': 'timeout=',
  'connect-expired-password': 'expired',
  'default-character-set': 'charset=',
  'defaults-extra-file': 'defaults=',
  'defaults-file': 'defaults=',
  'no-defaults': 'nodefaults',
  protocol: 'protocol=',
  'ssl-mode': 'sslmode=',
  socket: 'S',
  comments: 'c',
  wait: 'w',
};

/** -p takes its value only in the same word, --password only behind `=`. Undefined if it printed what is wrong. */
export function* readClient(t: Tool, letters: string): Blocking<MysqlClient | number> {
  const args = t.args.map((arg) => (arg === '--password' ? '-p' : arg.replace(/^--password=/, '-p')));
  const folder = '/usr/local/bin/mariadb';
  const isMariaDb = t.process.exists(folder) || t.name.startsWith('mariadb');
  const options = t.options(letters, { long: LONG, busybox: letters, busyboxLong: Object.keys(LONG).join(' ') }, args);
  if (options.error?.kind === 'argument')
    return yield* t.fail(optionWords(options.error).replace(/^.* -- '(.)'$/, "option '-$1' requires an argument"), 5);
  if (options.error) {
    const { option } = options.error;
    const words = `unknown option '${option.startsWith('-') ? option.replace(/=.*$/, '') : `-${option}`}'`;
    return yield* t.fail(isMariaDb ? words : `[ERROR] ${words}.`, 2);
  }
  if (!isMariaDb && options.values('p').some((password) => password !== ''))
    yield* t.fail('[Warning] Using a password on the command line interface can be insecure.');
  const { env } = t.process;
  return {
    options,
    isMariaDb,
    host: options.value('h') ?? env.MYSQL_HOST ?? 'localhost',
    port: Number(options.value('P') ?? env.MYSQL_TCP_PORT) || 3306,
  };
}

/** Why no connection comes about; undefined if one does. Over TCP unless the host is localhost, which is the socket. */
export interface ConnectionProblem {
  number: number;
  words: string;
}

export function* tryServer(
  t: Tool,
  { host, port, isMariaDb, options }: MysqlClient,
): Blocking<ConnectionProblem | undefined> {
  const reached = yield* knock(t.process, host, port);
  if (reached.outcome === 'connected') return undefined;
  const server = isMariaDb ? 'server' : 'MySQL server';
  if (reached.outcome === 'no-name')
    return {
      number: 2005,
      words: isMariaDb ? `Unknown server host '${host}' (-2)` : `Unknown MySQL server host '${host}' (-2)`,
    };
  const isRefused = reached.error.code === 'ECONNREFUSED';
  if (host === 'localhost' && !/^tcp$/i.test(options.value('protocol=') ?? ''))
    return { number: 2002, words: `Can't connect to local ${server} through socket '${socketOf(isMariaDb)}' (2)` };
  if (isMariaDb) return { number: 2002, words: `Can't connect to server on '${host}' (${isRefused ? 115 : 110})` };
  return { number: 2003, words: `Can't connect to MySQL server on '${host}:${port}' (${isRefused ? 111 : 110})` };
}

export const socketOf = (isMariaDb: boolean): string =>
  isMariaDb ? '/run/mysqld/mysqld.sock' : '/var/run/mysqld/mysqld.sock';
