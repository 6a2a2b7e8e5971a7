import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { install } from './install';
import { ls } from './ls';
import { stat } from './stat';

judged(
  { cut, install, ls, stat },
  {
    gnu: [
      ['install -d -m 700 x; ls -ld x | cut -c1-10', 'drwx------\n'],
      ['install -v a.txt new', "'a.txt' -> 'new'\n"],
      ['install nope new', '', "install: cannot stat 'nope': No such file or directory\n", 1],
      [
        'install a.txt',
        '',
        "install: missing destination file operand after 'a.txt'\nTry 'install --help' for more information.\n",
        1,
      ],
      ['install', '', "install: missing file operand\nTry 'install --help' for more information.\n", 1],
      ['install -t d a.txt; ls d', 'a.txt\ne\nx.conf\n'],
      ['install -o 5 -g 6 a.txt new; stat -c %u:%g new', '5:6\n'],
      ['install d new', '', "install: omitting directory 'd'\n", 1],
    ],
  },
);
