/** `kubectl rollout`. Models kubectl/pkg/cmd/rollout and polymorphichelpers rollout_status.go. */
import type { ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli, Command } from '../cli';
import { replicaSetsOf } from '../describe/describe';
import { LAST_APPLIED } from '../describe/metadata';
import { writePodTemplate } from '../describe/pod';
import { createDescribeWriter } from '../describe/writer';
import { type Failure, failed, fromServer, type Outcome } from '../failure';
import { boolFlag, durationFlag, intFlag, type ParsedArguments } from '../flags/flags';
import { alignTabs, TABLE_LAYOUT } from '../printers/tabwriter';
import { isDeployment } from '../resources/kinds';
import { groupResource, objectName } from '../resources/mapping';
import { type Found, fetchAll, selectionFlags, selectTargets } from '../resources/select';
import { revisionHistory, revisionUndo, type Undo } from './rolloutRevisions';
import { rolloutStatus } from './rolloutStatus';

const REVISION = 'deployment.kubernetes.io/revision';
const CAUSE = 'kubernetes.io/change-cause';

function subcommand(name: string, short: string, flags: Command['flags'], run: Command['run']): Command {
  return {
    name,
    use: `${name} ${['pause', 'resume', 'restart'].includes(name) ? 'RESOURCE' : '(TYPE NAME | TYPE/NAME) [flags]'} [options]`,
    short,
    flags: [...selectionFlags, ...flags],
    ...(run ? { run } : {}),
  };
}

export const rolloutCommand: Command = {
  name: 'rollout',
  use: 'rollout SUBCOMMAND [options]',
  short: 'Manage the rollout of a resource',
  long: `Manage the rollout of one or many resources.

 Valid resource types include:

  *  deployments
  *  daemonsets
  *  statefulsets`,
  flags: [],
  subcommands: [
    subcommand(
      'history',
      'View rollout history',
      [intFlag('revision', 'See the details, including podTemplate of the revision specified')],
      runHistory,
    ),
    subcommand('pause', 'Mark the provided resource as paused', [], (cli, parsed) => setPaused(cli, parsed, true)),
    subcommand('restart', 'Restart a resource', [], runRestart),
    subcommand('resume', 'Resume a paused resource', [], (cli, parsed) => setPaused(cli, parsed, false)),
    subcommand(
      'status',
      'Show the status of the rollout',
      [
        boolFlag('watch', "Watch the status of the rollout until it's done.", { short: 'w', default: 'true' }),
        durationFlag('timeout', 'The length of time to wait before ending watch, zero means never.'),
        intFlag('revision', 'Pin to a specific revision for showing its status.'),
      ],
      runStatus,
    ),
    subcommand(
      'undo',
      'Undo a previous rollout',
      [intFlag('to-revision', 'The revision to rollback to. Default to 0 (last revision).')],
      runUndo,
    ),
  ],
};

/** `tellsNone`: says that there is nothing of the kind. */
function* chosen(cli: Cli, parsed: ParsedArguments, tellsNone: boolean): Blocking<Outcome<Found[]>> {
  if (parsed.args.length === 0 && parsed.flags.list('filename').length === 0)
    return failed('required resource not specified');
  const selected = yield* selectTargets(cli, { args: parsed.args, flags: parsed.flags });
  if (!selected.ok) return selected;
  const { found, failures } = fetchAll(cli, selected.value);
  const [failure] = failures;
  if (failure) return { ok: false, error: failure };
  if (found.length === 0 && tellsNone) yield* cli.error(`No resources found in ${cli.namespace} namespace.`);
  return { ok: true, value: found };
}

function* runStatus(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  const objects = yield* chosen(cli, parsed, true);
  if (!objects.ok) return yield* cli.fail(objects.error);
  const timeout = parsed.flags.duration('timeout');
  const deadlineMs = timeout > 0 ? cli.process.nowMs + timeout : Number.POSITIVE_INFINITY;
  for (const { resource, object } of objects.value) {
    const failure = yield* followStatus(cli, resource, object, parsed.flags.bool('watch'), deadlineMs);
    if (failure) return yield* cli.fail(failure);
  }
  return 0;
}

function* followStatus(
  cli: Cli,
  resource: ApiResource,
  { metadata: { name = '', namespace } }: KubeObject,
  watching: boolean,
  deadlineMs: number,
): Blocking<Failure | undefined> {
  const queue = createWaitQueue();
  const pending: KubeObject[] = [];
  const watch = cli.watch(resource, { name, ...(namespace === undefined ? {} : { namespace }) }, (event) => {
    pending.push(event.object);
    queue.wakeAll();
  });
  try {
    const first = fromServer(cli.client.get(resource, namespace, name));
    if (!first.ok) return first.error;
    pending.push(first.value);
    let said = '';
    for (;;) {
      // Every state that the watch delivers counts, even one that was gone a moment later.
      const object = pending.shift();
      if (!object) {
        const leftMs = deadlineMs - cli.process.nowMs;
        if (leftMs <= 0) return { kind: 'text', text: 'timed out waiting for the condition' };
        yield* leftMs === Number.POSITIVE_INFINITY ? cli.process.waitOn(queue) : cli.process.waitOn(queue, leftMs);
        continue;
      }
      const status = rolloutStatus(object);
      if (!status.ok) return status.error;
      if (status.value.message !== said) yield* cli.out(status.value.message);
      said = status.value.message;
      if (status.value.done || !watching) return undefined;
    }
  } finally {
    watch.stop();
  }
}

