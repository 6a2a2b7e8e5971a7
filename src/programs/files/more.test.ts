import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { ls } from './ls';
import { factor, logger, mkfifo, pager } from './more';

judged(
  { cut, echo, factor, less: pager, logger, ls, mkfifo, more: pager },
  {
    both: [
      ['echo 30 | factor', '30: 2 3 5\n'],
      ['mkfifo p; ls -l p | cut -c1-10', 'prw-r--r--\n'],
      ['logger x', ''],
    ],
    busybox: [
      ['mkfifo a.txt', '', 'mkfifo: a.txt: File exists\n', 1],
      ['less a.txt', 'hello world\nfoo bar\nbaz\n'],
      ['more nope', '', "more: can't open 'nope': No such file or directory\n", 1],
    ],
    gnu: [
      ['factor x', '', "factor: 'x' is not a valid positive integer\n", 1],
      ['mkfifo', '', "mkfifo: missing operand\nTry 'mkfifo --help' for more information.\n", 1],
    ],
  },
);
