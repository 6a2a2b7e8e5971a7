import { mysqld, mysqlEntrypoint } from '../servers/databases';
import { mysql } from '../tools/mysql';
import { mysqladmin } from '../tools/mysqladmin';
import type { GroupPrograms } from './names';

/** MySQL and its clients. */
export const programs: GroupPrograms<'mysql'> = {
  mysql,
  'mysql-entrypoint': mysqlEntrypoint,
  mysqladmin,
  mysqld,
};
