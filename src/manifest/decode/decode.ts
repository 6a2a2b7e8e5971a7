/**
 * JSON → an object of the API: wrong types are refused and unknown fields found, in the words of sigs.k8s.io/json.
 * Fields that Go would not write again (null, empty ones with omitempty) are dropped, as a round trip through the server does.
 */

import { byCodePoint } from '../../api/goJson';
import { fieldOf, isRecord, type JsonObject, recordOf, setField, textOf } from '../../api/json';
import { fail, type KubeObject, type Result, succeed } from '../../api/meta';
import { type Field, fieldsOf, structOfKind } from '../schema/schema';
import { decodeScalar, type GoPlace, isEmptyScalar, typeMismatch } from './decodeScalar';

export interface DecodedObject {
  object: KubeObject;
  /** Paths of fields that the type does not have: `spec.containers[0].comand`, in the order the server lists them. */
  unknownFields: readonly string[];
}

interface DecodeRun {
  unknownFields: string[];
  /** The first wrong type: what Go's decoder reports at the end. */
  mismatch?: string;
}

export type FieldValidation = 'Strict' | 'Warn' | 'Ignore';

/** The error is what follows `Pod in version "v1" cannot be handled as a Pod: `. Kinds without a schema pass as they are. */
export function decodeObject(value: unknown): Result<DecodedObject, string> {
  const source = recordOf(value);
  const apiVersion = textOf(fieldOf(source, 'apiVersion'));
  const kind = textOf(fieldOf(source, 'kind'));
  const struct = structOfKind(apiVersion, kind);
  if (!isRecord(value))
    return fail(`json: cannot unmarshal ${jsonWord(value)} into Go value of type v1.${kind || 'Pod'}`);
  if (struct === undefined) return succeed({ object: asObject(source, apiVersion, kind), unknownFields: [] });
  const run: DecodeRun = { unknownFields: [] };
  const decoded = decodeStruct(run, source, struct, '', []);
  if (run.mismatch !== undefined) return fail(run.mismatch);
  return succeed({ object: asObject(decoded, apiVersion, kind), unknownFields: run.unknownFields });
}

/** decodeObject as the server answers it: unknown fields are an error, warnings or nothing. */
export function decode(
  value: unknown,
  fieldValidation: FieldValidation = 'Strict',
): Result<{ object: KubeObject; warnings: readonly string[] }, string> {
  const decoded = decodeObject(value);
  if (!decoded.ok) return decoded;
  const findings = decoded.value.unknownFields.map((path) => `unknown field "${path}"`);
  if (fieldValidation === 'Strict' && findings.length > 0) return fail(`strict decoding error: ${findings.join(', ')}`);
  return succeed({ object: decoded.value.object, warnings: fieldValidation === 'Warn' ? findings : [] });
}

const asObject = (fields: JsonObject, apiVersion: string, kind: string): KubeObject => ({
  ...fields,
  apiVersion,
  kind,
  metadata: recordOf(fieldOf(fields, 'metadata')),
});

function decodeStruct(
  run: DecodeRun,
  source: JsonObject,
  struct: string,
  path: string,
  stack: readonly string[],
): JsonObject {
  const fields = fieldsOf(struct);
  const out: JsonObject = {};
  for (const name of Object.keys(source).sort(byCodePoint)) {
    const field = fields.get(name);
    const at = path === '' ? name : `${path}.${name}`;
    if (!field) {
      run.unknownFields.push(at);
      continue;
    }
    const place = { struct, stack: [...stack, name] };
    const decoded = decodeField(run, fieldOf(source, name), field, at, place);
    if (decoded !== undefined) setField(out, name, decoded);
  }
  return out;
}

/** undefined: Go would leave the field out when it writes the object again. */
function decodeField(run: DecodeRun, value: unknown, field: Field, path: string, place: GoPlace): unknown {
  if (value === null || value === undefined) return undefined;
  const { type, keepsEmpty } = field;
  if (type.is === 'struct') {
    if (isRecord(value)) return decodeStruct(run, value, type.name, path, place.stack);
    return mismatched(run, value, field, place);
  }
  if (type.is === 'list') {
    if (!Array.isArray(value)) return mismatched(run, value, field, place);
    const items = value.map((item, index) =>
      decodeItem(run, item, { type: type.of, keepsEmpty: true }, `${path}[${index}]`, place),
    );
    return items.length > 0 || keepsEmpty ? items : undefined;
  }
  if (type.is === 'map') {
    if (!isRecord(value)) return mismatched(run, value, field, place);
    const out: JsonObject = {};
    for (const key of Object.keys(value)) {
      const item = decodeItem(run, fieldOf(value, key), { type: type.of, keepsEmpty: true }, `${path}.${key}`, place);
      setField(out, key, item);
    }
    return Object.keys(out).length > 0 || keepsEmpty ? out : undefined;
  }
  const decoded = decodeScalar(value, type, place);
  if (!decoded.ok) {
    run.mismatch ??= decoded.error;
    return undefined;
  }
  return isEmptyScalar(decoded.value) && !keepsEmpty ? undefined : decoded.value;
}

/** Elements cannot be left out: null becomes the type's zero. */
function decodeItem(run: DecodeRun, value: unknown, field: Field, path: string, place: GoPlace): unknown {
  const decoded = decodeField(run, value, field, path, place);
  if (decoded !== undefined) return decoded;
  if (field.type.is === 'struct') return {};
  return field.type.is === 'list' ? [] : field.type.is === 'bool' ? false : field.type.is === 'string' ? '' : 0;
}

function mismatched(run: DecodeRun, value: unknown, { type }: Field, place: GoPlace): undefined {
  run.mismatch ??= typeMismatch(value, type, place);
  return undefined;
}

const jsonWord = (value: unknown): string =>
  Array.isArray(value) ? 'array' : typeof value === 'boolean' ? 'bool' : value === null ? 'null' : typeof value;
