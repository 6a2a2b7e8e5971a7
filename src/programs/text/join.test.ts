import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { join, tsort } from './join';

judged(
  { join, printf, tsort },
  {
    gnu: [
      ['join -t, csv csv', 'a,b,c,b,c\n1,2,3,2,3\n4,,6,,6\nx,"y,z",w,"y,z",w\n'],
      ['join -v1 s1 s2', 'a\n'],
      ['join -e X -a1 -o 0,1.2,2.2 s1 s2', 'a X X\nb X X\nc X X\n'],
      ['join s1', '', "join: missing operand after 's1'\nTry 'join --help' for more information.\n", 1],
      ['join s1 nope', '', 'join: nope: No such file or directory\n', 1],
      ['join -i s1 s2', 'b\nc\n'],
      ['join s1 - < s2', 'b\nc\n'],
      ["printf 'a\\n' | tsort", '', 'tsort: -: input contains an odd number of tokens\n', 1],
      ['tsort nope', '', 'tsort: nope: No such file or directory\n', 1],
    ],
  },
);
