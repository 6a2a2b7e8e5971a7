/** `kubectl drain`. Models kubectl/pkg/cmd/drain and kubectl/pkg/drain: cordons the node, then evicts its Pods. */
import type { ApiResource } from '../../api/client';
import type { Pod } from '../../api/core';
import type { Blocking } from '../../process/types';
import { createWaitQueue } from '../../process/waitQueue';
import type { Cli, Command } from '../cli';
import { type Failure, failureText, statusFailure, textFailure } from '../failure';
import { boolFlag, durationFlag, type FlagValues, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { isPod } from '../resources/kinds';
import { knownResource } from '../resources/mapping';
import { dryRunFlag, dryRunSuffix } from '../writes';
import { cordonNodes, selectNodes } from './cordon';

export const drainCommand: Command = {
  name: 'drain',
  use: 'drain NODE [options]',
  short: 'Drain node in preparation for maintenance',
  long: `Drain node in preparation for maintenance.

 The node is marked unschedulable, then its pods are evicted. Pods that no controller would create again, pods of daemon sets and pods with local storage are not touched unless a flag says so.`,
  examples: `# Drain node "foo", even if there are pods that are not managed by a controller
kubectl drain foo --force`,
  flags: [
    dryRunFlag,
    textFlag('selector', "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.", {
      short: 'l',
    }),
    textFlag('pod-selector', 'Label selector to filter pods on the node'),
    boolFlag('force', 'Continue even if there are pods that do not declare a controller.'),
    boolFlag('ignore-daemonsets', 'Ignore DaemonSet-managed pods.'),
    boolFlag(
      'delete-emptydir-data',
      'Continue even if there are pods using emptyDir (local data that will be deleted when the node is drained).',
    ),
    boolFlag('disable-eviction', 'Force drain to use delete, even if eviction is supported.'),
    intFlag('grace-period', 'Period of time in seconds given to each pod to terminate gracefully.', { default: '-1' }),
    intFlag('skip-wait-for-delete-timeout', 'If pod DeletionTimestamp older than N seconds, skip waiting for the pod.'),
    intFlag('chunk-size', 'Return large lists in chunks rather than all at once. Pass 0 to disable.', {
      default: '500',
    }),
    durationFlag('timeout', 'The length of time to wait before giving up, zero means infinite'),
  ],
  run: runDrain,
};

function* runDrain(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const selected = yield* selectNodes(cli, { args, flags }, 'drain');
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures, dryRun } = selected.value;
  if (failures.length > 0) return yield* cli.fail(...failures);
  const cordoned = yield* cordonNodes(cli, found, 'cordon', dryRun, flags);
  if (cordoned.length > 0) return yield* cli.fail(...cordoned);
  const pending: { name: string; failure: Failure }[] = [];
  for (const { object } of found) {
    const name = object.metadata.name ?? '';
    const failure = yield* drainNode(cli, name, flags, dryRunSuffix(dryRun));
    if (!failure) {
      yield* cli.out(`node/${name} drained${dryRunSuffix(dryRun)}\n`);
      continue;
    }
    const why = failureText(failure).replace(/^error: /, '');
    yield* cli.error(`error: unable to drain node "${name}" due to error: ${why}, continuing command...`);
    pending.push({ name, failure });
  }
  if (pending.length === 0) return 0;
  yield* cli.error(`There are pending nodes to be drained:\n${pending.map(({ name }) => ` ${name}`).join('\n')}`);
  // What it all ends with is said without a word before it.
  return yield* cli.fail(
    ...pending.map(
      ({ failure }): Failure => ({ kind: 'verbatim', text: failureText(failure).replace(/^error: /, '') }),
    ),
  );
}

function* drainNode(cli: Cli, node: string, flags: FlagValues, suffix: string): Blocking<Failure | undefined> {
  const pods = podsToEvict(cli, node, flags);
  if (pods.problems.length > 0) return textFailure(listed(pods.problems));
  if (pods.warnings.length > 0) yield* cli.error(`Warning: ${pods.warnings.join('; ')}`);
  if (suffix === '') return yield* removeAll(cli, pods.chosen, flags);
  const word = flags.bool('disable-eviction') ? 'deleting' : 'evicting';
  for (const { metadata } of pods.chosen)
    yield* cli.out(`${word} pod ${metadata.namespace}/${metadata.name}${suffix}\n`);
  return undefined;
}

/** A budget without room is asked again after this long. */
const RETRY_MS = 5000;

/** One Pod on its way out: when it is asked for next, unless that was granted. */
interface Leaving {
  pod: Pod;
  askAtMs: number | undefined;
}

/** All at once: each is asked for until it may go, then waited for. Models evictPods and deletePods. */
function* removeAll(cli: Cli, pods: readonly Pod[], flags: FlagValues): Blocking<Failure | undefined> {
  const resource = knownResource(cli.client, 'pods');
  if (!resource) return undefined;
  const timeoutMs = flags.duration('timeout') > 0 ? flags.duration('timeout') : Number.POSITIVE_INFINITY;
  const endsMs = cli.process.nowMs + timeoutMs;
  const queue = createWaitQueue();
  const watch = cli.watch(resource, {}, () => queue.wakeAll());
  let leaving = pods.map((pod): Leaving => ({ pod, askAtMs: cli.process.nowMs }));
  try {
    for (;;) {
      for (const each of leaving) {
        const failure = yield* ask(cli, resource, each, flags);
        if (failure) return failure;
      }
      leaving = yield* withoutGone(cli, resource, leaving, flags);
      const [first] = leaving;
      if (!first) return undefined;
      const { nowMs } = cli.process;
      if (nowMs >= endsMs) return timedOut(first, flags);
      const wakeMs = Math.min(endsMs, ...leaving.flatMap(({ askAtMs }) => askAtMs ?? []));
      yield* Number.isFinite(wakeMs)
        ? cli.process.waitOn(queue, Math.max(1, Math.ceil(wakeMs - nowMs)))
        : cli.process.waitOn(queue);
    }
  } finally {
    watch.stop();
  }
}

