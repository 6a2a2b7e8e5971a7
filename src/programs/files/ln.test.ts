import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { ln } from './ln';
import { ls } from './ls';
import { readlink } from './paths';

judged(
  { grep, ln, ls, readlink },
  {
    both: [
      ['ln -s d dl; ln -sfn s1 dl; readlink dl', 's1\n'],
      ['ln -sv a.txt sl', "'sl' -> 'a.txt'\n"],
      ["ln -s a b c d; ls -l d | grep -c -- '->'", '3\n'],
    ],
    busybox: [
      ['ln nope x', '', 'ln: nope: No such file or directory\n', 1],
      ['ln d x', '', 'ln: x: Operation not permitted\n', 1],
      ['ln -T a.txt d', '', "ln: 'd' is a directory\n", 1],
    ],
    gnu: [
      ['ln nope x', '', "ln: failed to access 'nope': No such file or directory\n", 1],
      ['ln', '', "ln: missing file operand\nTry 'ln --help' for more information.\n", 1],
      ['ln -sr d/x.conf sl; readlink sl', 'd/x.conf\n'],
      ['ln -t d a.txt; ls d', 'a.txt\ne\nx.conf\n'],
      ['ln -Q', '', "ln: invalid option -- 'Q'\nTry 'ln --help' for more information.\n", 1],
    ],
  },
);
