import { judged } from '../../testing/judged';
import { head } from '../text/headTail';
import { df } from './df';

judged(
  { df, head },
  {
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
      ['df -k / | head -1', 'Filesystem           1K-blocks      Used Available Use% Mounted on\n'],
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
      ['df -h / | head -1', 'Filesystem      Size  Used Avail Use% Mounted on\n'],
      ['df nope', '', 'df: nope: No such file or directory\n', 1],
      ['df -Q', '', "df: invalid option -- 'Q'\nTry 'df --help' for more information.\n", 1],
    ],
  },
);
