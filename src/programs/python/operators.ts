import { asSet, floats, integers } from './arithmetic';
import { isKind } from './dicts';
import { raised } from './errors';
import { percentFormat } from './format';
import { charactersOf } from './iteration';
import type { Machine } from './machine';
import { charge } from './machine';
import { specialMethod, typeName } from './types';
import { bytesOf, type Eval, listOf, NOT_IMPLEMENTED, type SetValue, tupleOf, type Value } from './values';

const METHODS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};

/** `left operator right`; with `isInPlace` as `left operator= right`, which changes lists where they are. */
export function* binary(machine: Machine, operator: string, left: Value, right: Value, isInPlace = false): Eval<Value> {
  const name = METHODS[operator] ?? '';
  const attempts: [Value, string, Value][] = [
    [left, `__${name}__`, right],
    [right, `__r${name}__`, left],
  ];
  if (isInPlace) attempts.unshift([left, `__i${name}__`, right]);
  for (const [object, method, argument] of attempts) {
    const special = specialMethod(object, method);
    if (special === undefined) continue;
    const result = yield* machine.call(special, [argument]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  const result = builtinBinary(machine, operator, left, right);
  if (result !== undefined) return result;
  if (operator === '%' && typeof left === 'string') return yield* percentFormat(machine, left, right);
  throw unsupported(operator, left, right, isInPlace);
}

function unsupported(operator: string, left: Value, right: Value, isInPlace: boolean): Error {
  const sequence = typeof left === 'string' || isKind(left, 'list') || isKind(left, 'tuple');
  if (operator === '+' && sequence)
    return raised(
      'TypeError',
      `can only concatenate ${typeName(left)} (not "${typeName(right)}") to ${typeName(left)}`,
    );
  if (operator === '+' && isKind(left, 'bytes')) return raised('TypeError', `can't concat ${typeName(right)} to bytes`);
  if (operator === '*' && (sequence || typeof right === 'string' || isKind(right, 'list') || isKind(right, 'tuple')))
    return raised('TypeError', `can't multiply sequence by non-int of type '${typeName(sequence ? right : left)}'`);
  const shown = operator === '**' ? '** or pow()' : operator;
  return raised(
    'TypeError',
    `unsupported operand type(s) for ${isInPlace ? `${operator}=` : shown}: '${typeName(left)}' and '${typeName(right)}'`,
  );
}

export const asNumber = (value: Value): bigint | number | undefined =>
  typeof value === 'boolean'
    ? BigInt(value)
    : typeof value === 'bigint' || typeof value === 'number'
      ? value
      : undefined;

function builtinBinary(machine: Machine, operator: string, left: Value, right: Value): Value | undefined {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== undefined && b !== undefined) {
    if (typeof left === 'boolean' && typeof right === 'boolean' && /^[&|^]$/.test(operator))
      return operator === '&' ? left && right : operator === '|' ? left || right : left !== right;
    return typeof a === 'bigint' && typeof b === 'bigint'
      ? integers(operator, a, b)
      : floats(operator, Number(a), Number(b));
  }
  if (operator === '+') return joined(machine, left, right);
  if (operator === '*') {
    if (typeof b === 'bigint') return repeated(machine, left, b);
    if (typeof a === 'bigint') return repeated(machine, right, a);
  }
  const leftSet = asSet(left);
  const rightSet = asSet(right);
  if (leftSet && rightSet) return setOperation(operator, leftSet, rightSet);
  if (operator === '|' && isKind(left, 'dict') && isKind(right, 'dict'))
    return { ...left, map: new Map([...left.map, ...right.map]) };
  return undefined;
}

function joined(machine: Machine, left: Value, right: Value): Value | undefined {
  if (typeof left === 'string' && typeof right === 'string') {
    reserve(machine, left.length + right.length);
    return left + right;
  }
  if (isKind(left, 'list') && isKind(right, 'list')) {
    reserve(machine, (left.items.length + right.items.length) * 8, true);
    return listOf([...left.items, ...right.items]);
  }
  if (isKind(left, 'tuple') && isKind(right, 'tuple')) return tupleOf([...left.items, ...right.items]);
  if (isKind(left, 'bytes') && isKind(right, 'bytes')) {
    reserve(machine, left.text.length + right.text.length);
    return bytesOf(left.text + right.text, left.isArray);
  }
  return undefined;
}

function repeated(machine: Machine, value: Value, times: bigint): Value | undefined {
  const count = Number(times < 0n ? 0n : times);
  if (typeof value === 'string') {
    reserve(machine, value.length * count);
    return value.repeat(count);
  }
  if (isKind(value, 'bytes')) {
    reserve(machine, value.text.length * count);
    return bytesOf(value.text.repeat(count), value.isArray);
  }
  if (!isKind(value, 'list') && !isKind(value, 'tuple')) return undefined;
  reserve(machine, value.items.length * count * 8, true);
  const items: Value[] = [];
  for (let i = 0; i < count; i++) for (const item of value.items) items.push(item);
  return value.kind === 'list' ? listOf(items) : tupleOf(items);
}

/** Longest text that JavaScript holds, nearly. */
const LONGEST = 400_000_000;
/** Lists hold their items here, too. */
const LONGEST_LIST_BYTES = 80_000_000;

/** Room for something large that is about to be made. What a container's limit does not allow ends it. */
export function reserve(machine: Machine, bytes: number, isHeld = false): void {
  machine.madeBytes += bytes;
  if (isHeld) charge(machine, bytes / 8);
  if (bytes < 100_000) return;
  machine.process.claimMemory(machine.claimedBytes + bytes);
  if (bytes > (isHeld ? LONGEST_LIST_BYTES : LONGEST)) throw raised('MemoryError');
}

function setOperation(operator: string, left: SetValue, right: SetValue): Value | undefined {
  const inLeft = [...left.map].filter(([key]) => operator === '|' || (operator === '&') === right.map.has(key));
  const inRight = [...right.map].filter(([key]) => !left.map.has(key));
  switch (operator) {
    case '|':
    case '^':
      return { kind: 'set', map: new Map([...inLeft, ...inRight]), isFrozen: left.isFrozen };
    case '&':
    case '-':
      return { kind: 'set', map: new Map(inLeft), isFrozen: left.isFrozen };
    default:
      return undefined;
  }
}

export function* unary(machine: Machine, operator: string, value: Value): Eval<Value> {
  if (operator === 'not') return !(yield* truth(machine, value));
  const number = asNumber(value);
  if (number !== undefined) {
    if (operator === '+') return number;
    if (operator === '-') return typeof number === 'bigint' ? -number : -number;
    if (typeof number === 'bigint') return ~number;
  }
  const special = specialMethod(value, { '-': '__neg__', '+': '__pos__', '~': '__invert__' }[operator] ?? '');
  if (special !== undefined) return yield* machine.call(special, []);
  throw raised('TypeError', `bad operand type for unary ${operator}: '${typeName(value)}'`);
}

/** bool(value). */
export function* truth(machine: Machine, value: Value): Eval<boolean> {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
    default:
  }
  if (value === null) return false;
  const length = lengthOf(value);
  if (length !== undefined) return length > 0;
  const special = specialMethod(value, '__bool__');
  if (special !== undefined) return (yield* machine.call(special, [])) === true;
  const size = specialMethod(value, '__len__');
  if (size !== undefined) return (yield* machine.call(size, [])) !== 0n;
  return true;
}

/** len() of the built-in types. */
export function lengthOf(value: Value): number | undefined {
  if (typeof value === 'string') return /[\ud800-\udfff]/.test(value) ? charactersOf(value).length : value.length;
  if (value === null || typeof value !== 'object') return undefined;
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.length;
    case 'dict':
    case 'set':
      return value.map.size;
    case 'view':
      return value.of.map.size;
    case 'bytes':
      return value.text.length;
    case 'range': {
      const span = value.step > 0n ? value.stop - value.start : value.start - value.stop;
      const size = value.step > 0n ? value.step : -value.step;
      return span <= 0n ? 0 : Number((span + size - 1n) / size);
    }
    default:
      return undefined;
  }
}
