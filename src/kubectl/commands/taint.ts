/** `kubectl taint`. Models kubectl/pkg/cmd/taint. */
import type { NodeObject } from '../../api/core';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import { type Cli, type Command, usageFailure } from '../cli';
import { type Failure, failed, fromServer, type Outcome, textFailure } from '../failure';
import { boolFlag, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { findResource } from '../resources/mapping';
import { fetchAll, selectTargets } from '../resources/select';
import { announce, validateFlag, writeFlagsOf, writeSettings } from '../writes';
import { parseTaints, reorganize, type TaintChanges } from './taintChanges';

export const taintCommand: Command = {
  name: 'taint',
  use: 'taint NODE NAME KEY_1=VAL_1:TAINT_EFFECT_1 ... KEY_N=VAL_N:TAINT_EFFECT_N [options]',
  short: 'Update the taints on one or more nodes',
  long: `Update the taints on one or more nodes.

  *  A taint is written as key=value:effect. The value may be left out.
  *  Keys and values follow the rules of labels.
  *  The effect must be NoSchedule, PreferNoSchedule or NoExecute.
  *  Currently taint can only apply to node.`,
  examples: `# Update node 'foo' with a taint with key 'dedicated' and value 'special-user' and effect 'NoSchedule'
# If a taint with that key and effect already exists, its value is replaced as specified
kubectl taint nodes foo dedicated=special-user:NoSchedule

# Remove from node 'foo' the taint with key 'dedicated' and effect 'NoSchedule' if one exists
kubectl taint nodes foo dedicated:NoSchedule-

# Remove from node 'foo' all the taints with key 'dedicated'
kubectl taint nodes foo dedicated-

# Add a taint with key 'dedicated' on nodes having label myLabel=X
kubectl taint node -l myLabel=X  dedicated=foo:PreferNoSchedule

# Add to node 'foo' a taint with key 'bar' and no value
kubectl taint nodes foo bar:NoSchedule`,
  flags: [
    ...writeFlagsOf('kubectl-taint'),
    validateFlag,
    boolFlag('all', 'Select all nodes in the cluster'),
    boolFlag(
      'overwrite',
      'If true, allow taints to be overwritten, otherwise reject taint updates that overwrite existing taints.',
    ),
    textFlag('selector', "Selector (label query) to filter on, supports '=', '==', '!=', 'in', 'notin'.", {
      short: 'l',
    }),
  ],
  needsSchema: true,
  run: runTaint,
};

function* runTaint(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  const asked = wanted(cli, args, flags);
  if (!asked.ok) return yield* cli.fail(asked.error);
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const { names, changes } = asked.value;
  const selected = yield* selectTargets(cli, { args: flags.bool('all') ? names.slice(0, 1) : names, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  const problems: Failure[] = [...failures];
  for (const { resource, object } of found) {
    if (!isNode(object)) continue;
    const change = reorganize(object, changes, flags.bool('overwrite'));
    if (!change.ok) {
      problems.push(change.error);
      continue;
    }
    const { taints, operation } = change.value;
    const written =
      settings.value.dryRun === 'client'
        ? { ok: true as const, value: { ...object, spec: { ...object.spec, taints } } }
        : patched(cli, object, { type: 'merge', body: { spec: { taints: taints.length > 0 ? taints : null } } }, flags);
    if (!written.ok) problems.push(written.error);
    // The word replaces the one that a dry run would have carried.
    else yield* announce(cli, { ...settings.value, dryRun: 'none' }, resource, written.value, operation);
  }
  return yield* cli.fail(...problems);
}

export const isNode = (object: KubeObject): object is NodeObject => object.kind === 'Node';

/** The node as it is then. */
export function patched(
  cli: Cli,
  { metadata }: NodeObject,
  patch: { type: 'merge'; body: unknown },
  flags: FlagValues,
): Outcome<KubeObject> {
  const resource = findResource(cli.client, 'nodes');
  if (!resource) return failed('the server doesn\'t have a resource type "nodes"');
  const options = flags.text('dry-run') === 'server' ? { dryRun: true } : {};
  const answer = fromServer(cli.client.patch(resource, undefined, metadata.name ?? '', patch, options));
  return answer.ok ? { ok: true, value: answer.value.object } : answer;
}

function wanted(
  cli: Cli,
  args: readonly string[],
  flags: FlagValues,
): Outcome<{ names: string[]; changes: TaintChanges }> {
  const isTaint = (word: string) => word.includes('=') || word.includes(':') || word.endsWith('-');
  const first = args.findIndex(isTaint);
  const names = first < 0 ? [...args] : args.slice(0, first);
  const words = first < 0 ? [] : args.slice(first);
  const late = words.find((word) => !isTaint(word));
  if (late !== undefined) return failed(`all resources must be specified before taint changes: ${late}`);
  const [type = ''] = names;
  if (names.length < 1) return failed('one or more resources must be specified as <resource> <name>');
  if (words.length < 1) return failed('at least one taint update is required');
  const changes = parseTaints(words);
  if (typeof changes === 'string') return { ok: false, error: usageFailure('taint', changes) };
  const resource = findResource(cli.client, type);
  if (!resource)
    return { ok: false, error: { kind: 'verbatim', text: `the server doesn't have a resource type "${type}"` } };
  if (resource.kind !== 'Node')
    return failed(`invalid resource type ${type.toLowerCase()}, only node types are supported`);
  const clashes = changes.added.flatMap((added) =>
    changes.removed
      .filter(({ key, effect }) => key === added.key && (effect === '' || effect === added.effect))
      .map(({ key, effect }) => `${key}=${effect}`),
  );
  if (clashes.length > 0)
    return failed(`can not both modify and remove the following taint(s) in the same command: ${clashes.join(', ')}`);
  if (flags.bool('all') && flags.text('selector'))
    return { ok: false, error: textFailure("setting 'all' parameter with a non empty selector is prohibited") };
  if (!flags.bool('all') && !flags.text('selector') && names.length < 2)
    return failed("at least one resource name must be specified since 'all' parameter is not set");
  return { ok: true, value: { names, changes } };
}
