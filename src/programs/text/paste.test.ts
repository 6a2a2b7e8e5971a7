import { judged } from '../../testing/judged';
import { paste } from './paste';

judged(
  { paste },
  {
    both: [
      ['paste s1 s2', 'a\tb\nb\tc\nc\td\n'],
      ['paste -d, s1 s2', 'a,b\nb,c\nc,d\n'],
      ['paste -sd, s1', 'a,b,c\n'],
      ['paste s1 nope', '', 'paste: nope: No such file or directory\n', 1],
      ['paste s1 - < s2', 'a\tb\nb\tc\nc\td\n'],
    ],
    busybox: [
      ["paste -d '' s1 s2", '', "paste: -d '' is not supported\n", 1],
      ['paste empty s1', 'a\nb\nc\n'],
    ],
    gnu: [['paste empty s1', '\ta\n\tb\n\tc\n']],
  },
);
