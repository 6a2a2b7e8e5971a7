import { judged } from '../../testing/judged';
import { wc } from '../text/wc';
import { arch, groups, hostid, hostname, id, noEffect, nproc, tty, uname, who, whoami } from './identity';
import { echo } from './small';

judged(
  { arch, echo, groups, hostid, hostname, id, nproc, sync: noEffect, tty, uname, users: who, wc, who, whoami },
  {
    both: [
      ['id -g', '0\n'],
      ['id -un', 'root\n'],
      ['hostname -s', 'mypod\n'],
      ['uname -sm', 'Linux x86_64\n'],
      ['tty -s; echo $?', '1\n'],
      ['arch', 'x86_64\n'],
      ['hostid | wc -c', '9\n'],
      ['sync; echo ok', 'ok\n'],
    ],
    busybox: [
      [
        'hostname -Q',
        '',
        "hostname: invalid option -- 'Q'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: hostname [-sidf] [HOSTNAME | -F FILE]\n\nShow or set hostname or DNS domain name\n\n\t-s\tShort\n\t-i\tAddresses for the hostname\n\t-d\tDNS domain name\n\t-f\tFully qualified domain name\n\t-F FILE\tUse FILE's content as hostname\n",
        1,
      ],
      [
        'tty -Q',
        '',
        "tty: invalid option -- 'Q'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: tty [-s]\n\nPrint file name of stdin's terminal\n\n\t-s\tPrint nothing, only return exit status\n",
        2,
      ],
      ['arch x', 'x86_64\n'],
      [
        'hostid --bogus',
        '',
        'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: hostid\n\nPrint out a unique 32-bit identifier for the machine\n',
        1,
      ],
      ['id nosuch', '', 'id: unknown user nosuch\n', 1],
      ['groups nosuch', '', 'groups: unknown user nosuch\n', 1],
      ['nproc --ignore=x', '', "nproc: invalid number 'x'\n", 1],
    ],
    gnu: [
      [
        'hostname -Q',
        'Usage: hostname [-b] {hostname|-F file}         set host name (from file)\n       hostname [-a|-A|-d|-f|-i|-I|-s|-y]       display formatted name\n       hostname                                 display host name\n\n       {yp,nis,}domainname {nisdomain|-F file}  set NIS domain name (from file)\n       {yp,nis,}domainname                      display NIS domain name\n\n       dnsdomainname                            display dns domain name\n\n       hostname -V|--version|-h|--help          print info and exit\n\nProgram name:\n       {yp,nis,}domainname=hostname -y\n       dnsdomainname=hostname -d\n\nProgram options:\n    -a, --alias            alias names\n    -A, --all-fqdns        all long host names (FQDNs)\n    -b, --boot             set default hostname if none available\n    -d, --domain           DNS domain name\n    -f, --fqdn, --long     long host name (FQDN)\n    -F, --file             read host name or NIS domain name from given file\n    -i, --ip-address       addresses for the host name\n    -I, --all-ip-addresses all addresses for the host\n    -s, --short            short host name\n    -y, --yp, --nis        NIS/YP domain name\n\nDescription:\n   This command can get or set the host name or the NIS domain name. You can\n   also get the DNS domain or the FQDN (fully qualified domain name).\n   Unless you are using bind or NIS for host lookups you can change the\n   FQDN (Fully Qualified Domain Name) and the DNS domain name (which is\n   part of the FQDN) in the /etc/hosts file.\n',
        "hostname: invalid option -- 'Q'\n",
        255,
      ],
      ['tty -Q', '', "tty: invalid option -- 'Q'\nTry 'tty --help' for more information.\n", 2],
      ['arch x', '', "arch: extra operand 'x'\nTry 'arch --help' for more information.\n", 1],
      ['hostid --bogus', '', "hostid: unrecognized option '--bogus'\nTry 'hostid --help' for more information.\n", 1],
      [
        'id --version',
        'id (GNU coreutils) 9.1\nCopyright (C) 2022 Free Software Foundation, Inc.\nLicense GPLv3+: GNU GPL version 3 or later <https://gnu.org/licenses/gpl.html>.\nThis is free software: you are free to change and redistribute it.\nThere is NO WARRANTY, to the extent permitted by law.\n\nWritten by Arnold Robbins and David MacKenzie.\n',
      ],
      ['sync --bogus', '', "sync: unrecognized option '--bogus'\nTry 'sync --help' for more information.\n", 1],
      ['id -Q', '', "id: invalid option -- 'Q'\nTry 'id --help' for more information.\n", 1],
      ['whoami x', '', "whoami: extra operand 'x'\nTry 'whoami --help' for more information.\n", 1],
      ['uname -x', '', "uname: invalid option -- 'x'\nTry 'uname --help' for more information.\n", 1],
      ['groups nosuch', '', "groups: 'nosuch': no such user\n", 1],
      ['nproc x', '', "nproc: extra operand 'x'\nTry 'nproc --help' for more information.\n", 1],
      ['who', ''],
      ['users', ''],
    ],
  },
);
