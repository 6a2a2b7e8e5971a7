import { judged } from '../../testing/judged';
import { kill } from './processes';
import { sleep, usleep } from './sleep';
import { echo } from './small';

judged(
  { echo, kill, sleep, usleep },
  {
    gnu: [
      ['sleep -Q', '', "sleep: invalid option -- 'Q'\nTry 'sleep --help' for more information.\n", 1],
      [
        'sleep a b',
        '',
        "sleep: invalid time interval 'a'\nsleep: invalid time interval 'b'\nTry 'sleep --help' for more information.\n",
        1,
      ],
      ['sleep --bogus', '', "sleep: unrecognized option '--bogus'\nTry 'sleep --help' for more information.\n", 1],
    ],
    both: [
      ['sleep 0.1; echo $?', '0\n'],
      ['sleep 0m; echo $?', '0\n'],
      ['sleep .1; echo $?', '0\n'],
      ['sleep infinity & kill $!; wait $!; echo $?', '143\n', 'Terminated\n'],
    ],
    busybox: [
      ['sleep a b', '', "sleep: invalid number 'a'\n", 1],
      ['sleep --bogus', '', "sleep: invalid number '--bogus'\n", 1],
      ['sleep -1', '', "sleep: invalid number '-1'\n", 1],
      ['usleep 1000; echo $?', '0\n'],
      ['usleep x', '', "usleep: invalid number 'x'\n", 1],
    ],
  },
);
