import type { Program } from '../../process/types';

/**
 * Which programs are loaded together, and only where a simulation runs one of them. What is in none of these groups and has
 * a program is in everyday.ts, which is always there. Compact, because every page loads the names.
 */
export const GROUPS = {
  files: 'basename chgrp chmod chown cp dirname ln ls mkdir mktemp mv pwd readlink realpath rm rmdir stat touch unlink',
  fileTools: 'cmp dd df diff du find install mkfifo mount mountpoint patch split tree truncate umount',
  lines: 'cut egrep expr fgrep grep head printf seq sort tail tee tr uniq wc',
  text: 'cal column comm envsubst expand factor fold getopt hd hexdump join less more nano nl od paste rev sed shuf strings tac tsort vi vim xxd',
  languages: 'awk bc dc gawk mawk',
  json: 'jq yq',
  archives:
    'base32 base64 bunzip2 bzcat bzip2 cksum gunzip gzip md5sum openssl sha1sum sha256sum sha512sum sum tar unxz unzip xz xzcat zcat zip',
  system:
    'arch chrt clear date env flock free getconf groups hostid hostname id ionice kill killall logger nice nohup nproc pgrep pidof pkill printenv ps reset setsid stdbuf stress stty sync time timeout top tty uname uptime users watch which who whoami xargs',
  network:
    'curl dig getent host ifconfig ip nc nc.openbsd nc.small netstat nslookup.bind ping ping6 ss telnet traceroute wait-for-it wget',
  databases:
    'kafka-topics memcached mongod mongosh mysql mysql-entrypoint mysqladmin mysqld pg_isready postgres postgres-entrypoint psql rabbitmq-server redis-cli redis-server',
  entrypoints: 'bash-entrypoint curl-entrypoint dumb-init exec-entrypoint fluent-bit gosu su-exec tini',
  installed: 'agnhost apk apt apt-get aws git go gsutil java mc node npm perl pip python3',
  web: 'apache http-echo httpd nginx nginx-entrypoint sample-server',
} as const;

export type GroupName = keyof typeof GROUPS;

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/** Exactly the programs that the table of groups says: the compiler misses each one that is lacking or too many. */
export type GroupPrograms<Name extends GroupName> = Readonly<Record<Words<(typeof GROUPS)[Name]>, Program>>;

/** Every group with its programs. */
export type GroupTables = { readonly [Name in GroupName]: GroupPrograms<Name> };
