import type { Blocking, Process, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { notice } from '../network/socket';
import { knock, type Reach } from './reach';

const LONG = {
  host: 'h',
  port: 'P',
  user: 'u',
  password: 'pass=',
  execute: 'e',
  silent: 's',
  'skip-ssl': 'ssl',
  'connect-timeout': 'timeout=',
  protocol: 'protocol=',
  wait: 'w',
};

/** -p takes its value only in the same word. */
const withoutPassword = (args: readonly string[]): readonly string[] =>
  args.filter((arg) => !/^-p/.test(arg) && arg !== '--password');

function* tryServer(process: Process, options: Options): Blocking<{ host: string; port: number; reached: Reach }> {
  const host = options.value('h') ?? process.env.MYSQL_HOST ?? 'localhost';
  const port = Number(options.value('P') ?? process.env.MYSQL_TCP_PORT) || 3306;
  return { host, port, reached: yield* knock(process, host, port) };
}

function reason(host: string, port: number, reached: Reach): string | undefined {
  if (reached.outcome === 'connected') return undefined;
  if (reached.outcome === 'no-name') return `Unknown MySQL server host '${host}' (-2)`;
  if (host === 'localhost')
    return "Can't connect to local MySQL server through socket '/var/run/mysqld/mysqld.sock' (2)";
  return `Can't connect to MySQL server on '${host}:${port}' (${reached.error.code === 'ECONNREFUSED' ? 111 : 110})`;
}

/** mysqladmin ping, status, version: `mysqld is alive`, or why not. */
export const mysqladmin: Program = function* (process, argv): Blocking<number> {
  const options = getopt(withoutPassword(argv.slice(1)), 'h:P:u:swi:', { long: LONG });
  const { host, port, reached } = yield* tryServer(process, options);
  const problem = reason(host, port, reached);
  if (problem) {
    if (!options.has('s'))
      yield* process.error(
        `mysqladmin: connect to server at '${host}' failed\nerror: '${problem}'\n` +
          (host === 'localhost'
            ? "Check that mysqld is running and that the socket: '/var/run/mysqld/mysqld.sock' exists!"
            : `Check that mysqld is running on ${host} and that the port is ${port}.\nYou can check this by doing 'telnet ${host} ${port}'`),
      );
    return 1;
  }
  const [command = 'ping'] = options.operands;
  if (command === 'ping') yield* process.write(1, 'mysqld is alive\n');
  else notice(process, 'program.approximated', { program: 'mysqladmin', topic: command });
  return 0;
};

const ERROR_NUMBERS: readonly (readonly [RegExp, number])[] = [
  [/^Unknown/, 2005],
  [/socket/, 2002],
  [/./, 2003],
];

/** mysql -e STATEMENT: connects; constants are selected, everything else succeeds without a result and says so. */
export const mysql: Program = function* (process, argv): Blocking<number> {
  const options = getopt(withoutPassword(argv.slice(1)), 'h:P:u:e:D:NBsAt', { long: LONG });
  const { host, port, reached } = yield* tryServer(process, options);
  const problem = reason(host, port, reached);
  if (problem) {
    const number = ERROR_NUMBERS.find(([pattern]) => pattern.test(problem))?.[1];
    yield* process.error(`ERROR ${number} (HY000): ${problem}`);
    return 1;
  }
  const statement = options.value('e') ?? (yield* process.readAll(0));
  const constant = /^\s*select\s+(\w+)\s*;?\s*$/i.exec(statement)?.[1];
  if (statement.trim()) notice(process, 'program.approximated', { program: 'mysql', topic: 'sql' });
  if (constant !== undefined)
    yield* process.write(1, options.has('N') ? `${constant}\n` : `${constant}\n${constant}\n`);
  return 0;
};
