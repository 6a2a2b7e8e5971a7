import type { BaseName } from './bases';
import type { Layer } from './layers';
import type { Recipe } from './recipe';
import type { ImageConfig } from './types';

const server = (
  base: BaseName,
  megabytes: number,
  programs: string,
  port: number,
  config: Partial<ImageConfig>,
  layer: Layer = {},
): Recipe => ({ base, megabytes, programs, layer, config: { exposedPorts: [port], ...config } });

const tool = (base: BaseName, megabytes: number, programs: string, config: Partial<ImageConfig> = {}): Recipe => ({
  base,
  megabytes,
  programs,
  config,
});

const APP_USER = (name: string, id: number): Layer => ({
  files: {
    '/etc/passwd': `root:x:0:0:root:/root:/bin/sh\n${name}:x:${id}:${id}::/home/${name}:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/false\n`,
  },
});

/** An image with nothing but one of the sample servers. */
const sample = (base: BaseName, name: string, port: number): Recipe =>
  server(base, 10, '', port, { entrypoint: [`/${name}`] }, { executables: { '/': `${name}=sample-server` } });

const apacheWith = (page: string): Recipe =>
  server(
    'debian',
    180,
    'apache2-foreground=apache curl',
    80,
    { cmd: ['apache2-foreground'], workingDir: '/var/www/html', stopSignal: 'SIGWINCH' },
    { files: { '/usr/local/apache2/htdocs/index.html': page } },
  );

const ENTRYPOINT = ['docker-entrypoint.sh'];
const INDEX = '<html><body><h1>It works!</h1></body></html>\n';

const POSTGRES = server(
  'debian',
  151,
  'postgres pg_isready psql pg_dump pg_dumpall pg_restore pg_basebackup pg_ctl initdb createdb createuser dropdb vacuumdb gosu docker-entrypoint.sh=postgres-entrypoint',
  5432,
  {
    entrypoint: ENTRYPOINT,
    cmd: ['postgres'],
    stopSignal: 'SIGINT',
    env: { PGDATA: '/var/lib/postgresql/data', PG_MAJOR: '16', LANG: 'en_US.utf8' },
  },
  { directories: { '/var/lib/postgresql/data': '700 999 999', '/docker-entrypoint-initdb.d': '755' } },
);
const MYSQL_PROGRAMS =
  'mysqld mysql mysqladmin mysqldump mysqlcheck mysqlimport gosu docker-entrypoint.sh=mysql-entrypoint';
const REDIS = server(
  'debian',
  45,
  'redis-server redis-cli redis-sentinel redis-benchmark gosu docker-entrypoint.sh=exec-entrypoint',
  6379,
  {
    entrypoint: ENTRYPOINT,
    cmd: ['redis-server'],
    workingDir: '/data',
  },
  { directories: { '/data': '755 999 999' } },
);
const KUBECTL = tool('debian', 100, 'kubectl curl jq', { entrypoint: ['kubectl'], cmd: ['--help'], user: '1001' });

