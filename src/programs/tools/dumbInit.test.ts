import { judged } from '../../testing/judged';
import { echo, trueProgram } from '../system/small';
import { head } from '../text/headTail';
import { dumbInit } from './dumbInit';

judged(
  { 'dumb-init': dumbInit, echo, head, true: trueProgram },
  {
    gnu: [
      ['dumb-init true; echo $?', '0\n'],
      ['dumb-init sh -c "exit 3"', '', '', 3],
      ['dumb-init nosuch', '', '[dumb-init] nosuch: No such file or directory\n', 2],
      ['dumb-init ./a.txt', '', '[dumb-init] ./a.txt: Permission denied\n', 2],
      ['dumb-init', '', 'Usage: dumb-init [option] program [args]\nTry dumb-init --help for full usage.\n', 1],
      ['dumb-init -- echo hi', 'hi\n'],
      ["dumb-init sh -c 'kill -TERM $$'; echo $?", '143\n'],
      ['dumb-init --version', '', 'dumb-init v1.2.5\n'],
      ['dumb-init -V', '', 'dumb-init v1.2.5\n'],
      ['dumb-init -Z', '', "dumb-init: invalid option -- 'Z'\n", 1],
      ['dumb-init -c echo hi', 'hi\n'],
      ['dumb-init --single-child echo hi', 'hi\n'],
      ['dumb-init -r 15:3 echo hi', 'hi\n'],
      ['dumb-init --rewrite 15:3 echo hi', 'hi\n'],
      [
        'dumb-init -r x echo hi',
        '',
        'Usage: -r option takes <signum>:<signum>, where <signum> is between 1 and 31.\nThis option can be specified multiple times.\nUse --help for full usage.\n',
        1,
      ],
      ['dumb-init --nope', '', "dumb-init: unrecognized option '--nope'\n", 1],
      ["dumb-init sh -c 'kill -9 $$'; echo $?", '137\n'],
      [
        'dumb-init -r 99:1 true',
        '',
        'Usage: -r option takes <signum>:<signum>, where <signum> is between 1 and 31.\nThis option can be specified multiple times.\nUse --help for full usage.\n',
        1,
      ],
    ],
  },
);
