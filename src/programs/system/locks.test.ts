import { judged } from '../../testing/judged';
import { flock, mountpoint } from './locks';
import { echo, falseProgram } from './small';

judged(
  { echo, false: falseProgram, flock, mountpoint },
  {
    gnu: [
      ['flock -n l echo hi', 'hi\n'],
      ["flock l -c 'echo c'", 'c\n'],
      ['flock', '', "flock: not enough arguments\nTry 'flock --help' for more information.\n", 64],
      ['flock -x l false', '', '', 1],
      ['flock -w 1 l echo w', 'w\n'],
      ['flock -s l echo s', 's\n'],
      ['flock /nope/l echo x', '', 'flock: cannot open lock file /nope/l: No such file or directory\n', 66],
      ['mountpoint nope', '', 'mountpoint: nope: No such file or directory\n', 1],
    ],
  },
);
