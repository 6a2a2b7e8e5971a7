import { signalName } from '../../process';
import type { Blocking, SignalName } from '../../process/types';
import { optionWords, tool } from '../support/tool';
import { runAsInit } from './littleInit';

const HELP = `dumb-init v1.2.5
Usage: dumb-init [option] command [[arg] ...]

dumb-init is a simple process supervisor that forwards signals to children.
It is designed to run as PID1 in minimal container environments.

Optional arguments:
   -c, --single-child   Run in single-child mode.
                        In this mode, signals are only proxied to the
                        direct child and not any of its descendants.
   -r, --rewrite s:r    Rewrite received signal s to new signal r before proxying.
                        To ignore (not proxy) a signal, rewrite it to 0.
                        This option can be specified multiple times.
   -v, --verbose        Print debugging information to stderr.
   -h, --help           Print this help message and exit.
   -V, --version        Print the current version and exit.

Full help is available online at https://github.com/Yelp/dumb-init`;
const BAD_REWRITE = `Usage: -r option takes <signum>:<signum>, where <signum> is between 1 and 31.
This option can be specified multiple times.
Use --help for full usage.`;
const LONG = { 'single-child': 'c', rewrite: 'r', verbose: 'v', help: 'h', version: 'V' };

/** dumb-init: runs a command as the leader of its own session, passes signals on to all of it. -v prints nothing here. */
export const dumbInit = tool(function* (t): Blocking<number> {
  const { process } = t;
  const options = t.options('cr:vhV', {
    stopEarly: true,
    long: LONG,
    busybox: 'cr:vhV',
    busyboxLong: Object.keys(LONG).join(' '),
  });
  const refuse = function* (words: string, status = 1): Blocking<number> {
    yield* process.error(words);
    return status;
  };
  if (options.error) return yield* refuse(`${t.name}: ${optionWords(options.error)}`);
  if (options.has('h')) return yield* refuse(HELP, 0);
  if (options.has('V')) return yield* refuse('dumb-init v1.2.5', 0);
  const rewrites = new Map<SignalName, SignalName | undefined>();
  for (const text of options.values('r')) {
    const [from = 0, to = -1] = /^\d+:\d+$/.test(text) ? text.split(':').map(Number) : [];
    const signal = signalName(from);
    if (signal === undefined || from > 31 || to < 0 || to > 31) return yield* refuse(BAD_REWRITE);
    rewrites.set(signal, to === 0 ? undefined : signalName(to));
  }
  if (options.operands.length === 0)
    return yield* refuse(`Usage: ${t.name} [option] program [args]\nTry ${t.name} --help for full usage.`);
  return yield* runAsInit(process, options.operands, {
    toGroup: !options.has('c') && process.env.DUMB_INIT_SETSID !== '0',
    rewrite: (signal) => (rewrites.has(signal) ? rewrites.get(signal) : signal),
    execFailure: (_child, command, { message }) => ({ words: `[dumb-init] ${command}: ${message}`, status: 2 }),
  });
});
