/** What exec and attach share: output comes as it is written, what is typed and Ctrl-C go the other way. */
import type { ExecSession } from '../../api/client';
import type { Result, StatusError } from '../../api/meta';
import { isErrno } from '../../process/errno';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli } from '../cli';
import { type Failure, textFailure } from '../failure';

export interface SessionHandlers {
  stdout(text: string): void;
  stderr(text: string): void;
  exit(code: number): void;
}

/** Gives the exit code. If the client goes first, the session is hung up. */
export function* runSession(
  cli: Cli,
  open: (on: SessionHandlers) => Result<ExecSession>,
  { stdin, tty }: { stdin: boolean; tty: boolean },
): Blocking<Result<number>> {
  const queue = createWaitQueue();
  const pending: { fd: 1 | 2; text: string }[] = [];
  let exitCode: number | undefined;
  const put = (fd: 1 | 2) => (text: string) => {
    pending.push({ fd, text });
    queue.wakeAll();
  };
  const session = open({
    stdout: put(1),
    stderr: put(2),
    exit(code) {
      exitCode = code;
      queue.wakeAll();
    },
  });
  if (!session.ok) return session;
  const reader = stdin ? forwardInput(cli, session.value) : undefined;
  if (!reader) session.value.closeInput();
  // A terminal's Ctrl-C is for the remote command; without one it ends kubectl itself.
  if (tty) cli.process.setSignal('INT', 'catch');
  try {
    while (exitCode === undefined || pending.length > 0) {
      const next = pending.shift();
      if (next) {
        yield* cli.process.write(next.fd, next.text);
        continue;
      }
      yield* cli.process.waitOn(queue);
      if (cli.process.takeSignals().includes('INT')) session.value.signal('INT');
    }
  } finally {
    reader?.stop();
    if (exitCode === undefined) session.value.signal('HUP');
  }
  return { ok: true, value: exitCode ?? 1 };
}

/** A child process reads what is typed: the parent waits for output meanwhile. */
function forwardInput(cli: Cli, session: ExecSession): { stop(): void } {
  const child = cli.process.fork(['kubectl'], function* (reader) {
    // Ctrl-C is the parent's to pass on.
    reader.setSignal('INT', 'ignore');
    for (;;) {
      const text = yield* reader.read(0);
      if (text === '') break;
      session.write(text);
    }
    session.closeInput();
    return 0;
  });
  return {
    stop() {
      try {
        cli.process.kill(child.pid, 'KILL');
      } catch (error) {
        if (!isErrno(error)) throw error;
      }
    },
  };
}

/** The server answers an upgrade request: what it says comes without its reason. */
export function upgradeFailure({ reason, message, code }: StatusError): Failure {
  if (code === 403) return { kind: 'status', status: { code, reason, message } };
  if (reason === 'NotFound' || code === 404) return { kind: 'status', status: { code, reason: 'NotFound', message } };
  if (reason === 'InternalError' || message.startsWith('unable to upgrade connection')) return textFailure(message);
  return textFailure(`unable to upgrade connection: ${message}`);
}
