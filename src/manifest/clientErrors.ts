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
  if (document.problem) {
    const reading = document.problem.unread ? '' : 'error converting YAML to JSON: ';
    return `error: error parsing ${file}: ${reading}${document.problem.message}`;
  }
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

export function missingType(value: unknown): string[] {
  if (!isRecord(value)) return ['invalid object to validate'];
  return ['apiVersion', 'kind'].flatMap((name) => {
    const type = fieldOf(value, name);
    if (type !== undefined && type !== null && typeof type !== 'string') return [`${name} isn't string type`];
    return textOf(type) === '' ? [`${name} not set`] : [];
  });
}

/** kubectl reads metadata before it sends anything: whatever of it has another type ends there. */
export function metadataMismatch(value: unknown): string | undefined {
  const metadata = fieldOf(recordOf(value), 'metadata');
  if (metadata === undefined || metadata === null) return undefined;
  if (!isRecord(metadata)) return mismatch(metadata, 'metadataOnlyObject.metadata', 'v1.ObjectMeta');
  for (const name of ['annotations', 'generateName', 'labels', 'name', 'namespace']) {
    const part = fieldOf(metadata, name);
    if (part === undefined || part === null) continue;
    const at = `ObjectMeta.metadata.${name}`;
    if (name !== 'labels' && name !== 'annotations') {
      if (typeof part !== 'string') return mismatch(part, at, 'string');
      continue;
    }
    if (!isRecord(part)) return mismatch(part, at, 'map[string]string');
    const wrong = Object.values(part).find((text) => text !== null && typeof text !== 'string');
    if (wrong !== undefined) return mismatch(wrong, at, 'string');
  }
  return undefined;
}

function mismatch(value: unknown, at: string, type: string): string {
  const word = typeof value === 'boolean' ? 'bool' : Array.isArray(value) ? 'array' : typeof value;
  return `json: cannot unmarshal ${word} into Go struct field ${at} of type ${type}`;
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
