import type { Blocking, Program } from '../../process/types';
import { isErrno } from '../network/socket';
import { knock } from './reach';

const DEFAULT_SECONDS = 15;

/** wait-for-it.sh HOST:PORT [-t SECONDS] [-s] [-q] [-- COMMAND]: tries once a second, then runs the command. */
export const waitForIt: Program = function* (process, argv): Blocking<number> {
  const name = argv[0]?.replace(/^.*\//, '') ?? 'wait-for-it.sh';
  const call = parse(argv.slice(1));
  if (!call.host || !call.port) {
    yield* process.error('Error: you need to provide a host and port to test.');
    return 1;
  }
  const where = `${call.host}:${call.port}`;
  const say = (text: string) => (call.quiet ? process.write(2, '') : process.error(`${name}: ${text}`));
  const startedMs = process.nowMs;
  const patience =
    call.seconds > 0 ? `waiting ${call.seconds} seconds for ${where}` : `waiting for ${where} without a timeout`;
  yield* say(patience);
  let isThere = false;
  while (!isThere) {
    isThere = (yield* knock(process, call.host, call.port)).outcome === 'connected';
    if (isThere || (call.seconds > 0 && process.nowMs + 1000 - startedMs >= call.seconds * 1000)) break;
    yield* process.sleep(1000);
  }
  const seconds = Math.floor((process.nowMs - startedMs) / 1000);
  yield* say(isThere ? `${where} is available after ${seconds} seconds` : `timeout occurred after ${patience}`);
  if (call.command.length === 0) return isThere ? 0 : 124;
  if (!isThere && call.strict) {
    yield* say('strict mode, refusing to execute subprocess');
    return 124;
  }
  try {
    return yield* process.exec(call.command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`${name}: ${call.command[0]}: ${error.message}`);
    return 127;
  }
};

function parse(args: readonly string[]) {
  const call = {
    host: '',
    port: 0,
    seconds: DEFAULT_SECONDS,
    strict: false,
    quiet: false,
    command: [] as readonly string[],
  };
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const value = () => (arg.includes('=') ? (arg.split('=')[1] ?? '') : (args[++at] ?? ''));
    if (arg === '--') {
      call.command = args.slice(at + 1);
      break;
    }
    if (/^(-h|--host)/.test(arg)) call.host = value();
    else if (/^(-p|--port)/.test(arg)) call.port = Number(value());
    else if (/^(-t|--timeout)/.test(arg)) call.seconds = Number(value());
    else if (/^(-s|--strict)$/.test(arg)) call.strict = true;
    else if (/^(-q|--quiet)$/.test(arg)) call.quiet = true;
    else if (/^[^-].*:\d+$/.test(arg)) {
      call.host = arg.replace(/:\d+$/, '');
      call.port = Number(arg.replace(/^.*:/, ''));
    }
  }
  return call;
}
