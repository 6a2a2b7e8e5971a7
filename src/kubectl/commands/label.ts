/** `kubectl label` and `kubectl annotate`. Models kubectl/pkg/cmd/label and annotate. */
import { labelValueProblems } from '../../manifest/validate/names';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { textFailure } from '../failure';
import { boolFlag, type FlagValues, type ParsedArguments, textFlag } from '../flags/flags';
import { type JsonObject, withValueAt } from '../resources/json';
import type { Found } from '../resources/select';
import { allNamespacesFlag, fetchAll, selectionFlags, selectTargets } from '../resources/select';
import { writeFlagsOf } from '../writes';
import { changeObjects, keyPatch, parseKeyChanges } from './change';

interface Kind {
  name: 'label' | 'annotate';
  field: 'labels' | 'annotations';
  done: string;
  undone: string;
  noun: string;
}

const keyCommand = (kind: Kind, short: string, examples: string): Command => ({
  name: kind.name,
  use: `${kind.name} [--overwrite] (-f FILENAME | TYPE NAME) KEY_1=VAL_1 ... KEY_N=VAL_N [--resource-version=version] [options]`,
  short,
  examples,
  flags: [
    ...selectionFlags,
    allNamespacesFlag,
    ...writeFlagsOf(`kubectl-${kind.name}`),
    boolFlag(
      'overwrite',
      `If true, allow ${kind.field} to be overwritten, otherwise reject ${kind.noun} updates that overwrite existing ${kind.field}.`,
    ),
    boolFlag('all', 'Select all resources, in the namespace of the specified resource types'),
    boolFlag('list', `If true, display the ${kind.field} for a given resource.`),
    boolFlag('local', `If true, ${kind.name} will NOT contact api-server but run locally.`),
    textFlag('field-selector', "Selector (field query) to filter on, supports '=', '==', and '!='."),
    textFlag(
      'resource-version',
      'If non-empty, the update will only succeed if this is the current resource-version for the object.',
    ),
  ],
  run: (cli, parsed) => runKeys(cli, parsed, kind),
});

export const labelCommand = keyCommand(
  { name: 'label', field: 'labels', done: 'labeled', undone: 'unlabeled', noun: 'label' },
  'Update the labels on a resource',
  `# Update pod 'foo' with the label 'unhealthy' and the value 'true'
kubectl label pods foo unhealthy=true

# Update pod 'foo' by removing a label named 'bar' if it exists
kubectl label pods foo bar-`,
);

export const annotateCommand = keyCommand(
  { name: 'annotate', field: 'annotations', done: 'annotated', undone: 'annotated', noun: 'annotation' },
  'Update the annotations on a resource',
  `# Update pod 'foo' with the annotation 'description' and the value 'my frontend'
kubectl annotate pods foo description='my frontend'

# Update pod 'foo' by removing an annotation named 'description' if it exists
kubectl annotate pods foo description-`,
);

function* runKeys(cli: Cli, { args, flags }: ParsedArguments, kind: Kind): Blocking<number> {
  const changes = parseKeyChanges(args);
  if (changes.names.length === 0 && flags.list('filename').length === 0)
    return yield* cli.failText('one or more resources must be specified as <resource> <name> or <resource>/<name>');
  if (flags.bool('list')) return yield* listKeys(cli, changes.names, flags, kind);
  const invalid = kind.name === 'label' && Object.entries(changes.set).find(([, value]) => value.includes('='));
  if (invalid) return yield* cli.failText(`invalid label spec: ${invalid[0]}=${invalid[1]}`);
  const both = changes.removed.some((key) => Object.hasOwn(changes.set, key));
  if (both) return yield* cli.failText(`can not both modify and remove ${article(kind)} in the same command`);
  const wrong =
    kind.name === 'label'
      ? Object.entries(changes.set).find(([, value]) => labelValueProblems(value).length > 0)
      : undefined;
  if (wrong)
    return yield* cli.failText(
      `invalid label value: "${wrong[0]}=${wrong[1]}": ${labelValueProblems(wrong[1]).join(';')}`,
    );
  const nothing = Object.keys(changes.set).length === 0 && changes.removed.length === 0;
  if (nothing) return yield* cli.failText(`at least one ${kind.noun} update is required`);
  const missing: string[] = [];
  return yield* changeObjects(
    cli,
    changes.names,
    flags,
    ({ object }: Found) => {
      const current = object.metadata[kind.field] ?? {};
      const clash = Object.entries(changes.set).find(
        ([key, value]) => current[key] !== undefined && current[key] !== value,
      );
      if (clash && !flags.bool('overwrite'))
        return { ok: false, error: textFailure(overwriteText(kind, clash[0], current[clash[0]])) };
      if (kind.name === 'label') for (const key of changes.removed) if (current[key] === undefined) missing.push(key);
      const operation = Object.keys(changes.set).length > 0 ? kind.done : kind.undone;
      const body = withVersion(keyPatch(kind.field, changes), flags.text('resource-version'));
      return { ok: true, value: { type: 'merge', body, operation } };
    },
    () => (kind.name === 'label' ? 'not labeled' : 'annotated'),
    () => missing.splice(0).map((key) => `label "${key}" not found.\n`),
  );
}

/** A patch that names a version is refused if the object has another. */
const withVersion = (patch: JsonObject, resourceVersion: string): JsonObject =>
  resourceVersion === '' ? patch : withValueAt(patch, ['metadata', 'resourceVersion'], resourceVersion);

const article = ({ noun }: Kind): string => (noun === 'annotation' ? 'an annotation' : `a ${noun}`);

/** Of several objects, each under its own line. */
function* listKeys(cli: Cli, names: readonly string[], flags: FlagValues, kind: Kind): Blocking<number> {
  const selected = yield* selectTargets(cli, { args: names, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  const { found, failures } = fetchAll(cli, selected.value);
  for (const { resource, object } of found) {
    const indent = found.length > 1 || flags.bool('all') ? ' ' : '';
    if (indent)
      yield* cli.out(`Listing ${kind.field} for ${resource.kind}.${resource.group}/${object.metadata.name}:\n`);
    const keys = Object.entries(object.metadata[kind.field] ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    yield* cli.out(keys.map(([key, value]) => `${indent}${key}=${value}\n`).join(''));
  }
  return yield* cli.fail(...failures);
}

const overwriteText = (kind: Kind, key: string, value: string | undefined): string =>
  kind.name === 'label'
    ? `'${key}' already has a value (${value}), and --overwrite is false`
    : `--overwrite is false but found the following declared annotation(s): '${key}' already has a value (${value})`;
