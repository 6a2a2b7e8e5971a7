import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { head } from '../text/headTail';
import { wc } from '../text/wc';
import { du, free, mount } from './usage';

judged(
  { du, free, grep, head, mount, wc },
  {
    both: [
      ['du -k a.txt', '4\ta.txt\n'],
      ['du -d 1 .', '16\t./d\n96\t.\n'],
      ['du -c d/e a.txt', '8\td/e\n4\ta.txt\n12\ttotal\n'],
      ['du -b a.txt', '24\ta.txt\n'],
      ['du -sm d', '1\td\n'],
      ['free | wc -l', '3\n'],
      ["mount | grep -c ' / '", '1\n'],
    ],
    busybox: [
      ['du -sh d', '16.0K\td\n'],
      ['du nope', '', 'du: nope: No such file or directory\n', 1],
      ['free -m | head -1', '              total        used        free      shared  buff/cache   available\n'],
    ],
    gnu: [
      ['du -sh d', '16K\td\n'],
      ['du nope', '', "du: cannot access 'nope': No such file or directory\n", 1],
    ],
  },
);
