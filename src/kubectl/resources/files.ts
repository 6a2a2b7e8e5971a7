/** Reads what `-f` names: files, directories, `-` for standard input. Models cli-runtime/pkg/resource/visitor.go. */
import { goJson } from '../../api/goJson';
import { metadataMismatch, missingType } from '../../manifest/clientErrors';
import { isErrno } from '../../process/errno';
import type { Blocking } from '../../process/types';
import type { Cli } from '../cli';
import { type Failure, failed, type Outcome, textFailure } from '../failure';
import { isObject, type JsonObject, listAt, textAt } from './json';
import { parseManifest } from './parseManifest';

/** One object as it stands in a file. */
export interface FileDocument {
  apiVersion: string;
  kind: string;
  name: string;
  namespace: string | undefined;
  /** How errors name the file: its path as typed, `STDIN`. */
  source: string;
  body: JsonObject;
}

const EXTENSIONS = ['.json', '.yaml', '.yml'];

export interface ReadFiles {
  documents: readonly FileDocument[];
  /** Files that could not be read to their end: what stands before the problem is used all the same. */
  failures: readonly Failure[];
}

/** Does the command look at the schema before it sends anything? `apply`, `create` and `replace` do. */
export interface ReadOptions {
  recursive: boolean;
  validates: boolean;
}

/** Documents in the order of the files. A path that does not exist fails it all. */
export function* readDocuments(
  cli: Cli,
  paths: readonly string[],
  { recursive, validates }: ReadOptions,
): Blocking<Outcome<ReadFiles>> {
  const documents: FileDocument[] = [];
  const failures: Failure[] = [];
  const take = (text: string, source: string) => {
    const failure = readText(text, source, documents, validates);
    if (failure) failures.push(failure);
  };
  for (const path of paths) {
    if (path === '-') {
      take(yield* cli.process.readAll(0), 'STDIN');
      continue;
    }
    if (/^https?:\/\//.test(path))
      return failed(
        `unable to read URL "${path}": kubectl does not reach the network here, save the manifest as a file`,
      );
    const files = filesAt(cli, path, recursive, true);
    if (!files.ok) return files;
    for (const file of files.value) {
      const text = readFileText(cli, file);
      if (text.ok) take(text.value, file);
      else failures.push(text.error);
    }
  }
  return { ok: true, value: { documents, failures } };
}

function filesAt(cli: Cli, path: string, recursive: boolean, named: boolean): Outcome<string[]> {
  const stat = cli.process.tryStat(path);
  if (!stat) return failed(`the path "${path}" does not exist`);
  if (stat.type !== 'directory')
    return { ok: true, value: named || EXTENSIONS.some((extension) => path.endsWith(extension)) ? [path] : [] };
  const files: string[] = [];
  for (const name of cli.process.readDirectory(path)) {
    const inside = `${path.replace(/\/$/, '')}/${name}`;
    if (cli.process.tryStat(inside)?.type === 'directory' && !recursive) continue;
    const below = filesAt(cli, inside, recursive, false);
    if (!below.ok) return below;
    files.push(...below.value);
  }
  if (named && files.length === 0)
    return failed(`error reading [${path}]: recognized file extensions are [.json .yaml .yml]`);
  return { ok: true, value: files };
}

function readFileText(cli: Cli, path: string): Outcome<string> {
  try {
    return { ok: true, value: cli.process.readFile(path) };
  } catch (error) {
    if (!isErrno(error)) throw error;
    return failed(`open ${path}: ${error.message.toLowerCase()}`);
  }
}

/** Adds what a text holds, up to the first problem. */
function readText(text: string, source: string, documents: FileDocument[], validates: boolean): Failure | undefined {
  const { values, problem } = parseManifest(text);
  for (const value of values) {
    const described = documentOf(value, source, validates);
    if (!described.ok) return described.error;
    documents.push(...described.value);
  }
  return problem === undefined ? undefined : textFailure(`error parsing ${source}: ${problem}`);
}

/** A `List` stands for its items. */
function documentOf(body: unknown, source: string, validates: boolean): Outcome<FileDocument[]> {
  const invalid = (problem: string) =>
    failed(
      `error validating "${source}": error validating data: ${problem}; ` +
        'if you choose to ignore these errors, turn validation off with --validate=false',
    );
  // What has a kind is read by its metadata first; the checks of the schema come behind.
  const problems = missingType(body);
  const unreadable = problems.length === 0 ? metadataMismatch(body) : undefined;
  if (unreadable !== undefined) return failed(`unable to decode "${source}": ${unreadable}`);
  if (problems.length > 0 && !validates && isObject(body) && textAt(body, 'kind') === '')
    return failed(`unable to decode "${source}": Object 'Kind' is missing in '${goJson(body)}'`);
  if (problems.length > 0) return invalid(problems.length === 1 ? String(problems[0]) : `[${problems.join(', ')}]`);
  if (!isObject(body)) return invalid('invalid object to validate');
  const kind = textAt(body, 'kind');
  if (validates && textAt(body, 'apiVersion').split('/').length > 2)
    return invalid(`unexpected GroupVersion string: ${textAt(body, 'apiVersion')}`);
  if (validates && kind === 'List' && !Array.isArray(body.items)) return invalid('invalid object to validate');
  if (kind.endsWith('List') && Array.isArray(body.items)) {
    const documents: FileDocument[] = [];
    for (const item of listAt(body, 'items')) {
      const inner = documentOf(item, source, validates);
      if (!inner.ok) return inner;
      documents.push(...inner.value);
    }
    return { ok: true, value: documents };
  }
  const document: FileDocument = {
    apiVersion: textAt(body, 'apiVersion'),
    kind,
    name: textAt(body, 'metadata', 'name'),
    namespace: textAt(body, 'metadata', 'namespace') || undefined,
    source,
    body,
  };
  return { ok: true, value: [document] };
}
