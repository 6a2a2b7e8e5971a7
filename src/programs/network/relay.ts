import { shutdownSocket } from '../../process';
import type { Blocking, Process } from '../../process/types';

export interface RelayOptions {
  /** A program that gets the connection as its input and output. */
  run?: readonly string[];
  /** Does not wait for that program. */
  detached?: boolean;
  /** What the end of standard input does: tell the other side (the default), leave, or nothing. */
  atEnd?: 'shutdown' | 'leave' | 'wait';
  /** How long after that end to wait yet. */
  lingerMs?: number | undefined;
  /** Gives up when nothing was heard for so long: always, or since standard input ended. */
  idleMs?: number | undefined;
  idleOnlyAtEnd?: boolean;
}

/** Who ended it. */
export type RelayEnd = { status: number; by: 'remote' | 'input' | 'idle' | 'program' };

/**
 * Copies standard input to a socket and the socket to standard output, as nc and telnet do; or runs a program on the
 * socket. Two processes, because a process waits for one descriptor at a time.
 */
export function* relay(process: Process, fd: number, options: RelayOptions = {}): Blocking<RelayEnd> {
  const socket = process.fd(fd);
  if (options.run && options.run.length > 0 && socket) {
    const child = process.spawn(options.run, { fds: { 0: socket, 1: socket } });
    if (options.detached) return { status: 0, by: 'program' };
    const ended = yield* process.wait(child);
    return { status: typeof ended === 'string' ? 0 : ended.status, by: 'program' };
  }
  process.setSignal('CHLD', 'catch');
  const sender = process.fork(process.argv, (child) => send(child, fd, options));
  const by = yield* receive(process, fd, sender, options);
  process.setSignal('CHLD', 'default');
  if (sender.exitStatus === undefined) process.kill(sender.pid, 'TERM');
  yield* process.wait(sender, false);
  return { status: 0, by };
}

function* send(process: Process, fd: number, { atEnd = 'shutdown' }: RelayOptions): Blocking<number> {
  process.setSignal('CHLD', 'default');
  for (;;) {
    const text = yield* process.read(0);
    if (text === '') break;
    yield* process.write(fd, text);
  }
  const socket = process.fd(fd);
  if (atEnd === 'shutdown' && socket) shutdownSocket(socket);
  return 0;
}

function* receive(process: Process, fd: number, sender: Process, options: RelayOptions): Blocking<RelayEnd['by']> {
  let leaveAtMs = Number.POSITIVE_INFINITY;
  for (;;) {
    const hasEnded = sender.exitStatus !== undefined;
    if (hasEnded && options.atEnd === 'leave') leaveAtMs = Math.min(leaveAtMs, process.nowMs + (options.lingerMs ?? 0));
    if (process.nowMs >= leaveAtMs) return 'input';
    const idleMs = options.idleOnlyAtEnd && !hasEnded ? undefined : options.idleMs;
    const restMs = Math.min(idleMs ?? Number.POSITIVE_INFINITY, leaveAtMs - process.nowMs);
    const text = process.tryRead(fd);
    if (text === '') return 'remote';
    if (text === undefined) {
      const woken = yield* process.waitForInput(fd, Number.isFinite(restMs) ? restMs : undefined);
      process.takeSignals();
      if (woken === 'timeout') return process.nowMs >= leaveAtMs ? 'input' : 'idle';
      continue;
    }
    yield* process.write(1, text);
  }
}
