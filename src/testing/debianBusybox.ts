import { busyboxBase } from '../images/bases';
import { assemble } from '../images/catalogue';
import { fingerprint } from '../images/fingerprint';
import type { CatalogueImage } from '../images/types';

/** Debian leaves these out of its configuration. */
const NOT_IN_DEBIAN = new Set(
  (
    'addgroup adduser base32 blkid chattr chpasswd chpst chrt cksum comm delgroup deluser envdir flock fsync fuser hd ' +
    'hush install iostat ipcs killall5 lsattr lsof lsusb man mesg mountpoint mpstat nice nohup ntpd pgrep pipe_progress ' +
    'pkill pmap printenv pstree pwdx script setuidgid split sum wall whois'
  ).split(' '),
);

/** Debian's busybox 1.35, a static binary, which the shell recordings of src/testing/shell were made with. */
export function debianBusyboxImage(): CatalogueImage {
  const base = busyboxBase('1.35.0');
  const layers = base.layers().map((layer) => {
    const names = layer.executables?.['/bin'];
    return names === undefined ? layer : { ...layer, executables: { '/bin': inDebian(names) } };
  });
  const debian = { ...base, userland: { ...base.userland, standalone: true }, layers: () => layers };
  const recipe = { base: 'busybox', megabytes: 1, config: { cmd: ['sh'] } } as const;
  return assemble('podflight/busybox:debian', fingerprint('debian busybox'), 0, debian, recipe);
}

const inDebian = (names: string): string =>
  names
    .split(' ')
    .filter((name) => !NOT_IN_DEBIAN.has(name))
    .map((name) => (name === 'nc' ? 'nc=nc.small' : name))
    .join(' ');
