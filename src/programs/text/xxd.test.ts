import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { xxd } from './xxd';

judged(
  { echo, xxd },
  {
    both: [
      ['xxd -l 5 a.txt', '00000000: 6865 6c6c 6f                             hello\n'],
      ['echo 68656c6c6f0a | xxd -r -p', 'hello\n'],
      ['xxd -c 4 -g 4 nonl', '00000000: 6e6f206e  no n\n00000004: 65776c69  ewli\n00000008: 6e65      ne\n'],
    ],
    busybox: [
      [
        'xxd -i nonl',
        'unsigned char nonl[] = {\n  0x6e, 0x6f, 0x20, 0x6e, 0x65, 0x77, 0x6c, 0x69, 0x6e, 0x65,\n};\nunsigned int nonl_len = 10;\n',
      ],
      ['xxd nope', '', 'xxd: nope: No such file or directory\n', 1],
      ['xxd -ps nonl', '', "xxd: invalid number 'nonl'\n", 1],
    ],
    gnu: [
      ['xxd -u nonl', '00000000: 6E6F 206E 6577 6C69 6E65                 no newline\n'],
      [
        'xxd -b nonl',
        '00000000: 01101110 01101111 00100000 01101110 01100101 01110111  no new\n00000006: 01101100 01101001 01101110 01100101                    line\n',
      ],
      ['xxd nope', '', 'xxd: nope: No such file or directory\n', 2],
    ],
  },
);
