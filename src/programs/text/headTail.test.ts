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
      ['tail nope; echo $?', '1\n', "tail: can't open 'nope': No such file or directory\ntail: no files\n"],
      ['tail nope d', '', "tail: can't open 'nope': No such file or directory\ntail: read error: Is a directory\n", 1],
      ['head nope a.txt', '\n==> a.txt <==\nhello world\nfoo bar\nbaz\n', 'head: nope: No such file or directory\n', 1],
      ['head d s1', '==> d <==\n\n==> s1 <==\na\nb\nc\n', 'head: d: Input/output error\n', 1],
      ['head -c 2 -n 1 nums', '1'],
      ['head -n -v s1', '', "head: invalid number 'v'\n", 1],
      ['head -n1 s1 nope', '==> s1 <==\na\n', 'head: nope: No such file or directory\n', 1],
      ['head -n x s1', '', "head: invalid number 'x'\n", 1],
      ['tail -F nope 2>&1 & sleep 2; kill $!', "tail: can't open 'nope': No such file or directory\n"],
      ['tail -f nope', '', "tail: can't open 'nope': No such file or directory\ntail: no files\n", 1],
    ],
    gnu: [
      ['tail nope; echo $?', '1\n', "tail: cannot open 'nope' for reading: No such file or directory\n"],
      [
        'tail nope d',
        '==> d <==\n',
        "tail: cannot open 'nope' for reading: No such file or directory\ntail: error reading 'd': Is a directory\n",
        1,
      ],
      [
        'head nope a.txt',
        '==> a.txt <==\nhello world\nfoo bar\nbaz\n',
        "head: cannot open 'nope' for reading: No such file or directory\n",
        1,
      ],
      ['head d s1', '==> d <==\n\n==> s1 <==\na\nb\nc\n', "head: error reading 'd': Is a directory\n", 1],
      ['head -c 2 -n 1 nums', '10\n'],
      ['head -n -v s1', '', "head: invalid number of lines: 'v'\n", 1],
      ['tail -2 s1 s2', '', 'tail: option used in invalid context -- 2\n', 1],
      ['head --bytes=3 -n1 s1', 'a\n'],
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