function* patchAll(
  cli: Cli,
  parsed: ParsedArguments,
  operation: string,
  bodyOf: (object: KubeObject, resource: ApiResource) => Outcome<Undo>,
  warningsOf: (resource: ApiResource, object: KubeObject) => readonly string[] = () => [],
): Blocking<number> {
  const objects = yield* chosen(cli, parsed, operation !== 'rolled back');
  if (!objects.ok) return yield* cli.fail(objects.error);
  for (const { resource, object } of objects.value) {
    yield* cli.warn(warningsOf(resource, object));
    const body = bodyOf(object, resource);
    if (!body.ok) return yield* cli.fail(body.error);
    const { name = '', namespace } = object.metadata;
    if (!body.value) {
      const revision = parsed.flags.int('to-revision');
      yield* cli.out(
        `${objectName(resource, name)} skipped rollback (current template already matches revision ${revision})\n`,
      );
      continue;
    }
    const patched = fromServer(cli.client.patch(resource, namespace, name, { type: 'strategic', body: body.value }));
    if (!patched.ok) return yield* cli.fail(patched.error);
    yield* cli.warn(patched.value.warnings);
    yield* cli.out(`${objectName(resource, name)} ${operation}\n`);
  }
  return 0;
}

function runRestart(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  return patchAll(cli, parsed, 'restarted', (object, resource) => {
    if (!['Deployment', 'StatefulSet', 'DaemonSet'].includes(object.kind))
      return failed(`${groupResource(resource)} "${object.metadata.name}" restarting is not supported`);
    if (isDeployment(object) && object.spec.paused)
      return failed(
        `deployments.apps "${object.metadata.name}" can't restart paused deployment (run rollout resume first)`,
      );
    const annotations = { 'kubectl.kubernetes.io/restartedAt': cli.client.timestamp(cli.process.nowMs) };
    return { ok: true, value: { spec: { template: { metadata: { annotations } } } } };
  });
}

const setPaused = (cli: Cli, parsed: ParsedArguments, paused: boolean): Blocking<number> =>
  patchAll(cli, parsed, paused ? 'paused' : 'resumed', (object, resource) => {
    if (!isDeployment(object))
      return failed(
        `${groupResource(resource)} "${object.metadata.name}" ${paused ? 'pausing' : 'resuming'} is not supported`,
      );
    if (Boolean(object.spec.paused) === paused)
      return failed(`deployments.apps "${object.metadata.name}" is ${paused ? 'already paused' : 'not paused'}`);
    return { ok: true, value: { spec: { paused } } };
  });

const revisionOf = ({ metadata }: KubeObject): number => Number(metadata.annotations?.[REVISION] ?? 0);

function* runHistory(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  const objects = yield* chosen(cli, parsed, false);
  if (!objects.ok) return yield* cli.fail(objects.error);
  const wanted = parsed.flags.int('revision');
  for (const { resource, object } of objects.value) {
    if (!isDeployment(object)) {
      const history = revisionHistory(cli, object, wanted);
      if (!history.ok) return yield* cli.fail(history.error);
      yield* cli.out(`${objectName(resource, object)} ${history.value}\n`);
      continue;
    }
    const { old, new: newest } = replicaSetsOf(cli, object);
    const sets = [...old, ...(newest ? [newest] : [])].sort((a, b) => revisionOf(a) - revisionOf(b));
    if (wanted > 0) {
      const set = sets.find((each) => revisionOf(each) === wanted);
      if (!set) return yield* cli.failText('unable to find the specified revision');
      const writer = createDescribeWriter();
      writePodTemplate(writer, set.spec.template);
      yield* cli.out(`${objectName(resource, object)} with revision #${wanted}\n${writer.text()}\n`);
      continue;
    }
    const rows = sets.map((set) => `${revisionOf(set)}\t${set.metadata.annotations?.[CAUSE] ?? '<none>'}\n`).join('');
    yield* cli.out(
      `${objectName(resource, object)} \n${alignTabs(`REVISION\tCHANGE-CAUSE\n${rows}`, { ...TABLE_LAYOUT, padding: 2, minWidth: 0 })}\n`,
    );
  }
  return 0;
}

/** What `apply` wrote down is not rolled back with the object. */
const managedByApply = ({ name }: ApiResource, { metadata }: KubeObject): string[] =>
  metadata.annotations?.[LAST_APPLIED] === undefined
    ? []
    : [
        `resource ${name}/${metadata.name} was previously managed with 'kubectl apply'. Rolling back will not update the ${LAST_APPLIED} annotation, which may cause unexpected behavior on future 'kubectl apply' operations. Consider using 'kubectl apply' with your previous configuration file instead.`,
      ];

function runUndo(cli: Cli, parsed: ParsedArguments): Blocking<number> {
  const bodyOf = (object: KubeObject) => undoOf(cli, parsed, object);
  return patchAll(cli, parsed, 'rolled back', bodyOf, managedByApply);
}

function undoOf(cli: Cli, parsed: ParsedArguments, object: KubeObject): Outcome<Undo> {
  if (!isDeployment(object)) return revisionUndo(cli, object, parsed.flags.int('to-revision'));
  const { old, new: newest } = replicaSetsOf(cli, object);
  const wanted = parsed.flags.int('to-revision');
  const earlier = old.sort((a, b) => revisionOf(b) - revisionOf(a));
  const set =
    wanted > 0 ? [...earlier, ...(newest ? [newest] : [])].find((each) => revisionOf(each) === wanted) : earlier[0];
  if (!set)
    return failed(
      wanted > 0
        ? `unable to find specified revision ${wanted} in history`
        : `no rollout history found for deployment "${object.metadata.name}"`,
    );
  if (set === newest) return { ok: true, value: undefined };
  const { 'pod-template-hash': _, ...labels } = set.spec.template.metadata?.labels ?? {};
  return {
    ok: true,
    value: {
      spec: {
        template: { $patch: 'replace', ...set.spec.template, metadata: { ...set.spec.template.metadata, labels } },
      },
    },
  };
}
