import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { fold } from './fold';

judged(
  { fold, printf },
  {
    both: [
      [
        'fold -sw 30 long',
        'The quick brown fox jumps \nover the lazy dog. Pack my \nbox with five dozen liquor \njugs.\n  indented line\n\n\n\ttabbed\tline\nend\n',
      ],
      ['fold -b -w 5 a.txt', 'hello\n worl\nd\nfoo b\nar\nbaz\n'],
      ['fold -5 a.txt', 'hello\n worl\nd\nfoo b\nar\nbaz\n'],
      ['fold nope', '', 'fold: nope: No such file or directory\n', 1],
      ["printf 'abcdef' | fold -w 4", 'abcd\nef'],
    ],
    busybox: [
      ['fold -w 0 a.txt', '', 'fold: number 0 is not in 1..10000 range\n', 1],
      ['fold -w x a.txt', '', "fold: invalid number 'x'\n", 1],
    ],
    gnu: [['fold -w 0 a.txt', '', "fold: invalid number of columns: '0': Numerical result out of range\n", 1]],
  },
);
