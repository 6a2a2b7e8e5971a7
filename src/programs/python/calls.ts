import { onNewStack } from '../../process';
import { dictOf, isKind } from './dicts';
import { baseException, createException, isException, osErrorClass, osErrorType, type Raised, raised } from './errors';
import { runCode } from './execute';
import { createGenerator } from './generators';
import { charge, type Machine, settled } from './machine';
import type { Parameter } from './nodes';
import { classAttribute, isSubclass, typeName, typeOf } from './types';
import {
  type Args,
  addNatives,
  type Class,
  type Eval,
  type Frame,
  type Func,
  type Instance,
  isEval,
  listOf,
  type Named,
  type Native,
  NO_NAMES,
  tupleOf,
  type Value,
} from './values';

const DEEPEST = 1000;
/** Python calls per native stack: see onNewStack. */
const CALLS_PER_STACK = 40;

/** Calls anything that can be called. */
export function* call(machine: Machine, callee: Value, args: readonly Value[], named: Named = NO_NAMES): Eval<Value> {
  if (callee !== null && typeof callee === 'object')
    switch (callee.kind) {
      case 'function':
        return yield* callFunction(machine, callee, args, named);
      case 'native':
        return yield* callNative(machine, callee, args, named);
      case 'method':
        return yield* call(machine, callee.function, [callee.self, ...args], named);
      case 'class':
        return yield* instantiate(machine, callee, args, named);
      case 'wrapped':
        return yield* call(machine, callee.function, args, named);
      case 'instance': {
        const special = classAttribute(callee.type, '__call__');
        if (special !== undefined) return yield* call(machine, special, [callee, ...args], named);
      }
    }
  throw raised('TypeError', `'${typeName(callee)}' object is not callable`);
}

/** Methods of dicts and sets that go through all of them. */
const WHOLE = /^(?:copy|update|union|intersection|\w*difference\w*|is\w+|dict|set)$/;

function* callNative(machine: Machine, native: Native, args: readonly Value[], named: Named): Eval<Value> {
  const [self] = args;
  if (typeof self === 'string') charge(machine, self.length * 4);
  else if (isKind(self, 'list') && !/^(append|pop)$/.test(native.name)) charge(machine, self.items.length);
  else if ((isKind(self, 'dict') || isKind(self, 'set')) && WHOLE.test(native.name)) charge(machine, self.map.size);
  const result = native.call(machine, native.isFree ? args : arrange(native, args, named), named);
  return isEval(result) ? yield* result : result;
}

/** Puts arguments in the order of a native function's parameters. `name?` may be left out. */
function arrange({ name, parameters }: Native, args: readonly Value[], named: Named): Args {
  const most = parameters.length;
  if (args.length > most) {
    const needed = parameters.filter((parameter) => !parameter.endsWith('?')).length;
    const [self] = parameters[0] === 'self' ? [1] : [0];
    const words =
      most - self === 0
        ? 'no arguments'
        : needed < most
          ? `at most ${count(most - self)}`
          : `exactly ${count(most - self, 'one')}`;
    throw raised('TypeError', `${name}() takes ${words} (${args.length - self} given)`);
  }
  const arranged: (Value | undefined)[] = [...args];
  for (const [key, value] of named) {
    const at = parameters.findIndex((parameter) => parameter.replace('?', '') === key);
    if (at < 0) throw raised('TypeError', `${name}() got an unexpected keyword argument '${key}'`);
    arranged[at] = value;
  }
  for (const [i, parameter] of parameters.entries())
    if (!parameter.endsWith('?') && arranged[i] === undefined)
      throw raised(
        'TypeError',
        parameters[0] === 'self' && i === 0
          ? `unbound method ${name}() needs an argument`
          : parameters.length - (parameters[0] === 'self' ? 1 : 0) === 1
            ? `${name}() takes exactly one argument (${args.length - (parameters[0] === 'self' ? 1 : 0)} given)`
            : `${name}() missing required argument '${parameter}' (pos ${i + (parameters[0] === 'self' ? 0 : 1)})`,
      );
  return arranged;
}

const count = (number: number, one = '1'): string =>
  `${number === 1 ? one : number} argument${number === 1 ? '' : 's'}`;

// ---------------------------------------------------------------- functions of the script

function* callFunction(machine: Machine, callee: Func, args: readonly Value[], named: Named): Eval<Value> {
  const { code, outer } = callee;
  const frame: Frame = {
    scope: code.scope,
    locals: bindArguments(callee, args, named),
    globals: outer.globals,
    outer,
    trace: { source: code.source, name: code.scope.qualifiedName, span: { kind: 'start', start: 0, end: 0 } },
    owner: callee.owner ?? outer.owner,
  };
  if (code.scope.isGenerator) return createGenerator(code.name, frame, runCode(machine, code, frame));
  if (machine.depth >= DEEPEST) throw raised('RecursionError', 'maximum recursion depth exceeded');
  machine.depth++;
  machine.frames.push(frame.locals);
  try {
    if (machine.depth % CALLS_PER_STACK !== 0) return yield* runCode(machine, code, frame);
    let result: Value = null;
    yield* onNewStack(
      settled(
        (function* () {
          result = yield* runCode(machine, code, frame);
          return 0;
        })(),
      ),
    );
    return result;
  } finally {
    machine.frames.pop();
    machine.depth--;
  }
}

