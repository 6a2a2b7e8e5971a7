import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cat } from '../text/cat';
import { cut } from '../text/cut';
import { sort } from '../text/sort';
import { cp } from './cp';
import { find } from './find';
import { ln } from './ln';
import { ls } from './ls';
import { mkdir } from './mkdir';
import { readlink } from './paths';

judged(
  { cat, cp, cut, echo, find, ln, ls, mkdir, readlink, sort },
  {
    both: [
      ['cp -a d e2; find e2 | sort', 'e2\ne2/e\ne2/e/deep.txt\ne2/x.conf\n'],
      ['cp a.txt a.txt', '', "cp: 'a.txt' and 'a.txt' are the same file\n", 1],
      ['cp -v a.txt new', "'a.txt' -> 'new'\n"],
      ['cp -n a.txt b.txt; cat b.txt', 'foo bar\nzeta\nhello\n'],
      ['cp -u a.txt b.txt; echo $?', '0\n'],
      ['cp -f a.txt b.txt; cat b.txt', 'hello world\nfoo bar\nbaz\n'],
      ['ln -s a.txt sl; cp -P sl new; readlink new', 'a.txt\n'],
      ['ln -s a.txt sl; cp -d sl new; readlink new', 'a.txt\n'],
      ['cp -p run.sh new; ls -l new | cut -c1-10', '-rw-r--r--\n'],
      ['cp -t d a.txt b.txt; ls d', 'a.txt\nb.txt\ne\nx.conf\n'],
      ['cp -i a.txt b.txt < /dev/null; cat b.txt', 'foo bar\nzeta\nhello\n', "cp: overwrite 'b.txt'? "],
    ],
    busybox: [
      ['cp -T a.txt d', '', "cp: 'd' is a directory\n", 1],
      [
        'cp --parents d/e/deep.txt t; mkdir t; cp --parents d/e/deep.txt t; find t | sort',
        't\nt/d\nt/d/e\nt/d/e/deep.txt\n',
        'cp: with --parents, the destination must be a directory\n',
      ],
      ['cp -r nope d', '', "cp: can't stat 'nope': No such file or directory\n", 1],
    ],
    gnu: [
      ['cp', '', "cp: missing file operand\nTry 'cp --help' for more information.\n", 1],
      ['cp a.txt nope d; ls d', 'a.txt\ne\nx.conf\n', "cp: cannot stat 'nope': No such file or directory\n"],
      ['cp -Q a b', '', "cp: invalid option -- 'Q'\nTry 'cp --help' for more information.\n", 1],
    ],
  },
);
