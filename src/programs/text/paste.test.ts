import { judged } from '../../testing/judged';
import { paste } from './paste';

judged(
  { paste },
  {
    gnu: [
      ['paste empty s1', '\ta\n\tb\n\tc\n'],
      ['paste -sd+ empty', '\n'],
      ['paste - - - < dup', 'a\ta\tb\nA\tb\tb\nc\t\t\n'],
      ['paste -d, s1 nums', 'a,10\nb,9\nc,2\n,33\n,1\n,10\n,-5\n,2.5\n'],
      ['paste -s s1 empty', 'a\tb\tc\n\n'],
    ],
    both: [
      ['paste s1 s2', 'a\tb\nb\tc\nc\td\n'],
      ['paste -d, s1 s2', 'a,b\nb,c\nc,d\n'],
      ['paste -sd, s1', 'a,b,c\n'],
      ['paste s1 nope', '', 'paste: nope: No such file or directory\n', 1],
      ['paste s1 - < s2', 'a\tb\nb\tc\nc\td\n'],
    ],
    busybox: [
      ['paste -sd+ empty', ''],
      ['paste - - - < dup', 'a\ta\tb\nA\tb\tb\nc\t'],
      ['paste -d, s1 nums', 'a,10\nb,9\nc,2\n33\n1\n10\n-5\n2.5\n'],
      ['paste -s s1 empty', 'a\tb\tc\n'],
      ["paste -d '' s1 s2", '', "paste: -d '' is not supported\n", 1],
      ['paste empty s1', 'a\nb\nc\n'],
    ],
  },
);
