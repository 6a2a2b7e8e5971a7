import { assign } from './assign';
import { callMethod } from './attributes';
import { isKind } from './dicts';
import { baseException, createException, isException, noteFrame, Raised, raised } from './errors';
import type { Flow, Machine } from './machine';
import { partOf } from './machine';
import { storeName } from './names';
import type { Handler, Statement } from './nodes';
import { truth } from './operators';
import { isSubclass, specialMethod, typeName } from './types';
import type { Eval, Frame } from './values';

type Of<Kind extends Statement['kind']> = Extract<Statement, { kind: Kind }>;

/** Only exceptions of Python are caught: limits of the simulator and what a kill leaves pass. */
export function* tryStatement(machine: Machine, frame: Frame, node: Of<'try'>): Eval<Flow> {
  let flow: Flow;
  let failure: Raised | undefined;
  try {
    flow = yield* handled(machine, frame, node);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    failure = error;
  }
  if (node.last.length > 0) {
    if (failure) {
      noteFrame(failure, frame);
      machine.handled.push(failure.exception);
    }
    try {
      const last = yield* machine.run(frame, node.last);
      if (last !== undefined) return last;
    } catch (error) {
      if (failure) addContext(error, failure);
      throw error;
    } finally {
      if (failure) machine.handled.pop();
    }
  }
  if (failure) throw failure;
  return flow;
}

function* handled(machine: Machine, frame: Frame, node: Of<'try'>): Eval<Flow> {
  let flow: Flow;
  try {
    flow = yield* machine.run(frame, node.body);
  } catch (error) {
    if (!(error instanceof Raised) || node.handlers.length === 0) throw error;
    noteFrame(error, frame);
    for (const handler of node.handlers)
      if (yield* catches(machine, frame, handler, error)) return yield* handle(machine, frame, handler, error);
    throw error;
  }
  return flow ?? (yield* machine.run(frame, node.otherwise));
}

function* catches(machine: Machine, frame: Frame, handler: Handler, error: Raised): Eval<boolean> {
  if (!handler.type) return true;
  try {
    const wanted = yield* machine.evaluate(frame, handler.type);
    for (const type of isKind(wanted, 'tuple') ? wanted.items : [wanted]) {
      if (!isKind(type, 'class') || !isSubclass(type, baseException)) {
        frame.trace.span = handler.type;
        throw raised('TypeError', 'catching classes that do not inherit from BaseException is not allowed');
      }
      if (isSubclass(error.exception.type, type)) return true;
    }
  } catch (failure) {
    addContext(failure, error);
    throw failure;
  }
  return false;
}

function* handle(machine: Machine, frame: Frame, handler: Handler, error: Raised): Eval<Flow> {
  if (handler.name !== undefined) storeName(frame, handler.name, error.exception);
  machine.handled.push(error.exception);
  try {
    return yield* machine.run(frame, handler.body);
  } catch (failure) {
    addContext(failure, error);
    throw failure;
  } finally {
    machine.handled.pop();
    if (handler.name !== undefined) frame.locals.delete(handler.name);
  }
}

/** What was being handled when another exception came: 'During handling of the above exception …'. */
function addContext(failure: unknown, during: Raised): void {
  if (!(failure instanceof Raised)) return;
  // The innermost of those that it already brings along.
  let last = failure.exception;
  for (let turn = 0; turn < 100; turn++) {
    if (last === during.exception) return;
    const context = last.dict.get('__context__');
    if (context === undefined || !isException(context)) break;
    last = context;
  }
  last.dict.set('__context__', during.exception);
}

/** `raise` */
export function* raiseStatement(machine: Machine, frame: Frame, node: Of<'raise'>): Eval<never> {
  if (!node.value) {
    const current = machine.handled[machine.handled.length - 1];
    frame.trace.span = node;
    if (!current) throw raised('RuntimeError', 'No active exception to reraise');
    throw new Raised(current, frame.trace);
  }
  const value = yield* machine.evaluate(frame, node.value);
  const cause = node.cause ? yield* machine.evaluate(frame, node.cause) : undefined;
  frame.trace.span = node;
  const exception = isKind(value, 'class') && isSubclass(value, baseException) ? yield* machine.call(value, []) : value;
  if (!isException(exception)) throw raised('TypeError', 'exceptions must derive from BaseException');
  if (cause !== undefined) {
    exception.dict.set('__cause__', isKind(cause, 'class') ? createException(cause, []) : cause);
    exception.dict.set('__suppress_context__', true);
  }
  throw new Raised(exception);
}

/** `with`: what is entered is left, whatever happens. */
export function* withStatement(machine: Machine, frame: Frame, node: Of<'with'>): Eval<Flow> {
  const manager = yield* machine.evaluate(frame, node.manager);
  frame.trace.span = partOf(machine, node.manager, node);
  if (specialMethod(manager, '__enter__') === undefined)
    throw raised('TypeError', `'${typeName(manager)}' object does not support the context manager protocol`);
  const entered = yield* callMethod(machine, manager, '__enter__');
  if (node.target) yield* assign(machine, frame, node.target, entered);
  let flow: Flow;
  try {
    flow = yield* machine.run(frame, node.body);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    noteFrame(error, frame);
    machine.handled.push(error.exception);
    try {
      const { exception } = error;
      frame.trace.span = partOf(machine, node.manager, node);
      const isHandled = yield* callMethod(machine, manager, '__exit__', [exception.type, exception, null]);
      if (yield* truth(machine, isHandled)) return undefined;
    } catch (failure) {
      addContext(failure, error);
      throw failure;
    } finally {
      machine.handled.pop();
    }
    throw error;
  }
  frame.trace.span = partOf(machine, node.manager, node);
  yield* callMethod(machine, manager, '__exit__', [null, null, null]);
  return flow;
}
