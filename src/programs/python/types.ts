import { type Class, ELLIPSIS, type Value } from './values';

export function createClass(name: string, bases: readonly Class[], module = 'builtins'): Class {
  const type: Class = { kind: 'class', name, module, bases, order: [], dict: new Map() };
  // Left to right, depth first; what is a base of several comes after all of them.
  const all = bases.flatMap((base) => base.order);
  type.order = [type, ...all.filter((each, i) => all.lastIndexOf(each) === i)];
  return type;
}

export const objectClass = createClass('object', []);

const BUILTIN_NAMES =
  'type NoneType int float str list tuple dict set frozenset bytes bytearray slice range function builtin_function_or_method method module generator property staticmethod classmethod ellipsis NotImplementedType iterator super dict_keys dict_values dict_items TextIOWrapper BufferedReader BufferedWriter';

/** The built-in types that values have, by name. `bool` is an int. */
export const TYPES: ReadonlyMap<string, Class> = new Map(
  BUILTIN_NAMES.split(' ').map((name) => [name, createClass(name, [objectClass])]),
);
export const boolClass = createClass('bool', [typeNamed('int')]);

export function typeNamed(name: string): Class {
  return TYPES.get(name) ?? objectClass;
}

const iteratorTypes = new Map<string, Class>();

function iteratorType(name: string): Class {
  const known = iteratorTypes.get(name) ?? createClass(name, [typeNamed('iterator')]);
  iteratorTypes.set(name, known);
  return known;
}

const KIND_TYPES: Readonly<Record<string, string>> = { native: 'builtin_function_or_method', class: 'type' };

export function typeOf(value: Value): Class {
  if (value === null) return typeNamed('NoneType');
  switch (typeof value) {
    case 'boolean':
      return boolClass;
    case 'bigint':
      return typeNamed('int');
    case 'number':
      return typeNamed('float');
    case 'string':
      return typeNamed('str');
    default:
  }
  switch (value.kind) {
    case 'instance':
      return value.type;
    case 'dict':
      return value.type ?? typeNamed('dict');
    case 'set':
      return typeNamed(value.isFrozen ? 'frozenset' : 'set');
    case 'bytes':
      return typeNamed(value.isArray ? 'bytearray' : 'bytes');
    case 'iterator':
      return iteratorType(value.name);
    case 'view':
      return typeNamed(`dict_${value.what}`);
    case 'file':
      return typeNamed(
        value.isBinary ? (value.mode.startsWith('r') ? 'BufferedReader' : 'BufferedWriter') : 'TextIOWrapper',
      );
    case 'wrapped':
      return typeNamed(value.how === 'property' ? 'property' : `${value.how}method`);
    case 'singleton':
      return typeNamed(value === ELLIPSIS ? 'ellipsis' : 'NotImplementedType');
    default:
      return typeNamed(KIND_TYPES[value.kind] ?? value.kind);
  }
}

export const typeName = (value: Value): string => typeOf(value).name;

export const isSubclass = (type: Class, of: Class): boolean => type.order.includes(of);

/** What a class or its bases define under a name. */
export function classAttribute(type: Class, name: string): Value | undefined {
  for (const each of type.order) {
    const value = each.dict.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Special methods are looked up in classes only. Built-in types have none here: operators know them. */
export function specialMethod(value: Value, name: string): Value | undefined {
  if (value === null || typeof value !== 'object' || !/^(instance|file|dict)$/.test(value.kind)) return undefined;
  if (value.kind === 'dict' && !value.type) return undefined;
  const found = classAttribute(typeOf(value), name);
  return found === undefined ? undefined : { kind: 'method', self: value, function: found };
}
