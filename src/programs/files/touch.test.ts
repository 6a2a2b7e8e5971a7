import { judged } from '../../testing/judged';
import { date } from '../system/date';
import { echo } from '../system/small';
import { ls } from './ls';
import { touch } from './touch';

judged(
  { date, echo, ls, touch },
  {
    both: [
      ["touch -d @86400 a.txt; date -u -r a.txt '+%F %T'", '1970-01-02 00:00:00\n'],
      ['touch -a -m new; ls new', 'new\n'],
      [
        "touch 'a b' c; ls -1",
        'a b\na.txt\nb.txt\nc\nc.log\ncsv\nd\ndup\nempty\nlist\nlong\nmon\nnonl\nnums\npw\nrun.sh\ns1\ns2\nsizes\nsp ace\ntab.tsv\ntpl\nvers\n',
      ],
    ],
    busybox: [
      [
        'touch --no-create x --bogus',
        '',
        "touch: unrecognized option '--bogus'\nBusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: touch [-cham] [-d DATE] [-t DATE] [-r FILE] FILE...\n\nUpdate mtime of FILEs\n\n\t-c\tDon't create files\n\t-h\tDon't follow links\n\t-a\tChange only atime\n\t-m\tChange only mtime\n\t-d DT\tDate/time to use\n\t-t DT\tDate/time to use\n\t-r FILE\tUse FILE's date/time\n",
        1,
      ],
      ['touch -t 99 a.txt', '', "touch: invalid date '99'\n", 1],
      ['touch -r nope a.txt', '', "touch: can't stat 'nope': No such file or directory\n", 1],
      ['touch -h new; ls new', 'new\n'],
    ],
    gnu: [
      [
        'touch -t 202401020304 -d @0 x',
        '',
        "touch: cannot specify times from more than one source\nTry 'touch --help' for more information.\n",
        1,
      ],
      ['touch -c new; ls new', '', "ls: cannot access 'new': No such file or directory\n", 2],
      ['touch -d yesterday a.txt; echo $?', '0\n'],
      [
        'touch -h new; ls new',
        '',
        "touch: setting times of 'new': No such file or directory\nls: cannot access 'new': No such file or directory\n",
        2,
      ],
      ['touch -Q', '', "touch: invalid option -- 'Q'\nTry 'touch --help' for more information.\n", 1],
    ],
  },
);
