import {
  ashDialects,
  type Base,
  busyboxFiles,
  COMMON_FOLDERS,
  GNU_PATH,
  gnuBase,
  osRelease,
  passwd,
  ROOT_FOLDERS,
} from './bases';

const ALPINE_VERSION = '3.22.2';

/** Alpine: busybox 1.37 on musl, whose resolver reads the search list differently. */
export const alpineBase: Base = {
  userland: { flavour: 'busybox', version: '1.37.0' },
  dialects: { ...ashDialects('1.37'), bash: 'bash' },
  path: GNU_PATH,
  layers: () => [
    ROOT_FOLDERS,
    COMMON_FOLDERS,
    busyboxFiles('1.37'),
    {
      executables: { '/sbin': 'apk', '/usr/bin': 'getent ssl_client' },
      files: {
        '/lib/ld-musl-x86_64.so.1': '\u007fELF',
        '/etc/alpine-release': `${ALPINE_VERSION}\n`,
        '/etc/os-release': osRelease(
          'Alpine Linux',
          'alpine',
          ALPINE_VERSION,
          `Alpine Linux v${ALPINE_VERSION.slice(0, 4)}`,
        ),
        '/etc/passwd': passwd('/bin/sh', '/sbin/nologin', 'guest:405:/dev/null nobody:65534:/'),
      },
    },
  ],
};

export const ubuntuBase: Base = gnuBase('24.04', osRelease('Ubuntu', 'ubuntu', '24.04', 'Ubuntu 24.04.3 LTS'), {
  '/etc/lsb-release':
    'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=24.04\nDISTRIB_CODENAME=noble\nDISTRIB_DESCRIPTION="Ubuntu 24.04.3 LTS"\n',
});

export const scratchBase: Base = {
  userland: { flavour: 'gnu', version: '0' },
  dialects: {},
  path: GNU_PATH,
  layers: () => [],
};
