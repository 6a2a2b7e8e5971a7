import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { cut } from './cut';
import { tr } from './tr';

judged(
  { cut, printf, tr },
  {
    both: [
      ['echo a:b | cut -d: -f3', '\n'],
      ['cut -d: -f7,1 pw', 'root:/bin/sh\ndaemon:/usr/sbin/nologin\napp:/bin/bash\n'],
      ['cut -c -3 a.txt', 'hel\nfoo\nbaz\n'],
      ['cut -c5- a.txt', 'o world\nbar\n\n'],
      ['cut -b 2-3 a.txt', 'el\noo\naz\n'],
      ['cut -d, -f2 csv nope s1', 'b\n2\n\n"y\na\nb\nc\n', 'cut: nope: No such file or directory\n', 1],
    ],
    busybox: [
      ['cut -d -f1 a.txt', '', 'cut: expected a list of bytes, characters, or fields\n', 1],
      ['cut -d: -f1 -s list', '\n'],
      ['echo a:b | cut -d: -f1,3,5', 'a::\n'],
      ['echo a:b:c | cut -d: -f2-3,5-', 'b:c:\n'],
      ['cut a.txt', '', 'cut: expected a list of bytes, characters, or fields\n', 1],
      ['cut -f x a.txt', '', "cut: invalid number 'x'\n", 1],
      ['cut -d: -f1 -O = pw', 'root\ndaemon\napp\n'],
    ],
    gnu: [
      [
        'cut -d -f1 a.txt',
        '',
        "cut: the delimiter must be a single character\nTry 'cut --help' for more information.\n",
        1,
      ],
      ['cut -d: -f1 -s list', ''],
      ['echo a:b | cut -d: -f1,3,5', 'a\n'],
      ['echo a:b:c | cut -d: -f2-3,5-', 'b:c\n'],
      ['cut -d: -f1 -s list', ''],
      ["cut -d: -f1,6 --output-delimiter=' => ' pw", 'root => /root\ndaemon => /usr/sbin\napp => /home/app\n'],
      ['cut -c2-3 --complement s1', 'a\nb\nc\n'],
      [
        'cut a.txt',
        '',
        "cut: you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.\n",
        1,
      ],
      ['cut -f 0 a.txt', '', "cut: fields are numbered from 1\nTry 'cut --help' for more information.\n", 1],
      ['cut -f x a.txt', '', "cut: invalid field value 'x'\nTry 'cut --help' for more information.\n", 1],
      ['cut -f1 -c1 a.txt', '', "cut: only one list may be specified\nTry 'cut --help' for more information.\n", 1],
      ["printf 'a b\\0c d\\0' | cut -z -d' ' -f2 | tr '\\0' '\\n'", 'b\nd\n'],
    ],
  },
);
