import { judged } from '../../testing/judged';
import { cut } from '../text/cut';
import { wc } from '../text/wc';
import { pgrep, pkill } from './pgrep';
import { sleep } from './sleep';
import { echo } from './small';

judged(
  { cut, echo, pgrep, pkill, sleep, wc },
  {
    both: [
      ["sleep 9 & pgrep 'sl.*p' | wc -l; kill $!", '1\n'],
      ['sleep 9 & pgrep -P $$ sleep | wc -l; kill $!', '1\n'],
      ['sleep 9 & pgrep -x slee | wc -l; kill $!', '0\n'],
      ['sleep 9 & pkill -x slee; echo $?; kill $!', '1\n'],
    ],
    busybox: [
      ['sleep 9 & sleep 8 & pgrep -n sleep | wc -l; kill %1 %2', '1\n'],
      ['sleep 9 & sleep 8 & pgrep -o sleep | wc -l; kill %1 %2', '1\n'],
      ["pgrep '('", '', "pgrep: bad regex '(': Unmatched ( or \\(\n", 1],
    ],
    gnu: [
      ['sleep 9 & pgrep -u root sleep | wc -l; kill $!', '1\n'],
      ['sleep 9 & pkill --signal HUP sleep; wait $!; echo $?', '129\n', 'Hangup\n'],
      ['sleep 9 & pkill -9 -x sleep; wait $!; echo $?', '137\n', 'Killed\n'],
      ["sleep 9 & pgrep -l sleep | cut -d' ' -f2; kill $!", 'sleep\n'],
      ['pgrep', '', "pgrep: no matching criteria specified\nTry `pgrep --help' for more information.\n", 2],
      ['pkill', '', "pkill: no matching criteria specified\nTry `pkill --help' for more information.\n", 2],
      ["pgrep '('", '', 'pgrep: regex error: Unmatched ( or \\(\n', 2],
    ],
  },
);
