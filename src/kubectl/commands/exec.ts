/** `kubectl exec`. Models kubectl/pkg/cmd/exec/exec.go. */
import type { ExecSession } from '../../api/client';
import type { StatusError } from '../../api/meta';
import { isErrno } from '../../process/errno';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import { type Cli, type Command, usageFailure } from '../cli';
import { type Failure, textFailure } from '../failure';
import { boolFlag, durationFlag, type FlagValues, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { chooseContainer } from '../resources/containers';
import { podFor } from '../resources/podFor';

export const execCommand: Command = {
  name: 'exec',
  use: 'exec (POD | TYPE/NAME) [-c CONTAINER] [flags] -- COMMAND [args...] [options]',
  short: 'Execute a command in a container',
  examples: `# Get output from running the 'date' command from pod mypod, using the first container by default
kubectl exec mypod -- date

# Get output from running the 'date' command in ruby-container from pod mypod
kubectl exec mypod -c ruby-container -- date

# Switch to raw terminal mode; sends stdin to 'bash' in ruby-container from pod mypod
# and sends stdout/stderr from 'bash' back to the client
kubectl exec mypod -c ruby-container -i -t -- bash -il`,
  flags: [
    boolFlag('stdin', 'Pass stdin to the container', { short: 'i' }),
    boolFlag('tty', 'Stdin is a TTY', { short: 't' }),
    boolFlag('quiet', 'Only print output from the remote session', { short: 'q' }),
    textFlag(
      'container',
      'Container name. If omitted, use the kubectl.kubernetes.io/default-container annotation for selecting the container to be attached or the first container in the pod will be chosen',
      { short: 'c' },
    ),
    listFlag('filename', 'to use to exec into the resource', { short: 'f' }),
    durationFlag(
      'pod-running-timeout',
      'The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least one pod is running',
      { default: '1m0s' },
    ),
  ],
  run: runExec,
};

function* runExec(cli: Cli, { args, flags, beforeDash }: ParsedArguments): Blocking<number> {
  const [target, ...command] = args;
  if (target === undefined || beforeDash === 0)
    return yield* cli.failText('pod, type/name or --filename must be specified');
  if (command.length === 0) return yield* cli.failText('you must specify at least one command for the container');
  if (beforeDash !== 1)
    return yield* cli.fail(
      usageFailure('exec', 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead'),
    );
  const found = podFor(cli, target);
  if (!found.ok) return yield* cli.fail(found.error);
  const { pod } = found.value;
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed')
    return yield* cli.failText(`cannot exec into a container in a completed pod; current phase is ${phase}`);
  const chosen = chooseContainer(pod, flags.text('container'));
  if (!chosen.ok) return yield* cli.fail(chosen.error);
  if (chosen.value.notice && !flags.bool('quiet')) yield* cli.error(chosen.value.notice);
  return yield* runInContainer(cli, pod.metadata.name ?? '', chosen.value.name, command, flags);
}

/** Runs a command and passes on what it prints, what is typed, and Ctrl-C. */
export function* runInContainer(
  cli: Cli,
  pod: string,
  container: string,
  command: readonly string[],
  flags: FlagValues,
): Blocking<number> {
  const tty = flags.bool('tty') && cli.process.isTerminal(0);
  if (flags.bool('tty') && flags.bool('stdin') && !tty)
    yield* cli.error('Unable to use a TTY - input is not a terminal or the right kind of file');
  const queue = createWaitQueue();
  const pending: { fd: 1 | 2; text: string }[] = [];
  let exitCode: number | undefined;
  const put = (fd: 1 | 2) => (text: string) => {
    pending.push({ fd, text });
    queue.wakeAll();
  };
  const session = cli.client.exec(cli.namespace, pod, {
    container,
    command,
    tty,
    onStdout: put(1),
    onStderr: put(2),
    onExit(code) {
      exitCode = code;
      queue.wakeAll();
    },
  });
  if (!session.ok) return yield* cli.fail(execFailure(session.error));
  const reader = flags.bool('stdin') ? forwardInput(cli, session.value) : undefined;
  if (!reader) session.value.closeInput();
  // A terminal's Ctrl-C is for the remote command; without one it ends kubectl itself.
  if (flags.bool('tty')) cli.process.setSignal('INT', 'catch');
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
  if (exitCode !== 0) yield* cli.error(`command terminated with exit code ${exitCode}`);
  return exitCode ?? 1;
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
function execFailure({ reason, message, code }: StatusError): Failure {
  if (reason === 'NotFound' || code === 404) return { kind: 'status', status: { code, reason: 'NotFound', message } };
  if (reason === 'InternalError' || message.startsWith('unable to upgrade connection')) return textFailure(message);
  return textFailure(`unable to upgrade connection: ${message}`);
}
