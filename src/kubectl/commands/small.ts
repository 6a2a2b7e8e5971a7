/** `top`, `diff`, `options`, `completion`. */
import { preciseTimestampOf } from '../../api/time';
import { printYaml } from '../../api/yamlPrint';
import type { Blocking } from '../../process/types';
import { lastAppliedOf, withLastApplied } from '../apply/lastApplied';
import { threeWayPatch } from '../apply/threeWay';
import { type Cli, type Command, usageFailure } from '../cli';
import type { Failure } from '../failure';
import { boolFlag, type FlagSpec, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { globalFlags } from '../flags/global';
import { flagLines } from '../help';
import { readDocuments } from '../resources/files';
import { allNamespacesFlag, NO_KUSTOMIZE, selectionFlags } from '../resources/select';
import { placeDocument } from '../writes';
import { type DiffFile, unifiedDiff } from './unifiedDiff';

const topFlags: readonly FlagSpec[] = [
  textFlag('selector', 'Selector (label query) to filter on.', { short: 'l' }),
  textFlag('sort-by', 'If non-empty, sort the list using specified field.'),
  boolFlag('no-headers', 'If present, print output without headers'),
];

const topPodFlags: readonly FlagSpec[] = [
  ...topFlags,
  allNamespacesFlag,
  boolFlag('containers', 'If present, print usage of containers within a pod.'),
];

const top = (name: string, short: string): Command => ({
  name,
  aliases: [`${name}s`, name.slice(0, 2)],
  use: `${name} [NAME | -l label] [options]`,
  short,
  flags: name === 'pod' ? topPodFlags : topFlags,
  run: (cli) => cli.failText('Metrics API not available'),
});

export const topCommand: Command = {
  name: 'top',
  use: 'top [flags] [options]',
  short: 'Display resource (CPU/memory) usage',
  flags: [],
  subcommands: [
    top('node', 'Display resource (CPU/memory) usage of nodes'),
    top('pod', 'Display resource (CPU/memory) usage of pods'),
  ],
};

export const diffCommand: Command = {
  name: 'diff',
  use: 'diff -f FILENAME [options]',
  short: 'Diff the live version against a would-be applied version',
  flags: [
    ...selectionFlags,
    boolFlag('server-side', 'If true, apply runs in the server instead of the client.'),
    boolFlag('show-managed-fields', 'If true, include managed fields in the diff.'),
    intFlag('concurrency', 'Number of objects to process in parallel when diffing against the live version.', {
      default: '1',
    }),
  ],
  needsSchema: true,
  run: runDiff,
};

/** Exit code 1 says that there are differences. The would-be version is what the server answers to a dry run. */
function* runDiff(cli: Cli, { flags }: ParsedArguments): Blocking<number> {
  if (flags.list('filename').length === 0) {
    const text = flags.given('kustomize') ? NO_KUSTOMIZE : 'must specify one of -f and -k';
    return yield* fatal(cli, { kind: 'text', text });
  }
  const read = yield* readDocuments(cli, flags.list('filename'), {
    recursive: flags.bool('recursive'),
    validates: false,
  });
  if (!read.ok) return yield* fatal(cli, read.error);
  let differs = false;
  for (const document of read.value.documents) {
    const placed = placeDocument(cli, document);
    if (!placed.ok) return yield* fatal(cli, placed.error);
    const { resource, namespace, body } = placed.value;
    const live = cli.client.get(resource, namespace, document.name);
    const options = { dryRun: true, fieldValidation: 'Strict' } as const;
    const patch = live.ok
      ? threeWayPatch(lastAppliedOf(live.value) ?? {}, withLastApplied(body), { ...live.value })
      : {};
    const merged = live.ok
      ? cli.client.patch(resource, namespace, document.name, { type: 'strategic', body: patch }, options)
      : cli.client.create(resource, namespace, body, options);
    if (!merged.ok) return yield* fatal(cli, { kind: 'status', status: merged.error });
    const group = resource.group === '' ? '' : `${resource.group}.`;
    const file = `${group}${resource.version}.${resource.kind}.${namespace ?? ''}.${document.name}`;
    const diff = unifiedDiff(
      writtenAs(cli, 'LIVE', file),
      writtenAs(cli, 'MERGED', file),
      live.ok ? printYaml(live.value) : '',
      printYaml(merged.value.object),
    );
    if (diff === '') continue;
    differs = true;
    yield* cli.out(diff);
  }
  if (read.value.failures.length > 0) return yield* fatal(cli, ...read.value.failures);
  return differs ? 1 : 0;
}

/** A file of a temporary folder, whose number is chance. */
function writtenAs(cli: Cli, folder: 'LIVE' | 'MERGED', file: string): DiffFile {
  const nowMs = cli.clockMs();
  const number = 1_000_000_000 + ((nowMs * (folder === 'LIVE' ? 7919 : 104_729)) % 3_000_000_000);
  const time = preciseTimestampOf(nowMs).replace('T', ' ').replace('Z', ' +0000');
  return { path: `/tmp/${folder}-${number}/${file}`, time };
}

/** 1 is for differences: what goes wrong is 2. */
function* fatal(cli: Cli, ...failures: readonly Failure[]): Blocking<number> {
  yield* cli.fail(...failures);
  return 2;
}

export const optionsCommand: Command = {
  name: 'options',
  use: 'options',
  short: 'Print the list of flags inherited by all commands',
  flags: [],
  *run(cli) {
    const shown = globalFlags.filter(({ hidden }) => !hidden);
    yield* cli.out(`The following options can be passed to any command:\n\n${flagLines(shown)}`);
    return 0;
  },
};

export const completionCommand: Command = {
  name: 'completion',
  use: 'completion SHELL [options]',
  short: 'Output shell completion code for the specified shell (bash, zsh, fish, or powershell)',
  flags: [],
  *run(cli, { args }) {
    if (args[0] === undefined) return yield* cli.fail(usageFailure('completion', 'Shell not specified.'));
    yield* cli.out('# completion is built into this terminal: press Tab\n');
    return 0;
  },
};
