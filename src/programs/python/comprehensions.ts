import { assign } from './assign';
import { dictOf, isKind, setItem, setOf } from './dicts';
import { noteFrame, raised } from './errors';
import { createGenerator, resume } from './generators';
import { iterator, next } from './iteration';
import { type Machine, step } from './machine';
import type { Expression, Loop } from './nodes';
import { truth } from './operators';
import { type Eval, type Frame, listOf, type Value } from './values';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** A list, set, dict or generator of what loops give. */
export function* comprehension(machine: Machine, frame: Frame, node: Of<'comprehension'>): Eval<Value> {
  const [first] = node.loops;
  if (!first) return null;
  const iterable = yield* machine.evaluate(frame, first.iterable);
  frame.trace.span = machine.minor >= 13 ? first.iterable : node;
  const from = yield* iterator(machine, iterable);
  const inner: Frame = { ...frame, scope: node.scope, locals: new Map(), outer: frame, generator: undefined };
  if (node.form === 'generator') {
    inner.trace = { ...frame.trace, name: node.scope.qualifiedName };
    const loop = loops(machine, inner, node.loops, from, function* () {
      yield* yieldValue(inner, yield* machine.evaluate(inner, node.value));
    });
    return createGenerator(
      '<genexpr>',
      inner,
      (function* () {
        try {
          yield* loop;
        } catch (error) {
          noteFrame(error, inner);
          throw error;
        }
        return null;
      })(),
    );
  }
  const values: Value[] = [];
  const dict = dictOf();
  machine.frames.push(new Map<string, Value>([['', node.form === 'dict' ? dict : listOf(values)]]));
  try {
    yield* loops(machine, inner, node.loops, from, function* () {
      machine.madeBytes += 16;
      const key = node.key ? yield* machine.evaluate(inner, node.key) : null;
      const value = yield* machine.evaluate(inner, node.value);
      if (node.form === 'dict') setItem(dict, key, value);
      else values.push(value);
    });
  } finally {
    machine.frames.pop();
  }
  return node.form === 'dict' ? dict : node.form === 'set' ? setOf(values) : listOf(values);
}

function* loops(
  machine: Machine,
  frame: Frame,
  nested: readonly Loop[],
  from: Value,
  body: () => Eval<void>,
): Eval<void> {
  const [loop, ...rest] = nested;
  if (!loop) return;
  for (;;) {
    yield* step(machine);
    const item = yield* next(machine, from);
    if (item === undefined) return;
    yield* assign(machine, frame, loop.target, item);
    let isWanted = true;
    for (const condition of loop.conditions)
      if (isWanted) isWanted = yield* truth(machine, yield* machine.evaluate(frame, condition));
    if (!isWanted) continue;
    const [inner] = rest;
    if (inner) {
      const iterable = yield* machine.evaluate(frame, inner.iterable);
      frame.trace.span = inner.iterable;
      yield* loops(machine, frame, rest, yield* iterator(machine, iterable), body);
    } else yield* body();
  }
}

/** `yield value` inside of a generator: what it was sent. */
export function* yieldValue(frame: Frame, value: Value): Eval<Value> {
  const { generator } = frame;
  if (!generator) throw raised('RuntimeError', 'yield outside of a generator');
  yield { yielded: value };
  const { thrown } = generator;
  generator.thrown = undefined;
  if (thrown) throw thrown;
  return generator.sent;
}

export function* yieldFrom(machine: Machine, frame: Frame, value: Value): Eval<Value> {
  const from = yield* iterator(machine, value);
  let sent: Value = null;
  for (;;) {
    const item: Value | undefined = isKind(from, 'generator') ? yield* resume(from, sent) : yield* next(machine, from);
    if (item === undefined) return isKind(from, 'generator') ? from.result : null;
    sent = yield* yieldValue(frame, item);
  }
}
