import { isErrno, isSignalName, parseSignal, signalName } from '../../process';
import type { Blocking, Process, SignalName } from '../../process/types';
import type { Options } from '../network/getopt';
import { become } from '../support/commands';
import { parseDurationMs } from '../support/numbers';
import { type Tool, tool } from '../support/tool';

/** busybox before 1.29 takes the time with -t; GNU answers 124, busybox lets the command's own end show (143). */
export const timeout = tool(function* (t): Blocking<number> {
  const old = t.olderThan('1.29');
  const options = t.options('s:k:v', {
    busybox: old ? 't:s:' : 's:k:',
    stopEarly: true,
    long: { signal: 's', 'kill-after': 'k', 'preserve-status': 'preserve', foreground: 'foreground' },
  });
  const operands = [...options.operands];
  const text = old ? (options.value('t') ?? '10') : operands.shift();
  if (options.error) return yield* t.badOption(options, t.gnu ? 125 : 1);
  if (text === undefined || operands.length === 0) return yield* t.usage(t.gnu ? 125 : 1);
  const ms = parseDurationMs(text);
  if (ms === undefined) {
    yield* t.failEither(`invalid number '${text}'`, `invalid time interval '${text}'`);
    return t.gnu ? yield* t.usage(125) : 1;
  }
  const signal = signalName(parseSignal(options.value('s') ?? 'TERM') ?? -1);
  if (signal === undefined || !isSignalName(signal))
    return t.gnu
      ? yield* t.misuse(`'${options.value('s')}': invalid signal`, 125)
      : yield* t.fail(`unknown signal '${options.value('s')}'`);
  const killAfter = options.value('k');
  const limits: Limits = { ms, signal, killAfterMs: killAfter === undefined ? undefined : parseDurationMs(killAfter) };
  return t.gnu ? yield* supervise(t, operands, limits, options) : yield* watch(t, operands, limits);
});

interface Limits {
  readonly ms: number;
  readonly signal: SignalName;
  readonly killAfterMs: number | undefined;
}

/** busybox: a child watches while this process becomes the command. */
function* watch(t: Tool, command: readonly string[], limits: Limits): Blocking<number> {
  const { process } = t;
  const { pid } = process;
  process.fork(['timeout'], function* (watcher) {
    for (const fd of [0, 1, 2]) watcher.setFd(fd, undefined);
    const end = watcher.nowMs + limits.ms;
    while (watcher.nowMs < end) {
      yield* watcher.sleep(Math.min(1000, end - watcher.nowMs));
      if (!send(watcher, pid, 0)) return 0;
    }
    send(watcher, pid, limits.signal);
    if (limits.killAfterMs === undefined) return 0;
    yield* watcher.sleep(limits.killAfterMs);
    send(watcher, pid, 'KILL');
    return 0;
  });
  return yield* become(t, command);
}

function send(process: Process, pid: number, signal: SignalName | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch (error) {
    if (!isErrno(error)) throw error;
    return false;
  }
}

function* supervise(t: Tool, command: readonly string[], limits: Limits, options: Options): Blocking<number> {
  const { process } = t;
  const child = process.fork(command, (inner) => {
    return becomeIn(t, inner, command);
  });
  const state = { fired: false, killed: false };
  const timer = process.fork(['timeout'], function* (watcher) {
    for (const fd of [0, 1]) watcher.setFd(fd, undefined);
    if (limits.ms === 0) return 0;
    yield* watcher.sleep(limits.ms);
    if (options.has('v')) yield* sayKilled(t, command, limits.signal);
    state.fired = send(watcher, child.pid, limits.signal);
    if (limits.killAfterMs === undefined) return 0;
    yield* watcher.sleep(limits.killAfterMs);
    state.killed = send(watcher, child.pid, 'KILL');
    return 0;
  });
  process.setSignal('TERM', 'catch');
  for (;;) {
    const end = yield* process.wait(child);
    if (end === 'interrupted') {
      for (const signal of process.takeSignals()) send(process, child.pid, signal);
      continue;
    }
    send(process, timer.pid, 'KILL');
    yield* process.wait(timer, false);
    const status = end === 'no-child' ? 125 : end.status;
    if (!state.fired || options.has('preserve')) return status;
    if (!state.killed && limits.signal !== 'KILL') return 124;
    // It ends as its command did, so the shell says `Killed`.
    send(process, process.pid, 'KILL');
    return 137;
  }
}

const sayKilled = (t: Tool, command: readonly string[], signal: SignalName): Blocking<void> =>
  t.process.error(`${t.name}: sending signal ${signal} to command '${command[0]}'`);

function* becomeIn(t: Tool, process: Process, command: readonly string[]): Blocking<number> {
  try {
    return yield* process.exec(command);
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* process.error(`${t.name}: failed to run command '${command[0]}': ${error.message}`);
    return error.code === 'ENOENT' ? 127 : 126;
  }
}
