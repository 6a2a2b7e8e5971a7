import type { Blocking, Program } from '../../process/types';
import { getopt, type Options } from '../network/getopt';
import { notice } from '../network/socket';
import { knock } from './reach';

const LONG = { host: 'h', port: 'p', username: 'U', dbname: 'd', timeout: 't', quiet: 'q', command: 'c', file: 'f' };
const SOCKET_FOLDER = '/var/run/postgresql';

/** pg_isready: 0 accepting, 2 no response. Rejecting (1) while a server starts up is not simulated: its port is closed. */
export const pgIsReady: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'h:p:U:d:t:q', { long: LONG });
  if (options.error) {
    yield* process.error(
      `pg_isready: invalid option -- '${options.error.option}'\npg_isready: hint: Try "pg_isready --help" for more information.`,
    );
    return 3;
  }
  const { host, port } = target(options, process.env);
  const seconds = Number(options.value('t') ?? 3);
  const reached = yield* knock(process, host ?? '127.0.0.1', port, seconds > 0 ? seconds * 1000 : undefined);
  const accepts = reached.outcome === 'connected';
  if (!options.has('q'))
    yield* process.write(
      1,
      `${host ?? SOCKET_FOLDER}:${port} - ${accepts ? 'accepting connections' : 'no response'}\n`,
    );
  return accepts ? 0 : 2;
};

/** psql: enough to wait for a server and to run statements whose result nobody reads. Only constants are selected. */
export const psql: Program = function* (process, argv): Blocking<number> {
  const options = getopt(argv.slice(1), 'h:p:U:d:c:f:v:P:F:R:AtqXwWle1bnx', { long: LONG });
  const { host, port } = target(options, process.env);
  const reached = yield* knock(process, host ?? '127.0.0.1', port);
  if (reached.outcome === 'no-name') {
    yield* process.error(`psql: error: could not translate host name "${host}" to address: ${reached.reason}`);
    return 2;
  }
  if (reached.outcome === 'failed') {
    const where =
      host === undefined
        ? `on socket "${SOCKET_FOLDER}/.s.PGSQL.${port}" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?`
        : `at "${host}"${host === reached.address ? '' : ` (${reached.address})`}, port ${port} failed: ${reached.error.message}\n\tIs the server running on that host and accepting TCP/IP connections?`;
    yield* process.error(`psql: error: connection to server ${where}`);
    return 2;
  }
  const file = options.value('f');
  const statements = [
    ...options.values('c'),
    ...(file !== undefined && process.exists(file) ? [process.readFile(file)] : []),
  ];
  for (const statement of statements
    .flatMap((text) => text.split(';'))
    .map((text) => text.trim())
    .filter(Boolean)) {
    notice(process, 'program.approximated', { program: 'psql', topic: 'sql' });
    yield* process.write(1, result(statement, options));
  }
  return 0;
};

function target(options: Options, env: Readonly<Record<string, string>>): { host: string | undefined; port: number } {
  const url = /^postgres(?:ql)?:\/\/(?:[^@/]*@)?([^:/?]+)(?::(\d+))?/.exec(
    options.value('d') ?? options.operands[0] ?? '',
  );
  return {
    host: options.value('h') ?? url?.[1] ?? env.PGHOST,
    port: Number(options.value('p') ?? url?.[2] ?? env.PGPORT) || 5432,
  };
}

/** `SELECT 1` prints a table; other statements their command tag. */
function result(statement: string, options: Options): string {
  const words = statement.toUpperCase().split(/\s+/);
  const constant = /^select\s+(-?\d+|'[^']*')$/i.exec(statement)?.[1]?.replace(/^'|'$/g, '');
  if (constant !== undefined) {
    if (options.has('t')) return options.has('A') ? `${constant}\n` : ` ${constant}\n\n`;
    const width = Math.max(8, constant.length);
    const cell = /^-?\d+$/.test(constant) ? constant.padStart(width) : constant.padEnd(width);
    return ` ?column? \n${'-'.repeat(width + 2)}\n ${cell}\n(1 row)\n\n`;
  }
  if (words[0] === 'SELECT') return options.has('t') ? '' : '(0 rows)\n\n';
  if (/^(CREATE|DROP|ALTER)$/.test(words[0] ?? '')) return `${words[0]} ${words[1] ?? ''}\n`;
  return `${words[0]}${words[0] === 'INSERT' ? ' 0 1' : ''}\n`;
}
