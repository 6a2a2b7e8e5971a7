import { assign } from './assign';
import { getAttribute } from './attributes';
import { compare } from './comparisons';
import { comprehension, yieldFrom, yieldValue } from './comprehensions';
import { dictOf, isKind, setItem, setOf } from './dicts';
import { raised } from './errors';
import { format } from './format';
import { createFunction } from './functions';
import { toArray } from './iteration';
import { blocking, type Machine, step } from './machine';
import { loadName } from './names';
import type { Argument, Expression } from './nodes';
import { binary, lengthOf, truth, unary } from './operators';
import { repr, str } from './repr';
import { subscript } from './subscripts';
import { specialMethod, typeName } from './types';
import { type Eval, type Frame, listOf, NO_NAMES, tupleOf, type Value } from './values';

type Of<Kind extends Expression['kind']> = Extract<Expression, { kind: Kind }>;

/** The value of an expression. Before anything that may fail the frame notes where it is. */
export function* evaluate(machine: Machine, frame: Frame, node: Expression): Eval<Value> {
  switch (node.kind) {
    case 'constant':
      return node.value;
    case 'name':
      frame.trace.span = node;
      return loadName(machine, frame, node.name);
    case 'binary': {
      const left = yield* machine.evaluate(frame, node.left);
      const right = yield* machine.evaluate(frame, node.right);
      frame.trace.span = node;
      return yield* binary(machine, node.operator, left, right);
    }
    case 'compare':
      return yield* comparison(machine, frame, node);
    case 'logic': {
      const left = yield* machine.evaluate(frame, node.left);
      const isTrue = yield* truth(machine, left);
      return isTrue === (node.operator === 'or') ? left : yield* machine.evaluate(frame, node.right);
    }
    case 'unary': {
      const operand = yield* machine.evaluate(frame, node.operand);
      frame.trace.span = node;
      return yield* unary(machine, node.operator, operand);
    }
    case 'conditional': {
      const test = yield* machine.evaluate(frame, node.test);
      return yield* machine.evaluate(frame, (yield* truth(machine, test)) ? node.yes : node.no);
    }
    case 'attribute': {
      const object = yield* machine.evaluate(frame, node.object);
      frame.trace.span = node;
      return yield* getAttribute(machine, object, node.name);
    }
    case 'subscript': {
      const object = yield* machine.evaluate(frame, node.object);
      const index = yield* machine.evaluate(frame, node.index);
      frame.trace.span = node;
      return yield* subscript(machine, object, index);
    }
    case 'call':
      return yield* callNode(machine, frame, node);
    case 'joined':
      return yield* joinedText(machine, frame, node);
    default:
      return yield* seldom(machine, frame, node);
  }
}

function* seldom(
  machine: Machine,
  frame: Frame,
  node: Exclude<
    Expression,
    Of<
      | 'constant'
      | 'name'
      | 'binary'
      | 'compare'
      | 'logic'
      | 'unary'
      | 'conditional'
      | 'attribute'
      | 'subscript'
      | 'call'
      | 'joined'
    >
  >,
): Eval<Value> {
  switch (node.kind) {
    case 'list':
      return listOf(yield* items(machine, frame, node.items));
    case 'tuple':
      return tupleOf(yield* items(machine, frame, node.items));
    case 'set':
      return setOf(yield* items(machine, frame, node.items));
    case 'dict':
      return yield* dictionary(machine, frame, node);
    case 'slice': {
      const parts: Value[] = [];
      for (const part of node.parts) parts.push(part ? yield* machine.evaluate(frame, part) : null);
      while (parts.length < 3) parts.push(null);
      return { kind: 'slice', parts };
    }
    case 'lambda':
      return yield* createFunction(machine, frame, node.code);
    case 'comprehension':
      return yield* comprehension(machine, frame, node);
    case 'walrus': {
      const value = yield* machine.evaluate(frame, node.value);
      yield* assign(machine, walrusFrame(frame), node.target, value);
      return value;
    }
    case 'yield':
      return yield* yieldValue(frame, node.value ? yield* machine.evaluate(frame, node.value) : null);
    case 'yield-from':
      return yield* yieldFrom(machine, frame, node.value ? yield* machine.evaluate(frame, node.value) : null);
    case 'star':
      throw raised('SyntaxError', "can't use starred expression here");
  }
}

/** `:=` inside of a comprehension binds outside of it. */
function walrusFrame(frame: Frame): Frame {
  return frame.scope.kind === 'comprehension' && frame.outer ? walrusFrame(frame.outer) : frame;
}

function* comparison(machine: Machine, frame: Frame, node: Of<'compare'>): Eval<Value> {
  let left = yield* machine.evaluate(frame, node.first);
  let result: Value = true;
  for (const [i, { operator, value }] of node.rest.entries()) {
    const right = yield* machine.evaluate(frame, value);
    frame.trace.span = node;
    result = yield* compare(machine, operator, left, right);
    if (i < node.rest.length - 1 && !(yield* truth(machine, result))) return result;
    left = right;
  }
  return result;
}

