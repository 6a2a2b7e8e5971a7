/** `kubectl cp`, for single text files: `cat` in the container instead of tar. Models kubectl/pkg/cmd/cp. */
import { isErrno } from '../../process/errno';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli, Command } from '../cli';
import { failed, type Outcome, textFailure } from '../failure';
import { boolFlag, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { chooseContainer } from '../resources/containers';
import { podFor } from '../resources/podFor';

export const cpCommand: Command = {
  name: 'cp',
  use: 'cp <file-spec-src> <file-spec-dest> [options]',
  short: 'Copy files and directories to and from containers',
  flags: [
    textFlag('container', 'Container name.', { short: 'c' }),
    boolFlag(
      'no-preserve',
      "The copied file/directory's ownership and permissions will not be preserved in the container",
    ),
    intFlag('retries', 'Set number of retries to complete a copy operation from a container.'),
  ],
  run: runCp,
};

/** `POD:PATH`, or a local path. */
function remoteSpec(spec: string): { pod: string; path: string } | undefined {
  const colon = spec.indexOf(':');
  if (colon <= 0) return undefined;
  const pod = spec.slice(0, colon);
  return { pod: pod.slice(pod.indexOf('/') + 1), path: spec.slice(colon + 1) };
}

function* runCp(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const [source = '', target = ''] = args;
  if (args.length !== 2) return yield* cli.failText('source and destination are required');
  const from = remoteSpec(source);
  const to = remoteSpec(target);
  if (from && to) return yield* cli.failText('one of src or dest must be a local file specification');
  if (!from && !to) return yield* cli.failText('one of src or dest must be a remote file specification');
  try {
    if (from) {
      const text = yield* inContainer(cli, from.pod, flags.text('container'), ['cat', from.path]);
      if (!text.ok) return yield* cli.fail(text.error);
      cli.process.writeFile(target, text.value);
      return 0;
    }
    if (cli.process.tryStat(source)?.type !== 'file')
      return yield* cli.failText(
        `${source} doesn't exist in local filesystem, or is a directory: only single files are copied here`,
      );
    const written = yield* inContainer(
      cli,
      to?.pod ?? '',
      flags.text('container'),
      ['sh', '-c', 'cat > "$0"', to?.path ?? ''],
      cli.process.readFile(source),
    );
    return written.ok ? 0 : yield* cli.fail(written.error);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return yield* cli.failText(`${target}: ${error.message.toLowerCase()}`);
  }
}

function* inContainer(
  cli: Cli,
  pod: string,
  container: string,
  command: readonly string[],
  input?: string,
): Blocking<Outcome<string>> {
  const found = podFor(cli, pod);
  if (!found.ok) return found;
  const chosen = chooseContainer(found.value.pod, container);
  if (!chosen.ok) return chosen;
  // The command in the container has the copy as its stdout: what is said besides goes to kubectl's own.
  if (chosen.value.notice) yield* cli.out(chosen.value.notice);
  const queue = createWaitQueue();
  let stdout = '';
  let stderr = '';
  let exitCode: number | undefined;
  const session = cli.client.exec(cli.namespace, pod, {
    container: chosen.value.name,
    command,
    onStdout: (text) => {
      stdout += text;
    },
    onStderr: (text) => {
      stderr += text;
    },
    onExit: (code) => {
      exitCode = code;
      queue.wakeAll();
    },
  });
  if (!session.ok) return { ok: false, error: textFailure(session.error.message) };
  if (input !== undefined) session.value.write(input);
  session.value.closeInput();
  while (exitCode === undefined) yield* cli.process.waitOn(queue);
  return exitCode === 0
    ? { ok: true, value: stdout }
    : failed(stderr.trim() || `command terminated with exit code ${exitCode}`);
}
