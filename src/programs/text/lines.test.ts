import { judged } from '../../testing/judged';
import { column, comm, expand, rev, shuf, tac } from './lines';
import { sort } from './sort';
import { wc } from './wc';

judged(
  { column, comm, expand, rev, shuf, sort, tac, wc },
  {
    both: [
      ['rev nonl s1', 'enilwen ona\nb\nc\n'],
      ['tac < nums', '2.5\n-5\n10\n1\n33\n2\n9\n10\n'],
      ['rev a.txt', 'dlrow olleh\nrab oof\nzab\n'],
      ['expand -i tab.tsv', 'id\tname\tqty\n1\tapple\t5\n2\tbanana\t\n3\tcherry\t12\n'],
      ['shuf -i 1-5 | sort', '1\n2\n3\n4\n5\n'],
      ['shuf -n 2 s1 | wc -l', '2\n'],
      ['shuf -e a b | sort', 'a\nb\n'],
      ['shuf nope', '', 'shuf: nope: No such file or directory\n', 1],
    ],
    busybox: [
      ['tac nope s1', 'c\nb\na\n', 'tac: nope: No such file or directory\n', 1],
      ['tac nope', '', 'tac: nope: No such file or directory\n', 1],
      ['rev nope', '', 'rev: nope: No such file or directory\n', 1],
      ['expand -t x tab.tsv', '', "expand: invalid number 'x'\n", 1],
    ],
    gnu: [
      ['tac nope s1', 'c\nb\na\n', "tac: failed to open 'nope' for reading: No such file or directory\n", 1],
      ['comm -12 s1 s2', 'b\nc\n'],
      ['comm -23 s1 s2', 'a\n'],
      ['comm s1 nope', '', 'comm: nope: No such file or directory\n', 1],
      ['comm - s2 < s1', 'a\n\t\tb\n\t\tc\n\td\n'],
      ['tac nope', '', "tac: failed to open 'nope' for reading: No such file or directory\n", 1],
      ['column -t -s, csv', 'a  b   c   \n1  2   3   \n4      6   \nx  "y  z"  w\n'],
      ['column nope', '', 'column: nope: No such file or directory\n', 1],
    ],
  },
);
