import { judged } from '../../testing/judged';
import { ls } from './ls';
import { rm, unlink } from './rm';

judged(
  { ls, rm, unlink },
  {
    both: [
      [
        'rm -rf d nope; ls',
        'a.txt\nb.txt\nc.log\ncsv\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
      ['rm -v a.txt', "removed 'a.txt'\n"],
      [
        'unlink a.txt; ls',
        'b.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
    ],
    busybox: [
      ['rm nope', '', "rm: can't remove 'nope': No such file or directory\n", 1],
      [
        'rm -i a.txt < /dev/null; ls',
        'a.txt\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
        "rm: remove 'a.txt'? ",
      ],
      ['unlink nope', '', "unlink: can't remove file 'nope': No such file or directory\n", 1],
    ],
    gnu: [
      ['rm nope', '', "rm: cannot remove 'nope': No such file or directory\n", 1],
      ['rm -d d', '', "rm: cannot remove 'd': Directory not empty\n", 1],
      [
        'rm -i a.txt < /dev/null; ls',
        'a.txt\nb.txt\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
        "rm: remove regular file 'a.txt'? ",
      ],
      ['rm -Q a.txt', '', "rm: invalid option -- 'Q'\nTry 'rm --help' for more information.\n", 1],
      ['unlink nope', '', "unlink: cannot unlink 'nope': No such file or directory\n", 1],
    ],
  },
);
