import type { Blocking } from '../../process/types';
import { optionWords, tool } from '../support/tool';
import { runAsInit } from './littleInit';

const USAGE = `tini (tini version 0.19.0)
Usage: tini [OPTIONS] PROGRAM -- [ARGS] | --version

Execute a program under the supervision of a valid init process (tini)

Command line options:

  --version: Show version and exit.
  -h: Show this help message and exit.
  -s: Register as a process subreaper (requires Linux >= 3.4).
  -p SIGNAL: Trigger SIGNAL when parent dies, e.g. "-p SIGKILL".
  -v: Generate more verbose output. Repeat up to 3 times.
  -w: Print a warning when processes are getting reaped.
  -g: Send signals to the child's process group.
  -e EXIT_CODE: Remap EXIT_CODE (from 0 to 255) to 0.
  -l: Show license and exit.

Environment variables:

  TINI_SUBREAPER: Register as a process subreaper (requires Linux >= 3.4).
  TINI_VERBOSITY: Set the verbosity level (default: 1).
  TINI_KILL_PROCESS_GROUP: Send signals to the child's process group.
`;

const NOT_FIRST = `Tini is not running as PID 1 and isn't registered as a child subreaper.
Zombie processes will not be re-parented to Tini, so zombie reaping won't work.
To fix the problem, use the -s option or set the environment variable TINI_SUBREAPER to register Tini as a child subreaper, or run Tini as PID 1.`;

/** tini: runs a program as its child, passes signals on and reaps what is left over. -p does nothing here. */
export const tini = tool(function* (t): Blocking<number> {
  const { process } = t;
  const letters = 'hsp:vwge:l';
  const options = t.options(letters, {
    stopEarly: true,
    long: { version: 'version' },
    busybox: letters,
    busyboxLong: 'version',
  });
  if (options.has('version')) {
    t.put('tini version 0.19.0\n');
    return 0;
  }
  if (options.error) {
    yield* process.error(`${t.name}: ${optionWords(options.error)}\n${USAGE}`);
    return 1;
  }
  if (options.has('h')) {
    t.put(`${USAGE}\n`);
    return 0;
  }
  if (options.operands.length === 0) {
    yield* process.error(USAGE);
    return 1;
  }
  const unfit = options.values('e').find((code) => !/^\d+$/.test(code) || Number(code) > 255);
  if (unfit !== undefined) {
    yield* process.error(`[FATAL tini (${process.pid})] Not a valid option for -e: ${unfit}`);
    return 1;
  }
  if (process.pid !== 1 && !options.has('s') && process.env.TINI_SUBREAPER === undefined)
    yield* process.error(`[WARN  tini (${process.pid})] ${NOT_FIRST}`);
  const isVerbose = options.has('v') || Number(process.env.TINI_VERBOSITY ?? 1) > 1;
  const say = (words: string) => process.write(1, isVerbose ? `[INFO  tini (${process.pid})] ${words}\n` : '');
  const status = yield* runAsInit(process, options.operands, {
    toGroup: options.has('g') || process.env.TINI_KILL_PROCESS_GROUP !== undefined,
    onStart: (child) => say(`Spawned child process '${options.operands[0]}' with pid '${child.pid}'`),
    execFailure: (child, command, { code, message }) => ({
      words: `[FATAL tini (${child.pid})] exec ${command} failed: ${message}`,
      status: code === 'ENOENT' ? 127 : 126,
    }),
  });
  yield* say(`Main child exited normally (with status '${status}')`);
  return options.values('e').includes(String(status)) ? 0 : status;
});
