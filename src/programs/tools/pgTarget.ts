import type { Blocking, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { knock, type Reach } from './reach';

export const PG_VERSION = '16.4 (Debian 16.4-1.pgdg120+1)';
export const PG_SOCKET_FOLDER = '/var/run/postgresql';

/** Where a client of PostgreSQL connects to, in the words it was given. */
export interface PgTarget {
  /** Several, separated by commas, are tried in turn; undefined is the socket. */
  host: string | undefined;
  port: string;
  user: string | undefined;
  database: string | undefined;
}

/** Models libpq's conninfo: options, then the URI or `key=value` words of -d or the first operand, then PGHOST and the like. */
export function pgTarget(
  options: Options,
  env: Readonly<Record<string, string>>,
  operands = options.operands,
): PgTarget {
  const given = options.value('d') ?? operands[0] ?? '';
  const named = connectionWords(given);
  return {
    host: options.value('h') ?? named.host ?? (env.PGHOST || undefined),
    port: options.value('p') ?? named.port ?? (env.PGPORT || '5432'),
    user: options.value('U') ?? named.user ?? env.PGUSER,
    database: named.dbname ?? (given.includes('=') || given.includes('://') ? undefined : given || env.PGDATABASE),
  };
}

function connectionWords(given: string): Readonly<Record<string, string>> {
  const uri = /^postgres(?:ql)?:\/\/(?:([^:@/]*)(?::[^@/]*)?@)?([^:/?]*)(?::(\d+))?(?:\/([^?]*))?/.exec(given);
  if (uri) {
    const [, user, host, port, dbname] = uri;
    return Object.fromEntries(
      Object.entries({ user, host, port, dbname }).flatMap(([name, value]) => (value ? [[name, value]] : [])),
    );
  }
  if (!given.includes('=')) return {};
  return Object.fromEntries(
    given
      .split(/\s+/)
      .map((word) => [word.split('=')[0] ?? '', word.slice(word.indexOf('=') + 1).replace(/^'|'$/g, '')]),
  );
}

/** Knocks at each host in turn until one is there. Empty for a port that is none. */
export function* knockAll(
  process: Process,
  { host, port }: PgTarget,
  timeoutMs?: number,
): Blocking<readonly { host: string; reached: Reach }[]> {
  const tried: { host: string; reached: Reach }[] = [];
  for (const each of (host ?? '127.0.0.1').split(',')) {
    const reached = yield* knock(process, each, Number(port), timeoutMs);
    tried.push({ host: each, reached });
    if (reached.outcome === 'connected') break;
  }
  return tried;
}

export const isPort = (text: string): boolean => /^\d+$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
