/** `kubectl attach`. Models kubectl/pkg/cmd/attach/attach.go. */
import type { Container, Pod } from '../../api/core';
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { boolFlag, durationFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { chooseContainer } from '../resources/containers';
import { podFor } from '../resources/podFor';
import { runSession, upgradeFailure } from './session';

const RECORDED =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.';
const PROMPT = "If you don't see a command prompt, try pressing enter.";

export const attachCommand: Command = {
  name: 'attach',
  use: 'attach (POD | TYPE/NAME) -c CONTAINER [options]',
  short: 'Attach to a running container',
  long: 'Attach to a process that is already running inside an existing container.',
  examples: `# Get output from running pod mypod; use the 'kubectl.kubernetes.io/default-container' annotation
# for selecting the container to be attached or the first container in the pod will be chosen
kubectl attach mypod

# Get output from ruby-container from pod mypod
kubectl attach mypod -c ruby-container

# Switch to raw terminal mode; sends stdin to 'bash' in ruby-container from pod mypod
# and sends stdout/stderr from 'bash' back to the client
kubectl attach mypod -c ruby-container -i -t

# Get output from the first pod of a replica set named nginx
kubectl attach rs/nginx`,
  flags: [
    textFlag(
      'container',
      'Container name. If omitted, use the kubectl.kubernetes.io/default-container annotation for selecting the container to be attached or the first container in the pod will be chosen',
      { short: 'c' },
    ),
    durationFlag(
      'pod-running-timeout',
      'The length of time (like 5s, 2m, or 3h, higher than zero) to wait until at least one pod is running',
      { default: '1m0s' },
    ),
    boolFlag('quiet', 'Only print output from the remote session', { short: 'q' }),
    boolFlag('stdin', 'Pass stdin to the container', { short: 'i' }),
    boolFlag('tty', 'Stdin is a TTY', { short: 't' }),
  ],
  run: runAttach,
};

function* runAttach(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0) return yield* cli.failText('at least 1 argument is required for attach');
  if (args.length > 2)
    return yield* cli.failText(
      `expected POD, TYPE/NAME, or TYPE NAME, (at most 2 arguments) saw ${args.length}: [${args.join(' ')}]`,
    );
  if (flags.duration('pod-running-timeout') <= 0)
    return yield* cli.fail(usageFailure('attach', '--pod-running-timeout must be higher than zero'));
  const found = podFor(cli, args.join('/'));
  if (!found.ok) return yield* cli.fail(found.error);
  const { pod } = found.value;
  const phase = pod.status?.phase;
  if (phase === 'Succeeded' || phase === 'Failed')
    return yield* cli.failText(`cannot attach a container in a completed pod; current phase is ${phase}`);
  const chosen = chooseContainer(pod, flags.text('container'));
  if (!chosen.ok) {
    const text = chosen.error.kind === 'text' ? chosen.error.text : '';
    return yield* cli.failText(`cannot attach to the container: ${text}`);
  }
  const quiet = flags.bool('quiet');
  if (chosen.value.notice && !quiet) yield* cli.error(chosen.value.notice);
  const failure = yield* attachTo(cli, pod, chosen.value.name, {
    quiet,
    stdin: flags.bool('stdin'),
    tty: flags.bool('tty'),
  });
  return failure === undefined ? 0 : yield* cli.fail(failure);
}

export interface AttachSettings {
  quiet: boolean;
  stdin: boolean;
  tty: boolean;
}

/** Until the container ends or the terminal goes. Gives why it could not attach. */
export function* attachTo(cli: Cli, pod: Pod, name: string, { quiet, stdin, tty }: AttachSettings) {
  const { spec } = pod;
  const { name: podName = '', namespace = '' } = pod.metadata;
  const isNamed = (container: Container) => container.name === name;
  const ephemeral = spec.ephemeralContainers?.find(isNamed);
  const container = ephemeral ?? [...spec.containers, ...(spec.initContainers ?? [])].find(isNamed);
  if (tty && !container?.tty && !quiet)
    yield* cli.error(`error: Unable to use a TTY - container ${name} did not allocate one`);
  // A container with a terminal is attached to as one, asked for or not.
  const wantsTerminal = container?.tty ?? false;
  const isRaw = wantsTerminal && stdin && cli.process.isTerminal(0);
  if (wantsTerminal && stdin && !isRaw)
    yield* cli.error('Unable to use a TTY - input is not a terminal or the right kind of file');
  if (!quiet) {
    yield* cli.error(RECORDED);
    yield* cli.error(PROMPT);
  }
  const ended = yield* runSession(
    cli,
    (on) =>
      cli.client.attach(cli.namespace, podName, {
        container: name,
        stdin,
        tty: isRaw,
        onStdout: on.stdout,
        onStderr: on.stderr,
        onEnd: () => on.exit(0),
      }),
    { stdin, tty: isRaw },
  );
  if (!ended.ok) return upgradeFailure(ended.error);
  if (quiet || !stdin || !isRaw) return undefined;
  const again = `'kubectl attach ${podName} -c ${name} -n ${namespace} -i -t'`;
  yield* cli.out(
    ephemeral
      ? `Session ended, the ephemeral container will not be restarted but may be reattached using ${again} if it is still running\n`
      : `Session ended, resume using ${again} command\n`,
  );
  return undefined;
}
