import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cut } from '../text/cut';
import { ls } from './ls';
import { mkdir } from './mkdir';
import { rmdir } from './rmdir';

judged(
  { cut, echo, ls, mkdir, rmdir },
  {
    both: [
      ['mkdir -m 700 n; ls -ld n | cut -c1-10', 'drwx------\n'],
      ['mkdir -m x n', '', "mkdir: invalid mode 'x'\n", 1],
      ['rmdir --ignore-fail-on-non-empty d; echo $?', '0\n'],
      ['mkdir n; rmdir -v n', "rmdir: removing directory, 'n'\n"],
    ],
    busybox: [
      ['mkdir -v n', "created directory: 'n'\n"],
      ['mkdir -p n/m; rmdir -p n/m; ls -d n', '', 'ls: n: No such file or directory\n', 1],
      ['mkdir n m; rmdir n m nope', '', "rmdir: 'nope': No such file or directory\n", 1],
    ],
    gnu: [
      ['mkdir -v n', "mkdir: created directory 'n'\n"],
      ['mkdir', '', "mkdir: missing operand\nTry 'mkdir --help' for more information.\n", 1],
      ['mkdir -Q n', '', "mkdir: invalid option -- 'Q'\nTry 'mkdir --help' for more information.\n", 1],
      ['mkdir n; rmdir n; ls -d n', '', "ls: cannot access 'n': No such file or directory\n", 2],
      ['rmdir', '', "rmdir: missing operand\nTry 'rmdir --help' for more information.\n", 1],
      ['mkdir n m; rmdir n m nope', '', "rmdir: failed to remove 'nope': No such file or directory\n", 1],
    ],
  },
);
