import { judged } from '../../testing/judged';
import { grep } from '../text/grep';
import { head } from '../text/headTail';
import { kill } from './processes';
import { ps } from './ps';
import { sleep } from './sleep';

judged(
  { grep, head, kill, ps, sleep },
  {
    both: [
      ['ps -o user= | head -1', 'root\n'],
      ["sleep 9 & ps -o args | grep '^sleep'; kill $!", 'sleep 9\n'],
    ],
    busybox: [['ps -o pid,ppid,args | head -1', 'PID   PPID  COMMAND\n']],
    gnu: [
      ['ps -ef | head -1', 'UID          PID    PPID  C STIME TTY          TIME CMD\n'],
      ['ps -o pid= -p 1', '      1\n'],
    ],
  },
);
