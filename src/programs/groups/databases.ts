import { memcached, mongod, rabbitmq } from '../servers/databases';
import { kafkaTopics } from '../tools/kafkaTopics';
import { mongosh } from '../tools/mongosh';
import type { GroupPrograms } from './names';

/** Databases and brokers that few Pods wait for, and their clients. */
export const programs: GroupPrograms<'databases'> = {
  'kafka-topics': kafkaTopics,
  memcached,
  mongod,
  mongosh,
  'rabbitmq-server': rabbitmq,
};
