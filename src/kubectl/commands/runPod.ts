/** `kubectl run`. Models kubectl/pkg/cmd/run/run.go. */
import type { ApiResource } from '../../api/client';
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { failureText, statusFailure } from '../failure';
import { arrayFlag, boolFlag, durationFlag, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import type { JsonObject } from '../resources/json';
import { isPod } from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { watchUntil } from '../waiting';
import { announce, createBody, writeFlagsOf, writeSettings } from '../writes';
import { attachTo } from './attach';
import { exposeRun } from './runExpose';

export const runCommand: Command = {
  name: 'run',
  use: 'run NAME --image=image [--env="key=value"] [--port=port] [--dry-run=server|client] [--overrides=inline-json] [--command] -- [COMMAND] [args...] [options]',
  short: 'Run a particular image on the cluster',
  examples: `# Start a nginx pod
kubectl run nginx --image=nginx

# Start a busybox pod and keep it in the foreground, don't restart it if it exits
kubectl run -i -t busybox --image=busybox --restart=Never`,
  flags: [
    ...writeFlagsOf('kubectl-run'),
    textFlag('image', 'The image for the container to run.'),
    textFlag('image-pull-policy', 'The image pull policy for the container.'),
    textFlag('restart', 'The restart policy for this Pod. Legal values [Always, OnFailure, Never].', {
      default: 'Always',
    }),
    textFlag('labels', 'Comma separated labels to apply to the pod.', { short: 'l' }),
    textFlag('overrides', 'An inline JSON override for the generated object.'),
    arrayFlag('env', 'Environment variables to set in the container.'),
    arrayFlag('annotations', 'Annotations to apply to the pod.'),
    textFlag('port', 'The port that this container exposes.'),
    boolFlag(
      'command',
      "If true and extra arguments are present, use them as the 'command' field in the container, rather than the 'args' field which is the default.",
    ),
    boolFlag('expose', 'If true, create a ClusterIP service associated with the pod.'),
    boolFlag('privileged', 'If true, run the container in privileged mode.'),
    boolFlag('rm', 'If true, delete the pod after it exits.'),
    boolFlag('stdin', 'Keep stdin open on the container in the pod, even if nothing is attached.', { short: 'i' }),
    boolFlag('tty', 'Allocate a TTY for the container in the pod.', { short: 't' }),
    boolFlag('attach', 'If true, wait for the Pod to start running, and then attach to the Pod.'),
    boolFlag('quiet', 'If true, suppress prompt messages.', { short: 'q' }),
    durationFlag('pod-running-timeout', 'The length of time to wait until at least one pod is running', {
      default: '1m0s',
    }),
  ],
  needsSchema: true,
  run: runRun,
};

function* runRun(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const [name, ...words] = args;
  if (!flags.given('image')) return yield* cli.failText('required flag(s) "image" not set');
  if (name === undefined) return yield* cli.fail(usageFailure('run', 'NAME is required for run'));
  const image = flags.text('image');
  if (image === '') return yield* cli.failText('--image is required');
  if (!isImageReference(image)) return yield* cli.failText(`Invalid image name "${image}": invalid reference format`);
  const misuse = misuseOf(flags);
  if (misuse !== undefined) return yield* cli.fail(usageFailure('run', misuse));
  if (!['Always', 'OnFailure', 'Never'].includes(flags.text('restart')))
    return yield* cli.fail(usageFailure('run', `invalid restart policy: ${flags.text('restart')}`));
  if (flags.given('overrides'))
    return yield* cli.failText('kubectl run --overrides is not simulated: write a manifest');
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return yield* cli.failText('the server doesn\'t have a resource type "pods"');
  const interactive = flags.bool('stdin') || flags.bool('attach');
  if (flags.bool('rm') && !interactive)
    return yield* cli.fail(usageFailure('run', '--rm should only be used for attached containers'));
  const unreadable = unreadableIn(flags);
  if (unreadable !== undefined) return yield* cli.failText(unreadable);
  if (flags.bool('expose')) {
    if (!flags.text('port')) return yield* cli.fail(usageFailure('run', '--port must be set when exposing a service'));
    const problem = yield* exposeRun(cli, name, flags, settings.value);
    if (problem !== undefined) return problem;
  }
  const placed = { resource, namespace: cli.namespace, body: podBody(cli, name, words, flags) };
  const created = createBody(cli, placed, settings.value);
  if (!created.ok) return yield* cli.fail(created.error);
  yield* cli.warn(created.value.warnings);
  if (!interactive || settings.value.dryRun !== 'none') {
    yield* announce(cli, settings.value, resource, created.value.object, 'created');
    return 0;
  }
  return yield* followRun(cli, name, flags);
}

/** What must go together. Models RunOptions.Run. */
function misuseOf(flags: FlagValues): string | undefined {
  if (flags.bool('tty') && !flags.bool('stdin')) return '-i/--stdin is required for containers with -t/--tty=true';
  const attaches = flags.bool('attach') || flags.bool('stdin') || flags.bool('tty');
  const dryRun = flags.text('dry-run');
  if (attaches && dryRun !== '' && dryRun !== 'none')
    return "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)";
  const policy = flags.text('image-pull-policy');
  return policy === '' || ['Always', 'IfNotPresent', 'Never'].includes(policy)
    ? undefined
    : `invalid image pull policy: ${policy}`;
}

/** Pairs and numbers that are none. */
function unreadableIn(flags: FlagValues): string | undefined {
  const env = flags.list('env').find((pair) => pair.indexOf('=') < 1);
  if (env !== undefined) return `invalid env: ${env}`;
  const labels = flags.text('labels');
  const label = labels === '' ? undefined : labels.split(',').find((pair) => pair.split('=').length !== 2);
  if (label !== undefined) return `unexpected label spec: ${label}`;
  const port = flags.text('port');
  return /^[+-]?\d*$/.test(port) ? undefined : `strconv.Atoi: parsing "${port}": invalid syntax`;
}

/** Repository in small letters, with an optional registry, tag and digest. Models distribution/reference. */
function isImageReference(image: string): boolean {
  const parts = /^([^@]*?)(?::([A-Za-z0-9_][A-Za-z0-9_.-]*))?(?:@[A-Za-z][A-Za-z0-9+._-]*:[0-9a-fA-F]{32,})?$/.exec(
    image,
  );
  const components = (parts?.[1] ?? '').split('/');
  const isRegistry = /^[A-Za-z0-9][A-Za-z0-9.-]*(?::\d+)?$/.test(components[0] ?? '') && components.length > 1;
  const path = isRegistry ? components.slice(1) : components;
  return parts !== null && path.every((part) => /^[a-z0-9][a-z0-9._-]*$/.test(part) && /[a-z0-9]$/.test(part));
}

function podBody(cli: Cli, name: string, words: readonly string[], flags: FlagValues): JsonObject {
  const labels = Object.fromEntries(
    (flags.text('labels') || `run=${name}`).split(',').map((pair) => {
      const [key = '', ...value] = pair.split('=');
      return [key, value.join('=')];
    }),
  );
  const env = flags.list('env').map((pair) => {
    const [key = '', ...value] = pair.split('=');
    return { name: key, ...(value.join('=') === '' ? {} : { value: value.join('=') }) };
  });
  const container = {
    image: flags.text('image'),
    name,
    ...(words.length > 0 ? { [flags.bool('command') ? 'command' : 'args']: words } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(flags.text('image-pull-policy') ? { imagePullPolicy: flags.text('image-pull-policy') } : {}),
    ...(Number(flags.text('port')) > 0 ? { ports: [{ containerPort: Number(flags.text('port')) }] } : {}),
    ...(flags.bool('stdin') ? { stdin: true, stdinOnce: true } : {}),
    ...(flags.bool('tty') ? { tty: true } : {}),
    resources: {},
    ...(flags.bool('privileged') ? { securityContext: { privileged: true } } : {}),
  };
  const notes = Object.fromEntries(
    flags.list('annotations').map((pair) => [pair.split('=')[0] ?? '', pair.split('=').slice(1).join('=')]),
  );
  const annotations = Object.keys(notes).length > 0 ? { annotations: notes } : {};
  const metadata = { ...annotations, labels, name, ...(cli.namespaceEnforced ? { namespace: cli.namespace } : {}) };
  const spec = { containers: [container], dnsPolicy: 'ClusterFirst', restartPolicy: flags.text('restart') };
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec, status: {} };
}

/**
 * A terminal is attached to. Without one attaching is approximated: output is that of the log, once the Pod has ended.
 */
function* followRun(cli: Cli, name: string, flags: FlagValues): Blocking<number> {
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return 1;
  if (!flags.bool('tty'))
    cli.process.container.notice?.('program.approximated', { program: 'kubectl', topic: 'attach' });
  const phase = yield* watchUntil(
    cli,
    resource,
    { namespace: cli.namespace, name },
    () => {
      const pod = cli.client.get(resource, cli.namespace, name);
      if (!pod.ok) return 'Failed';
      const now = isPod(pod.value) ? pod.value.status?.phase : undefined;
      return now === 'Running' || now === 'Succeeded' || now === 'Failed' ? now : undefined;
    },
    flags.duration('pod-running-timeout'),
  );
  if (phase === 'timeout') return yield* cli.failText('timed out waiting for the condition');
  let exitCode = 0;
  if (flags.bool('tty') && phase === 'Running') {
    const pod = cli.client.get(resource, cli.namespace, name);
    if (!pod.ok || !isPod(pod.value)) return yield* cli.failText(`pods "${name}" not found`);
    const settings = { quiet: flags.bool('quiet'), stdin: flags.bool('stdin'), tty: true };
    const failure = yield* attachTo(cli, pod.value, name, settings);
    if (failure) return yield* cli.fail(failure);
    if (flags.text('restart') !== 'Always') exitCode = yield* exitCodeOf(cli, resource, name);
  } else {
    const finished = yield* watchUntil(cli, resource, { namespace: cli.namespace, name }, () => {
      const pod = cli.client.get(resource, cli.namespace, name);
      const now = pod.ok && isPod(pod.value) ? pod.value.status?.phase : 'Failed';
      return now === 'Succeeded' || now === 'Failed' ? now : undefined;
    });
    const logs = cli.client.logs(cli.namespace, name, { container: name });
    if (logs.ok) yield* cli.out(logs.value.text);
    else yield* cli.error(failureText(statusFailure(logs.error)));
    exitCode = finished === 'Succeeded' ? 0 : 1;
  }
  if (!flags.bool('rm')) return exitCode;
  cli.client.delete(resource, cli.namespace, name);
  if (!flags.bool('quiet')) yield* cli.out(`pod "${name}" deleted from ${cli.namespace} namespace\n`);
  return exitCode;
}

/** Once the Pod has ended, with what its container ended. Models waitForPod(podCompleted) and what follows it. */
function* exitCodeOf(cli: Cli, resource: ApiResource, name: string): Blocking<number> {
  const ended = yield* watchUntil(cli, resource, { namespace: cli.namespace, name }, () => {
    const pod = cli.client.get(resource, cli.namespace, name);
    if (!pod.ok || !isPod(pod.value)) return 'gone';
    const phase = pod.value.status?.phase;
    return phase === 'Succeeded' || phase === 'Failed' ? pod.value : undefined;
  });
  if (ended === 'timeout' || ended === 'gone' || ended.status?.phase === 'Succeeded') return 0;
  const terminated = ended.status?.containerStatuses?.find((one) => one.name === name)?.state?.terminated;
  yield* cli.failText(`pod ${cli.namespace}/${name} terminated (${terminated?.reason ?? ''})`);
  return terminated?.exitCode || 1;
}
