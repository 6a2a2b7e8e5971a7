/** `kubectl create -f`. Models kubectl/pkg/cmd/create/create.go. What it makes without a file is in createKinds.ts. */
import type { Blocking } from '../../process/types';
import { withLastApplied } from '../apply/lastApplied';
import { type Cli, type Command, usageFailure } from '../cli';
import { type Failure, withSource } from '../failure';
import { boolFlag, type ParsedArguments, textFlag } from '../flags/flags';
import { readDocuments } from '../resources/files';
import { selectionFlags } from '../resources/select';
import { announce, createBody, placeDocument, validateFlag, writeFlagsOf, writeSettings } from '../writes';
import { createSubcommands } from './createKinds';

export const saveConfigFlag = boolFlag(
  'save-config',
  'If true, the configuration of current object will be saved in its annotation. Otherwise, the annotation will be unchanged.',
);

export const createCommand: Command = {
  name: 'create',
  use: 'create -f FILENAME [options]',
  short: 'Create a resource from a file or from stdin',
  long: 'Create a resource from a file or from stdin.\n\n JSON and YAML formats are accepted.',
  examples: `# Create a pod using the data in pod.json
kubectl create -f ./pod.json

# Create a pod based on the JSON passed into stdin
cat pod.json | kubectl create -f -`,
  flags: [
    ...selectionFlags,
    ...writeFlagsOf('kubectl-create'),
    validateFlag,
    saveConfigFlag,
    boolFlag('edit', 'Edit the API resource before creating'),
    boolFlag(
      'windows-line-endings',
      'Only relevant if --edit=true. Defaults to the line ending native to your platform.',
    ),
    textFlag('raw', 'Raw URI to POST to the server.'),
  ],
  needsSchema: true,
  subcommands: createSubcommands,
  run: runCreate,
};

function* runCreate(cli: Cli, { args, flags }: ParsedArguments): Blocking<number> {
  if (flags.list('filename').length === 0) {
    if (args[0] === undefined) return yield* cli.failText('must specify one of -f and -k');
    return yield* cli.fail(usageFailure('create', `Unexpected args: [${args.join(' ')}]`));
  }
  if (flags.bool('edit')) return yield* cli.failText('create --edit is not simulated: edit the file, then create it');
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const read = yield* readDocuments(cli, flags.list('filename'), flags.bool('recursive'));
  if (!read.ok) return yield* cli.fail(read.error);
  const failures: Failure[] = [...read.value.failures];
  if (read.value.documents.length === 0 && failures.length === 0)
    return yield* cli.failText('no objects passed to create');
  for (const document of read.value.documents) {
    const placed = placeDocument(cli, document);
    if (!placed.ok) {
      failures.push(placed.error);
      continue;
    }
    const body = flags.bool('save-config') ? withLastApplied(placed.value.body) : placed.value.body;
    const created = createBody(cli, { ...placed.value, body }, settings.value);
    if (!created.ok) {
      failures.push(withSource(created.error, 'creating', document.source));
      continue;
    }
    yield* cli.warn(created.value.warnings);
    yield* announce(cli, settings.value, placed.value.resource, created.value.object, 'created');
  }
  return yield* cli.fail(...failures);
}
