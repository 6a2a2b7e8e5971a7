/** `kubectl describe`. Models kubectl/pkg/cmd/describe/describe.go. */
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { describeObject } from '../describe/describe';
import type { Failure } from '../failure';
import { boolFlag, intFlag, type ParsedArguments } from '../flags/flags';
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
    boolFlag('show-events', 'If true, display events related to the described object.', { default: 'true' }),
    intFlag('chunk-size', 'Return large lists in chunks rather than all at once. Pass 0 to disable.', {
      default: '500',
    }),
  ],
  run: runDescribe,
};

function* runDescribe(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.given('kustomize')) {
    yield* cli.error(
      'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
    return yield* cli.failText("Required resource not specified.\nSee 'kubectl describe -h' for help and examples");
  }
  const selected = yield* selectTargets(cli, { args, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const failures: Failure[] = [...selected.value.failures];
  let first = true;
  let found = false;
  for (const target of selected.value.targets) {
    const objects = fetchOrPrefix(cli, target, selected.value);
    if (!Array.isArray(objects)) {
      failures.push(objects);
      continue;
    }
    for (const object of objects) {
      found = true;
      // Descriptions are separated by two empty lines.
      yield* cli.out((first ? '' : '\n\n') + describeObject(cli, object, flags.bool('show-events')));
      first = false;
    }
  }
  if (!found && failures.length === 0)
    yield* cli.error(
      selected.value.allNamespaces ? 'No resources found' : `No resources found in ${cli.namespace} namespace.`,
    );
  return yield* cli.fail(...failures);
}

/** A name that is not found may be the beginning of others. */
function fetchOrPrefix(cli: Cli, target: Target, selection: Selection): KubeObject[] | Failure {
  const objects = fetchTarget(cli, target, selection);
  if (objects.ok) return objects.value;
  const { error } = objects;
  const { name, document } = target;
  if (name === undefined || document || error.kind !== 'status' || error.status.code !== 404) return error;
  const all = fetchTarget(cli, { resource: target.resource, namespace: target.namespace }, selection);
  const matching = all.ok ? all.value.filter(({ metadata }) => metadata.name?.startsWith(name)) : [];
  return matching.length > 0 ? matching : error;
}
