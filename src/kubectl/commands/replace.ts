/** `kubectl replace`. Models kubectl/pkg/cmd/replace/replace.go. */
import type { Blocking } from '../../process/types';
import { withLastApplied } from '../apply/lastApplied';
import type { Cli, Command } from '../cli';
import { LAST_APPLIED } from '../describe/metadata';
import { type Failure, fromServer, textFailure, withSource } from '../failure';
import { boolFlag, durationFlag, intFlag, type ParsedArguments, textFlag } from '../flags/flags';
import type { FileDocument } from '../resources/files';
import { valueAt } from '../resources/json';
import { resourceTypeName } from '../resources/mapping';
import { selectionFlags } from '../resources/select';
import { watchUntil } from '../waiting';
import { writeFiles } from '../writeFiles';
import { announce, asObject, type Placed, validateFlag, type WriteSettings, writeFlagsOf } from '../writes';

export const replaceCommand: Command = {
  name: 'replace',
  use: 'replace -f FILENAME [options]',
  short: 'Replace a resource by file name or stdin',
  examples: `# Replace a pod using the data in pod.json
kubectl replace -f ./pod.json

# Force replace, delete and then re-create the resource
kubectl replace --force -f ./pod.json`,
  flags: [
    ...selectionFlags.filter(({ name }) => name !== 'selector'),
    ...writeFlagsOf('kubectl-replace'),
    validateFlag,
    boolFlag('force', 'If true, immediately remove resources from API and bypass graceful deletion.'),
    boolFlag('save-config', 'If true, the configuration of current object will be saved in its annotation.'),
    boolFlag('wait', 'If true, wait for resources to be gone before returning.'),
    intFlag('grace-period', 'Period of time in seconds given to the resource to terminate gracefully.', {
      default: '-1',
    }),
    durationFlag('timeout', 'The length of time to wait before giving up on a delete'),
    textFlag('cascade', 'Must be "background", "orphan", or "foreground".', {
      default: 'background',
      withoutValue: 'background',
    }),
    textFlag('subresource', 'If specified, replace will operate on the subresource of the requested object.'),
    textFlag('raw', 'Raw URI to PUT to the server.'),
  ],
  needsSchema: true,
  run: runReplace,
};

function* runReplace(cli: Cli, { flags }: ParsedArguments): Blocking<number> {
  if (flags.list('filename').length === 0) return yield* cli.failText('must specify one of -f and -k');
  if (flags.given('raw')) return yield* cli.failText('kubectl replace --raw is not simulated');
  if (!flags.bool('force')) {
    if (flags.int('grace-period') >= 0) return yield* cli.failText('--grace-period must have --force specified');
    if (flags.duration('timeout') !== 0) return yield* cli.failText('--timeout must have --force specified');
  }
  return yield* writeFiles(cli, 'replace', flags, (document, placed, settings) =>
    flags.bool('force')
      ? recreate(cli, document, placed, settings, flags.int('grace-period'))
      : replaceOne(cli, document, placed, settings, flags.bool('save-config')),
  );
}

function* replaceOne(
  cli: Cli,
  document: FileDocument,
  { resource, namespace, body }: Placed,
  settings: WriteSettings,
  saveConfig: boolean,
): Blocking<Failure | undefined> {
  if (document.name === '')
    return withSource(textFailure('resource name may not be empty'), 'replacing', document.source);
  const live = fromServer(cli.client.get(resource, namespace, document.name));
  if (!live.ok) return withSource(live.error, 'replacing', document.source);
  if (settings.dryRun === 'client') {
    yield* announce(cli, settings, resource, asObject(body), 'replaced');
    return undefined;
  }
  // What `apply` wrote down is kept up only if the new object carries it, or --save-config.
  const keeps = saveConfig || valueAt(body, 'metadata', 'annotations', LAST_APPLIED) !== undefined;
  const updated = fromServer(
    cli.client.update(resource, namespace, keeps ? withLastApplied(body) : body, settings.options),
  );
  if (!updated.ok) return withSource(updated.error, 'replacing', document.source);
  yield* cli.warn(updated.value.warnings);
  yield* announce(cli, settings, resource, updated.value.object, 'replaced');
  return undefined;
}

/** --force deletes, waits until it is gone, and creates anew. */
function* recreate(
  cli: Cli,
  document: FileDocument,
  { resource, namespace, body }: Placed,
  settings: WriteSettings,
  gracePeriodSeconds: number,
): Blocking<Failure | undefined> {
  const { name } = document;
  const options = { gracePeriodSeconds: Math.max(0, gracePeriodSeconds) };
  const deleted = fromServer(cli.client.delete(resource, namespace, name, options));
  if (deleted.ok) {
    const where = namespace ? ` from ${namespace} namespace` : '';
    yield* cli.out(`${resourceTypeName(resource)} "${name}" deleted${where}\n`);
    yield* watchUntil(cli, resource, { name, ...(namespace === undefined ? {} : { namespace }) }, () =>
      cli.client.get(resource, namespace, name).ok ? undefined : true,
    );
  }
  const created = fromServer(cli.client.create(resource, namespace, body, settings.options));
  if (!created.ok) return withSource(created.error, 'creating', document.source);
  yield* cli.warn(created.value.warnings);
  yield* announce(cli, settings, resource, created.value.object, 'replaced');
  return undefined;
}