/** The variables that a call begins with. */
function bindArguments(callee: Func, args: readonly Value[], named: Named): Map<string, Value> {
  const { parameters, scope } = callee.code;
  const locals = new Map<string, Value>();
  const positional = parameters.filter(({ kind }) => kind === 'positional' || kind === 'either');
  const restName = parameters.find(({ kind }) => kind === 'rest')?.name;
  const namedRest = parameters.find(({ kind }) => kind === 'named-rest')?.name;
  for (const [i, { name }] of positional.entries()) {
    const value = args[i];
    if (value === undefined) break;
    locals.set(name, value);
  }
  const function_ = `${scope.qualifiedName}()`;
  const extra = new Map<string, Value>();
  for (const [name, value] of named) {
    const known = parameters.some((each) => each.name === name && (each.kind === 'either' || each.kind === 'named'));
    if (known && locals.has(name)) throw raised('TypeError', `${function_} got multiple values for argument '${name}'`);
    if (known) locals.set(name, value);
    else if (namedRest !== undefined) extra.set(name, value);
    else throw raised('TypeError', `${function_} got an unexpected keyword argument '${name}'`);
  }
  if (args.length > positional.length && restName === undefined) throw tooMany(callee, positional, args.length);
  if (restName !== undefined) locals.set(restName, tupleOf(args.slice(positional.length)));
  if (namedRest !== undefined) locals.set(namedRest, dictOf(extra));
  for (const [name, value] of callee.defaults) if (!locals.has(name)) locals.set(name, value);
  for (const kinds of [['positional', 'either'], ['named']]) {
    const missing = parameters.filter(({ kind, name }) => kinds.includes(kind) && !locals.has(name));
    if (missing.length > 0) {
      const kind = kinds[0] === 'named' ? 'keyword-only' : 'positional';
      const names = missing.map(({ name }) => `'${name}'`);
      throw raised(
        'TypeError',
        `${function_} missing ${names.length} required ${kind} argument${names.length === 1 ? '' : 's'}: ${enumerated(names)}`,
      );
    }
  }
  return locals;
}

function enumerated(names: readonly string[]): string {
  if (names.length <= 2) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names[names.length - 1]}`;
}

function tooMany({ code, defaults }: Func, positional: readonly Parameter[], given: number): Raised {
  const most = positional.length;
  const least = positional.filter(({ name }) => !defaults.has(name)).length;
  const takes = least < most ? `from ${least} to ${most}` : String(most);
  const plural = most === 1 && least === most ? '' : 's';
  return raised(
    'TypeError',
    `${code.scope.qualifiedName}() takes ${takes} positional argument${plural} but ${given} ${given === 1 ? 'was' : 'were'} given`,
  );
}

// ---------------------------------------------------------------- classes

function* instantiate(machine: Machine, type: Class, args: readonly Value[], named: Named): Eval<Value> {
  const native = type.order.find(({ create }) => create !== undefined)?.create;
  let object: Value;
  if (native) {
    const made = native(machine, args, named, type);
    object = isEval(made) ? yield* made : made;
  } else {
    const create = classAttribute(type, '__new__');
    object = create === undefined ? createObject(type, args) : yield* call(machine, create, [type, ...args], named);
  }
  const initialize = classAttribute(type, '__init__');
  if (initialize !== undefined) {
    if (isSubclass(typeOf(object), type)) yield* call(machine, initialize, [object, ...args], named);
  } else if (!native && args.length + named.size > 0 && classAttribute(type, '__new__') === undefined)
    throw raised('TypeError', `${type.name}() takes no arguments`);
  return object;
}

/** What `object.__new__` makes, and what exceptions know from the start. */
export function createObject(type: Class, args: readonly Value[]): Instance {
  if (!isSubclass(type, baseException)) return { kind: 'instance', type, dict: new Map() };
  const [first, second, third] = args;
  const exception = createException(osErrorType(type, second === undefined ? undefined : first), args);
  if (isSubclass(type, osErrorClass)) {
    const isPair = second !== undefined;
    exception.dict.set('errno', isPair ? (first ?? null) : null);
    exception.dict.set('strerror', isPair ? second : null);
    exception.dict.set('filename', third ?? null);
    if (third !== undefined) exception.dict.set('args', tupleOf(args.slice(0, 2)));
  } else if (type.name === 'SystemExit')
    exception.dict.set('code', args.length === 0 ? null : args.length === 1 ? (first ?? null) : tupleOf(args));
  else if (type.name === 'StopIteration') exception.dict.set('value', first ?? null);
  return exception;
}

/** A decorator's or default's value: an expression outside of any statement. */

addNatives(baseException.dict, {
  '__init__ *': (_machine, [self = null, ...args], named) => {
    if (!isException(self)) return null;
    if (named.size > 0) throw raised('TypeError', `${self.type.name}() takes no keyword arguments`);
    const made = createObject(
      self.type,
      args.map((arg) => arg ?? null),
    );
    for (const [name, value] of made.dict) self.dict.set(name, value);
    return null;
  },
  'add_note self note': (_machine, [self, note = null]) => {
    if (!isException(self ?? null) || !isKind(self, 'instance')) return null;
    const notes = self.dict.get('__notes__');
    if (isKind(notes, 'list')) notes.items.push(note);
    else self.dict.set('__notes__', listOf([note]));
    return null;
  },
});
