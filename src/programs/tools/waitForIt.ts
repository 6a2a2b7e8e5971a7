import type { Blocking, Process, Program } from '../../process/types';
import { isErrno } from '../network/socket';
import { knock } from './reach';

const DEFAULT_SECONDS = 15;

interface Call {
  host: string;
  port: string;
  seconds: number;
  isStrict: boolean;
  isQuiet: boolean;
  command: readonly string[];
}

/** wait-for-it.sh HOST:PORT [-t SECONDS] [-s] [-q] [-- COMMAND]: tries once a second until `timeout` ends it, then runs the command. */
export const waitForIt: Program = function* (process, argv): Blocking<number> {
  const name = argv[0]?.replace(/^.*\//, '') ?? 'wait-for-it.sh';
  const call = parse(argv.slice(1));
  if ('wrong' in call) {
    yield* process.error(`${call.wrong}${usage(name)}`);
    return 1;
  }
  const { host, port, seconds, isStrict, isQuiet, command } = call;
  const where = `${host}:${port}`;
  const say = (text: string) => process.write(2, isQuiet ? '' : `${name}: ${text}\n`);
  const startedMs = process.nowMs;
  yield* say(seconds > 0 ? `waiting ${seconds} seconds for ${where}` : `waiting for ${where} without a timeout`);
  const isThere = yield* tryUntil(process, call, seconds > 0 ? startedMs + seconds * 1000 : Number.POSITIVE_INFINITY);
  if (isThere) yield* say(`${where} is available after ${Math.floor((process.nowMs - startedMs) / 1000)} seconds`);
  else yield* say(`timeout occurred after waiting ${seconds} seconds for ${where}`);
  if (command.length === 0) return isThere ? 0 : 124;
  if (!isThere && isStrict) {
    yield* say('strict mode, refusing to execute subprocess');
    return 124;
  }
  try {
    return yield* process.exec(command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    const isMissing = error.code === 'ENOENT';
    yield* process.error(`${argv[0]}: line 174: exec: ${command[0]}: ${isMissing ? 'not found' : error.message}`);
    return isMissing ? 127 : 126;
  }
};

/** An attempt under way is cut off with the rest when the time is up. */
function* tryUntil(process: Process, { host, port }: Call, untilMs: number): Blocking<boolean> {
  for (;;) {
    const leftMs = untilMs - process.nowMs;
    if (leftMs <= 0) return false;
    const patienceMs = Number.isFinite(leftMs) ? leftMs : undefined;
    const reached = yield* knock(process, host, Number(port), patienceMs);
    if (reached.outcome === 'connected') return true;
    yield* process.sleep(Math.max(0, Math.min(1000, untilMs - process.nowMs)));
  }
}

function parse(args: readonly string[]): Call | { wrong: string } {
  const call: Call = { host: '', port: '', seconds: DEFAULT_SECONDS, isStrict: false, isQuiet: false, command: [] };
  const lack = { wrong: 'Error: you need to provide a host and port to test.\n' };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '--') {
      call.command = args.slice(at + 1);
      break;
    }
    const [option = arg, attached] = /^--[a-z]+=/.test(arg) ? splitAt(arg, '=') : [arg];
    if (/^(-s|--strict)$/.test(arg)) call.isStrict = true;
    else if (/^(-q|--quiet)$/.test(arg)) call.isQuiet = true;
    else if (arg === '--help') return { wrong: '' };
    else if (/^(-[hpt]|--(host|port|timeout))$/.test(option) && (attached !== undefined) === option.startsWith('--')) {
      const value = attached ?? args[++at] ?? '';
      if (value === '') break;
      if (/^-?-h/.test(option)) call.host = value;
      else if (/^-?-p/.test(option)) call.port = value;
      else call.seconds = Number(value) || 0;
    } else if (arg.includes(':')) {
      // As the script splits it: an address with a scheme is of no use.
      const [host = '', port = ''] = arg.split(':');
      call.host = host;
      call.port = port;
    } else return { wrong: `Unknown argument: ${arg}\n` };
  }
  return call.host === '' || call.port === '' ? lack : call;
}

function splitAt(text: string, separator: string): readonly [string, string] {
  const at = text.indexOf(separator);
  return [text.slice(0, at), text.slice(at + 1)];
}

const usage = (name: string): string => `Usage:
    ${name} host:port [-s] [-t timeout] [-- command args]
    -h HOST | --host=HOST       Host or IP under test
    -p PORT | --port=PORT       TCP port under test
                                Alternatively, you specify the host and port as host:port
    -s | --strict               Only execute subcommand if the test succeeds
    -q | --quiet                Don't output any status messages
    -t TIMEOUT | --timeout=TIMEOUT
                                Timeout in seconds, zero for no timeout
    -- COMMAND ARGS             Execute command with args after the test finishes`;
