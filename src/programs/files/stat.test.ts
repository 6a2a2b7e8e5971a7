import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { head } from '../text/headTail';
import { wc } from '../text/wc';
import { ln } from './ln';
import { stat } from './stat';
import { touch } from './touch';

judged(
  { cut, head, ln, stat, touch, wc },
  {
    both: [
      ["ln -s a.txt sl; stat -c '%N %F' sl; stat -L -c '%n %F' sl", "'sl' -> 'a.txt' symbolic link\nsl regular file\n"],
      ['stat a.txt | head -2 | cut -c1-20', '  File: a.txt\n  Size: 24        \tB\n'],
      ['stat -f -c %T / | wc -l', '1\n'],
      ["touch -d '2024-01-02 03:04:05' a.txt; stat -c '%.19y' a.txt", '2024-01-02 03:04:05\n'],
    ],
    busybox: [
      ['stat nope', '', "stat: can't stat 'nope': No such file or directory\n", 1],
      ['stat -c %Q a.txt', 'Q\n'],
    ],
    gnu: [
      ["stat --printf '%n\\n' a.txt", 'a.txt\n'],
      ['stat --format=%s a.txt', '24\n'],
      ['stat nope', '', "stat: cannot statx 'nope': No such file or directory\n", 1],
      ['stat', '', "stat: missing operand\nTry 'stat --help' for more information.\n", 1],
      ['stat -Q a.txt', '', "stat: invalid option -- 'Q'\nTry 'stat --help' for more information.\n", 1],
    ],
  },
);
