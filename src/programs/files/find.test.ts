import { judged } from '../../testing/judged';
import { sort } from '../text/sort';
import { wc } from '../text/wc';
import { find } from './find';
import { ln } from './ln';

judged(
  { find, ln, sort, wc },
  {
    both: [
      ['find d -name e -prune -o -print', 'd\nd/x.conf\n'],
      ['find . -size -2c -type f | sort', './empty\n'],
      ['find d -quit | wc -l', '0\n'],
      ["find . -links 1 -name 'a*'", './a.txt\n'],
      ['ln -s nope br; find . -type l; find -L . -type l', './br\n./br\n'],
      ["find . -mmin -60 -name 'a*'", './a.txt\n'],
      ["find d -xdev -name '*.conf'", 'd/x.conf\n'],
    ],
    busybox: [
      [
        'find d -exec nosuch {} \\;',
        '',
        'find: nosuch: No such file or directory\nfind: nosuch: No such file or directory\nfind: nosuch: No such file or directory\nfind: nosuch: No such file or directory\n',
      ],
      ['find nope', '', 'find: nope: No such file or directory\n', 1],
      ['find . -type', '', 'find: -type requires an argument\n', 1],
      ['find . -name', '', 'find: -name requires an argument\n', 1],
      ['find . -maxdepth x', '', "find: invalid number 'x'\n", 1],
    ],
    gnu: [
      ["find a.txt -printf '%t\\n' | wc -w", '5\n'],
      ['find nope', '', "find: 'nope': No such file or directory\n", 1],
      ['find . -type', '', "find: missing argument to `-type'\n", 1],
      ['find . -bogus', '', "find: unknown predicate `-bogus'\n", 1],
    ],
  },
);
