import { judged } from '../../testing/judged';
import { cat } from './cat';
import { wc } from './wc';

judged(
  { cat, wc },
  {
    both: [
      ['wc -L tab.tsv', '19 tab.tsv\n'],
      ['wc -l < a.txt', '3\n'],
      ['wc -m a.txt', '24 a.txt\n'],
      ['wc -L long', '85 long\n'],
    ],
    busybox: [
      ['wc -cl -L tab.tsv', '        4        44        19 tab.tsv\n'],
      [
        'wc a.txt nope',
        '        3         5        24 a.txt\n        3         5        24 total\n',
        'wc: nope: No such file or directory\n',
        1,
      ],
      ['wc d', '        0         0         0 d\n', 'wc: d: Is a directory\n', 1],
      ['wc < a.txt', '        3         5        24\n'],
    ],
    gnu: [
      ['wc -cl -L tab.tsv', ' 4 44 19 tab.tsv\n'],
      ['wc a.txt nope', ' 3  5 24 a.txt\n 3  5 24 total\n', 'wc: nope: No such file or directory\n', 1],
      ['wc d', '      0       0       0 d\n', 'wc: d: Is a directory\n', 1],
      ['cat a.txt | wc -lwc', '      3       5      24\n'],
      ['wc -Q', '', "wc: invalid option -- 'Q'\nTry 'wc --help' for more information.\n", 1],
    ],
  },
);
