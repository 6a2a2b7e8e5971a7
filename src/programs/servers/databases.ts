import type { Blocking, Process, Program } from '../../process/types';
import { isoTime, localTimestamp } from '../network/timestamp';
import { runServer } from './server';

/** How long databases take until they accept connections: first start with an empty data directory, and later ones. */
const POSTGRES_INIT_MS = 2500;
const POSTGRES_START_MS = 120;
const MYSQL_INIT_MS = 9000;
const MYSQL_START_MS = 1500;
const MONGO_START_MS = 800;

/** Clients of ours speak no protocol to these: an open port is what they ask for. The rest is read and dropped. */
function* swallow(process: Process, fd: number): Blocking<void> {
  while ((yield* process.read(fd)) !== '');
}

const portFrom = (argv: readonly string[], standard: number): number => {
  const at = argv.findIndex((arg) => /^(-p|--port)(=|$)/.test(arg));
  if (at < 0) return standard;
  return Number(argv[at]?.split('=')[1] ?? argv[at + 1]) || standard;
};

/** What is missing of a path, as initdb and mysqld make it: often its beginning is a volume. */
function makeFolders(process: Process, path: string): void {
  const steps = path.split('/').filter(Boolean);
  for (const [index] of steps.entries()) {
    const folder = `/${steps.slice(0, index + 1).join('/')}`;
    if (!process.exists(folder)) process.makeDirectory(folder, 0o700);
  }
}

export const postgres: Program = (process, argv) => {
  const port = portFrom(argv, 5432);
  const data = process.env.PGDATA ?? '/var/lib/postgresql/data';
  const isNew = !process.exists(`${data}/PG_VERSION`);
  const at = (self: Process) => `${isoTime(self).replace('T', ' ').replace('Z', ' UTC')} [1]`;
  return runServer(process, {
    name: 'postgres',
    ports: [port],
    readyAfterMs: isNew ? POSTGRES_INIT_MS : POSTGRES_START_MS,
    readyLines: (self) => {
      if (isNew) {
        makeFolders(self, data);
        self.writeFile(`${data}/PG_VERSION`, '16\n');
      }
      return [
        ...(isNew ? ['', 'PostgreSQL init process complete; ready for start up.', ''] : []),
        `${at(self)} LOG:  starting PostgreSQL 16.4 (Debian 16.4-1.pgdg120+1) on x86_64-pc-linux-gnu`,
        `${at(self)} LOG:  listening on IPv4 address "0.0.0.0", port ${port}`,
        `${at(self)} LOG:  database system is ready to accept connections`,
      ];
    },
    handle: swallow,
    stopLines: (self) => [
      `${at(self)} LOG:  received fast shutdown request`,
      `${at(self)} LOG:  database system is shut down`,
    ],
    stopAfterMs: 50,
  });
};

const POSTGRES_NO_PASSWORD = `Error: Database is uninitialized and superuser password is not specified.
       You must specify POSTGRES_PASSWORD to a non-empty value for the
       superuser. For example, "-e POSTGRES_PASSWORD=password" on "docker run".

       You may also use "POSTGRES_HOST_AUTH_METHOD=trust" to allow all
       connections without a password. This is *not* recommended.

       See PostgreSQL documentation about "trust":
       https://www.postgresql.org/docs/current/auth-trust.html`;

/** The entrypoint of the postgres image: refuses to initialise without a password. */
export const postgresEntrypoint: Program = function* (process, argv): Blocking<number> {
  const [command = 'postgres'] = argv.slice(1);
  const data = process.env.PGDATA ?? '/var/lib/postgresql/data';
  const { POSTGRES_PASSWORD, POSTGRES_HOST_AUTH_METHOD, POSTGRESQL_PASSWORD } = process.env;
  const isNew = !process.exists(`${data}/PG_VERSION`);
  const hasPassword = POSTGRES_PASSWORD || POSTGRESQL_PASSWORD || POSTGRES_HOST_AUTH_METHOD === 'trust';
  if (command === 'postgres' && isNew && !hasPassword) {
    yield* process.error(POSTGRES_NO_PASSWORD);
    return 1;
  }
  return yield* process.exec(argv.length > 1 ? argv.slice(1) : [command]);
};

