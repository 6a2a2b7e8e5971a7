import type { Dialect, FileTree, Userland } from '../process/types';
import { atLeast } from '../programs/version';
import { buildTree, type Layer } from './layers';
import { busyboxApplets, DEBIAN } from './userlands';

/** What images are built on: a distribution with its shells, tools and users. */
export interface Base {
  userland: Userland;
  dialects: Readonly<Record<string, Dialect>>;
  path: string;
  layers(): readonly Layer[];
}

export type BaseName = 'busybox' | 'alpine' | 'debian' | 'ubuntu' | 'scratch';

export const GNU_PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
export const ROOT_FOLDERS: Layer = {
  directories: { '/tmp': '1777', '/root': '700', '/home': '755', '/var/tmp': '1777', '/var/spool/mail': '755' },
};
export const COMMON_FOLDERS: Layer = {
  directories: {
    '/run': '755',
    '/var/log': '755',
    '/mnt': '755',
    '/opt': '755',
    '/srv': '755',
    '/media': '755',
    '/usr/local/bin': '755',
    '/usr/share': '755',
    '/var/lib': '755',
    '/var/cache': '755',
  },
};

export function busyboxBase(version: string): Base {
  return {
    userland: { flavour: 'busybox', version },
    dialects: ashDialects(version),
    path: GNU_PATH,
    layers: () => [ROOT_FOLDERS, busyboxFiles(version)],
  };
}

export function ashDialects(version: string): Base['dialects'] {
  const dialect: Dialect = atLeast(version, '1.29') ? 'busybox-1.35' : 'busybox-1.28';
  return { sh: dialect, ash: dialect, hush: dialect };
}

export function busyboxFiles(version: string): Layer {
  return {
    executables: { '/bin': `busybox ${busyboxApplets(version, atLeast)}` },
    directories: { '/usr/sbin': '755', '/var/www': '755' },
    links: { '/usr/bin/env': '/bin/env' },
    files: {
      '/etc/passwd': passwd('/bin/sh', '/bin/false', 'www-data:33:/var/www operator:37:/var nobody:65534:/home'),
      '/etc/group': group('daemon:1 bin:2 sys:3 mail:8 www-data:33 operator:37 nobody:65534'),
      '/etc/localtime': 'TZif2\n',
      '/etc/network/interfaces': '',
      '/etc/nsswitch.conf': 'passwd: files\ngroup: files\nhosts: files dns\n',
    },
  };
}

export const debianBase: Base = gnuBase(
  '12',
  osRelease('Debian GNU/Linux', 'debian', '12', 'Debian GNU/Linux 12 (bookworm)'),
  {
    '/etc/debian_version': '12.12\n',
  },
);

export function gnuBase(version: string, release: string, files: Readonly<Record<string, string>>): Base {
  return {
    userland: { flavour: 'gnu', version },
    dialects: { sh: 'dash', dash: 'dash', bash: 'bash', rbash: 'bash' },
    path: GNU_PATH,
    layers: () => [
      ROOT_FOLDERS,
      COMMON_FOLDERS,
      {
        executables: { '/usr/bin': DEBIAN },
        links: { '/bin': 'usr/bin', '/sbin': 'usr/sbin', '/lib': 'usr/lib' },
        directories: { '/usr/sbin': '755', '/usr/lib': '755', '/var/backups': '755' },
        files: {
          '/etc/os-release': release,
          '/etc/passwd': passwd(
            '/bin/bash',
            '/usr/sbin/nologin',
            'games:5:/usr/games www-data:33:/var/www backup:34:/var/backups nobody:65534:/nonexistent',
          ),
          '/etc/group': group('daemon:1 bin:2 sys:3 adm:4 tty:5 disk:6 mail:8 www-data:33 users:100 nogroup:65534'),
          '/etc/nsswitch.conf': 'passwd:         files\ngroup:          files\nhosts:          files dns\n',
          '/etc/shells': '/bin/sh\n/usr/bin/sh\n/bin/bash\n/usr/bin/bash\n/bin/dash\n/usr/bin/dash\n',
          ...files,
        },
      },
    ],
  };
}

/** `name:id:home` for those besides root, daemon and the like. */
export function passwd(shell: string, none: string, users: string): string {
  const lines = `daemon:1:/usr/sbin bin:2:/bin sys:3:/dev mail:8:/var/mail ${users}`.split(' ').map((user) => {
    const [name, id, home] = user.split(':');
    return `${name}:x:${id}:${id}:${name}:${home}:${none}`;
  });
  return `${[`root:x:0:0:root:/root:${shell}`, ...lines].join('\n')}\n`;
}

const group = (names: string): string =>
  `${['root:0', ...names.split(' ')].map((entry) => `${entry.replace(':', ':x:')}:`).join('\n')}\n`;

export function osRelease(name: string, id: string, version: string, pretty: string): string {
  return `PRETTY_NAME="${pretty}"\nNAME="${name}"\nVERSION_ID="${version}"\nID=${id}\n`;
}

const trees = new Map<Base, FileTree>();

/** The tree of a base, built when first needed and shared by all images on it. */
export function treeOf(base: Base): FileTree {
  let tree = trees.get(base);
  if (!tree) {
    tree = buildTree(undefined, base.layers());
    trees.set(base, tree);
  }
  return tree;
}
