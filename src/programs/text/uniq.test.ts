import { judged } from '../../testing/judged';
import { sort } from './sort';
import { uniq } from './uniq';

judged(
  { sort, uniq },
  {
    both: [
      ['uniq -d dup', 'a\nb\n'],
      ['uniq -u dup', 'b\nA\nc\n'],
      ['uniq -i dup', 'a\nb\nA\nb\nc\n'],
      ['uniq -s 1 dup', 'a\n'],
      ['uniq -w 1 nums', '10\n9\n2\n33\n1\n-5\n2.5\n'],
      ['sort dup | uniq -c | sort -rn', '      3 b\n      2 a\n      1 c\n      1 A\n'],
    ],
    busybox: [
      ['uniq -c d', '', 'uniq: d: I/O error\n', 1],
      ['uniq nope', '', "uniq: can't open 'nope': No such file or directory\n", 1],
      ['uniq -z dup', 'a\x00b\x00A\x00b\x00c\x00'],
    ],
    gnu: [
      ['uniq -c d', '', "uniq: error reading 'd'\n", 1],
      ['uniq -D dup', 'a\na\nb\nb\n'],
      ['uniq nope', '', 'uniq: nope: No such file or directory\n', 1],
    ],
  },
);