const MYSQL_NO_PASSWORD = `[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified
    You need to specify one of the following as an environment variable:
    - MYSQL_ROOT_PASSWORD
    - MYSQL_ALLOW_EMPTY_PASSWORD
    - MYSQL_RANDOM_ROOT_PASSWORD`;

/** The entrypoint of the mysql and mariadb images. */
export const mysqlEntrypoint: Program = function* (process, argv): Blocking<number> {
  const isServer = /^(mysqld|mariadbd|-.*)?$/.test(argv[1] ?? '');
  const isMariaDb = argv[1] === 'mariadbd';
  const password = Object.keys(process.env).some((name) =>
    /^(MYSQL|MARIADB)_(ROOT_PASSWORD|ROOT_PASSWORD_HASH|ALLOW_EMPTY(_ROOT)?_PASSWORD|RANDOM_ROOT_PASSWORD)(_FILE)?$/.test(
      name,
    ),
  );
  const stamp = `${isoTime(process).slice(0, 19).replace('T', ' ')}+00:00`;
  if (isServer)
    yield* process.write(
      1,
      `${stamp} [Note] [Entrypoint]: Entrypoint script for ${isMariaDb ? 'MariaDB' : 'MySQL'} Server started.\n`,
    );
  if (isServer && !password && !process.exists('/var/lib/mysql/mysql')) {
    const words = isMariaDb
      ? MYSQL_NO_PASSWORD.replace(/MYSQL_(?=.*_?ROOT|ALLOW|RANDOM)/g, 'MARIADB_')
      : MYSQL_NO_PASSWORD;
    yield* process.error(`${stamp} ${words}`);
    return 1;
  }
  const command = argv[1]?.startsWith('-') || argv.length < 2 ? ['mysqld', ...argv.slice(1)] : argv.slice(1);
  return yield* process.exec(command);
};

export const mysqld: Program = (process, argv) => {
  const port = portFrom(argv, 3306);
  const isNew = !process.exists('/var/lib/mysql/mysql');
  const name = argv[0]?.includes('mariadb') ? 'mariadbd' : 'mysqld';
  return runServer(process, {
    name,
    ports: [port],
    readyAfterMs: isNew ? MYSQL_INIT_MS : MYSQL_START_MS,
    readyLines: (self) => {
      if (isNew) {
        makeFolders(self, '/var/lib/mysql/mysql');
      }
      return [
        `${isoTime(self)} 0 [System] [MY-010931] [Server] /usr/sbin/${name}: ready for connections. Version: '8.4.2'  socket: '/var/run/mysqld/mysqld.sock'  port: ${port}  MySQL Community Server - GPL.`,
      ];
    },
    handle: swallow,
    stopLines: (self) => [
      `${isoTime(self)} 0 [System] [MY-010910] [Server] /usr/sbin/${name}: Shutdown complete (mysqld 8.4.2)  MySQL Community Server - GPL.`,
    ],
    stopAfterMs: 800,
  });
};

export const mongod: Program = (process, argv) =>
  runServer(process, {
    name: 'mongod',
    ports: [portFrom(argv, 27017)],
    logFd: 1,
    readyAfterMs: MONGO_START_MS,
    readyLines: (self) => [
      `{"t":{"$date":"${isoTime(self).replace('Z', '+00:00')}"},"s":"I","c":"NETWORK","id":23016,"ctx":"listener","msg":"Waiting for connections","attr":{"port":${portFrom(argv, 27017)},"ssl":"off"}}`,
    ],
    handle: swallow,
  });

export const rabbitmq: Program = (process) =>
  runServer(process, {
    name: 'rabbitmq-server',
    ports: [5672],
    logFd: 1,
    readyAfterMs: 6000,
    readyLines: (self) => [
      `${localTimestamp(self)}.000000+00:00 [info] <0.9.0> Server startup complete; 4 plugins started.`,
    ],
    handle: swallow,
  });

export const memcached: Program = (process, argv) =>
  runServer(process, { name: 'memcached', ports: [portFrom(argv, 11211)], handle: swallow });
