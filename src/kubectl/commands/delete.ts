/** `kubectl delete`. Models kubectl/pkg/cmd/delete/delete.go. */
import type { ApiResource, DeleteOptions } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type Failure, fromServer, type Outcome, textFailure, withSource } from '../failure';
import { boolFlag, durationFlag, type FlagValues, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { resourceTypeName } from '../resources/mapping';
import {
  allNamespacesFlag,
  fetchTarget,
  type Selection,
  selectionFlags,
  selectTargets,
  type Target,
} from '../resources/select';
import { watchUntil } from '../waiting';
import { type DryRun, dryRunFlag, dryRunOf, dryRunSuffix } from '../writes';

const FORCE_WARNING =
  'Immediate deletion does not wait for confirmation that the running resource has been terminated. The resource may continue to run on the cluster indefinitely.';

export const deleteCommand: Command = {
  name: 'delete',
  use: 'delete ([-f FILENAME] | [-k DIRECTORY] | TYPE [(NAME | -l label | --all)]) [options]',
  short: 'Delete resources by file names, stdin, resources and names, or by resources and label selector',
  examples: `# Delete a pod using the type and name specified in pod.json
kubectl delete -f ./pod.json

# Delete pods and services with label name=myLabel
kubectl delete pods,services -l name=myLabel

# Delete a pod with minimal delay
kubectl delete pod foo --now

# Force delete a pod on a dead node
kubectl delete pod foo --force`,
  flags: [
    ...selectionFlags,
    allNamespacesFlag,
    dryRunFlag,
    boolFlag('all', 'Delete all resources, in the namespace of the specified resource types.'),
    boolFlag('force', 'If true, immediately remove resources from API and bypass graceful deletion.'),
    boolFlag('now', 'If true, resources are signaled for immediate shutdown (same as --grace-period=1).'),
    boolFlag('wait', 'If true, wait for resources to be gone before returning. This waits for finalizers.', {
      default: 'true',
    }),
    boolFlag('ignore-not-found', 'Treat "resource not found" as a successful delete.'),
    boolFlag('interactive', 'If true, delete resource only when user confirms.', { short: 'i' }),
    textFlag('field-selector', "Selector (field query) to filter on, supports '=', '==', and '!='."),
    textFlag('cascade', 'Must be "background", "orphan", or "foreground".', {
      default: 'background',
      withoutValue: 'background',
    }),
    textFlag('output', 'Output mode. Use "-o name" for shorter output (resource/name).', { short: 'o' }),
    textFlag('raw', 'Raw URI to DELETE to the server.'),
    intFlag(
      'grace-period',
      'Period of time in seconds given to the resource to terminate gracefully. Ignored if negative.',
      { default: '-1' },
    ),
    durationFlag(
      'timeout',
      'The length of time to wait before giving up on a delete, zero means determine a timeout from the size of the object',
    ),
  ],
  run: runDelete,
};

interface DeleteSettings {
  options: DeleteOptions;
  dryRun: DryRun;
  word: string;
  brief: boolean;
}

function* runDelete(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.given('kustomize'))
    return yield* cli.failText(
      'You must provide one or more resources by argument or filename.\nExample resource specifications include:\n' +
        "   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'",
    );
  if (flags.bool('all') && (flags.text('selector') || flags.text('field-selector')))
    return yield* cli.failText("setting 'all' parameter but found a non empty selector. ");
  if (!['', 'name'].includes(flags.text('output')))
    return yield* cli.failText(`unexpected -o output mode: ${flags.text('output')}. We only support '-o name'`);
  const settings = settingsOf(flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const selected = yield* selectTargets(cli, { args, flags, requireNames: true });
  if (!selected.ok) return yield* cli.fail(selected.error);
  if (flags.bool('force')) yield* cli.warn([FORCE_WARNING]);
  const deleted: Deleted[] = [];
  const failures: Failure[] = [...selected.value.failures];
  for (const target of selected.value.targets)
    yield* deleteTarget(cli, target, selected.value, settings.value, flags, deleted, failures);
  if (deleted.length === 0 && failures.length === 0 && !flags.bool('ignore-not-found'))
    yield* cli.out('No resources found\n');
  if (flags.bool('wait') && settings.value.dryRun === 'none') {
    const waited = yield* waitUntilGone(cli, deleted, flags);
    if (waited) failures.push(waited);
  }
  return yield* cli.fail(...failures);
}

function settingsOf(flags: FlagValues): { ok: true; value: DeleteSettings } | { ok: false; error: Failure } {
  const dryRun = dryRunOf(flags);
  if (!dryRun.ok) return dryRun;
  const cascade = flags.text('cascade');
  // The booleans are how it was said before Kubernetes 1.20.
  if (!['background', 'foreground', 'orphan', 'true', 'false'].includes(cascade))
    return {
      ok: false,
      error: textFailure(`invalid cascade value (${cascade}). Must be "background", "foreground", or "orphan"`),
    };
  let grace = flags.int('grace-period');
  const force = flags.bool('force');
  if (flags.bool('now')) {
    if (grace !== -1) return { ok: false, error: textFailure('--now and --grace-period cannot be specified together') };
    grace = 1;
  }
  if (force && grace < 0) grace = 0;
  if (force && grace > 0)
    return { ok: false, error: textFailure('--force and --grace-period greater than 0 cannot be specified together') };
  // Without --force, a Pod is given one second: the kubelet confirms its end.
  if (!force && grace === 0) grace = 1;
  const policy = { background: 'Background', foreground: 'Foreground', orphan: 'Orphan' } as const;
  const propagationPolicy = cascade === 'foreground' || cascade === 'orphan' ? policy[cascade] : policy.background;
  return {
    ok: true,
    value: {
      options: {
        propagationPolicy,
        ...(grace >= 0 ? { gracePeriodSeconds: grace } : {}),
        ...(dryRun.value === 'server' ? { dryRun: true } : {}),
      },
      dryRun: dryRun.value,
      word: force ? 'force deleted' : 'deleted',
      brief: flags.text('output') === 'name',
    },
  };
}

interface Deleted {
  resource: ApiResource;
  object: KubeObject;
}

function* deleteTarget(
  cli: Cli,
  target: Target,
  selection: Selection,
  settings: DeleteSettings,
  flags: FlagValues,
  deleted: Deleted[],
  failures: Failure[],
): Blocking<void> {
  const { resource, document } = target;
  // What is named is deleted without a look at it.
  const objects = target.name ? namedObject(target, target.name) : fetchTarget(cli, target, selection);
  const isExcused = (failure: Failure): boolean =>
    failure.kind === 'status' && failure.status.code === 404 && (flags.bool('ignore-not-found') || flags.bool('all'));
  if (!objects.ok) {
    if (isExcused(objects.error)) return;
    failures.push(document ? withSource(objects.error, 'deleting', document.source) : objects.error);
    return;
  }
  for (const object of objects.value) {
    const { name = '', namespace } = object.metadata;
    const answer =
      settings.dryRun === 'client'
        ? undefined
        : fromServer(cli.client.delete(resource, namespace, name, settings.options));
    if (answer && !answer.ok) {
      if (isExcused(answer.error)) continue;
      failures.push(document ? withSource(answer.error, 'deleting', document.source) : answer.error);
      continue;
    }
    deleted.push({ resource, object: answer?.value.object ?? object });
    const type = resourceTypeName(resource);
    const where = namespace ? ` from ${namespace} namespace` : '';
    yield* cli.out(
      settings.brief
        ? `${type}/${name}\n`
        : `${type} "${name}" ${settings.word}${where}${dryRunSuffix(settings.dryRun)}\n`,
    );
  }
}

function namedObject({ resource, namespace }: Target, name: string): Outcome<KubeObject[]> {
  const { kind, group, version } = resource;
  const metadata = { name, ...(namespace === undefined ? {} : { namespace }) };
  return { ok: true, value: [{ apiVersion: group ? `${group}/${version}` : version, kind, metadata }] };
}

/** Each object in turn, until it is gone or another one has its name. */
function* waitUntilGone(cli: Cli, deleted: readonly Deleted[], flags: FlagValues): Blocking<Failure | undefined> {
  const timeoutMs = flags.duration('timeout') > 0 ? flags.duration('timeout') : Number.POSITIVE_INFINITY;
  for (const { resource, object } of deleted) {
    const { name = '', namespace, uid } = object.metadata;
    const gone = yield* watchUntil(
      cli,
      resource,
      { name, ...(namespace === undefined ? {} : { namespace }) },
      () => {
        const current = cli.client.get(resource, namespace, name);
        return !current.ok || current.value.metadata.uid !== uid ? true : undefined;
      },
      timeoutMs,
    );
    if (gone === 'timeout') return textFailure(`timed out waiting for the condition on ${resource.name}/${name}`);
  }
  return undefined;
}
