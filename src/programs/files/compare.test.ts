import { judged } from '../../testing/judged';
import { printf } from '../system/printf';
import { echo } from '../system/small';
import { tail } from '../text/headTail';
import { cmp, diff } from './compare';
import { cp } from './cp';

judged(
  { cmp, cp, diff, echo, printf, tail },
  {
    both: [
      ['diff -U1 s1 s2 | tail -n +3', '@@ -1,3 +1,3 @@\n-a\n b\n c\n+d\n'],
      ['diff -q s1 s1', ''],
      ['cp -r d e2; diff -r d e2; echo $?', '0\n'],
      ["printf 'hello  world\\nfoo bar \\nbaz\\n' > q; diff -b a.txt q; echo $?", '0\n'],
      ["printf 'hello  world\\nfoo bar \\nbaz\\n' > q; diff -w a.txt q; echo $?", '0\n'],
      ["printf 'hello world\\n\\nfoo bar\\nbaz\\n' > q; diff -B a.txt q; echo $?", '0\n'],
      ['diff -L x -L y -u s1 s2', '--- x\n+++ y\n@@ -1,3 +1,3 @@\n-a\n b\n c\n+d\n', '', 1],
      ['cmp -s s1 s2; echo $?', '1\n'],
      ['cmp s1 nope', '', 'cmp: nope: No such file or directory\n', 2],
      ['cmp -n 1 s1 s1', ''],
      ['cmp - s1 < s2', '- s1 differ: char 1, line 1\n', '', 1],
    ],
    busybox: [
      [
        'cmp -sl a.txt b.txt',
        '',
        'BusyBox v1.35.0 (Debian 1:1.35.0-4+deb12u1+b1) multi-call binary.\n\nUsage: cmp [-ls] [-n NUM] FILE1 [FILE2 [SKIP1 [SKIP2]]]\n\nCompare FILE1 with FILE2 (or stdin)\n\n\t-l\tWrite the byte numbers (decimal) and values (octal)\n\t\tfor all differing bytes\n\t-s\tQuiet\n\t-n NUM\tCompare at most NUM bytes\n',
        1,
      ],
      ['cmp a.txt d', '', 'cmp: d: I/O error\n', 2],
      ['diff -s s1 s1', ''],
      ['diff s1 nope', '', "diff: can't stat 'nope': No such file or directory\n", 2],
      ['cmp empty s1', '', 'cmp: EOF on empty\n', 1],
    ],
    gnu: [
      [
        'diff -y -W 40 a.txt b.txt',
        'hello world\t   <\nfoo bar\t\t\tfoo bar\nbaz\t\t   |\tzeta\n\t\t   >\thello\n',
        '',
        1,
      ],
      [
        'diff -c -L old -L new s1 s2',
        '*** old\n--- new\n***************\n*** 1,3 ****\n- a\n  b\n  c\n--- 1,3 ----\n  b\n  c\n+ d\n',
        '',
        1,
      ],
      ['diff -e s1 s2', '3a\nd\n.\n1d\n', '', 1],

      [
        'cmp -sl a.txt b.txt',
        '',
        "cmp: options -l and -s are incompatible\ncmp: Try 'cmp --help' for more information.\n",
        2,
      ],
      ['cmp a.txt d', '', 'cmp: d: Is a directory\n', 2],
      ['diff -s s1 s1', 'Files s1 and s1 are identical\n'],
      ['diff s1 nope', '', 'diff: nope: No such file or directory\n', 2],
      ['cmp empty s1', '', 'cmp: EOF on empty which is empty\n', 1],
      ['cmp', '', "cmp: missing operand after 'cmp'\ncmp: Try 'cmp --help' for more information.\n", 2],
    ],
  },
);
