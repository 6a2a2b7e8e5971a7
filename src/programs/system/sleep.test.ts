import { judged } from '../../testing/judged';
import { kill } from './processes';
import { sleep, usleep } from './sleep';
import { echo } from './small';

judged(
  { echo, kill, sleep, usleep },
  {
    both: [
      ['sleep 0.1; echo $?', '0\n'],
      ['sleep 0m; echo $?', '0\n'],
      ['sleep .1; echo $?', '0\n'],
      ['sleep infinity & kill $!; wait $!; echo $?', '143\n', 'Terminated\n'],
    ],
    busybox: [
      ['sleep -1', '', "sleep: invalid number '-1'\n", 1],
      ['usleep 1000; echo $?', '0\n'],
      ['usleep x', '', "usleep: invalid number 'x'\n", 1],
    ],
    gnu: [['sleep -Q', '', "sleep: invalid option -- 'Q'\nTry 'sleep --help' for more information.\n", 1]],
  },
);
