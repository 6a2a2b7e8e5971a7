/** `kubectl exec`. Models kubectl/pkg/cmd/exec/exec.go. */
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { boolFlag, durationFlag, type FlagValues, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { chooseContainer } from '../resources/containers';
import { podFor } from '../resources/podFor';
import { runSession, upgradeFailure } from './session';

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
  const session = yield* runSession(
    cli,
    (on) =>
      cli.client.exec(cli.namespace, pod, {
        container,
        command,
        tty,
        onStdout: on.stdout,
        onStderr: on.stderr,
        onExit: on.exit,
      }),
    { stdin: flags.bool('stdin'), tty: flags.bool('tty') },
  );
  if (!session.ok) return yield* cli.fail(upgradeFailure(session.error));
  const exitCode = session.value;
  if (exitCode !== 0) yield* cli.error(`command terminated with exit code ${exitCode}`);
  return exitCode;
}
