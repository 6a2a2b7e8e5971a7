/** `kubectl create -f`. Models kubectl/pkg/cmd/create/create.go. What it makes without a file is in createKinds.ts. */
import type { Blocking } from '../../process/types';
import { withLastApplied } from '../apply/lastApplied';
import { type Cli, type Command, usageFailure } from '../cli';
import { type Failure, withSource } from '../failure';
import { boolFlag, type ParsedArguments, textFlag } from '../flags/flags';
import type { FileDocument } from '../resources/files';
import { selectionFlags } from '../resources/select';
import { writeFiles } from '../writeFiles';
import { announce, createBody, type Placed, validateFlag, type WriteSettings, writeFlagsOf } from '../writes';
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
  if (flags.given('raw')) return yield* cli.failText('kubectl create --raw is not simulated');
  if (flags.bool('edit')) return yield* cli.failText('create --edit is not simulated: edit the file, then create it');
  return yield* writeFiles(cli, 'create', flags, (document, placed, settings) =>
    createOne(cli, document, placed, settings, flags.bool('save-config')),
  );
}

function* createOne(
  cli: Cli,
  { source }: FileDocument,
  placed: Placed,
  settings: WriteSettings,
  saveConfig: boolean,
): Blocking<Failure | undefined> {
  const body = saveConfig ? withLastApplied(placed.body) : placed.body;
  const created = createBody(cli, { ...placed, body }, settings);
  if (!created.ok) return withSource(created.error, 'creating', source);
  yield* cli.warn(created.value.warnings);
  yield* announce(cli, settings, placed.resource, created.value.object, 'created');
  return undefined;
}
