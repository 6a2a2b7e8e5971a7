import { judged } from '../../testing/judged';
import { echo } from '../system/small';
import { expr } from './expr';

judged(
  { echo, expr },
  {
    both: [
      ["expr '(' 2 + 3 ')' '*' 4", '20\n'],
      ['expr 7 % 3', '1\n'],
      ['expr 1 / 0', '', 'expr: division by zero\n', 2],
      ["expr 5 '>' 3", '1\n'],
      ["expr a '<' b", '1\n'],
      ['expr a = a', '1\n'],
      ['expr 1 - 1', '0\n', '', 1],
      ['expr index hello l', '3\n'],
      ["expr match abc 'a\\(.*\\)'", 'bc\n'],
      ["expr abc : 'a.'", '2\n'],
      ["expr abc : 'x'", '0\n', '', 1],
      ["expr '' '|' b", 'b\n'],
      ["expr 1 '&' 2", '1\n'],
      ["expr 10 '>=' 9", '1\n'],
      ["expr abc '!=' abd", '1\n'],
      ['i=1; i=$(expr $i + 1); echo $i', '2\n'],
    ],
    busybox: [['expr + length', '', 'expr: syntax error\n', 2]],
    gnu: [['expr', '', "expr: missing operand\nTry 'expr --help' for more information.\n", 2]],
  },
);
