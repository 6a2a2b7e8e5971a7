/** `kubectl describe`. Models kubectl/pkg/cmd/describe/describe.go. */
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { describeObject } from '../describe/describe';
import type { Failure } from '../failure';
import { boolFlag, intFlag, type ParsedArguments } from '../flags/flags';
import { deprecationsOf } from '../resources/deprecations';
import {
  allNamespacesFlag,
  fetchTarget,
  type Selection,
  selectionFlags,
  selectTargets,
  type Target,
} from '../resources/select';

export const describeCommand: Command = {
  name: 'describe',
  use: 'describe (-f FILENAME | TYPE [NAME_PREFIX | -l label] | TYPE/NAME) [options]',
  short: 'Show details of a specific resource or group of resources',
  long: `Show details of a specific resource or group of resources.

 Print a detailed description of the selected resources, including related resources such as events or controllers. You may select a single object by name, all objects of that type, provide a name prefix, or label selector.`,
  examples: `# Describe a node
kubectl describe nodes kubernetes-node-emt8.c.myproject.internal

# Describe a pod
kubectl describe pods/nginx

# Describe a pod identified by type and name in "pod.json"
kubectl describe -f pod.json

# Describe all pods
kubectl describe pods`,
  flags: [
    ...selectionFlags,
    allNamespacesFlag,
    boolFlag(
      'show-events',
      'Print the events of an object too. Unless said otherwise: of one object yes, of several or of a prefix no.',
      { default: 'true' },
    ),
    intFlag('chunk-size', 'Return large lists in chunks rather than all at once. Pass 0 to disable.', {
      default: '500',
    }),
  ],
  run: runDescribe,
};

function* runDescribe(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.given('kustomize')) {
    return yield* cli.failText(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    );
  }
  const selected = yield* selectTargets(cli, { args, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  yield* cli.warn(deprecationsOf(selected.value.targets));
  const failures: Failure[] = [...selected.value.failures];
  const found: KubeObject[] = [];
  const { targets } = selected.value;
  let prefix = false;
  // `describe pods x`, but not `pods x y` and not `pods/x`.
  const mayBePrefix = args.length === 2 && !args.some((arg) => arg.includes('/'));
  for (const target of targets) {
    const objects = fetchOrPrefix(cli, target, selected.value, mayBePrefix);
    if ('failure' in objects) failures.push(objects.failure);
    else {
      found.push(...objects.found);
      prefix ||= objects.prefix;
    }
  }
  const showEvents = flags.given('show-events')
    ? flags.bool('show-events')
    : targets.length === 1 && found.length === 1 && !prefix;
  // Descriptions are separated by two empty lines.
  for (const [index, object] of found.entries()) {
    const text = describeObject(cli, object, showEvents);
    yield* cli.out(prefix ? `${text}\n` : (index === 0 ? '' : '\n\n') + text);
  }
  if (found.length === 0 && failures.length === 0)
    yield* cli.error(
      selected.value.allNamespaces ? 'No resources found' : `No resources found in ${cli.namespace} namespace.`,
    );
  return yield* cli.fail(...failures);
}

/** A name that is not found may be the beginning of others. */
function fetchOrPrefix(
  cli: Cli,
  target: Target,
  selection: Selection,
  mayBePrefix: boolean,
): { found: KubeObject[]; prefix: boolean } | { failure: Failure } {
  const objects = fetchTarget(cli, target, selection);
  if (objects.ok) return { found: objects.value, prefix: false };
  const { error } = objects;
  const { name, document } = target;
  if (name === undefined || !mayBePrefix || document || error.kind !== 'status' || error.status.code !== 404)
    return { failure: error };
  const all = fetchTarget(cli, { resource: target.resource, namespace: target.namespace }, selection);
  const matching = all.ok ? all.value.filter(({ metadata }) => metadata.name?.startsWith(name)) : [];
  return matching.length > 0 ? { found: matching, prefix: true } : { failure: error };
}
