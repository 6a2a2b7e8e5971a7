/** Everything there is to say about a text in the editor: what kubectl, the server and we would say, and where. */
import { fieldOf, isRecord, type JsonObject, recordOf, recordsOf, textOf } from '../../api/json';
import { API_RESOURCES, apiVersionOf, NOT_SIMULATED, resourceOfKind } from '../../api/resources';
import { decodeObject } from '../decode/decode';
import { applyDefaults } from '../defaults/applyDefaults';
import { fieldsOf, structOfKind } from '../schema/schema';
import { errorText, type FieldError } from '../validate/fieldError';
import { validate } from '../validate/validate';
import { warningsFor } from '../warnings';
import { objectsOf } from '../yaml/objects';
import { MAX_MANIFEST_LENGTH, parseDocuments } from '../yaml/parseDocuments';
import type { ManifestDocument, Path } from '../yaml/parsedFile';
import { keyRangeOf, parseFieldPath, rangeOf } from '../yaml/ranges';
import type { Diagnostic } from './diagnostic';
import { addVolume, makeSidecar, removeField, renameField, replaceValue } from './fixes';
import { nearest } from './nearest';
import { neverEndingInits } from './neverEnding';
import { claimsInVain, storageOffers } from './storage';

const MOST_FINDINGS = 100;

/** `elsewhere`: what the scenario's other files have for claims, see storageOffers. */
export function diagnose(text: string, elsewhere: readonly string[] = []): Diagnostic[] {
  const { documents, tooLarge } = parseDocuments(text);
  if (tooLarge) {
    const params = { most: Math.floor(MAX_MANIFEST_LENGTH / 1024) };
    return [{ severity: 'error', code: 'manifest.too-large', params, range: { start: 0, end: 1 }, fixes: [] }];
  }
  const offers = new Set([...elsewhere, ...storageOffers(text)]);
  return objectsOf(documents)
    .flatMap((document) => ofDocument(document, offers))
    .slice(0, MOST_FINDINGS);
}

function ofDocument(document: ManifestDocument, offers: ReadonlySet<string>): Diagnostic[] {
  const { problem, value } = document;
  if (problem)
    return [finding('error', 'manifest.not-yaml', { message: problem.message }, problem.range, problem.message)];
  if (!isRecord(value)) return [finding('error', 'manifest.not-an-object', {}, rangeOf(document, []))];
  const typing = ofKind(document, value);
  if (typing.length > 0) return typing;
  const decoded = decodeObject(value);
  if (!decoded.ok) return [wrongType(document, decoded.error)];
  const unknown = decoded.value.unknownFields.map((field) => unknownField(document, value, field));
  const object = applyDefaults(decoded.value.object);
  const misspelt = new Set(decoded.value.unknownFields.map((field, index) => meant(field, unknown[index])));
  return [
    ...unknown,
    ...validate(object)
      // A field that is missing because it is misspelt is one mistake, not two.
      .filter(({ type, field }) => type !== 'Required value' || !misspelt.has(field))
      .map((error) => refused(document, value, error)),
    ...warningsFor(object).map((warning) => warned(document, warning)),
    ...neverEndingInits(document, value),
    ...claimsInVain(document, value, offers),
  ];
}

function finding(
  severity: Diagnostic['severity'],
  code: string,
  params: Diagnostic['params'],
  range: Diagnostic['range'],
  said?: string,
  fixes: Diagnostic['fixes'] = [],
): Diagnostic {
  return { severity, code, params, range, fixes, ...(said === undefined ? {} : { said }) };
}

function ofKind(document: ManifestDocument, value: JsonObject): Diagnostic[] {
  const kind = textOf(fieldOf(value, 'kind'));
  const apiVersion = textOf(fieldOf(value, 'apiVersion'));
  const range = rangeOf(document, kind === '' ? [] : ['kind']);
  if (kind === '') return [finding('error', 'manifest.kind-missing', {}, range, 'kind not set')];
  if (apiVersion === '') {
    const known = API_RESOURCES.find((resource) => resource.kind === kind);
    const params = { kind, version: known ? apiVersionOf(known) : '' };
    const code = known ? 'manifest.version-missing.known' : 'manifest.version-missing';
    return [finding('error', code, params, range, 'apiVersion not set')];
  }
  if (resourceOfKind(apiVersion, kind) || kind === 'List') return [];
  const said = `no matches for kind "${kind}" in version "${apiVersion}"`;
  if (NOT_SIMULATED.some((one) => one.kind === kind && one.apiVersion === apiVersion))
    return [finding('warning', 'manifest.kind-not-simulated', { kind }, range)];
  const sameKind = API_RESOURCES.find((resource) => resource.kind === kind);
  if (sameKind) {
    const version = apiVersionOf(sameKind);
    const fixes = [replaceValue(document, ['apiVersion'], version)];
    return [
      finding(
        'error',
        'manifest.version-wrong',
        { kind, version, apiVersion },
        rangeOf(document, ['apiVersion']),
        said,
        fixes,
      ),
    ];
  }
  const likely = nearest(
    kind,
    API_RESOURCES.map((resource) => resource.kind),
  );
  if (likely === undefined) return [finding('error', 'manifest.kind-unknown', { kind }, range, said)];
  const fixes = [replaceValue(document, ['kind'], likely)];
  return [finding('error', 'manifest.kind-unknown.nearest', { kind, nearest: likely }, range, said, fixes)];
}

