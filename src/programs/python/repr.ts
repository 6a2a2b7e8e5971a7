import { numberOf } from './dicts';
import { isException, raised } from './errors';
import type { Machine } from './machine';
import { floatText, intText } from './numbers';
import { specialMethod, typeName } from './types';
import type { Eval, Value } from './values';

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

/** `'it\'s'` as Python quotes. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[\\\p{C}\p{Z}'"]/gu, (character) => {
    if (character === ' ') return character;
    if (Object.hasOwn(ESCAPES, character)) return ESCAPES[character] ?? '';
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    const code = character.codePointAt(0) ?? 0;
    if (code < 256) return `\\x${code.toString(16).padStart(2, '0')}`;
    return code < 65536 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
  });
  return quote + escaped + quote;
}

function quotedBytes(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text.replace(/[^ -~]|['"\\]/g, (character) => {
    if (Object.hasOwn(ESCAPES, character)) return ESCAPES[character] ?? '';
    if (character === "'" || character === '"') return character === quote ? `\\${character}` : character;
    return `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  });
  return `b${quote}${escaped}${quote}`;
}

const address = (value: object): string =>
  `0x7f${(0x3a5c1b2000 + numberOf(value) * 0x30).toString(16).padStart(10, '0')}`;

export const qualified = (module: string, name: string): string => (module === 'builtins' ? name : `${module}.${name}`);

/** Containers that are being shown: one that holds itself ends there. */
const open = new Set<Value>();

/** repr(value). */
export function* repr(machine: Machine, value: Value): Eval<string> {
  if (value === null) return 'None';
  switch (typeof value) {
    case 'boolean':
      return value ? 'True' : 'False';
    case 'bigint':
      return intText(value);
    case 'number':
      return floatText(value);
    case 'string':
      return quoted(value);
    default:
  }
  if (value.kind === 'instance') return yield* instanceRepr(machine, value);
  if (open.has(value)) return value.kind === 'list' ? '[...]' : '{...}';
  if (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'dict' && value.kind !== 'set')
    return yield* plainRepr(machine, value);
  open.add(value);
  try {
    return yield* containerRepr(machine, value);
  } finally {
    open.delete(value);
  }
}

function* containerRepr(
  machine: Machine,
  value: Extract<Value, { kind: 'list' | 'tuple' | 'dict' | 'set' }>,
): Eval<string> {
  const shown: string[] = [];
  if (value.kind === 'dict') {
    for (const { key, value: item } of value.map.values())
      shown.push(`${yield* repr(machine, key)}: ${yield* repr(machine, item)}`);
    const text = `{${shown.join(', ')}}`;
    if (value.factory !== undefined) return `defaultdict(${yield* repr(machine, value.factory)}, ${text})`;
    if (value.type === undefined || value.type.name === 'dict') return text;
    return `${value.type.name}(${value.map.size === 0 ? '' : text})`;
  }
  for (const item of value.kind === 'set' ? value.map.values() : value.items) shown.push(yield* repr(machine, item));
  const text = shown.join(', ');
  if (value.kind === 'list') return `[${text}]`;
  if (value.kind === 'tuple') return `(${text}${shown.length === 1 ? ',' : ''})`;
  if (shown.length === 0) return `${typeName(value)}()`;
  return value.isFrozen ? `frozenset({${text}})` : `{${text}}`;
}

function* instanceRepr(machine: Machine, value: Extract<Value, { kind: 'instance' }>): Eval<string> {
  const special = specialMethod(value, '__repr__');
  if (special !== undefined) return textOf(yield* machine.call(special, []), '__repr__');
  if (value.trace) {
    const args = value.dict.get('args');
    const shown = yield* repr(machine, args ?? null);
    return value.type.name + (shown.endsWith(',)') ? `${shown.slice(0, -2)})` : shown);
  }
  return `<${qualified(value.type.module, value.type.name)} object at ${address(value)}>`;
}

function textOf(result: Value, name: string): string {
  if (typeof result === 'string') return result;
  throw raised('TypeError', `${name} returned non-string (type ${typeName(result)})`);
}

function* plainRepr(machine: Machine, value: Exclude<Value, null | string | number | bigint | boolean>): Eval<string> {
  switch (value.kind) {
    case 'bytes':
      return value.isArray ? `bytearray(${quotedBytes(value.text)})` : quotedBytes(value.text);
    case 'range':
      return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`;
    case 'slice': {
      const shown: string[] = [];
      for (const part of value.parts) shown.push(yield* repr(machine, part));
      return `slice(${shown.join(', ')})`;
    }
    case 'function':
      return `<function ${value.code.scope.qualifiedName} at ${address(value)}>`;
    case 'native':
      return `<built-in function ${value.name}>`;
    case 'method':
      return typeof value.function === 'object' && value.function?.kind === 'native'
        ? `<built-in method ${value.function.name} of ${typeName(value.self)} object at ${address(value)}>`
        : `<bound method ${typeof value.function === 'object' && value.function?.kind === 'function' ? value.function.code.scope.qualifiedName : '?'} of ${yield* repr(machine, value.self)}>`;
    case 'class':
      return `<class '${qualified(value.module, value.name)}'>`;
    case 'module':
      return `<module '${value.name}' (built-in)>`;
    case 'view': {
      const shown: string[] = [];
      for (const { key, value: item } of value.of.map.values()) {
        const parts: string[] = [];
        if (value.what !== 'values') parts.push(yield* repr(machine, key));
        if (value.what !== 'keys') parts.push(yield* repr(machine, item));
        shown.push(parts.length === 2 ? `(${parts.join(', ')})` : parts.join());
      }
      return `dict_${value.what}([${shown.join(', ')}])`;
    }
    case 'file':
      return `<_io.${typeName(value)} name=${yield* repr(machine, value.name)}${value.isBinary ? '' : ` mode='${value.mode}' encoding='UTF-8'`}>`;
    case 'singleton':
      return value.name;
    case 'generator':
      return `<generator object ${value.name} at ${address(value)}>`;
    default:
      return `<${typeName(value)} object at ${address(value)}>`;
  }
}

/** str(value). */
export function* str(machine: Machine, value: Value): Eval<string> {
  if (typeof value === 'string') return value;
  if (value === null || typeof value !== 'object' || value.kind !== 'instance') return yield* repr(machine, value);
  const special = specialMethod(value, '__str__');
  if (special !== undefined) return textOf(yield* machine.call(special, []), '__str__');
  if (!isException(value)) return yield* repr(machine, value);
  const errno = value.dict.get('errno');
  if (errno !== undefined && errno !== null) {
    const paths: string[] = [];
    for (const name of ['filename', 'filename2']) {
      const path = value.dict.get(name) ?? null;
      if (path !== null) paths.push(yield* repr(machine, path));
    }
    const where = paths.length > 0 ? `: ${paths.join(' -> ')}` : '';
    return `[Errno ${yield* str(machine, errno)}] ${yield* str(machine, value.dict.get('strerror') ?? null)}${where}`;
  }
  const args = value.dict.get('args');
  const items = typeof args === 'object' && args?.kind === 'tuple' ? args.items : [];
  const [first = null] = items;
  if (items.length === 0) return '';
  if (items.length > 1) return yield* repr(machine, args ?? null);
  return value.type.name === 'KeyError' ? yield* repr(machine, first) : yield* str(machine, first);
}