function* ask(cli: Cli, resource: ApiResource, leaving: Leaving, flags: FlagValues): Blocking<Failure | undefined> {
  if (leaving.askAtMs === undefined || leaving.askAtMs > cli.process.nowMs) return undefined;
  const { name = '', namespace = '' } = leaving.pod.metadata;
  const deletes = flags.bool('disable-eviction');
  const grace = flags.int('grace-period');
  const options = grace >= 0 ? { gracePeriodSeconds: grace } : {};
  yield* cli.out(`${deletes ? 'deleting' : 'evicting'} pod ${namespace}/${name}\n`);
  const { client } = cli;
  const asked = deletes ? client.delete(resource, namespace, name, options) : client.evict(namespace, name, options);
  leaving.askAtMs = undefined;
  if (asked.ok || asked.error.code === 404) return undefined;
  const which = `error when evicting pods/"${name}" -n "${namespace}"`;
  if (asked.error.code !== 429)
    return deletes ? statusFailure(asked.error) : textFailure(`${which}: ${asked.error.message}`);
  yield* cli.error(`${which} (will retry after 5s): ${asked.error.message}`);
  leaving.askAtMs = cli.process.nowMs + RETRY_MS;
  return undefined;
}

function* withoutGone(
  cli: Cli,
  resource: ApiResource,
  leaving: readonly Leaving[],
  flags: FlagValues,
): Blocking<Leaving[]> {
  const left: Leaving[] = [];
  for (const each of leaving) {
    const { name = '', namespace, uid } = each.pod.metadata;
    const current = cli.client.get(resource, namespace, name);
    if (each.askAtMs !== undefined || (current.ok && current.value.metadata.uid === uid)) left.push(each);
    else yield* cli.out(`pod/${name} ${flags.bool('disable-eviction') ? 'deleted' : 'evicted'}\n`);
  }
  return left;
}

function timedOut({ pod, askAtMs }: Leaving, flags: FlagValues): Failure {
  const { name, namespace } = pod.metadata;
  const reached = `global timeout reached: ${flags.text('timeout')}`;
  return textFailure(
    askAtMs === undefined
      ? `error when waiting for pod "${name}" in namespace "${namespace}" to terminate: ${reached}`
      : `error when evicting pods/"${name}" -n "${namespace}": ${reached}`,
  );
}

interface Choice {
  chosen: Pod[];
  warnings: string[];
  problems: string[];
}

/** Why a Pod is not simply evicted, in the order in which the filters look. Models drain/filters.go. */
const FILTERS: readonly { flag: string; unless: string; warning: string; holds(pod: Pod): boolean }[] = [
  {
    flag: 'ignore-daemonsets',
    unless: 'DaemonSet-managed Pods (use --ignore-daemonsets to ignore)',
    warning: 'ignoring DaemonSet-managed Pods',
    holds: (pod) => controllerOf(pod)?.kind === 'DaemonSet',
  },
  {
    flag: 'delete-emptydir-data',
    unless: 'Pods with local storage (use --delete-emptydir-data to override)',
    warning: 'deleting Pods with local storage',
    holds: ({ spec, status }) => !isOver(status?.phase) && (spec.volumes ?? []).some(({ emptyDir }) => emptyDir),
  },
  {
    flag: 'force',
    unless: 'Pods that declare no controller (use --force to override)',
    warning: 'deleting Pods that declare no controller',
    holds: (pod) => !isOver(pod.status?.phase) && !controllerOf(pod),
  },
];

const isOver = (phase: string | undefined): boolean => phase === 'Succeeded' || phase === 'Failed';
const controllerOf = ({ metadata }: Pod) => metadata.ownerReferences?.find(({ controller }) => controller);

function podsToEvict(cli: Cli, node: string, flags: FlagValues): Choice {
  const resource = knownResource(cli.client, 'pods');
  const labelSelector = flags.text('pod-selector');
  const all = resource ? cli.client.list(resource, labelSelector ? { labelSelector } : {}) : undefined;
  const pods = all?.ok ? all.value.items.filter(isPod).filter(({ spec }) => spec.nodeName === node) : [];
  const said = { warnings: new Map<string, string[]>(), problems: new Map<string, string[]>() };
  const chosen = pods.filter((pod) => {
    let evict = true;
    for (const { flag, unless, warning, holds } of FILTERS) {
      if (!evict || !holds(pod)) continue;
      const isAllowed = flags.bool(flag);
      evict = isAllowed && flag !== 'ignore-daemonsets';
      const [where, words] = isAllowed ? [said.warnings, warning] : [said.problems, `cannot delete ${unless}`];
      where.set(words, [...(where.get(words) ?? []), `${pod.metadata.namespace}/${pod.metadata.name}`]);
    }
    return evict;
  });
  const texts = (of: Map<string, string[]>) => [...of].map(([words, names]) => `${words}: ${names.join(', ')}`);
  return { chosen, warnings: texts(said.warnings), problems: texts(said.problems) };
}

/** Several as Go prints an aggregate. */
const listed = (texts: readonly string[]): string => (texts.length === 1 ? String(texts[0]) : `[${texts.join(', ')}]`);
