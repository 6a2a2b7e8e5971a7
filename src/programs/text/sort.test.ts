import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { sort } from './sort';

judged(
  { printf, sort },
  {
    both: [
      ['sort -fu s1', 'a\nb\nc\n'],
      ['sort -rn nums', '33\n10\n10\n9\n2.5\n2\n1\n-5\n'],
      ['sort -g nums', '-5\n1\n2\n2.5\n9\n10\n10\n33\n'],
      ['sort -V vers', '1.2.3\n1.2.10\n1.9\n1.10\n'],
      ['sort -M mon', 'Jan 1\nfeb 2\nMar 3\n'],
      ['sort -s -k1,1 list', '\nalpha 1\nbeta 22\ngamma 333\nlast\n'],
      ['sort -b -k2 a.txt', 'baz\nfoo bar\nhello world\n'],
      ['sort -m s1 s2', 'a\nb\nb\nc\nc\nd\n'],
      ['sort -z s1', 'a\nb\nc\n\x00'],
      ['sort -d a.txt', 'baz\nfoo bar\nhello world\n'],
      ['sort -i a.txt', 'baz\nfoo bar\nhello world\n'],
      [
        "printf '10.0.0.2\\n10.0.0.10\\n9.1.1.1\\n' | sort -t. -k1,1n -k2,2n -k3,3n -k4,4n",
        '9.1.1.1\n10.0.0.2\n10.0.0.10\n',
      ],
    ],
    busybox: [
      ['sort -uf dup', 'A\nb\nc\n'],
      ['sort -c nums', '', 'Check line 2\n', 1],
      ['sort nope', '', 'sort: nope: No such file or directory\n', 2],
      ['sort -k 0 s1', '', 'sort: bad field specification\n', 2],
    ],
    gnu: [
      ['sort -uf dup', 'a\nb\nc\n'],
      ['sort -uf dup', 'a\nb\nc\n'],
      ['sort -c nums', '', 'sort: nums:3: disorder: 2\n', 1],
      ['sort -C nums', '', '', 1],
      ['sort d', '', 'sort: read failed: d: Is a directory\n', 2],
      ['sort -k2 -t', '', "sort: option requires an argument -- 't'\nTry 'sort --help' for more information.\n", 2],
      ['sort -R nope', '', 'sort: cannot read: nope: No such file or directory\n', 2],
    ],
  },
);
