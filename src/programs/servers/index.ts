import type { Program } from '../../process/types';
import { memcached, mongod, mysqld, mysqlEntrypoint, postgres, postgresEntrypoint, rabbitmq } from './databases';
import { nginx } from './nginx';
import { redisServer } from './redis';
import { apache, busyboxHttpd, httpEcho } from './webServers';

/** Daemons that images start, and entrypoints that decide whether they may. */
export const serverPrograms: Readonly<Record<string, Program>> = {
  apache,
  'http-echo': httpEcho,
  httpd: busyboxHttpd,
  memcached,
  mongod,
  mysqld,
  'mysql-entrypoint': mysqlEntrypoint,
  nginx,
  postgres,
  'postgres-entrypoint': postgresEntrypoint,
  'rabbitmq-server': rabbitmq,
  'redis-server': redisServer,
};