/** Repository below docker.io/library, or in full, → recipe. Which programs exist is programs/index.ts. */
export const RECIPES: Readonly<Record<string, Recipe>> = {
  alpine: tool('alpine', 3.8, '', { cmd: ['/bin/sh'] }),
  bash: tool('alpine', 6.6, 'bash docker-entrypoint.sh=bash-entrypoint', { entrypoint: ENTRYPOINT, cmd: ['bash'] }),
  debian: tool('debian', 48.5, '', { cmd: ['bash'] }),
  ubuntu: tool('ubuntu', 29.7, '', { cmd: ['/bin/bash'] }),
  httpd: server(
    'debian',
    62,
    'httpd=apache httpd-foreground=apache',
    80,
    {
      cmd: ['httpd-foreground'],
      workingDir: '/usr/local/apache2',
      stopSignal: 'SIGWINCH',
    },
    { files: { '/usr/local/apache2/htdocs/index.html': INDEX } },
  ),
  redis: REDIS,
  'docker.io/valkey/valkey': REDIS,
  postgres: POSTGRES,
  mysql: server('debian', 240, MYSQL_PROGRAMS, 3306, {
    entrypoint: ENTRYPOINT,
    cmd: ['mysqld'],
    env: { MYSQL_MAJOR: '8.4' },
  }),
  mariadb: server('ubuntu', 105, `${MYSQL_PROGRAMS} mariadb=mysql mariadb-admin=mysqladmin mariadbd=mysqld`, 3306, {
    entrypoint: ENTRYPOINT,
    cmd: ['mariadbd'],
  }),
  mongo: server(
    'ubuntu',
    290,
    'mongod mongosh mongo=mongosh mongos mongodump mongorestore mongoimport mongoexport gosu docker-entrypoint.sh=exec-entrypoint',
    27017,
    {
      entrypoint: ENTRYPOINT,
      cmd: ['mongod'],
    },
  ),
  rabbitmq: server(
    'ubuntu',
    98,
    'rabbitmq-server rabbitmqctl rabbitmq-diagnostics rabbitmq-plugins rabbitmq-queues gosu docker-entrypoint.sh=exec-entrypoint',
    5672,
    {
      entrypoint: ENTRYPOINT,
      cmd: ['rabbitmq-server'],
    },
  ),
  memcached: server('debian', 32, 'memcached docker-entrypoint.sh=exec-entrypoint', 11211, {
    entrypoint: ENTRYPOINT,
    cmd: ['memcached'],
    user: '11211',
  }),
  node: tool('debian', 380, 'node npm npx yarn corepack docker-entrypoint.sh=exec-entrypoint curl wget git', {
    entrypoint: ENTRYPOINT,
    cmd: ['node'],
  }),
  python: { ...tool('debian', 370, 'python3 python=python3 pip curl wget git', { cmd: ['python3'] }), keepsTag: true },
  perl: tool('debian', 335, 'perl curl', { cmd: ['perl', '-de0'], workingDir: '/usr/src/app' }),
  golang: tool('debian', 300, 'go git curl wget', { workingDir: '/go' }),
  'eclipse-temurin': tool('ubuntu', 190, 'java javac jar jcmd jps jshell keytool curl wget', { cmd: ['jshell'] }),
  'docker.io/curlimages/curl': {
    ...tool('alpine', 9.5, 'curl', { entrypoint: ['/entrypoint.sh'], cmd: ['curl'], user: 'curl_user' }),
    layer: { ...APP_USER('curl_user', 100), executables: { '/': 'entrypoint.sh=curl-entrypoint' } },
  },
  'docker.io/radial/busyboxplus': tool('busybox', 4, 'curl', { cmd: ['/bin/sh'] }),
  'docker.io/polinux/stress': tool('alpine', 4, 'stress bash', { cmd: ['bash'] }),
  'docker.io/alpine/git': tool('alpine', 30, 'git', { entrypoint: ['git'], cmd: ['--help'], workingDir: '/git' }),
  'docker.io/alpine/k8s': tool('alpine', 150, 'kubectl helm kustomize aws eksctl git jq yq curl bash', {
    cmd: ['bash'],
  }),
  'docker.io/bitnami/kubectl': KUBECTL,
  'docker.io/bitnamilegacy/kubectl': KUBECTL,
  'docker.io/rancher/kubectl': tool('scratch', 18, 'kubectl', { entrypoint: ['kubectl'] }),
  'registry.k8s.io/kubectl': tool('scratch', 18, 'kubectl', { entrypoint: ['kubectl'] }),
  'docker.io/bitnami/git': tool('debian', 60, 'git', {}),
  'docker.io/bitnami/postgresql': POSTGRES,
  'docker.io/bitnami/redis': REDIS,
  'docker.io/amazon/aws-cli': tool('debian', 120, 'aws', { entrypoint: ['aws'] }),
  'docker.io/google/cloud-sdk': tool('debian', 900, 'gsutil gcloud kubectl git python3 curl', { cmd: ['bash'] }),
  'docker.io/minio/mc': tool('debian', 28, 'mc', { entrypoint: ['mc'] }),
  'docker.io/mikefarah/yq': tool('alpine', 12, 'yq', { entrypoint: ['yq'], user: '1000' }),
  'docker.io/nicolaka/netshoot': tool(
    'alpine',
    200,
    'bash curl dig host nslookup=nslookup.bind nc=nc.openbsd jq git ss ip tcpdump',
    { cmd: ['zsh'] },
  ),
  'docker.io/hashicorp/http-echo': server(
    'scratch',
    3,
    'http-echo',
    5678,
    { entrypoint: ['/http-echo'], cmd: ['-text', 'hello-world'] },
    { executables: { '/': 'http-echo' } },
  ),
  'docker.io/traefik/whoami': server(
    'scratch',
    3,
    '',
    80,
    { entrypoint: ['/whoami'] },
    { executables: { '/': 'whoami=http-echo' } },
  ),
  'docker.io/fluent/fluent-bit': server(
    'scratch',
    32,
    '',
    2020,
    { entrypoint: ['/fluent-bit/bin/fluent-bit'], cmd: ['-c', '/fluent-bit/etc/fluent-bit.conf'] },
    { executables: { '/fluent-bit/bin': 'fluent-bit' } },
  ),
  'docker.io/confluentinc/cp-kafka': tool(
    'debian',
    400,
    'kafka-topics kafka-topics.sh=kafka-topics kafka-broker-api-versions=kafka-topics kafka-configs kafka-console-consumer kafka-console-producer kafka-storage cub',
    {},
  ),
  'docker.io/bitnami/kafka': tool(
    'debian',
    300,
    'kafka-topics.sh=kafka-topics kafka-broker-api-versions.sh=kafka-topics kafka-configs.sh kafka-console-consumer.sh kafka-console-producer.sh kafka-storage.sh',
    {},
  ),
  'registry.k8s.io/pause': {
    base: 'scratch',
    megabytes: 0.3,
    layer: { executables: { '/': 'pause' } },
    config: { entrypoint: ['/pause'], user: '65535:65535' },
  },
  'registry.k8s.io/e2e-test-images/agnhost': {
    ...tool('alpine', 53, 'curl dig host nslookup=nslookup.bind', { entrypoint: ['/agnhost'], cmd: ['pause'] }),
    layer: { executables: { '/': 'agnhost' } },
  },
  'registry.k8s.io/e2e-test-images/jessie-dnsutils': tool('debian', 110, 'dig host nslookup curl wget nc ping', {}),
  'gcr.io/distroless/static': tool('scratch', 0.8, '', { user: '0' }),
  'gcr.io/distroless/static-debian12': tool('scratch', 0.8, '', { user: '0' }),
  // The documentation's pages call sh, ps and printenv in it.
  'gcr.io/google-samples/hello-app': {
    ...server(
      'alpine',
      5,
      '',
      8080,
      { entrypoint: ['/hello-app'] },
      { executables: { '/': 'hello-app=sample-server' } },
    ),
    keepsTag: true,
  },
  'gcr.io/google-samples/kubernetes-bootcamp': {
    ...server('debian', 80, 'node=sample-server curl', 8080, { cmd: ['node', 'server.js'] }),
    tags: ['latest', 'v1', 'v2'],
    layer: { files: { '/server.js': '// Podflight answers in the place of this program.\n' } },
    keepsTag: true,
  },
  'gcr.io/google-samples/hello-go-gke': sample('scratch', 'hello-go-gke', 80),
  'registry.k8s.io/goproxy': sample('scratch', 'goproxy', 8080),
  'registry.k8s.io/etcd': tool('scratch', 95, 'etcd=sample-server', { cmd: ['etcd'] }),
  'registry.k8s.io/hpa-example': apacheWith('OK!'),
  'us-docker.pkg.dev/google-samples/containers/gke/gb-frontend': apacheWith(
    '<html><head><title>Guestbook</title></head><body><h2>Guestbook</h2></body></html>\n',
  ),
  'us-docker.pkg.dev/google-samples/containers/gke/gb-redis-follower': REDIS,
  wordpress: server('debian', 230, 'wordpress=sample-server curl', 80, { cmd: ['wordpress'] }),
};
