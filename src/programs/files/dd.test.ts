import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { head, tail } from '../text/headTail';
import { wc } from '../text/wc';
import { dd, truncate } from './dd';
import { ls } from './ls';

judged(
  { cut, dd, head, ls, tail, truncate, wc },
  {
    both: [
      ['dd if=a.txt of=o status=noxfer', '', '0+1 records in\n0+1 records out\n'],
      ['dd if=a.txt of=o bs=5 2>&1 | head -2', '4+1 records in\n4+1 records out\n'],
      ['dd if=/dev/urandom bs=8 count=1 2>/dev/null | wc -c', '8\n'],
      ['dd < s1 2>/dev/null', 'a\nb\nc\n'],
      ['truncate -s 1K n; wc -c n', '1024 n\n'],
    ],
    busybox: [
      ['dd if=/dev/zero of=o bs=1M count=16 2>&1 | tail -n 1 | cut -d, -f1', '16777216 bytes (16.0MB) copied\n'],
      ['dd if=/dev/zero of=o bs=5 count=1 2>&1 | tail -n 1 | cut -d, -f1', '5 bytes (5B) copied\n'],
      ['dd if=nope', '', "dd: can't open 'nope': No such file or directory\n", 1],
      ['dd bs=x', '', "dd: invalid number 'x'\n", 1],
      ['truncate -c -s 5 nope; ls nope', '', 'ls: nope: No such file or directory\n', 1],
    ],
    gnu: [
      [
        'dd if=/dev/zero of=o bs=1M count=16 2>&1 | tail -n 1 | cut -d, -f1,2',
        '16777216 bytes (17 MB, 16 MiB) copied\n',
      ],
      ['dd if=/dev/zero of=o bs=1000 count=1 2>&1 | tail -n 1 | cut -d, -f1', '1000 bytes (1.0 kB) copied\n'],
      ['dd if=/dev/zero of=o bs=5 count=1 2>&1 | tail -n 1 | cut -d, -f1', '5 bytes copied\n'],
      ['dd if=nope', '', "dd: failed to open 'nope': No such file or directory\n", 1],
      ['dd bs=x', '', "dd: invalid number: 'x'\n", 1],
      ['dd if=s1 status=progress 2>/dev/null', 'a\nb\nc\n'],
      ['truncate -s +3 s1; wc -c s1', '9 s1\n'],
      ['truncate -c -s 5 nope; ls nope', '', "ls: cannot access 'nope': No such file or directory\n", 2],
      ['truncate -s 5', '', "truncate: missing file operand\nTry 'truncate --help' for more information.\n", 1],
    ],
  },
);
