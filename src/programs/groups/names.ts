import type { Program } from '../../process/types';

/**
 * Which programs are loaded together, and only where a simulation runs one of them. What is in none of these groups and has
 * a program is in everyday.ts, which is always there. Compact, because every page loads the names.
 */
export const GROUPS = {
  text: 'cal column comm envsubst expand factor fold getopt hd hexdump join less more nano nl od paste rev sed shuf split strings tac tsort vi vim xxd',
  languages: 'awk bc dc gawk mawk',
  json: 'jq yq',
  files: 'chgrp cmp dd df diff du find install mkfifo mktemp mount mountpoint patch stat tree truncate umount',
  archives:
    'base32 base64 bunzip2 bzcat bzip2 cksum gunzip gzip md5sum openssl sha1sum sha256sum sha512sum sum tar unxz unzip xz xzcat zcat zip',
  system:
    'chrt clear flock free hostid ionice killall logger nice pgrep pidof pkill ps reset setsid stdbuf stress stty sync time top uptime users watch who xargs',
  network:
    'curl dig getent host ifconfig ip nc nc.openbsd nc.small netstat nslookup.bind ping ping6 ss telnet traceroute wait-for-it',
  databases:
    'kafka-topics memcached mongod mongosh mysql mysql-entrypoint mysqladmin mysqld pg_isready postgres postgres-entrypoint psql rabbitmq-server redis-cli redis-server',
  installed:
    'agnhost apache apk apt apt-get aws fluent-bit git go gsutil http-echo httpd java mc node npm perl pip python3',
} as const;

export type GroupName = keyof typeof GROUPS;

type Words<Text extends string> = Text extends `${infer Word} ${infer Rest}` ? Word | Words<Rest> : Text;

/** Exactly the programs that the table of groups says: the compiler misses each one that is lacking or too many. */
export type GroupPrograms<Name extends GroupName> = Readonly<Record<Words<(typeof GROUPS)[Name]>, Program>>;

/** Every group with its programs. */
export type GroupTables = { readonly [Name in GroupName]: GroupPrograms<Name> };
