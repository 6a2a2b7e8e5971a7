import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { grep } from '../text/grep';
import { wc } from '../text/wc';
import { ls } from './ls';
import { mktemp } from './mktemp';

judged(
  { cut, grep, ls, mktemp, wc },
  {
    busybox: [
      ['mktemp | wc -c', '16\n'],
      ['mktemp foo', '', 'mktemp: (null): Invalid argument\n', 1],
      ['mktemp /nope/x.XXXXXX', '', 'mktemp: (null): No such file or directory\n', 1],
    ],
    both: [
      ['d=$(mktemp -d); ls -ld $d | cut -c1-10', 'drwx------\n'],
      ['mktemp -t z.XXXXXX | wc -c', '14\n'],
      ['mktemp -q /nope/x.XXXXXX', '', '', 1],
      ['mktemp -d -p /w x.XXXXXX | wc -c', '12\n'],
      ['mktemp --tmpdir x.XXXXXX | cut -c1-7', '/tmp/x.\n'],
    ],
    gnu: [
      ['mktemp foo', '', "mktemp: too few X's in template 'foo'\n", 1],
      [
        'mktemp /nope/x.XXXXXX',
        '',
        "mktemp: failed to create file via template '/nope/x.XXXXXX': No such file or directory\n",
        1,
      ],
      ['mktemp foo', '', "mktemp: too few X's in template 'foo'\n", 1],
      [
        'mktemp /nope/x.XXXXXX',
        '',
        "mktemp: failed to create file via template '/nope/x.XXXXXX': No such file or directory\n",
        1,
      ],
      ["mktemp --suffix=.txt x.XXXXXX | grep -o 'txt$'", 'txt\n'],
      ['mktemp -Q', '', "mktemp: invalid option -- 'Q'\nTry 'mktemp --help' for more information.\n", 1],
    ],
  },
);
