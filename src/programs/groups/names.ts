import type { Program } from '../../process/types';

/**
 * Which programs are loaded together, and only where a simulation runs one of them. What is in none of these groups and has
 * a program is in everyday.ts, which is always there. Compact, because every page loads the names.
 */
export const GROUPS = {
  archives: 'bunzip2 bzcat bzip2 gunzip gzip tar unxz unzip xz xzcat zcat zip',
  attributes: 'chgrp chmod chown stat',
  awk: 'awk gawk mawk',
  calculators: 'bc dc',
  compare: 'cmp diff patch',
  copy: 'cp',
  counting: 'seq wc',
  curl: 'curl',
  databases: 'kafka-topics memcached mongod mongosh rabbitmq-server',
  dates: 'cal date uptime',
  digests: 'base32 base64 cksum md5sum openssl sha1sum sha256sum sha512sum sum',
  disks: 'dd df du free mkfifo mount mountpoint split sysctl tree truncate umount',
  dns: 'dig getent host nslookup.bind',
  entrypoints: 'bash-entrypoint curl-entrypoint dumb-init exec-entrypoint fluent-bit gosu su-exec tini',
  expr: 'expr',
  find: 'find',
  git: 'git',
  grep: 'egrep fgrep grep',
  identity: 'arch clear groups hostid hostname id nproc reset stty sync tty uname users who whoami',
  install: 'install mktemp',
  installed: 'agnhost apk apt apt-get aws go gsutil java mc node npm perl pip',
  interfaces: 'ifconfig ip netstat ping ping6 ss traceroute',
  json: 'jq yq',
  lines: 'cut head sort tail tee tr uniq',
  listing: 'ls',
  make: 'mkdir',
  move: 'ln mv',
  mysql: 'mysql mysql-entrypoint mysqladmin mysqld',
  connect: 'nc.openbsd telnet wait-for-it',
  nc: 'nc nc.small',
  nginx: 'nginx nginx-entrypoint',
  paths: 'basename dirname pwd readlink realpath',
  postgres: 'pg_isready postgres postgres-entrypoint psql',
  processes: 'kill killall pgrep pidof pkill ps top',
  python: 'python python3',
  redis: 'redis-cli redis-server',
  remove: 'rm rmdir unlink',
  sed: 'sed',
  text: 'column comm envsubst expand factor fold getopt hd hexdump join less more nano nl od paste printf rev shuf strings tac tsort vi vim xxd',
  touch: 'touch',
  web: 'apache http-echo httpd sample-server',
  wget: 'wget',
  wgetGnu: 'wget.gnu',
  wrappers:
    'chrt env flock getconf ionice logger nice nohup printenv setsid stdbuf stress time timeout watch which xargs',
} as const;

export type GroupName = keyof typeof GROUPS;

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/** Exactly the programs that the table of groups says: the compiler misses each one that is lacking or too many. */
export type GroupPrograms<Name extends GroupName> = Readonly<Record<Words<(typeof GROUPS)[Name]>, Program>>;

/** Every group with its programs. */
export type GroupTables = { readonly [Name in GroupName]: GroupPrograms<Name> };
