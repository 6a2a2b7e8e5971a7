import { isKind, keyOf } from './dicts';
import { raised } from './errors';
import { iterator, next } from './iteration';
import { charge, type Machine, step } from './machine';
import { asNumber, truth } from './operators';
import { specialMethod, typeName } from './types';
import { type Eval, NOT_IMPLEMENTED, type Value } from './values';

export function* compare(machine: Machine, operator: string, left: Value, right: Value): Eval<Value> {
  switch (operator) {
    case 'is':
      return isSame(left, right);
    case 'is not':
      return !isSame(left, right);
    case 'in':
      return yield* contains(machine, right, left);
    case 'not in':
      return !(yield* contains(machine, right, left));
    case '==':
      return yield* equalValue(machine, left, right);
    case '!=': {
      const special = specialMethod(left, '__ne__');
      if (special !== undefined) return yield* machine.call(special, [right]);
      const result = yield* equalValue(machine, left, right);
      return !(yield* truth(machine, result));
    }
    default:
      return yield* order(machine, operator, left, right);
  }
}

const isSame = (left: Value, right: Value): boolean =>
  left === right || (isKind(left, 'tuple') && isKind(right, 'tuple') && left.items.length + right.items.length === 0);

function* equalValue(machine: Machine, left: Value, right: Value): Eval<Value> {
  for (const [object, other] of [
    [left, right],
    [right, left],
  ] as const) {
    const special = specialMethod(object, '__eq__');
    if (special === undefined) continue;
    const result = yield* machine.call(special, [other]);
    if (result !== NOT_IMPLEMENTED) return result;
  }
  return yield* equal(machine, left, right);
}

/** `left == right` for what has no method of its own to say so; also for the items of containers. */
export function* equal(machine: Machine, left: Value, right: Value): Eval<boolean> {
  if (left === right) return true;
  const a = asNumber(left);
  const b = asNumber(right);
  // biome-ignore lint/suspicious/noDoubleEquals: 1 == 1.0, as in Python
  if (a !== undefined && b !== undefined) return a == b;
  if (left === null || right === null || typeof left !== 'object' || typeof right !== 'object') {
    if (specialMethod(left, '__eq__') === undefined && specialMethod(right, '__eq__') === undefined) return false;
  } else if (left.kind !== 'instance' && left.kind !== right.kind) return false;
  else if ((left.kind === 'list' || left.kind === 'tuple') && (right.kind === 'list' || right.kind === 'tuple')) {
    if (left.items.length !== right.items.length) return false;
    for (const [i, item] of left.items.entries()) {
      yield* step(machine);
      if (!(yield* equal(machine, item, right.items[i] ?? null))) return false;
    }
    return true;
  } else if (left.kind === 'dict' && right.kind === 'dict') {
    if (left.map.size !== right.map.size) return false;
    for (const [key, { value }] of left.map) {
      const other = right.map.get(key);
      if (!other || !(yield* equal(machine, value, other.value))) return false;
    }
    return true;
  } else if (left.kind === 'set' && right.kind === 'set')
    return left.map.size === right.map.size && [...left.map.keys()].every((key) => right.map.has(key));
  else if (left.kind === 'bytes' && right.kind === 'bytes') return left.text === right.text;
  else if (left.kind === 'range') return keyOf(left) === keyOf(right);
  else if (left.kind === 'method' && right.kind === 'method')
    return left.self === right.self && left.function === right.function;
  if (specialMethod(left, '__eq__') === undefined && specialMethod(right, '__eq__') === undefined) return false;
  return yield* truth(machine, yield* equalValue(machine, left, right));
}

export function* contains(machine: Machine, container: Value, item: Value): Eval<boolean> {
  if (typeof container === 'string') {
    if (typeof item !== 'string')
      throw raised('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`);
    charge(machine, container.length >> 2);
    return container.includes(item);
  }
  if (isKind(container, 'view') && container.what === 'keys') return container.of.map.has(keyOf(item));
  if (isKind(container, 'dict') || isKind(container, 'set')) return container.map.has(keyOf(item));
  if (isKind(container, 'bytes'))
    return container.text.includes(isKind(item, 'bytes') ? item.text : String.fromCharCode(Number(item)));
  if (isKind(container, 'range') && typeof item === 'bigint') {
    const { start, stop, step: by } = container;
    return (by > 0n ? item >= start && item < stop : item <= start && item > stop) && (item - start) % by === 0n;
  }
  const special = specialMethod(container, '__contains__');
  if (special !== undefined) return yield* truth(machine, yield* machine.call(special, [item]));
  if (
    typeof container !== 'object' ||
    container === null ||
    (isKind(container, 'instance') && !specialMethod(container, '__iter__'))
  )
    throw raised('TypeError', `argument of type '${typeName(container)}' is not iterable`);
  const from = yield* iterator(machine, container);
  for (;;) {
    const each = yield* next(machine, from);
    if (each === undefined) return false;
    if (yield* equal(machine, each, item)) return true;
    yield* step(machine);
  }
}

const MIRRORED: Readonly<Record<string, readonly [string, string]>> = {
  '<': ['lt', 'gt'],
  '<=': ['le', 'ge'],
  '>': ['gt', 'lt'],
  '>=': ['ge', 'le'],
};

export function* order(machine: Machine, operator: string, left: Value, right: Value): Eval<Value> {
  const result = yield* plainOrder(machine, operator, left, right);
  if (result !== undefined) return result;
  const [own, other] = MIRRORED[operator] ?? ['', ''];
  for (const [object, name, argument] of [
    [left, own, right],
    [right, other, left],
  ] as const) {
    const special = specialMethod(object, `__${name}__`);
    if (special === undefined) continue;
    const answer = yield* machine.call(special, [argument]);
    if (answer !== NOT_IMPLEMENTED) return answer;
  }
  throw raised(
    'TypeError',
    `'${operator}' not supported between instances of '${typeName(left)}' and '${typeName(right)}'`,
  );
}

const ordered = <T extends string | number | bigint>(operator: string, a: T, b: T): boolean =>
  operator === '<' ? a < b : operator === '<=' ? a <= b : operator === '>' ? a > b : a >= b;

function* plainOrder(machine: Machine, operator: string, left: Value, right: Value): Eval<boolean | undefined> {
  const a = asNumber(left);
  const b = asNumber(right);
  if (a !== undefined && b !== undefined) return ordered(operator, a, b);
  if (typeof left === 'string' && typeof right === 'string') return ordered(operator, left, right);
  if (isKind(left, 'bytes') && isKind(right, 'bytes')) return ordered(operator, left.text, right.text);
  if (isKind(left, 'set') && isKind(right, 'set')) {
    const isBelow = operator.startsWith('<');
    const [small, large] = isBelow ? [left, right] : [right, left];
    const isInside = [...small.map.keys()].every((key) => large.map.has(key));
    return isInside && (operator.length === 2 || small.map.size < large.map.size);
  }
  const areSequences =
    (isKind(left, 'list') && isKind(right, 'list')) || (isKind(left, 'tuple') && isKind(right, 'tuple'));
  if (!areSequences) return undefined;
  for (const [i, item] of left.items.entries()) {
    const other = right.items[i];
    if (other === undefined) break;
    if (!(yield* equal(machine, item, other))) return (yield* order(machine, operator, item, other)) === true;
  }
  return ordered(operator, left.items.length, right.items.length);
}