/** Go names the field without indices: the first place where that field has the wrong type is as near as it gets. */
function wrongType(document: ManifestDocument, error: string): Diagnostic {
  const names = /Go struct field \w+\.([\w.]+) of type (\S+)/.exec(error);
  const range = names
    ? rangeOf(document, firstPath(document.value, (names[1] ?? '').split('.')))
    : rangeOf(document, []);
  return finding('error', 'manifest.wrong-type', { message: error }, range, error);
}

function firstPath(value: unknown, names: readonly string[]): Path {
  const path: (string | number)[] = [];
  let current = value;
  for (const name of names) {
    while (Array.isArray(current)) {
      const at = current.findIndex((item) => isRecord(item) && Object.hasOwn(item, name));
      path.push(Math.max(at, 0));
      current = current[Math.max(at, 0)];
    }
    path.push(name);
    current = fieldOf(recordOf(current), name);
  }
  return path;
}

function unknownField(document: ManifestDocument, value: JsonObject, field: string): Diagnostic {
  const path = parseFieldPath(field);
  const name = String(path.at(-1) ?? '');
  const said = `unknown field "${field}"`;
  const siblings = knownFields(value, path);
  const likely = nearest(name, siblings);
  const range = keyRangeOf(document, path);
  const removal = removeField(document, path);
  if (likely === undefined) return finding('error', 'manifest.unknown-field', { field: name }, range, said, removal);
  const fixes = [renameField(document, path, likely), ...removal];
  return finding('error', 'manifest.unknown-field.nearest', { field: name, nearest: likely }, range, said, fixes);
}

/** `spec.containers[0].imagee` → the field that was meant, `spec.containers[0].image`. */
const meant = (field: string, finding: Diagnostic | undefined): string =>
  `${field.slice(0, field.lastIndexOf('.') + 1)}${finding?.params.nearest ?? ''}`;

/** Names of the fields beside the one at the path. */
function knownFields(value: JsonObject, path: Path): string[] {
  let struct = structOfKind(textOf(value.apiVersion), textOf(value.kind));
  for (const step of path.slice(0, -1)) {
    if (typeof step === 'number' || struct === undefined) continue;
    let type = fieldsOf(struct).get(step)?.type;
    while (type && (type.is === 'list' || type.is === 'map')) type = type.of;
    struct = type?.is === 'struct' ? type.name : undefined;
  }
  return struct === undefined ? [] : [...fieldsOf(struct).keys()];
}

const INIT_FIELD = /^((?:.*\.)?spec\.initContainers\[\d+\])\.(?:lifecycle|\w+Probe)$/;

function refused(document: ManifestDocument, value: JsonObject, error: FieldError): Diagnostic {
  const path = parseFieldPath(error.field);
  const said = errorText(error);
  const range = rangeOf(document, path);
  const init = INIT_FIELD.exec(error.field);
  if (init && error.type === 'Forbidden') {
    const container = path.slice(0, -1);
    const params = { field: String(path.at(-1)), name: textOf(recordOf(at(value, container)).name) };
    const fixes = [...makeSidecar(document, container), ...removeField(document, path)];
    return finding('error', 'manifest.only-for-sidecars', params, keyRangeOf(document, path), said, fixes);
  }
  if (error.type === 'Not found' && /volumeMounts\[\d+\]\.name$/.test(error.field)) {
    const spec = path.slice(0, path.lastIndexOf('spec') + 1);
    const name = textOf(at(value, path));
    return finding(
      'error',
      'manifest.volume-missing',
      { name },
      range,
      said,
      name === '' ? [] : addVolume(document, spec, name),
    );
  }
  if (error.type === 'Duplicate value' && path.at(-1) === 'name') {
    const name = textOf(at(value, path));
    const fixes = name === '' ? [] : [replaceValue(document, path, uniqueName(value, path, name))];
    return finding('error', 'manifest.duplicate-name', { name }, range, said, fixes);
  }
  return finding('error', 'manifest.refused', { message: said }, range, said);
}

/** Container names must differ across both lists, so both are looked at. */
function uniqueName(value: JsonObject, path: Path, name: string): string {
  const owner = recordOf(at(value, path.slice(0, -3)));
  const taken = new Set(Object.values(owner).flatMap((list) => recordsOf(list).map((item) => textOf(item.name))));
  for (let number = 2; ; number++) if (!taken.has(`${name}-${number}`)) return `${name}-${number}`;
}

function at(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (Array.isArray(current)) current = typeof step === 'number' ? current[step] : undefined;
    else current = fieldOf(recordOf(current), String(step));
  }
  return current;
}

function warned(document: ManifestDocument, warning: string): Diagnostic {
  const field = warning.slice(0, Math.max(0, warning.indexOf(': ')));
  return finding(
    'warning',
    'manifest.warned',
    { message: warning },
    rangeOf(document, parseFieldPath(field)),
    `Warning: ${warning}`,
  );
}
