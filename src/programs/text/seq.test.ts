import { judged } from '../../testing/judged';
import { head } from './headTail';
import { seq } from './seq';

judged(
  { head, seq },
  {
    busybox: [
      ['seq 1 0 3 | head -3', '1\n1\n1\n'],
      [
        'seq -Q',
        '',
        "seq: invalid option -- 'Q'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: seq [-w] [-s SEP] [FIRST [INC]] LAST\n\nPrint numbers from FIRST to LAST, in steps of INC.\nFIRST, INC default to 1.\n\n\t-w\tPad to last with leading zeros\n\t-s SEP\tString separator\n",
        1,
      ],
    ],
    both: [
      ['seq 3', '1\n2\n3\n'],
      ['seq 5 -2 1', '5\n3\n1\n'],
      ["seq -s ' ' -w 1 5 12", '01 06 11\n'],
    ],
    gnu: [
      ['seq -Q', '', "seq: invalid option -- 'Q'\nTry 'seq --help' for more information.\n", 1],
      ['seq', '', "seq: missing operand\nTry 'seq --help' for more information.\n", 1],
      ['seq x', '', "seq: invalid floating point argument: 'x'\nTry 'seq --help' for more information.\n", 1],
      ['seq 1 2 3 4', '', "seq: extra operand '4'\nTry 'seq --help' for more information.\n", 1],
      ['seq -f %s 1', '', "seq: format '%s' has unknown %s directive\n", 1],
      ['seq -f x 1', '', "seq: format 'x' has no % directive\n", 1],
      ['seq -3 -1', '-3\n-2\n-1\n'],
    ],
  },
);
