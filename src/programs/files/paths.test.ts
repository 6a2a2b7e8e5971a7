import { judged } from '../../testing/judged';
import { env } from '../system/wrappers';
import { ln } from './ln';
import { basename, dirname, pwd, readlink, realpath } from './paths';

judged(
  { basename, dirname, env, ln, pwd, readlink, realpath },
  {
    both: [
      ['basename -a /a/b /c/d', 'b\nd\n'],
      ['basename -s .txt /a/b.txt', 'b\n'],
      ['dirname a', '.\n'],
      ['cd d; env pwd; /bin/pwd -P', '/w/d\n/w/d\n'],
      ['ln -s nope br; readlink -f br', '/w/nope\n'],
      ['readlink -n nope', '', '', 1],
      ['realpath nope/x', '', 'realpath: nope/x: No such file or directory\n', 1],
      ['realpath .', '/w\n'],
    ],
    busybox: [
      ['readlink -f nope', '', '', 1],
      [
        'realpath -e nope',
        '',
        'realpath: -e: No such file or directory\nrealpath: nope: No such file or directory\n',
        1,
      ],
    ],
    gnu: [
      ['basename', '', "basename: missing operand\nTry 'basename --help' for more information.\n", 1],
      ['dirname', '', "dirname: missing operand\nTry 'dirname --help' for more information.\n", 1],
      ['dirname /a/b /c/d/e', '/a\n/c/d\n'],
      ['readlink -e nope', '', '', 1],
      ['readlink -m nope/x/..', '/w/nope\n'],
      ['realpath -m nope/x', '/w/nope/x\n'],
      ['realpath -e nope', '', 'realpath: nope: No such file or directory\n', 1],
      ['realpath --relative-to=d a.txt', '../a.txt\n'],
    ],
  },
);
