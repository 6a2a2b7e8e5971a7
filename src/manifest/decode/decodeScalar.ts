/** Single values: whether JSON fits a Go type, and what Go's decoder says when it does not. */
import { fail, type Result, succeed } from '../../api/meta';
import { formatQuantity, parseQuantity } from '../../api/quantity';
import { isTimestamp } from '../../api/time';
import { type FieldType, goTypeName } from '../schema/schema';

/** Where Go's decoder stands: the innermost struct and the JSON names from the root, without indices and map keys. */
export interface GoPlace {
  struct: string;
  stack: readonly string[];
}

export const isEmptyScalar = (value: unknown): boolean => value === '' || value === false || value === 0;

/** `json: cannot unmarshal number into Go struct field EnvVar.spec.containers.env.value of type string`. */
export function typeMismatch(value: unknown, type: FieldType, place: GoPlace, withNumber = false): string {
  const word = withNumber && typeof value === 'number' ? `number ${value}` : jsonWord(value);
  return `json: cannot unmarshal ${word} into Go struct field ${place.struct}.${place.stack.join('.')} of type ${goTypeName(type)}`;
}

function jsonWord(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}

const INT32 = 2 ** 31;

export function decodeScalar(value: unknown, type: FieldType, place: GoPlace): Result<unknown, string> {
  switch (type.is) {
    case 'any':
      return succeed(value);
    case 'string':
      return typeof value === 'string' ? succeed(value) : fail(typeMismatch(value, type, place));
    case 'bool':
      return typeof value === 'boolean' ? succeed(value) : fail(typeMismatch(value, type, place));
    case 'int32':
    case 'int64':
      if (typeof value !== 'number') return fail(typeMismatch(value, type, place));
      return Number.isInteger(value) && (type.is === 'int64' || (value >= -INT32 && value < INT32))
        ? succeed(value)
        : fail(typeMismatch(value, type, place, true));
    case 'intOrString':
      return decodeIntOrString(value);
    case 'quantity':
      return decodeQuantity(value);
    case 'time':
      return decodeTime(value);
    case 'bytes':
      return decodeBytes(value, type, place);
    default:
      return fail(typeMismatch(value, type, place));
  }
}

function decodeIntOrString(value: unknown): Result<unknown, string> {
  if (typeof value === 'string') return succeed(value);
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < INT32) return succeed(value);
  const word = typeof value === 'number' ? `number ${value}` : jsonWord(value);
  return fail(`json: cannot unmarshal ${word} into Go value of type int32`);
}

/** Go keeps no text of a quantity: what was `0.5` or `1024Mi` is `500m` and `1Gi` when the server writes it again. */
function decodeQuantity(value: unknown): Result<unknown, string> {
  const input = typeof value === 'string' ? value.trim() : typeof value === 'number' ? value : 'x';
  const parsed = parseQuantity(input);
  return parsed.ok ? succeed(formatQuantity(parsed.value)) : parsed;
}

function decodeTime(value: unknown): Result<unknown, string> {
  if (typeof value !== 'string') return fail(`json: cannot unmarshal ${jsonWord(value)} into Go value of type string`);
  if (isTimestamp(value)) return succeed(value);
  return fail(`parsing time "${value}" as "2006-01-02T15:04:05Z07:00": cannot parse "${value}" as "2006"`);
}

function decodeBytes(value: unknown, type: FieldType, place: GoPlace): Result<unknown, string> {
  if (typeof value !== 'string') return fail(typeMismatch(value, type, place));
  const text = value.replace(/[\r\n]/g, '');
  const alphabet = /^[A-Za-z0-9+/]*/.exec(text)?.[0] ?? '';
  const padding = text.slice(alphabet.length);
  const complete = text.length % 4 === 0 && /^={0,2}$/.test(padding);
  if (complete) return succeed(text);
  return fail(`illegal base64 data at input byte ${padding === '' ? text.length : alphabet.length}`);
}
