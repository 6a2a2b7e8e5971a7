import { getAttribute, setAttribute } from './attributes';
import { isKind } from './dicts';
import { raised } from './errors';
import { iterator, next, toArray } from './iteration';
import { type Machine, step } from './machine';
import { deleteName, loadName, storeName } from './names';
import type { Expression, Statement } from './nodes';
import { binary, lengthOf } from './operators';
import { setSubscript, subscript } from './subscripts';
import { specialMethod, typeName } from './types';
import { type Eval, type Frame, listOf, type Value } from './values';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** `target = value`. */
export function* assign(machine: Machine, frame: Frame, target: Expression, value: Value): Eval<void> {
  switch (target.kind) {
    case 'name':
      storeName(frame, target.name, value);
      return;
    case 'attribute': {
      const object = yield* machine.evaluate(frame, target.object);
      frame.trace.span = target;
      yield* setAttribute(machine, object, target.name, value);
      return;
    }
    case 'subscript': {
      const object = yield* machine.evaluate(frame, target.object);
      const index = yield* machine.evaluate(frame, target.index);
      frame.trace.span = target;
      yield* setSubscript(machine, object, index, value);
      return;
    }
    case 'list':
    case 'tuple':
      frame.trace.span = target;
      yield* unpack(machine, frame, target.items, value);
      return;
    default:
  }
}

function* unpack(machine: Machine, frame: Frame, targets: readonly Expression[], value: Value): Eval<void> {
  if (
    lengthOf(value) === undefined &&
    !isKind(value, 'iterator') &&
    !isKind(value, 'generator') &&
    !specialMethod(value, '__iter__')
  )
    throw raised('TypeError', `cannot unpack non-iterable ${typeName(value)} object`);
  const star = targets.findIndex(({ kind }) => kind === 'star');
  const items: Value[] = [];
  const from = yield* iterator(machine, value);
  for (;;) {
    const item = yield* next(machine, from);
    if (item === undefined) break;
    items.push(item);
    if (star < 0 && items.length > targets.length)
      throw raised('ValueError', `too many values to unpack (expected ${targets.length})`);
    yield* step(machine);
  }
  const needed = star < 0 ? targets.length : targets.length - 1;
  if (items.length < needed)
    throw raised(
      'ValueError',
      `not enough values to unpack (expected ${star < 0 ? '' : 'at least '}${needed}, got ${items.length})`,
    );
  const extra = items.length - needed;
  for (const [i, target] of targets.entries()) {
    if (target.kind === 'star') yield* assign(machine, frame, target.value, listOf(items.slice(i, i + extra)));
    else yield* assign(machine, frame, target, items[star >= 0 && i > star ? i + extra - 1 : i] ?? null);
  }
}

/** `target += value` */
export function* augment(machine: Machine, frame: Frame, node: Of<'augmented'>): Eval<void> {
  const { target, operator } = node;
  const object =
    target.kind === 'attribute' || target.kind === 'subscript' ? yield* machine.evaluate(frame, target.object) : null;
  const index = target.kind === 'subscript' ? yield* machine.evaluate(frame, target.index) : null;
  frame.trace.span = target;
  const before =
    target.kind === 'name'
      ? loadName(machine, frame, target.name)
      : target.kind === 'attribute'
        ? yield* getAttribute(machine, object, target.name)
        : yield* subscript(machine, object, index);
  const value = yield* machine.evaluate(frame, node.value);
  frame.trace.span = node;
  let after: Value;
  if (isKind(before, 'list') && operator === '+') {
    const added = yield* toArray(machine, value);
    for (const item of added) before.items.push(item);
    machine.madeBytes += added.length * 16;
    after = before;
  } else if (operator === '|' && isKind(before, 'dict') && isKind(value, 'dict')) {
    for (const [key, entry] of value.map) before.map.set(key, entry);
    after = before;
  } else if (operator === '|' && isKind(before, 'set') && isKind(value, 'set') && !before.isFrozen) {
    for (const [key, item] of value.map) before.map.set(key, item);
    after = before;
  } else after = yield* binary(machine, operator, before, value, true);
  if (target.kind === 'name') storeName(frame, target.name, after);
  else if (target.kind === 'attribute') yield* setAttribute(machine, object, target.name, after);
  else yield* setSubscript(machine, object, index, after);
}

/** `del target` */
export function* remove(machine: Machine, frame: Frame, target: Expression): Eval<void> {
  switch (target.kind) {
    case 'name':
      frame.trace.span = target;
      deleteName(machine, frame, target.name);
      return;
    case 'attribute': {
      const object = yield* machine.evaluate(frame, target.object);
      frame.trace.span = target;
      yield* setAttribute(machine, object, target.name, undefined);
      return;
    }
    case 'subscript': {
      const object = yield* machine.evaluate(frame, target.object);
      const index = yield* machine.evaluate(frame, target.index);
      frame.trace.span = target;
      yield* setSubscript(machine, object, index, undefined);
      return;
    }
    case 'tuple':
    case 'list':
      for (const item of target.items) yield* remove(machine, frame, item);
  }
}
