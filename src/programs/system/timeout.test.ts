import { judged } from '../../testing/judged';
import { sleep } from './sleep';
import { echo, trueProgram } from './small';
import { timeout } from './timeout';

judged(
  { echo, sleep, timeout, true: trueProgram },
  {
    both: [
      ['timeout 1 true; echo $?', '0\n'],
      ['timeout -s KILL 0.2 sleep 5; echo $?', '137\n', 'Killed\n'],
    ],
    busybox: [
      ['timeout x true', '', "timeout: invalid number 'x'\n", 1],
      ['timeout 1 /w; echo $?', '126\n', "timeout: can't execute '/w': Permission denied\n"],
    ],
    gnu: [
      ['timeout -k 0.2 0.2 sh -c \'trap "" TERM; sleep 2; echo no\'; echo $?', '137\n', 'Killed\n'],
      ['timeout --preserve-status 0.2 sleep 3; echo $?', '143\n'],
      ['timeout', '', "Try 'timeout --help' for more information.\n", 125],
      ['timeout -v 0.2 sleep 1; echo $?', '124\n', "timeout: sending signal TERM to command 'sleep'\n"],
      ['timeout --foreground 1 echo hi', 'hi\n'],
      ['timeout -Q 1 true', '', "timeout: invalid option -- 'Q'\nTry 'timeout --help' for more information.\n", 125],
    ],
  },
);
