import { judged } from '../../testing/judged';
import { head } from './headTail';
import { od } from './od';

judged(
  { head, od },
  {
    both: [
      ['od -j 6 -N 5 -c a.txt', '0000006   w   o   r   l   d\n0000013\n'],
      ['od -An -tu2 -N2 /dev/zero', '     0\n'],
      ['od nope', '', 'od: nope: No such file or directory\n', 1],
      ['od -b s1', '0000000 141 012 142 012 143 012\n0000006\n'],
      ['od -d s1', '0000000  2657  2658  2659\n0000006\n'],
      ['od -w4 -An -tx1 a.txt', ' 68 65 6c 6c\n 6f 20 77 6f\n 72 6c 64 0a\n 66 6f 6f 20\n 62 61 72 0a\n 62 61 7a 0a\n'],
      [
        'head -c 40 /dev/zero | od -An -v -tx1',
        ' 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00\n 00 00 00 00 00 00 00 00\n',
      ],
      ['od -t z a.txt', '', "od: invalid character 'z' in type string 'z'\n", 1],
    ],
    busybox: [
      ['od -t x1z nonl', '', "od: invalid type string 'x1z'; 4294967295-byte integral type is not supported\n", 1],
      ['od -A z s1', '', "od: bad output address radix 'z' (must be [doxn])\n", 1],
    ],
    gnu: [
      ['od -t x1z nonl', '0000000 6e 6f 20 6e 65 77 6c 69 6e 65                    >no newline<\n0000012\n'],
      ['od -A z s1', '', "od: invalid output address radix 'z'; it must be one character from [doxn]\n", 1],
    ],
  },
);
