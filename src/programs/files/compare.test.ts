import { judged } from '../../testing/judged';
import { echo, printf } from '../system/small';
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
      ['diff -s s1 s1', ''],
      ['diff s1 nope', '', "diff: can't stat 'nope': No such file or directory\n", 2],
      ['cmp empty s1', '', 'cmp: EOF on empty\n', 1],
    ],
    gnu: [
      ['diff -s s1 s1', 'Files s1 and s1 are identical\n'],
      ['diff s1 nope', '', 'diff: nope: No such file or directory\n', 2],
      ['cmp empty s1', '', 'cmp: EOF on empty which is empty\n', 1],
      ['cmp', '', "cmp: missing operand after 'cmp'\ncmp: Try 'cmp --help' for more information.\n", 2],
    ],
  },
);
