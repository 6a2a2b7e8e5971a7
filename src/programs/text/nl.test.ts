import { judged } from '../../testing/judged';
import { nl } from './nl';

judged(
  { nl },
  {
    both: [
      ['nl nonl s1', '     1\tno newline\n     2\ta\n     3\tb\n     4\tc\n'],
      [
        'nl -ba long',
        '     1\tThe quick brown fox jumps over the lazy dog. Pack my box with five dozen liquor jugs.\n     2\t  indented line\n     3\t\n     4\t\n     5\t\ttabbed\tline\n     6\tend\n',
      ],
      ["nl -w 3 -s ': ' a.txt", '  1: hello world\n  2: foo bar\n  3: baz\n'],
      ['nl -v 10 -i 5 s1', '    10\ta\n    15\tb\n    20\tc\n'],
      ['nl nope', '', 'nl: nope: No such file or directory\n', 1],
      ['nl < s1', '     1\ta\n     2\tb\n     3\tc\n'],
    ],
    busybox: [['nl -w 0 s1', '1\ta\n2\tb\n3\tc\n']],
    gnu: [
      ['nl -nrz s1', '000001\ta\n000002\tb\n000003\tc\n'],
      ['nl -w 0 s1', '', "nl: invalid line number field width: '0': Numerical result out of range\n", 1],
    ],
  },
);
