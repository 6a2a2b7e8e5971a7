/**
 * What kubectl itself refuses before it asks the server, and how it prints what the server refuses.
 * Models cli-runtime/pkg/resource visitors, kubectl/pkg/validation and kubectl/pkg/cmd/util CheckErr.
 */
import { fieldOf, isRecord, recordOf, textOf } from '../api/json';
import type { StatusError } from '../api/meta';
import { resourceOfKind } from '../api/resources';
import type { ManifestDocument } from './yaml/parsedFile';

/** The error of reading one document of a file, as kubectl prints it; undefined if it may be sent. */
export function clientError(document: ManifestDocument, file: string): string | undefined {
  if (document.problem)
    return `error: error parsing ${file}: error converting YAML to JSON: ${document.problem.message}`;
  const { value } = document;
  const unreadable = metadataMismatch(value);
  if (unreadable !== undefined) return `error: unable to decode "${file}": ${unreadable}`;
  const problems = missingType(value);
  if (problems.length > 0) {
    const list = problems.length === 1 ? problems[0] : `[${problems.join(', ')}]`;
    return `error: error validating "${file}": error validating data: ${list}; if you choose to ignore these errors, turn validation off with --validate=false`;
  }
  return noMatch(value, file);
}

function missingType(value: unknown): string[] {
  if (!isRecord(value)) return ['invalid object to validate'];
  const problems: string[] = [];
  if (textOf(fieldOf(value, 'apiVersion')) === '') problems.push('apiVersion not set');
  if (textOf(fieldOf(value, 'kind')) === '') problems.push('kind not set');
  return problems;
}

/** kubectl reads names and labels before it sends anything. */
function metadataMismatch(value: unknown): string | undefined {
  const metadata = recordOf(fieldOf(recordOf(value), 'metadata'));
  for (const name of ['name', 'namespace']) {
    const text = fieldOf(metadata, name);
    if (text === undefined || text === null || typeof text === 'string') continue;
    const word = typeof text === 'boolean' ? 'bool' : Array.isArray(text) ? 'array' : typeof text;
    return `json: cannot unmarshal ${word} into Go struct field ObjectMeta.metadata.${name} of type string`;
  }
  return undefined;
}

function noMatch(value: unknown, file: string): string | undefined {
  const object = recordOf(value);
  const apiVersion = textOf(fieldOf(object, 'apiVersion'));
  const kind = textOf(fieldOf(object, 'kind'));
  if (resourceOfKind(apiVersion, kind) || kind === 'List') return undefined;
  const metadata = recordOf(fieldOf(object, 'metadata'));
  const name = textOf(fieldOf(metadata, 'name'));
  const namespace = textOf(fieldOf(metadata, 'namespace'));
  return `error: resource mapping not found for name: "${name}" namespace: "${namespace}" from "${file}": no matches for kind "${kind}" in version "${apiVersion}"\nensure CRDs are installed first`;
}

/** A refusal of the server: an `Invalid` one lists its causes, the rest names its reason. */
export function serverErrorText(error: StatusError, doing = ''): string {
  const causes = error.details?.causes ?? [];
  if (error.reason === 'Invalid' && error.details) {
    const { kind = '', name = '' } = error.details;
    const lines = causes.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`));
    const head = `The ${kind} "${name}" is invalid`;
    if (lines.length === 0) return head;
    return lines.length === 1 ? `${head}: ${lines[0]}` : `${head}: \n${lines.map((line) => `* ${line}`).join('\n')}`;
  }
  return `Error from server (${error.reason}): ${doing}${error.message}`;
}
