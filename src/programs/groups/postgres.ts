import { postgres, postgresEntrypoint } from '../servers/databases';
import { pgIsReady } from '../tools/pgIsReady';
import { psql } from '../tools/psql';
import type { GroupPrograms } from './names';

/** PostgreSQL and its clients. */
export const programs: GroupPrograms<'postgres'> = {
  pg_isready: pgIsReady,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  psql,
};
