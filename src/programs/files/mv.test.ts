import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { cat } from '../text/cat';
import { ls } from './ls';
import { mkdir } from './mkdir';
import { mv } from './mv';

judged(
  { cat, echo, ls, mkdir, mv },
  {
    both: [
      ['mv -n a.txt b.txt; cat b.txt', 'foo bar\nzeta\nhello\n'],
      ['mv -t d a.txt; ls d', 'a.txt\ne\nx.conf\n'],
      [
        'mv -i a.txt b.txt < /dev/null; ls',
        'a.txt\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
        "mv: overwrite 'b.txt'? ",
      ],
    ],
    busybox: [
      [
        'mv a.txt s1 s2',
        '',
        "mv: can't stat 's2/a.txt': Not a directory\nmv: can't stat 's2/s1': Not a directory\n",
        1,
      ],
      ['mv nope new', '', "mv: can't rename 'nope': No such file or directory\n", 1],
      ['mv -v a.txt new', "'a.txt' -> 'new'\n"],
      ['mv -T a.txt d', '', "mv: 'd' is a directory\n", 1],
      ['mkdir -p t/d/x; mv d t', '', "mv: can't rename 'd': Directory not empty\n", 1],
    ],
    gnu: [
      ['mv a.txt b.txt s1/x', '', "mv: target 's1/x': Not a directory\n", 1],
      ['mv a.txt s1 s2', '', "mv: target 's2': Not a directory\n", 1],
      ['mv nope new', '', "mv: cannot stat 'nope': No such file or directory\n", 1],
      ['mv -Q a b', '', "mv: invalid option -- 'Q'\nTry 'mv --help' for more information.\n", 1],
      ['mv -u a.txt b.txt; echo $?', '0\n'],
    ],
  },
);
