import { assign, augment, remove } from './assign';
import { createClassOf } from './classes';
import { noteFrame, raised } from './errors';
import { createFunction } from './functions';
import { raiseStatement, tryStatement, withStatement } from './handlers';
import { iterator, next } from './iteration';
import { type Flow, type Machine, partOf, step } from './machine';
import { storeName } from './names';
import type { Code, Expression, Statement } from './nodes';
import { truth } from './operators';
import type { Eval, Frame, Value } from './values';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** The body of a function or lambda: what it returns. */
export function* runCode(machine: Machine, { body, result }: Code, frame: Frame): Eval<Value> {
  try {
    if (result) return yield* machine.evaluate(frame, result);
    const flow = yield* runBody(machine, frame, body);
    return typeof flow === 'object' ? flow.result : null;
  } catch (error) {
    noteFrame(error, frame);
    throw error;
  }
}

export function* runBody(machine: Machine, frame: Frame, body: readonly Statement[]): Eval<Flow> {
  for (const statement of body) {
    yield* step(machine);
    const flow = yield* run(machine, frame, statement);
    if (flow !== undefined) return flow;
  }
  return undefined;
}

function* run(machine: Machine, frame: Frame, node: Statement): Eval<Flow> {
  switch (node.kind) {
    case 'expression':
      yield* machine.evaluate(frame, node.value);
      return undefined;
    case 'assign': {
      const value = yield* machine.evaluate(frame, node.value);
      for (const target of node.targets) yield* assign(machine, frame, target, value);
      return undefined;
    }
    case 'augmented':
      yield* augment(machine, frame, node);
      return undefined;
    case 'if': {
      const test = yield* machine.evaluate(frame, node.test);
      return yield* runBody(machine, frame, (yield* truth(machine, test)) ? node.body : node.otherwise);
    }
    case 'while':
    case 'for':
      return yield* loop(machine, frame, node);
    case 'return':
      return { result: node.value ? yield* machine.evaluate(frame, node.value) : null };
    case 'break':
    case 'continue':
      return node.kind;
    case 'pass':
      return undefined;
    case 'try':
      return yield* tryStatement(machine, frame, node);
    case 'with':
      return yield* withStatement(machine, frame, node);
    default:
      yield* seldom(machine, frame, node);
      return undefined;
  }
}

function* seldom(
  machine: Machine,
  frame: Frame,
  node: Of<'def' | 'class' | 'raise' | 'assert' | 'import' | 'from' | 'delete'>,
): Eval<void> {
  switch (node.kind) {
    case 'def': {
      const decorators = yield* values(machine, frame, node.decorators);
      let made: Value = yield* createFunction(machine, frame, node.code);
      for (const decorator of decorators.reverse()) made = yield* machine.call(decorator, [made]);
      storeName(frame, node.code.name, made);
      return;
    }
    case 'class': {
      const decorators = yield* values(machine, frame, node.decorators);
      let made = yield* createClassOf(machine, frame, node);
      for (const decorator of decorators.reverse()) made = yield* machine.call(decorator, [made]);
      storeName(frame, node.name, made);
      return;
    }
    case 'raise':
      return yield* raiseStatement(machine, frame, node);
    case 'assert': {
      const test = yield* machine.evaluate(frame, node.test);
      if (yield* truth(machine, test)) return;
      const message = node.message ? yield* machine.evaluate(frame, node.message) : undefined;
      frame.trace.span = machine.minor >= 13 ? node.test : node;
      throw raised('AssertionError', message);
    }
    case 'import':
      frame.trace.span = node;
      return yield* machine.importNames(frame, node.names);
    case 'from':
      frame.trace.span = node;
      return yield* machine.importFrom(frame, node.module, node.names);
    case 'delete':
      for (const target of node.targets) yield* remove(machine, frame, target);
  }
}

function* values(machine: Machine, frame: Frame, nodes: readonly Expression[]): Eval<Value[]> {
  const all: Value[] = [];
  for (const node of nodes) all.push(yield* machine.evaluate(frame, node));
  return all;
}

// ---------------------------------------------------------------- loops, exceptions, managers

function* loop(machine: Machine, frame: Frame, node: Of<'while' | 'for'>): Eval<Flow> {
  let from: Value = null;
  if (node.kind === 'for') {
    const iterable = yield* machine.evaluate(frame, node.iterable);
    frame.trace.span = partOf(machine, node.iterable, node);
    from = yield* iterator(machine, iterable);
  }
  for (;;) {
    yield* step(machine);
    if (node.kind === 'for') {
      frame.trace.span = partOf(machine, node.iterable, node);
      const item = yield* next(machine, from);
      if (item === undefined) break;
      yield* assign(machine, frame, node.target, item);
    } else if (!(yield* truth(machine, yield* machine.evaluate(frame, node.test)))) break;
    const flow = yield* runBody(machine, frame, node.body);
    if (flow === 'break') return undefined;
    if (flow !== undefined && flow !== 'continue') return flow;
  }
  return yield* runBody(machine, frame, node.otherwise);
}
