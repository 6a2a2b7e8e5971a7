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
      ['id nosuch', '', 'id: unknown user nosuch\n', 1],
      ['groups nosuch', '', 'groups: unknown user nosuch\n', 1],
      ['nproc --ignore=x', '', "nproc: invalid number 'x'\n", 1],
    ],
    gnu: [
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
