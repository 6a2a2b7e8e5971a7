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
      [
        'sleep --help',
        "Usage: sleep NUMBER[SUFFIX]...\n  or:  sleep OPTION\nPause for NUMBER seconds.  SUFFIX may be 's' for seconds (the default),\n'm' for minutes, 'h' for hours or 'd' for days.  NUMBER need not be an\ninteger.  Given two or more arguments, pause for the amount of time\nspecified by the sum of their values.\n\n      --help        display this help and exit\n      --version     output version information and exit\n\nGNU coreutils online help: <https://www.gnu.org/software/coreutils/>\nReport any translation bugs to <https://translationproject.org/team/>\nFull documentation <https://www.gnu.org/software/coreutils/sleep>\nor available locally via: info '(coreutils) sleep invocation'\n",
      ],
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
