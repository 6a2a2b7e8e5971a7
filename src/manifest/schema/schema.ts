/** The API's types as decoding needs them, from types.json. tools/schema/compact-schema.mjs writes it and explains its notation. */
import text from './types.json';

export type FieldType =
  | { is: 'string'; goName?: string }
  | { is: 'bool' | 'int32' | 'int64' | 'quantity' | 'intOrString' | 'time' | 'bytes' | 'any' }
  | { is: 'list'; of: FieldType }
  | { is: 'map'; of: FieldType }
  | { is: 'struct'; name: string };

export interface Field {
  type: FieldType;
  /** An explicit empty value (`""`, `0`, `false`, `[]`) is kept: the field has no omitempty, or is a pointer. */
  keepsEmpty: boolean;
}

export type StructType = ReadonlyMap<string, Field>;

const SCALARS: Readonly<Record<string, FieldType>> = {
  b: { is: 'bool' },
  i: { is: 'int32' },
  l: { is: 'int64' },
  q: { is: 'quantity' },
  x: { is: 'intOrString' },
  t: { is: 'time' },
  y: { is: 'bytes' },
  '*': { is: 'any' },
};

const kinds: Readonly<Record<string, string>> = text.kinds;
const types: Readonly<Record<string, string>> = text.types;
const parsed = new Map<string, StructType>();

/** The struct of a kind: `structOfKind('apps/v1', 'Deployment')`. Undefined: decoding leaves such objects as they are. */
export function structOfKind(apiVersion: string, kind: string): string | undefined {
  const id = `${apiVersion}/${kind}`;
  return Object.hasOwn(kinds, id) ? kinds[id] : undefined;
}

/** The fields of a struct by name. */
export function fieldsOf(struct: string): StructType {
  let fields = parsed.get(struct);
  if (!fields) {
    const notation = Object.hasOwn(types, struct) ? types[struct] : undefined;
    fields = new Map((notation ?? '').split(' ').filter(Boolean).map(parseField));
    parsed.set(struct, fields);
  }
  return fields;
}

function parseField(notation: string): [string, Field] {
  const colon = notation.indexOf(':');
  const [, type = '', mark = '', goName] = /^([^!?=]+)([!?]?)(?:=(\w+))?$/.exec(notation.slice(colon + 1)) ?? [];
  return [notation.slice(0, colon), { type: parseType(type, goName), keepsEmpty: mark !== '' }];
}

function parseType(notation: string, goName?: string): FieldType {
  if (notation.startsWith('[')) return { is: 'list', of: parseType(notation.slice(1)) };
  if (notation.startsWith('{')) return { is: 'map', of: parseType(notation.slice(1)) };
  if (notation === 's') return goName === undefined ? { is: 'string' } : { is: 'string', goName };
  return SCALARS[notation] ?? { is: 'struct', name: notation };
}

/** Go's name of a type, as its JSON errors print it. */
export function goTypeName(type: FieldType): string {
  switch (type.is) {
    case 'string':
      return type.goName === undefined ? 'string' : `v1.${type.goName}`;
    case 'list':
      return `[]${goTypeName(type.of)}`;
    case 'map':
      return `map[string]${goTypeName(type.of)}`;
    case 'struct':
      return `v1.${type.name}`;
    case 'quantity':
      return 'resource.Quantity';
    case 'intOrString':
      return 'intstr.IntOrString';
    case 'time':
      return 'v1.Time';
    case 'bytes':
      return '[]uint8';
    case 'any':
      return 'interface {}';
    default:
      return type.is;
  }
}