function* items(machine: Machine, frame: Frame, nodes: readonly Expression[]): Eval<Value[]> {
  const values: Value[] = [];
  for (const node of nodes)
    if (node.kind === 'star') {
      const value = yield* machine.evaluate(frame, node.value);
      frame.trace.span = node;
      values.push(...(yield* toArray(machine, value)));
    } else values.push(yield* machine.evaluate(frame, node));
  return values;
}

function* dictionary(machine: Machine, frame: Frame, node: Of<'dict'>): Eval<Value> {
  const dict = dictOf();
  for (const { key, value } of node.items)
    if (key) {
      const name = yield* machine.evaluate(frame, key);
      const item = yield* machine.evaluate(frame, value);
      frame.trace.span = node;
      setItem(dict, name, item);
    } else {
      const other = yield* machine.evaluate(frame, value);
      frame.trace.span = value;
      if (!isKind(other, 'dict')) throw raised('TypeError', `'${typeName(other)}' object is not a mapping`);
      for (const entry of other.map.values()) setItem(dict, entry.key, entry.value);
    }
  return dict;
}

function* callNode(machine: Machine, frame: Frame, node: Of<'call'>): Eval<Value> {
  const callee = yield* machine.evaluate(frame, node.callee);
  const args: Value[] = [];
  let named: Map<string, Value> | undefined;
  for (const argument of node.args) {
    if (argument.kind === 'value') {
      args.push(yield* machine.evaluate(frame, argument.value));
      continue;
    }
    named ??= new Map();
    yield* spread(machine, frame, callee, argument, args, named);
  }
  frame.trace.span = node;
  if (isKind(callee, 'class') && callee.name === 'super' && callee.module === 'builtins' && args.length === 0)
    return superOf(frame);
  // Functions that look at the variables around them: locals(), vars(), globals().
  if (isKind(callee, 'native')) machine.caller = frame;
  const result = yield* machine.call(callee, args, named ?? NO_NAMES);
  if (machine.openFiles.size > 0) yield* closeTemporary(machine, node, callee, args);
  if (machine.process.hasPendingSignals) yield* step(machine);
  return result;
}

/** `open(path, 'w').write(text)`: nobody holds the file any longer, so Python closes it. */
function* closeTemporary(machine: Machine, node: Of<'call'>, callee: Value, args: readonly Value[]): Eval<void> {
  const isMethod = node.callee.kind === 'attribute' && node.callee.object.kind === 'call';
  const files = node.args.flatMap(({ value }, i) => (value.kind === 'call' ? [args[i]] : []));
  if (isMethod && isKind(callee, 'method')) files.push(callee.self);
  for (const file of files)
    if (isKind(file, 'file') && machine.openFiles.has(file) && file.out) yield* blocking(machine, file.out.flush());
}

function* spread(
  machine: Machine,
  frame: Frame,
  callee: Value,
  { kind, name, value: node }: Argument,
  args: Value[],
  named: Map<string, Value>,
): Eval<void> {
  const value = yield* machine.evaluate(frame, node);
  frame.trace.span = node;
  if (kind === 'star') {
    if (!isIterable(value))
      throw raised('TypeError', `${calledName(callee)} argument after * must be an iterable, not ${typeName(value)}`);
    args.push(...(yield* toArray(machine, value)));
  } else if (kind === 'named') named.set(name, value);
  else if (isKind(value, 'dict')) for (const entry of value.map.values()) named.set(String(entry.key), entry.value);
  else throw raised('TypeError', `argument after ** must be a mapping, not ${typeName(value)}`);
}

const isIterable = (value: Value): boolean =>
  lengthOf(value) !== undefined ||
  ['iterator', 'generator', 'file', 'class'].some((kind) => isKind(value, kind)) ||
  specialMethod(value, '__iter__') !== undefined ||
  specialMethod(value, '__getitem__') !== undefined;

const calledName = (callee: Value): string =>
  isKind(callee, 'function')
    ? `__main__.${callee.code.scope.qualifiedName}()`
    : isKind(callee, 'native')
      ? `${callee.name}()`
      : `${typeName(callee)} object`;

function superOf(frame: Frame): Value {
  let at: Frame = frame;
  while (at.scope.kind === 'comprehension' && at.outer) at = at.outer;
  const [first] = at.locals.values();
  if (!frame.owner || first === undefined) throw raised('RuntimeError', 'super(): no arguments');
  return { kind: 'super', self: first, owner: frame.owner };
}

export function* joinedText(machine: Machine, frame: Frame, node: Of<'joined'>): Eval<string> {
  let text = '';
  for (const part of node.parts) {
    if (typeof part === 'string') {
      text += part;
      continue;
    }
    text += part.shown;
    const value = yield* machine.evaluate(frame, part.expression);
    const converted =
      part.conversion === ''
        ? value
        : part.conversion === 's'
          ? yield* str(machine, value)
          : yield* repr(machine, value);
    const spec = part.format ? yield* joinedText(machine, frame, part.format) : '';
    frame.trace.span = part.expression;
    text += yield* format(machine, converted, spec);
  }
  return text;
}
