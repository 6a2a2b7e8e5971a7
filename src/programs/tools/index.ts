import type { Program } from '../../process/types';
import { agnhost } from './agnhost';
import { envsubst } from './envsubst';
import { git } from './git';
import { interpreter } from './interpreters';
import { jq } from './jq';
import { mysql, mysqladmin } from './mysql';
import { aws, gsutil, mc } from './objectStores';
import { openssl } from './openssl';
import { apk, apt, npm, pip } from './packages';
import { pgIsReady, psql } from './postgres';
import { kafkaTopics, mongosh, redisCli } from './stores';
import { stress } from './stress';
import { waitForIt } from './waitForIt';
import {
  bashEntrypoint,
  curlEntrypoint,
  execEntrypoint,
  fluentBit,
  littleInit,
  nginxEntrypoint,
  pause,
  switchUser,
} from './wrappers';
import { yq } from './yq';

/** What people call in init containers besides the shell's own tools. */
export const toolPrograms: Readonly<Record<string, Program>> = {
  agnhost,
  apk,
  apt,
  'apt-get': apt,
  aws,
  'bash-entrypoint': bashEntrypoint,
  'curl-entrypoint': curlEntrypoint,
  'dumb-init': littleInit,
  envsubst,
  'exec-entrypoint': execEntrypoint,
  'fluent-bit': fluentBit,
  git,
  go: interpreter('go'),
  gosu: switchUser,
  gsutil,
  java: interpreter('java'),
  jq,
  'kafka-topics': kafkaTopics,
  mc,
  mongosh,
  mysql,
  mysqladmin,
  'nginx-entrypoint': nginxEntrypoint,
  node: interpreter('node'),
  npm,
  openssl,
  pause,
  perl: interpreter('perl'),
  pg_isready: pgIsReady,
  pip,
  psql,
  python3: interpreter('python3'),
  'redis-cli': redisCli,
  stress,
  'su-exec': switchUser,
  tini: littleInit,
  'wait-for-it': waitForIt,
  yq,
};
