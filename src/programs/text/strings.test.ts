import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { strings } from './strings';

judged(
  { printf, strings },
  {
    both: [
      ['strings a.txt', 'hello world\nfoo bar\n'],
      ['strings -n 8 a.txt', 'hello world\n'],
      ["printf 'ab\\0hello\\n' | strings", 'hello\n'],
      ['strings -f a.txt', 'a.txt: hello world\na.txt: foo bar\n'],
      ['strings -o a.txt', '      0 hello world\n     14 foo bar\n'],
      ['strings -t d a.txt', '      0 hello world\n     12 foo bar\n'],
    ],
    busybox: [['strings nope', '', 'strings: nope: No such file or directory\n', 1]],
    gnu: [['strings nope', '', "strings: 'nope': No such file\n", 1]],
  },
);
