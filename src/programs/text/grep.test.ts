import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { echo } from '../system/small';
import { grep } from './grep';
import { tr } from './tr';

judged(
  { echo, egrep: grep, fgrep: grep, grep, printf, tr },
  {
    both: [
      ['grep -rc foo a.txt', '1\n'],
      ['grep -r foo a.txt', 'foo bar\n'],
      ['grep -c o a.txt b.txt nope', 'a.txt:2\nb.txt:2\n', 'grep: nope: No such file or directory\n', 2],
      ['grep -i HELLO a.txt', 'hello world\n'],
      ['grep -qs foo nope a.txt; echo $?', '0\n'],
      ['grep -L foo a.txt b.txt s1', 's1\n'],
      [
        'grep -nA1 INFO c.log',
        '1:2024-01-02 10:00:01 INFO start\n2-2024-01-02 10:00:05 ERROR 42 bad thing\n3:2024-01-03 11:30:00 INFO end\n4-2024-01-03 11:31:00 WARN Disk  full\n',
      ],
      ['grep -rl foo d', 'd/e/deep.txt\n'],
      ['grep -rh key d', 'key=value\n'],
      ["grep -E 'a{1' a.txt", '', '', 1],
      ["grep -wo 'b[a-z]*' a.txt", 'bar\nbaz\n'],
      ["egrep 'a|b' s1", 'a\nb\n'],
      ["fgrep 'a' s1", 'a\n'],
      ['grep -x -F -e b s1', 'b\n'],
      ["printf 'a\\0b\\n' | grep -a a | tr -d '\\0'", 'ab\n'],
      ['grep -vFf s1 s2', 'd\n'],
    ],
    busybox: [
      ['grep -c foo a.txt d', 'a.txt:1\nd:0\n'],
      ['grep -L foo d a.txt s1', 'd\ns1\n'],
      ['grep -c foo d', '0\n', '', 1],
      ['grep -m x foo a.txt', '', "grep: invalid number 'x'\n", 2],
      ['grep --color=always foo a.txt', 'foo bar\n'],
    ],
    gnu: [
      ['grep -c foo a.txt d', 'a.txt:1\nd:0\n', 'grep: d: Is a directory\n', 2],
      ['grep -L foo d a.txt s1', 'd\ns1\n', 'grep: d: Is a directory\n', 2],
      ['grep -c foo d', '0\n', 'grep: d: Is a directory\n', 2],
      [
        'grep -Q foo',
        '',
        "grep: invalid option -- 'Q'\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n",
        2,
      ],
      [
        'grep -e',
        '',
        "grep: option requires an argument -- 'e'\nUsage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.\n",
        2,
      ],
      ['grep --label=x -H foo < a.txt', 'x:foo bar\n'],
      ['grep --no-messages foo nope', '', '', 2],
    ],
  },
);
