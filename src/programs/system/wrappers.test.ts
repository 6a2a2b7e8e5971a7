import { judged } from '../../testing/judged';
import { pwd } from '../files/paths';
import { cut } from '../text/cut';
import { wc } from '../text/wc';
import { kill } from './processes';
import { sleep } from './sleep';
import { echo, trueProgram } from './small';
import { env, nohup, printenv, time, transparent, watch, which } from './wrappers';

judged(
  {
    cut,
    echo,
    env,
    ionice: transparent,
    kill,
    nice: transparent,
    nohup,
    printenv,
    pwd,
    setsid: transparent,
    sleep,
    stdbuf: transparent,
    time,
    true: trueProgram,
    watch,
    wc,
    which,
  },
  {
    both: [
      ["env -i sh -c 'echo $HOME-'", '-\n'],
      ['ionice -c 3 echo i', 'i\n'],
      ['which nosuch; echo $?', '1\n'],
      ['which ./run.sh', '', '', 1],
      ["time -p sleep 0 2>&1 | cut -d' ' -f1", 'real\nuser\nsys\n'],
    ],
    busybox: [
      ['env /; echo $?', '126\n', "env: can't execute '/': Permission denied\n"],
      ['which -a sh | wc -l', '1\n'],
      ['time true 2>&1 | wc -l', '3\n'],
      ['watch -n 1 -t echo hi & sleep 2.5; kill $!', '\x1b[H\x1b[Jhi\n\x1b[H\x1b[Jhi\n\x1b[H\x1b[Jhi\n'],
    ],
    gnu: [
      ['printenv -0 HOME', '/root\u0000'],
      ['printenv -Q', '', "printenv: invalid option -- 'Q'\nTry 'printenv --help' for more information.\n", 2],
      ['env -C d pwd', '/w/d\n'],
      ['env --unset=HOME printenv HOME', '', '', 1],
      ['env -Q', '', "env: invalid option -- 'Q'\nTry 'env --help' for more information.\n", 125],
      ['printenv HOME', '/root\n'],
      ['nohup', '', "nohup: missing operand\nTry 'nohup --help' for more information.\n", 125],
      ['nohup nosuch; echo $?', '127\n', "nohup: failed to run command 'nosuch': No such file or directory\n"],
      ['nice -n x echo', '', "nice: invalid adjustment 'x'\n", 125],
      ['setsid', '', "setsid: no command specified\nTry 'setsid --help' for more information.\n", 1],
      ['stdbuf -oL echo z', 'z\n'],
    ],
  },
);
