/** A value as Go's spew prints it with %#v: what Kubernetes hashes. Models apimachinery/pkg/util/dump ForHash. */
import { isRecord, listOf, textOf } from '../../api/json';
import { goFields } from './goTypes';

const NIL = '<nil>';
const ZERO_TIME = '{Time:(time.Time){wall:(uint64)0 ext:(int64)0 loc:(*time.Location)<nil>}}';
const PLAIN: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  i32: 'int32',
  i64: 'int64',
  m: 'map[string]string',
  rl: 'v1.ResourceList',
  time: 'v1.Time',
  intstr: 'intstr.IntOrString',
};

/** `type` in the notation of goTypes.ts. */
export const goDump = (value: unknown, type: string): string => `(${nameOf(type)})${content(value, type)}`;

function nameOf(type: string): string {
  if (type.startsWith('*')) return `*${nameOf(type.slice(1))}`;
  if (type.startsWith('[]')) return `[]${nameOf(type.slice(2))}`;
  return type.startsWith('s=') ? type.slice(2) : (PLAIN[type] ?? type);
}

function content(value: unknown, type: string): string {
  const isNothing = value === undefined || value === null;
  if (type.startsWith('*')) return isNothing ? NIL : content(value, type.slice(1));
  if (type.startsWith('[]'))
    return isNothing
      ? NIL
      : `[${listOf(value)
          .map((item) => content(item, type.slice(2)))
          .join(' ')}]`;
  if (type === 's' || type.startsWith('s=')) return textOf(value);
  if (type === 'b') return String(value === true);
  if (type === 'i32' || type === 'i64') return String(value ?? 0);
  if (type === 'm' || type === 'rl') return isRecord(value) ? mapOf(value) : NIL;
  if (type === 'time') return ZERO_TIME;
  if (type === 'intstr') return intOrString(value);
  return struct(value, type);
}

const mapOf = (value: Readonly<Record<string, unknown>>): string =>
  `map[${Object.keys(value)
    .sort()
    .map((key) => `${key}:${String(value[key])}`)
    .join(' ')}]`;

const intOrString = (value: unknown): string =>
  typeof value === 'string'
    ? `{Type:(intstr.Type)1 IntVal:(int32)0 StrVal:(string)${value}}`
    : `{Type:(intstr.Type)0 IntVal:(int32)${String(value ?? 0)} StrVal:(string)}`;

/** Structs that the table lacks are hashed by their JSON: the name differs from a real cluster's then. */
function struct(value: unknown, type: string): string {
  const fields = goFields(type);
  const object = isRecord(value) ? value : {};
  if (!fields) return JSON.stringify(object, Object.keys(object).sort());
  const parts = fields.map(
    ({ name, json, type: fieldType }) => `${name}:${goDump(json === '' ? object : object[json], fieldType)}`,
  );
  return `{${parts.join(' ')}}`;
}
