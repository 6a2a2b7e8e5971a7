import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { ln } from './ln';
import { tar } from './tar';

judged(
  { grep, ln, tar },
  {
    both: [["ln -s a.txt sl; tar cf t.tar sl; tar tvf t.tar | grep -o 'sl -> .*'", 'sl -> a.txt\n']],
    busybox: [
      [
        'tar cf t.tar a.txt; tar rf t.tar s1 2> e; read -r l < e; echo "$l"; tar tf t.tar',
        "tar: invalid option -- 'r'\na.txt\n",
      ],
      ['tar f 2> e; echo $?; read -r l < e; echo "$l"', "1\ntar: option requires an argument -- 'f'\n"],
      ['tar cf t.tar a.txt; tar xkf t.tar', '', "tar: can't open 'a.txt': File exists\n", 1],
      [
        'tar cf t.tar nope a.txt; tar tf t.tar',
        'a.txt\n',
        'tar: nope: No such file or directory\ntar: error exit delayed from previous errors\n',
      ],
      ['tar x', '', 'tar: short read\n', 1],
      ['tar -xf t.tar -p', '', "tar: can't open 't.tar': No such file or directory\n", 1],
    ],
    gnu: [
      ['tar cf t.tar a.txt; tar rf t.tar s1; tar tf t.tar', 'a.txt\ns1\n'],
      ['printf "a.txt\\ns1\\n" > l; tar cf t.tar -T l; tar tf t.tar', 'a.txt\ns1\n'],
      [
        'tar f',
        '',
        "tar: Old option 'f' requires an argument.\nTry 'tar --help' or 'tar --usage' for more information.\n",
        2,
      ],
      [
        'tar cf t.tar a.txt; tar xkf t.tar',
        '',
        'tar: a.txt: Cannot open: File exists\ntar: Exiting with failure status due to previous errors\n',
        2,
      ],
      ['tar cf t.tar --exclude=e d; tar tf t.tar', 'd/\nd/x.conf\n'],
      [
        'tar xf nope',
        '',
        'tar: nope: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
        2,
      ],
      [
        'tar cf t.tar nope a.txt; tar tf t.tar',
        'a.txt\n',
        'tar: nope: Cannot stat: No such file or directory\ntar: Exiting with failure status due to previous errors\n',
      ],
      [
        'tar',
        '',
        "tar: You must specify one of the '-Acdtrux', '--delete' or '--test-label' options\nTry 'tar --help' or 'tar --usage' for more information.\n",
        2,
      ],
      ['tar -Q', '', "tar: invalid option -- 'Q'\nTry 'tar --help' or 'tar --usage' for more information.\n", 64],
      [
        'tar xf t.tar -C nodir',
        '',
        'tar: t.tar: Cannot open: No such file or directory\ntar: Error is not recoverable: exiting now\n',
        2,
      ],
    ],
  },
);
