import { judged } from '../../testing/judged';
import { head } from './headTail';
import { hexdump } from './hexdump';

judged(
  { head, hexdump },
  {
    both: [
      ['hexdump -b s1', '0000000 141 012 142 012 143 012                                        \n0000006\n'],
      ['hexdump -d nonl', '0000000   28526   28192   30565   26988   25966                        \n000000a\n'],
      ['hexdump -o nonl', '0000000  067556  067040  073545  064554  062556                        \n000000a\n'],
      ['hexdump -x nonl', '0000000    6f6e    6e20    7765    696c    656e                        \n000000a\n'],
      [
        'head -c 48 /dev/zero | hexdump -C',
        '00000000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00000030\n',
      ],
      ['hexdump -n4 -e \'"%08x"\' nonl', '6e206f6e'],
    ],
    busybox: [['hexdump -C nope', '', 'hexdump: nope: No such file or directory\n', 1]],
    gnu: [
      [
        'hexdump -C nope',
        '',
        'hexdump: nope: No such file or directory\nhexdump: all input file arguments failed\n',
        1,
      ],
      ['hexdump -Q a.txt', '', "hexdump: invalid option -- 'Q'\nTry 'hexdump --help' for more information.\n", 1],
    ],
  },
);
