/** Names of the executables that each userland brings. Compact, because every page loads them. */

/** Applets of every busybox build since 1.28. */
const BUSYBOX =
  '[ [[ addgroup adduser arch arp arping ash awk base64 basename blkid bunzip2 bzcat bzip2 cal cat chattr chgrp ' +
  'chmod chown chpasswd chpst chroot chrt cksum clear cmp comm cp cpio crond crontab cut date dc dd delgroup deluser ' +
  'df diff dirname dmesg dnsdomainname dos2unix dpkg du echo ed egrep env envdir expand expr factor fallocate false ' +
  'fdisk fgrep find flock fold free fsync ftpget ftpput fuser getopt grep groups gunzip gzip hd head hexdump hostid ' +
  'hostname httpd hush id ifconfig install ionice iostat ip ipcalc ipcs kill killall killall5 last less link ln logger ' +
  'login logname losetup ls lsattr lsof lsusb lzcat lzma man md5sum mesg microcom mkdir mkfifo mknod mkpasswd mktemp ' +
  'more mount mountpoint mpstat mv nc netstat nice nl nohup nproc nsenter nslookup ntpd od openvt passwd paste patch ' +
  'pgrep pidof ping ping6 pipe_progress pkill pmap printenv printf ps pstree pwd pwdx readlink realpath renice reset rev ' +
  'rm rmdir route run-parts script sed seq setpriv setsid setuidgid sh sha1sum sha256sum sha3sum sha512sum shred shuf ' +
  'sleep sort split start-stop-daemon stat strings stty su sum sync sysctl tac tail tar taskset tee telnet telnetd test ' +
  'tftp time timeout top touch tr traceroute true truncate tty umount uname unexpand uniq unix2dos unlink unlzma ' +
  'unshare unxz unzip uptime usleep uudecode uuencode vi w wall watch wc wget which who whoami whois xargs xz xzcat yes zcat';

/** Applets that came later. */
const BUSYBOX_SINCE: readonly (readonly [version: string, names: string])[] = [
  ['1.30', 'bc ts'],
  ['1.31', 'xxd'],
  ['1.34', 'ascii crc32'],
  ['1.35', 'base32'],
  ['1.36', 'seedrng tsort tree'],
];

/** Essential packages of Debian and Ubuntu: coreutils and what dpkg calls essential. */
export const DEBIAN =
  '[ arch awk b2sum base32 base64 basename cat chgrp chmod chown chroot cksum cmp comm cp csplit cut date dd df diff dir ' +
  'dirname du echo egrep env expand expr factor false fgrep find flock fmt fold getconf getent getopt grep groups gunzip ' +
  'gzip head hostid hostname id install ionice join kill link ln logger login logname ls mawk md5sum mesg mkdir mkfifo ' +
  'mknod mktemp more mount mountpoint mv nice nl nohup nproc nsenter od paste pathchk perl pidof pinky pr printenv printf ' +
  'ptx pwd readlink realpath renice rev rm rmdir run-parts sed seq setpriv setsid sha1sum sha224sum sha256sum sha384sum ' +
  'sha512sum shred shuf sleep sort split stat stdbuf stty su sum sync tac tail tar taskset tee test timeout touch tr true ' +
  'truncate tsort tty umount uname unexpand uniq unlink unshare users vdir wall wc whereis which who whoami xargs yes zcat ' +
  'addgroup adduser blkid chage chpasswd chsh deluser dmesg findmnt gpasswd groupadd groupdel groupmod ldconfig lsblk ' +
  'lscpu passwd runuser script service useradd userdel usermod apt apt-get dpkg bash dash sh';

/** What people install besides on machines that they work on. */
export const WORKSTATION =
  'curl wget ping nc nslookup dig host jq yq envsubst git openssl less watch ps telnet traceroute ip ss netstat ifconfig';

export function busyboxApplets(version: string, atLeast: (version: string, minimum: string) => boolean): string {
  const later = BUSYBOX_SINCE.filter(([since]) => atLeast(version, since)).map(([, names]) => names);
  return [BUSYBOX, ...later].join(' ');
}
