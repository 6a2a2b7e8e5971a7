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
      ['tty -Q', '', "tty: invalid option -- 'Q'\nTry 'tty --help' for more information.\n", 2],
      ['arch x', '', "arch: extra operand 'x'\nTry 'arch --help' for more information.\n", 1],
      ['hostid --bogus', '', "hostid: unrecognized option '--bogus'\nTry 'hostid --help' for more information.\n", 1],
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
