import { raised } from './errors';
import { classAttribute, typeName, typeNamed } from './types';
import type { Dict, SetValue, Value } from './values';

/**
 * What a value is found by in dicts and sets: equal for what Python finds equal. Objects are found by themselves, whatever
 * their class says in __eq__ and __hash__.
 */
export function keyOf(value: Value): unknown {
  switch (typeof value) {
    case 'boolean':
      return value ? 1n : 0n;
    case 'number':
      return Number.isInteger(value) ? BigInt(value) : value;
    case 'string':
    case 'bigint':
      return value;
    default:
  }
  if (value === null) return value;
  switch (value.kind) {
    case 'tuple':
      return `\0(${value.items.map(keyText).join()})`;
    case 'bytes':
      if (!value.isArray) return `\0b${value.text}`;
      break;
    case 'set':
      if (value.isFrozen) return `\0{${[...value.map.values()].map(keyText).sort().join()}}`;
      break;
    case 'range':
      return `\0r${value.start},${value.stop},${value.step}`;
    case 'instance':
      if (classAttribute(value.type, '__eq__') === undefined || classAttribute(value.type, '__hash__')) return value;
      break;
    case 'list':
    case 'dict':
    case 'slice':
      break;
    default:
      return value;
  }
  throw raised('TypeError', `unhashable type: '${typeName(value)}'`);
}

const numbers = new WeakMap<object, number>();
let lastNumber = 0;

/** Objects are numbered when somebody asks: the order is that of the run. */
export function numberOf(value: object): number {
  const number = numbers.get(value) ?? ++lastNumber;
  numbers.set(value, number);
  return number;
}

function keyText(value: Value): string {
  const key = keyOf(value);
  return typeof key === 'object' && key !== null ? `o${numberOf(key)}` : `${typeof key}${JSON.stringify(String(key))}`;
}

export const dictOf = (entries: Iterable<readonly [string, Value]> = []): Dict => ({
  kind: 'dict',
  map: new Map([...entries].map(([key, value]) => [key, { key, value }])),
});

export const getItem = (dict: Dict, key: Value): Value | undefined => dict.map.get(keyOf(key))?.value;

export function setItem(dict: Dict, key: Value, value: Value): void {
  const found = keyOf(key);
  const entry = dict.map.get(found);
  if (entry) entry.value = value;
  else dict.map.set(found, { key, value });
}

export const setOf = (items: Iterable<Value>, isFrozen = false): SetValue => ({
  kind: 'set',
  map: new Map([...items].map((item) => [keyOf(item), item])),
  isFrozen,
});

export const isKind = <Kind extends string>(
  value: Value | undefined,
  kind: Kind,
): value is Extract<Value, { kind: Kind }> => typeof value === 'object' && value !== null && value.kind === kind;

export const dictType = typeNamed('dict');

/** `??`, for values of Python: None is one. */
export const orElse = <Other>(value: Value | undefined, other: Other): Value | Other =>
  value === undefined ? other : value;
