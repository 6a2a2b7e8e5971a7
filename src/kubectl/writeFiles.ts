/** What apply, create and replace have in common: every document of the named files, one after another. */
import type { Blocking } from '../process/types';
import type { Cli } from './cli';
import type { Failure } from './failure';
import type { FlagValues } from './flags/flags';
import { type FileDocument, readDocuments } from './resources/files';
import { labelledBy } from './resources/select';
import { type Placed, placeDocument, type WriteSettings, writeSettings } from './writes';

/** Sends one document to the server and says what was done. Returns why that failed. */
export type WriteDocument = (
  document: FileDocument,
  placed: Placed,
  settings: WriteSettings,
) => Blocking<Failure | undefined>;

/** A document that fails does not keep those after it from being written; all failures are told at the end. */
export function* writeFiles(cli: Cli, verb: string, flags: FlagValues, write: WriteDocument): Blocking<number> {
  const settings = writeSettings(cli, flags);
  if (!settings.ok) return yield* cli.fail(settings.error);
  const read = yield* readDocuments(cli, flags.list('filename'), {
    recursive: flags.bool('recursive'),
    validates: true,
  });
  if (!read.ok) return yield* cli.fail(read.error);
  const documents = read.value.documents.filter(labelledBy(flags.text('selector')));
  const failures: Failure[] = [...read.value.failures];
  // `replace` of nothing is well done.
  if (documents.length === 0 && failures.length === 0)
    return verb === 'replace' ? 0 : yield* cli.failText(`no objects passed to ${verb}`);
  for (const document of documents) {
    const placed = placeDocument(cli, document);
    const failure = placed.ok ? yield* write(document, placed.value, settings.value) : placed.error;
    if (failure) failures.push(failure);
  }
  return yield* cli.fail(...failures);
}
