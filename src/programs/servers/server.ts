import type { Blocking, Connection, Listener, Process, SignalName } from '../../process/types';
import { isErrno, withSocket } from '../network/socket';

export interface Server {
  name: string;
  ports: readonly number[];
  /** Time from the start until the ports are open. */
  readyAfterMs?: number;
  /** Printed at the start and when the ports are open, to `logFd` (default 2). */
  startLines?: (process: Process) => readonly string[];
  readyLines?: (process: Process) => readonly string[];
  logFd?: 1 | 2;
  handle(process: Process, fd: number, connection: Connection): Blocking<void>;
  /** How long it runs, if not for ever, and what it ends with. */
  endsAfterMs?: number;
  exitCode?: number;
  /** Printed when a signal ends it. */
  stopLines?: (process: Process, signal: SignalName) => readonly string[];
  stopAfterMs?: number;
}

const ENDING: readonly SignalName[] = ['TERM', 'INT', 'QUIT'];

/**
 * A daemon in the foreground: starts, opens its ports, serves until a signal ends it. The first process only waits for
 * signals; a worker per port accepts, as a process waits for one thing at a time.
 */
export function* runServer(process: Process, server: Server): Blocking<number> {
  for (const signal of ENDING) process.setSignal(signal, 'catch');
  const endsAtMs = process.nowMs + (server.endsAfterMs ?? Number.POSITIVE_INFINITY);
  yield* log(process, server, server.startLines?.(process));
  const early = yield* sleepOrSignal(process, Math.min(server.readyAfterMs ?? 0, endsAtMs - process.nowMs));
  if (early) return yield* stop(process, server, early);
  const workers = openPorts(process, server);
  if (typeof workers === 'string') {
    yield* process.error(workers);
    return 1;
  }
  yield* log(process, server, server.readyLines?.(process));
  const signal = yield* sleepOrSignal(process, endsAtMs - process.nowMs);
  for (const worker of workers) if (worker.exitStatus === undefined) process.kill(worker.pid, 'KILL');
  return signal ? yield* stop(process, server, signal) : (server.exitCode ?? 0);
}

function* log(process: Process, server: Server, lines: readonly string[] | undefined): Blocking<void> {
  if (lines && lines.length > 0) yield* process.write(server.logFd ?? 2, `${lines.join('\n')}\n`);
}

/** The signal that cut the sleep short. */
export function* sleepOrSignal(process: Process, ms: number): Blocking<SignalName | undefined> {
  const untilMs = process.nowMs + ms;
  for (;;) {
    const ending = process.takeSignals().find((signal) => ENDING.includes(signal));
    if (ending) return ending;
    const restMs = untilMs - process.nowMs;
    if (restMs <= 0) return undefined;
    yield* process.sleep(Math.min(restMs, FAR_AWAY_MS));
  }
}

/** A sleep has to end some time for the queue: a day. */
const FAR_AWAY_MS = 86_400_000;

function* stop(process: Process, server: Server, signal: SignalName): Blocking<number> {
  yield* log(process, server, server.stopLines?.(process, signal));
  if (server.stopAfterMs) yield* process.sleep(server.stopAfterMs);
  return 0;
}

function openPorts(process: Process, server: Server): readonly Process[] | string {
  const workers: Process[] = [];
  for (const port of server.ports) {
    let listener: Listener;
    try {
      listener = process.container.network.listen(process, '0.0.0.0', port);
    } catch (error) {
      if (!isErrno(error)) throw error;
      return `${server.name}: bind() to 0.0.0.0:${port} failed (98: Address already in use)`;
    }
    workers.push(process.fork([`${server.name}: worker`], (worker) => serve(worker, server, listener)));
  }
  return workers;
}

/** Each connection gets a process, so a slow client holds up nobody. Those that ended are reaped at the next connection. */
function* serve(worker: Process, server: Server, listener: Listener): Blocking<number> {
  for (const signal of ENDING) worker.setSignal(signal, 'default');
  let handlers: readonly Process[] = [];
  for (;;) {
    const connection = yield* listener.accept(worker);
    for (const ended of handlers.filter((handler) => handler.exitStatus !== undefined)) yield* worker.wait(ended);
    const handler = worker.fork(worker.argv, (child) =>
      withSocket(child, connection, function* (fd) {
        yield* server.handle(child, fd, connection);
        return 0;
      }),
    );
    handlers = [...handlers.filter((other) => other.exitStatus === undefined), handler];
  }
}
