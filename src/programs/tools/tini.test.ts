import { judged } from '../../testing/judged';
import { sleep } from '../system/sleep';
import { echo, trueProgram } from '../system/small';
import { head } from '../text/headTail';
import { tini } from './tini';

judged(
  { echo, head, sleep, tini, true: trueProgram },
  {
    gnu: [
      [
        'tini',
        '',
        'tini (tini version 0.19.0)\nUsage: tini [OPTIONS] PROGRAM -- [ARGS] | --version\n\nExecute a program under the supervision of a valid init process (tini)\n\nCommand line options:\n\n  --version: Show version and exit.\n  -h: Show this help message and exit.\n  -s: Register as a process subreaper (requires Linux >= 3.4).\n  -p SIGNAL: Trigger SIGNAL when parent dies, e.g. "-p SIGKILL".\n  -v: Generate more verbose output. Repeat up to 3 times.\n  -w: Print a warning when processes are getting reaped.\n  -g: Send signals to the child\'s process group.\n  -e EXIT_CODE: Remap EXIT_CODE (from 0 to 255) to 0.\n  -l: Show license and exit.\n\nEnvironment variables:\n\n  TINI_SUBREAPER: Register as a process subreaper (requires Linux >= 3.4).\n  TINI_VERBOSITY: Set the verbosity level (default: 1).\n  TINI_KILL_PROCESS_GROUP: Send signals to the child\'s process group.\n\n',
        1,
      ],
      ['tini -s -- true', ''],
      ['tini --version', 'tini version 0.19.0\n'],
      [
        'tini -Z',
        '',
        "tini: invalid option -- 'Z'\ntini (tini version 0.19.0)\nUsage: tini [OPTIONS] PROGRAM -- [ARGS] | --version\n\nExecute a program under the supervision of a valid init process (tini)\n\nCommand line options:\n\n  --version: Show version and exit.\n  -h: Show this help message and exit.\n  -s: Register as a process subreaper (requires Linux >= 3.4).\n  -p SIGNAL: Trigger SIGNAL when parent dies, e.g. \"-p SIGKILL\".\n  -v: Generate more verbose output. Repeat up to 3 times.\n  -w: Print a warning when processes are getting reaped.\n  -g: Send signals to the child's process group.\n  -e EXIT_CODE: Remap EXIT_CODE (from 0 to 255) to 0.\n  -l: Show license and exit.\n\nEnvironment variables:\n\n  TINI_SUBREAPER: Register as a process subreaper (requires Linux >= 3.4).\n  TINI_VERBOSITY: Set the verbosity level (default: 1).\n  TINI_KILL_PROCESS_GROUP: Send signals to the child's process group.\n\n",
        1,
      ],
      ['tini -h | head -3', 'tini (tini version 0.19.0)\nUsage: tini [OPTIONS] PROGRAM -- [ARGS] | --version\n\n'],
      ['tini -s -- sh -c "echo \\$PPID > /dev/null; exit 7"', '', '', 7],
      ['tini -p SIGTERM -s -- echo hi', 'hi\n'],
      [
        'tini --',
        '',
        'tini (tini version 0.19.0)\nUsage: tini [OPTIONS] PROGRAM -- [ARGS] | --version\n\nExecute a program under the supervision of a valid init process (tini)\n\nCommand line options:\n\n  --version: Show version and exit.\n  -h: Show this help message and exit.\n  -s: Register as a process subreaper (requires Linux >= 3.4).\n  -p SIGNAL: Trigger SIGNAL when parent dies, e.g. "-p SIGKILL".\n  -v: Generate more verbose output. Repeat up to 3 times.\n  -w: Print a warning when processes are getting reaped.\n  -g: Send signals to the child\'s process group.\n  -e EXIT_CODE: Remap EXIT_CODE (from 0 to 255) to 0.\n  -l: Show license and exit.\n\nEnvironment variables:\n\n  TINI_SUBREAPER: Register as a process subreaper (requires Linux >= 3.4).\n  TINI_VERBOSITY: Set the verbosity level (default: 1).\n  TINI_KILL_PROCESS_GROUP: Send signals to the child\'s process group.\n\n',
        1,
      ],
    ],
  },
);
