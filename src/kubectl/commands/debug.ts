/** `kubectl debug`. Models kubectl/pkg/cmd/debug/debug.go. */
import type { Pod } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { failed, fromServer, type Outcome } from '../failure';
import { boolFlag, type FlagValues, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { isPod } from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { parseReference } from '../resources/podFor';
import { fetchAll, selectTargets } from '../resources/select';
import { attachToDebugger } from './debugAttach';
import { type DebugOptions, debugOptions } from './debugOptions';
import { copyOf, debugContainer, rootWarning } from './debugPods';

const COPY_ONLY = "(This flag only works when used with '--copy-to')";

export const debugCommand: Command = {
  name: 'debug',
  use: 'debug (POD | TYPE[[.VERSION].GROUP]/NAME) [ -- COMMAND [args...] ] [options]',
  short: 'Create debugging sessions for troubleshooting workloads and nodes',
  long: `Debug cluster resources using interactive debugging containers.

 A Pod is debugged by a container that is added to it while it runs, or by a copy of it in which something is changed. Podflight does not simulate the third way, Pods in a node's own namespaces.`,
  examples: `# Create an interactive debugging session in pod mypod and immediately attach to it.
kubectl debug mypod -it --image=busybox

# Create a debug container named debugger using a custom automated debugging image.
kubectl debug --image=myproj/debug-tools -c debugger mypod

# Create a copy of mypod adding a debug container and attach to it
kubectl debug mypod -it --image=busybox --copy-to=my-debugger

# Create a copy of mypod changing the command of mycontainer
kubectl debug mypod -it --copy-to=my-debugger --container=mycontainer -- sh

# Create a copy of mypod changing all container images to busybox
kubectl debug mypod --copy-to=my-debugger --set-image=*=busybox`,
  flags: [
    boolFlag(
      'arguments-only',
      'If specified, everything after -- will be passed to the new container as Args instead of Command.',
    ),
    boolFlag(
      'attach',
      "If true, wait for the container to start running, and then attach as if 'kubectl attach ...' were called.  Default false, unless '-i/--stdin' is set, in which case the default is true.",
    ),
    textFlag('container', 'Container name to use for debug container.', { short: 'c' }),
    textFlag('copy-to', 'Create a copy of the target Pod with this name.'),
    textFlag('custom', 'Path to a JSON or YAML file containing a partial container spec.', { hidden: true }),
    listFlag('env', 'Environment variables to set in the container.'),
    listFlag('filename', 'identifying the resource to debug', { short: 'f' }),
    textFlag('image', 'Container image to use for debug container.'),
    textFlag(
      'image-pull-policy',
      'The image pull policy for the container. If left empty, this value will not be specified by the client and defaulted by the server.',
    ),
    boolFlag('keep-annotations', `If true, keep the original pod annotations.${COPY_ONLY}`),
    boolFlag('keep-init-containers', `Run the init containers for the pod. Defaults to true.${COPY_ONLY}`, {
      default: 'true',
    }),
    boolFlag('keep-labels', `If true, keep the original pod labels.${COPY_ONLY}`),
    boolFlag('keep-liveness', `If true, keep the original pod liveness probes.${COPY_ONLY}`),
    boolFlag('keep-readiness', `If true, keep the original pod readiness probes.${COPY_ONLY}`),
    boolFlag('keep-startup', `If true, keep the original startup probes.${COPY_ONLY}`),
    textFlag(
      'profile',
      'Options are "general", "baseline", "restricted", "netadmin" or "sysadmin". Defaults to "general"',
      { default: 'general' },
    ),
    boolFlag('quiet', 'If true, suppress informational messages.', { short: 'q' }),
    boolFlag('replace', "When used with '--copy-to', delete the original Pod."),
    boolFlag('same-node', "When used with '--copy-to', schedule the copy of target Pod on the same node."),
    listFlag(
      'set-image',
      "When used with '--copy-to', a list of name=image pairs for changing container images, similar to how 'kubectl set image' works.",
    ),
    boolFlag('share-processes', "When used with '--copy-to', enable process namespace sharing in the copy.", {
      default: 'true',
    }),
    boolFlag('stdin', 'Keep stdin open on the container(s) in the pod, even if nothing is attached.', { short: 'i' }),
    textFlag('target', 'When using an ephemeral container, target processes in this container name.'),
    boolFlag('tty', 'Allocate a TTY for the debugging container.', { short: 't' }),
  ],
  run: runDebug,
};

function* runDebug(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  const options = yield* debugOptions(cli, parsed);
  if (typeof options === 'number') return options;
  const objects = yield* debugged(cli, options.names, parsed.flags);
  if (!objects.ok) return yield* cli.fail(objects.error);
  for (const object of objects.value) {
    if (object.kind === 'Node')
      return yield* cli.failText(
        `kubectl debug node/${object.metadata.name} is not simulated: a node has no file system and no processes of its own here`,
      );
    if (!isPod(object)) return yield* cli.failText(`"${groupVersionKind(object)}" not supported by debug`);
    const made = options.copyTo ? yield* debugByCopy(cli, object, options) : yield* debugInPlace(cli, object, options);
    if (typeof made === 'number') return made;
    if (!options.attach || made.container === '') continue;
    const failure = yield* attachToDebugger(cli, made.pod, made.container, options);
    if (failure) return yield* cli.fail(failure);
  }
  return 0;
}

/** `apps/v1, Kind=Deployment`, as Go prints it. */
const groupVersionKind = ({ apiVersion, kind }: KubeObject): string =>
  `${apiVersion.includes('/') ? apiVersion : `/${apiVersion}`}, Kind=${kind}`;

function* debugged(cli: Cli, names: readonly string[], flags: FlagValues): Blocking<Outcome<KubeObject[]>> {
  if (flags.list('filename').length > 0) {
    const selected = yield* selectTargets(cli, { args: names, flags });
    if (!selected.ok) return selected;
    const { found, failures } = fetchAll(cli, selected.value);
    const [failure] = failures;
    return failure ? { ok: false, error: failure } : { ok: true, value: found.map(({ object }) => object) };
  }
  const objects: KubeObject[] = [];
  for (const name of names) {
    const reference = parseReference(cli, name);
    if (!reference.ok) return reference;
    const { resource, name: wanted } = reference.value;
    const found = fromServer(cli.client.get(resource, resource.namespaced ? cli.namespace : undefined, wanted));
    if (!found.ok) return found;
    objects.push(found.value);
  }
  return { ok: true, value: objects };
}

interface Made {
  pod: Pod;
  /** '' if there is none to attach to. */
  container: string;
}

/** One container more, through the subresource `ephemeralcontainers`. */
function* debugInPlace(cli: Cli, pod: Pod, options: DebugOptions): Blocking<Made | number> {
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return yield* cli.failText('the server doesn\'t have a resource type "pods"');
  const container = debugContainer(cli.process.nowMs, pod, options);
  if (container.isNameChosen && !options.quiet) yield* cli.out(defaultingText(container.spec.name));
  if (rootWarning(pod, container.spec)) yield* cli.error(rootWarning(pod, container.spec));
  const body = { spec: { ephemeralContainers: [container.spec] } };
  const { name = '', namespace } = pod.metadata;
  const patched = fromServer(
    cli.client.patch(resource, namespace, name, { type: 'strategic', body, subresource: 'ephemeralcontainers' }),
  );
  if (!patched.ok) return yield* cli.fail(patched.error);
  yield* cli.warn(patched.value.warnings);
  return { pod: isPod(patched.value.object) ? patched.value.object : pod, container: container.spec.name };
}

const defaultingText = (name: string): string => `Defaulting debug container name to ${name}.\n`;

function* debugByCopy(cli: Cli, pod: Pod, options: DebugOptions): Blocking<Made | number> {
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return yield* cli.failText('the server doesn\'t have a resource type "pods"');
  const copy = copyOf(cli.process.nowMs, pod, options);
  if (!copy) return yield* cli.fail(failed('you must specify image when creating new container').error);
  const { body, container, isNameChosen } = copy;
  if (isNameChosen && !options.quiet) yield* cli.out(defaultingText(container));
  const added = body.spec.containers.find(({ name }) => name === container);
  if (added && rootWarning(body, added)) yield* cli.error(rootWarning(body, added));
  const { name = '', namespace } = pod.metadata;
  const created = fromServer(cli.client.create(resource, namespace, body));
  if (!created.ok) return yield* cli.fail(created.error);
  yield* cli.warn(created.value.warnings);
  if (options.replace) {
    const deleted = fromServer(cli.client.delete(resource, namespace, name, { gracePeriodSeconds: 0 }));
    if (!deleted.ok) return yield* cli.fail(deleted.error);
  }
  return { pod: isPod(created.value.object) ? created.value.object : body, container };
}
