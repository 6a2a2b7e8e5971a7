import {
  memcached,
  mongod,
  mysqld,
  mysqlEntrypoint,
  postgres,
  postgresEntrypoint,
  rabbitmq,
} from '../servers/databases';
import { redisServer } from '../servers/redis';
import { kafkaTopics } from '../tools/kafkaTopics';
import { mongosh } from '../tools/mongosh';
import { mysql } from '../tools/mysql';
import { mysqladmin } from '../tools/mysqladmin';
import { pgIsReady } from '../tools/pgIsReady';
import { psql } from '../tools/psql';
import { redisCli } from '../tools/redisCli';
import type { GroupPrograms } from './names';

/** Databases, brokers and their clients. */
export const programs: GroupPrograms<'databases'> = {
  'kafka-topics': kafkaTopics,
  memcached,
  mongod,
  mongosh,
  mysql,
  'mysql-entrypoint': mysqlEntrypoint,
  mysqladmin,
  mysqld,
  pg_isready: pgIsReady,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  psql,
  'rabbitmq-server': rabbitmq,
  'redis-cli': redisCli,
  'redis-server': redisServer,
};
