import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { head } from '../text/headTail';
import { wc } from '../text/wc';
import { df } from './df';
import { du, free, mount } from './usage';

judged(
  { df, du, free, grep, head, mount, wc },
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
      ['df -T / | head -1', 'Filesystem           Type       1K-blocks      Used Available Use% Mounted on\n'],
      ['df -i / | head -1', 'Filesystem              Inodes      Used Available Use% Mounted on\n'],
      ['df -P / | head -1', 'Filesystem           1024-blocks    Used Available Capacity Mounted on\n'],
      [
        'df nope',
        'Filesystem           1K-blocks      Used Available Use% Mounted on\n',
        "df: nope: can't find mount point\n",
        1,
      ],
      ['df -hT / | head -1', 'Filesystem           Type            Size      Used Available Use% Mounted on\n'],
      ['df -BM / | head -1', 'Filesystem           1M-blocks      Used Available Use% Mounted on\n'],
      ['du -sh d', '16.0K\td\n'],
      ['du nope', '', 'du: nope: No such file or directory\n', 1],
      ['df -k / | head -1', 'Filesystem           1K-blocks      Used Available Use% Mounted on\n'],
      ['free -m | head -1', '              total        used        free      shared  buff/cache   available\n'],
    ],
    gnu: [
      ['df -T / | head -1', 'Filesystem     Type    1K-blocks     Used Available Use% Mounted on\n'],
      ['df -P / | head -1', 'Filesystem     1024-blocks     Used Available Capacity Mounted on\n'],
      ['df nope', '', 'df: nope: No such file or directory\n', 1],
      ['df --output=target /', 'Mounted on\n/\n'],
      [
        'df --output=bogus /',
        '',
        "df: option --output: field 'bogus' unknown\nTry 'df --help' for more information.\n",
        1,
      ],
      ['df -hT / | head -1', 'Filesystem     Type     Size  Used Avail Use% Mounted on\n'],
      ['du -sh d', '16K\td\n'],
      ['du nope', '', "du: cannot access 'nope': No such file or directory\n", 1],
      ['df -h / | head -1', 'Filesystem      Size  Used Avail Use% Mounted on\n'],
      ['df nope', '', 'df: nope: No such file or directory\n', 1],
      ['df -Q', '', "df: invalid option -- 'Q'\nTry 'df --help' for more information.\n", 1],
    ],
  },
);
