/** `kubectl get`. Models kubectl/pkg/cmd/get/get.go. */
import type { ApiResource } from '../../api/client';
import type { KubeObject } from '../../api/meta';
import type { Blocking } from '../../process/types';
import type { Cli, Command } from '../cli';
import { type Failure, failuresText, textFailure } from '../failure';
import { boolFlag, type FlagValues, intFlag, listFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { listOf, type OutputFormat, parseOutput } from '../printers/output';
import { createTablePrinter } from '../printers/printTable';
import { genericTableOf, tableOf } from '../printers/tables/index';
import { deprecationsOf } from '../resources/deprecations';
import { objectName } from '../resources/mapping';
import {
  allNamespacesFlag,
  type Found,
  fetchTarget,
  type Selection,
  selectionFlags,
  selectTargets,
} from '../resources/select';
import { withoutManagedFields } from './getObjects';
import { sortFound, unsortable } from './getSort';
import { tableOptions } from './getTable';
import { watchObjects } from './getWatch';

const USE =
  'get [(-o|--output=)json|yaml|kyaml|name|go-template|go-template-file|template|templatefile|jsonpath|jsonpath-as-json|jsonpath-file|custom-columns|custom-columns-file|wide] (TYPE[.VERSION][.GROUP] [NAME | -l label] | TYPE[.VERSION][.GROUP]/NAME ...) [flags] [options]';

export const getCommand: Command = {
  name: 'get',
  use: USE,
  short: 'Display one or many resources',
  long: `Display one or many resources.

 Prints a table of the most important information about the specified resources. You can filter the list using a label selector and the --selector flag. If the desired resource type is namespaced you will only see results in the current namespace if you don't specify any namespace.

 By specifying the output as 'template' and providing a Go template as the value of the --template flag, you can filter the attributes of the fetched resources.

Use "kubectl api-resources" for a complete list of supported resources.`,
  examples: `# List all pods in ps output format
kubectl get pods

# List all pods in ps output format with more information (such as node name)
kubectl get pods -o wide

# List a single pod in JSON output format
kubectl get -o json pod web-pod-13je7

# List all pods and services together in ps output format
kubectl get pods,services`,
  flags: [
    ...selectionFlags,
    allNamespacesFlag,
    textFlag('output', 'Output format.', { short: 'o' }),
    boolFlag('watch', 'After listing/getting the requested object, watch for changes.', { short: 'w' }),
    boolFlag('watch-only', 'Watch for changes to the requested object(s), without listing/getting first.'),
    boolFlag('output-watch-events', 'Output watch event objects when --watch or --watch-only is used.'),
    boolFlag(
      'no-headers',
      "When using the default or custom-column output format, don't print headers (default print headers).",
    ),
    boolFlag('show-labels', 'When printing, show all labels as the last column (default hide labels column)'),
    boolFlag('show-kind', 'If present, list the resource type for the requested object(s).'),
    boolFlag('show-managed-fields', 'If true, keep the managedFields when printing objects in JSON or YAML format.'),
    boolFlag('ignore-not-found', 'If set to true, suppresses NotFound error for specific objects that do not exist.'),
    boolFlag('server-print', 'If true, have the server return the appropriate table output.', { default: 'true' }),
    boolFlag(
      'allow-missing-template-keys',
      'If true, ignore any errors in templates when a field or map key is missing in the template.',
      { default: 'true' },
    ),
    textFlag('field-selector', "Selector (field query) to filter on, supports '=', '==', and '!='."),
    textFlag('sort-by', 'If non-empty, sort list types using this field specification.'),
    textFlag('template', 'Template string or path to template file to use when -o=go-template, -o=go-template-file.'),
    textFlag('subresource', 'If specified, gets the subresource of the requested object.'),
    textFlag('raw', 'Raw URI to request from the server.'),
    intFlag('chunk-size', 'Return large lists in chunks rather than all at once. Pass 0 to disable.', {
      default: '500',
    }),
    listFlag('label-columns', 'Accepts a comma separated list of labels that are going to be presented as columns.', {
      short: 'L',
    }),
  ],
  run: runGet,
};

function* runGet(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (flags.given('raw')) return yield* cli.failText('--raw is not simulated: ask for the object with get -o json');
  if (args.length === 0 && flags.list('filename').length === 0 && !flags.given('kustomize')) {
    yield* cli.error(
      'You must specify the type of resource to get. Use "kubectl api-resources" for a complete list of supported resources.\n',
    );
    return yield* cli.failText(
      'Required resource not specified.\nUse "kubectl explain <resource>" for a detailed description of that resource ' +
        "(e.g. kubectl explain pods).\nSee 'kubectl get -h' for help and examples",
    );
  }
  const misuse = misuseOf(flags);
  if (misuse !== undefined) return yield* cli.failText(misuse);
  const output = parseOutput(cli.process, outputText(flags), {
    missingKeysFail: !flags.bool('allow-missing-template-keys'),
  });
  if (!output.ok) return yield* cli.fail(output.error);
  const selected = yield* selectTargets(cli, { args, flags });
  if (!selected.ok) return yield* cli.fail(selected.error);
  if (watches(flags)) {
    if (flags.given('sort-by'))
      yield* cli.error(
        flags.bool('watch')
          ? 'warning: --watch requested, --sort-by will be ignored for watch events received'
          : 'warning: --watch-only requested, --sort-by will be ignored',
      );
    return yield* watchObjects(cli, selected.value, output.value, flags);
  }
  const subresource = subresourceProblem(selected.value, flags.text('subresource'));
  if (subresource) return yield* cli.fail(subresource);
  return yield* getOnce(cli, selected.value, output.value, flags);
}

const watches = (flags: FlagValues): boolean => flags.bool('watch') || flags.bool('watch-only');

const misuseOf = (flags: FlagValues): string | undefined =>
  flags.bool('output-watch-events') && !watches(flags)
    ? '--output-watch-events option can only be used with --watch or --watch-only'
    : undefined;

/** The status of an object is a part of it: it is printed like the object. */
function subresourceProblem(selection: Selection, subresource: string): Failure | undefined {
  if (subresource === '') return undefined;
  if (selection.targets.some(({ name }) => name === undefined))
    return textFailure('subresource cannot be used when bulk resources are specified');
  if (subresource === 'status') return undefined;
  const scaled = selection.targets.some(({ resource }) =>
    /^(?:deployments|replicasets|statefulsets)$/.test(resource.name),
  );
  if (subresource === 'scale' && scaled)
    return textFailure('--subresource=scale is not simulated: see spec.replicas and status.replicas');
  const message = 'the server could not find the requested resource';
  return { kind: 'status', status: { code: 404, reason: 'NotFound', message } };
}

const outputText = (flags: FlagValues): string => {
  const output = flags.text('output');
  return flags.given('template') && !output.includes('=')
    ? `${output || 'go-template'}=${flags.text('template')}`
    : output;
};

function* getOnce(cli: Cli, selection: Selection, output: OutputFormat, flags: FlagValues): Blocking<number> {
  yield* cli.warn(deprecationsOf(selection.targets));
  const { found, failures, answers } = fetchFound(cli, selection, flags.bool('ignore-not-found'));
  // The server's tables of several targets have no fields to sort by.
  const tables = output.format === 'table' && answers > 1;
  const sorted =
    tables && flags.given('sort-by')
      ? unsortable(flags.text('sort-by'))
      : sortFound(found, flags.text('sort-by'), output.format === 'table');
  if (!sorted.ok) return yield* cli.failText(sorted.error);
  if (output.format === 'table') {
    const text = tablesText(cli, sorted.found, selection, output.wide, flags);
    yield* cli.out(text);
    if (text === '' && failures.length === 0 && !flags.bool('ignore-not-found'))
      yield* cli.error(nothingFound(cli, selection));
  } else if (output.format === 'name') {
    yield* cli.out(sorted.found.map(({ resource, object }) => `${objectName(resource, object)}\n`).join(''));
  } else {
    const printed = printWhole(sorted.found, selection, output, flags);
    if (!printed.ok) {
      yield* cli.out(printed.printed ?? '');
      return yield* cli.fail(printed.error);
    }
    yield* cli.out(printed.value);
  }
  if (failures.length === 0) return 0;
  yield* cli.error(failuresText(failures));
  return 1;
}

/** In the order asked for; what is not found is left out if it may be. */
function fetchFound(
  cli: Cli,
  selection: Selection,
  ignoreNotFound: boolean,
): { found: Found[]; failures: Failure[]; answers: number } {
  const found: Found[] = [];
  let answers = 0;
  const failures: Failure[] = [...selection.failures];
  for (const target of selection.targets) {
    const objects = fetchTarget(cli, target, selection);
    if (objects.ok) {
      answers++;
      found.push(...objects.value.map((object) => ({ resource: target.resource, object })));
    } else if (!(ignoreNotFound && objects.error.kind === 'status' && objects.error.status.code === 404))
      failures.push(objects.error);
  }
  return { found, failures, answers };
}

function printWhole(
  found: readonly Found[],
  selection: Selection,
  output: Extract<OutputFormat, { format: 'object' | 'columns' }>,
  flags: FlagValues,
) {
  const objects = found.map(({ object }) =>
    flags.bool('show-managed-fields') ? object : withoutManagedFields(object),
  );
  const [only] = objects;
  if (output.format === 'columns') return { ok: true as const, value: output.print(objects, flags.bool('no-headers')) };
  const single = selection.targets.length === 1 && selection.targets[0]?.name !== undefined;
  if (single) return only === undefined ? { ok: true as const, value: '' } : output.print(only);
  return output.print(listOf(objects));
}

/** One table per kind, an empty line between them. */
function tablesText(cli: Cli, found: readonly Found[], selection: Selection, wide: boolean, flags: FlagValues): string {
  const groups: { resource: ApiResource; objects: KubeObject[] }[] = [];
  for (const { resource, object } of found) {
    const last = groups.at(-1);
    if (last?.resource === resource) last.objects.push(object);
    else groups.push({ resource, objects: [object] });
  }
  return groups
    .map(({ resource, objects }) => {
      const printer = createTablePrinter(tableOptions(resource, selection, wide, flags));
      const table = flags.bool('server-print') ? tableOf : genericTableOf;
      return printer.print(table(resource.kind, objects, cli.clockMs()));
    })
    .join('\n');
}

function nothingFound(cli: Cli, selection: Selection): string {
  const namespaced = !selection.allNamespaces && selection.targets.every(({ resource }) => resource.namespaced);
  return namespaced ? `No resources found in ${cli.namespace} namespace.` : 'No resources found';
}
