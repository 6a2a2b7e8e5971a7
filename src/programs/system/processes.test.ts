import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { wc } from '../text/wc';
import { kill, killall, pidof } from './processes';
import { sleep } from './sleep';
import { echo } from './small';
import { env } from './wrappers';

judged(
  { cut, echo, env, kill, killall, pidof, sleep, wc },
  {
    both: [
      ['env kill -0 1; echo $?', '0\n'],
      ['killall -q nosuch; echo $?', '1\n'],
      ['sleep 9 & pidof sleep | wc -w; kill $!', '1\n'],
    ],
    busybox: [
      ['kill -BOGUS 1', '', "sh: bad signal name 'BOGUS'\n", 1],
      ['sleep 9 & env kill -TERM $!; wait $!; echo $?', '143\n', 'Terminated\n'],
      ['killall', '', 'killall: you need to specify whom to kill\n', 1],
    ],
    gnu: [
      ['kill 99999', '', 'sh: 1: kill: No such process\n\n', 1],
      [
        'kill -9',
        '',
        'sh: 1: kill: Usage: kill [-s sigspec | -signum | -sigspec] [pid | job]... or\nkill -l [exitstatus]\n',
        2,
      ],
      ['pidof -s sh | wc -w', '1\n'],
    ],
  },
);
