import { judged } from '../../testing/judged';
import { kill } from '../system/processes';
import { sleep } from '../system/sleep';
import { head, tail } from './headTail';

judged(
  { head, kill, sleep, tail },
  {
    both: [
      ['head -2 nums', '10\n9\n'],
      ['head -c -5 a.txt', 'hello world\nfoo bar'],
      ['head -q -n 1 s1 s2', 'a\nb\n'],
      ['head -v -n 1 s1', '==> s1 <==\na\n'],
      ['tail -2 nums', '-5\n2.5\n'],
      ['tail -c 5 a.txt', '\nbaz\n'],
      ['tail -q -n1 s1 s2', 'c\nd\n'],
      ['tail -v -n 1 s1', '==> s1 <==\nc\n'],
    ],
    busybox: [
      ['head -n1 s1 nope', '==> s1 <==\na\n', 'head: nope: No such file or directory\n', 1],
      ['head -n x s1', '', "head: invalid number 'x'\n", 1],
      ['tail -F nope 2>&1 & sleep 2; kill $!', "tail: can't open 'nope': No such file or directory\n"],
      ['tail -f nope', '', "tail: can't open 'nope': No such file or directory\ntail: no files\n", 1],
    ],
    gnu: [
      ['head -n1 s1 nope', '==> s1 <==\na\n', "head: cannot open 'nope' for reading: No such file or directory\n", 1],
      ['head -n x s1', '', "head: invalid number of lines: 'x'\n", 1],
      ['head d', '', "head: error reading 'd': Is a directory\n", 1],
      ['tail --lines=1 --verbose s1', '==> s1 <==\nc\n'],
      ['tail --pid=1 -n 1 s1', 'c\n', 'tail: warning: PID ignored; --pid=PID is useful only when following\n'],
      [
        'tail -f nope',
        '',
        "tail: cannot open 'nope' for reading: No such file or directory\ntail: no files remaining\n",
        1,
      ],
    ],
  },
);
