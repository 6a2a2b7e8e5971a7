import { dictOf, isKind, orElse } from './dicts';
import { raised } from './errors';
import { meant } from './hints';
import type { Machine } from './machine';
import { missingModuleAttribute } from './moduleErrors';
import { classAttribute, objectClass, typeName, typeOf } from './types';
import {
  type Class,
  type Eval,
  type Instance,
  listOf,
  type Native,
  type Super,
  type Thing,
  tupleOf,
  type Value,
} from './values';

/** `object.name`. Raises AttributeError. */
export function* getAttribute(machine: Machine, object: Value, name: string): Eval<Value> {
  const found = yield* findAttribute(machine, object, name);
  if (found !== undefined) return found;
  if (object !== null && typeof object === 'object' && object.kind === 'instance') {
    const fallback = classAttribute(object.type, '__getattr__');
    if (fallback !== undefined) return yield* machine.call(fallback, [object, name]);
  }
  if (object !== null && typeof object === 'object' && object.kind === 'module')
    throw missingModuleAttribute(object, name);
  throw missing(object, name);
}

function missing(object: Value, name: string): Error {
  const what =
    object !== null && typeof object === 'object' && object.kind === 'class'
      ? `type object '${object.name}'`
      : `'${typeName(object)}' object`;
  const error = raised('AttributeError', `${what} has no attribute '${name}'`);
  error.exception.dict.set('name', name);
  error.exception.dict.set('obj', object);
  error.exception.hint = () =>
    meant(
      name,
      attributeNames(object).filter((each) => !each.startsWith('_')),
    );
  return error;
}

/** dir(object), unsorted. */
export function attributeNames(object: Value): readonly string[] {
  const type = typeOf(object);
  const own = object !== null && typeof object === 'object' && 'dict' in object ? [...object.dict.keys()] : [];
  const order = object !== null && typeof object === 'object' && object.kind === 'class' ? object.order : type.order;
  return [...own, ...order.flatMap((each) => [...each.dict.keys()])];
}

/** The same, undefined if there is none. */
export function* findAttribute(machine: Machine, object: Value, name: string): Eval<Value | undefined> {
  if (object !== null && typeof object === 'object') {
    switch (object.kind) {
      case 'instance':
        return yield* instanceAttribute(machine, object, name);
      case 'module':
        return orElse(object.dict.get(name), name === '__dict__' ? dictOf(object.dict) : undefined);
      case 'class':
        return classValue(object, name);
      case 'dict': {
        const own = object.dict?.get(name);
        if (own !== undefined) return own;
        if (name === 'default_factory') return object.factory;
        break;
      }
      case 'super':
        return yield* superAttribute(machine, object, name);
      case 'function': {
        const own = object.dict.get(name);
        if (own !== undefined) return own;
        if (name === '__name__') return object.code.name;
        if (name === '__qualname__') return object.code.scope.qualifiedName;
        if (name === '__doc__') return docOf(object.code.body[0]);
        if (name === '__module__') return object.outer.globals.get('__name__') ?? null;
        break;
      }
      default: {
        const own = yield* plainAttribute(machine, object, name);
        if (own !== undefined) return own;
      }
    }
  }
  if (name === '__class__') return typeOf(object);
  if (name === '__doc__') return null;
  if (typeof object === 'number' || typeof object === 'bigint') {
    if (name === 'real') return object;
    if (name === 'imag') return typeof object === 'bigint' ? 0n : 0;
  }
  const value = classAttribute(typeOf(object), name);
  return value === undefined ? undefined : yield* bound(machine, value, object);
}

function* superAttribute(machine: Machine, object: Super, name: string): Eval<Value | undefined> {
  const order = isKind(object.self, 'class') ? object.self.order : typeOf(object.self).order;
  for (const type of order.slice(order.indexOf(object.owner) + 1)) {
    const value = type.dict.get(name);
    if (value !== undefined) return yield* bound(machine, value, object.self);
  }
  return name === '__init__' || name === '__init_subclass__' ? NOTHING_TO_DO : undefined;
}

const NOTHING_TO_DO: Native = { kind: 'native', name: '__init__', parameters: ['*'], isFree: true, call: () => null };

/** Attributes that only some kinds of values have. */
function* plainAttribute(machine: Machine, object: Thing, name: string): Eval<Value | undefined> {
  switch (object.kind) {
    case 'native':
      if (name === '__name__' || name === '__qualname__') return object.name;
      break;
    case 'method':
      if (name === '__self__') return object.self;
      if (name === '__func__') return object.function;
      if (/^__(name|qualname|doc|module)__$/.test(name)) return yield* findAttribute(machine, object.function, name);
      break;
    case 'generator':
      if (name === '__name__') return object.name;
      break;
    case 'wrapped':
      if (name === 'setter' || name === 'getter')
        return {
          kind: 'native',
          name,
          parameters: ['function'],
          isFree: false,
          call: (_machine, [given = null]) => ({ ...object, setter: given }),
        };
      break;
    case 'file':
      if (name === 'name' || name === 'mode') return object[name];
      if (name === 'closed') return object.isClosed;
      if (name === 'encoding') return 'utf-8';
      if (name === 'buffer') return { ...object, isBinary: true };
      break;
    case 'range':
      if (name === 'start' || name === 'stop' || name === 'step') return object[name];
      break;
    default:
  }
  return undefined;
}

function docOf(first: { kind: string } | undefined): Value {
  const isText = (given: unknown): given is { value: { kind: 'constant'; value: Value } } =>
    typeof given === 'object' && given !== null && 'value' in given;
  if (first?.kind !== 'expression' || !isText(first) || first.value.kind !== 'constant') return null;
  return typeof first.value.value === 'string' ? first.value.value : null;
}

function* instanceAttribute(machine: Machine, object: Instance, name: string): Eval<Value | undefined> {
  const inClass = classAttribute(object.type, name);
  const isProperty =
    inClass !== undefined &&
    inClass !== null &&
    typeof inClass === 'object' &&
    inClass.kind === 'wrapped' &&
    inClass.how === 'property';
  if (!isProperty) {
    const own = object.dict.get(name);
    if (own !== undefined) return own;
  }
  if (inClass !== undefined) return yield* bound(machine, inClass, object);
  if (name === '__class__') return object.type;
  if (name === '__dict__') return dictOf(object.dict);
  if (name === '__doc__') return null;
  if (object.trace && /^__(cause|context|traceback)__$/.test(name)) return null;
  if (object.trace && name === 'with_traceback')
    return { kind: 'native', name, parameters: ['tb'], isFree: false, call: () => object };
  return undefined;
}

function* bound(machine: Machine, value: Value, self: Value): Eval<Value> {
  if (value === null || typeof value !== 'object') return value;
  if (value.kind === 'function' || value.kind === 'native') return { kind: 'method', self, function: value };
  if (value.kind !== 'wrapped') return value;
  if (value.how === 'property') return yield* machine.call(value.function, [self]);
  if (value.how === 'static') return value.function;
  const type = self !== null && typeof self === 'object' && self.kind === 'class' ? self : typeOf(self);
  return { kind: 'method', self: type, function: value.function };
}

function classValue(type: Class, name: string): Value | undefined {
  const value = classAttribute(type, name);
  if (value !== null && typeof value === 'object' && value.kind === 'wrapped') {
    if (value.how === 'static') return value.function;
    if (value.how === 'class') return { kind: 'method', self: type, function: value.function };
  }
  if (value !== undefined) return value;
  switch (name) {
    case '__name__':
    case '__qualname__':
      return type.name;
    case '__module__':
      return type.module;
    case '__mro__':
      return tupleOf(type.order);
    case '__bases__':
      return tupleOf(type.bases);
    case '__dict__':
      return dictOf(type.dict);
    case '__doc__':
      return null;
    case 'mro':
      return { kind: 'native', name, parameters: [], isFree: false, call: () => listOf([...type.order]) };
    case '__setattr__':
      return {
        kind: 'native',
        name,
        parameters: ['object', 'name', 'value'],
        isFree: false,
        call: (_m, [object = null, key = '', value = null]) => {
          if (isKind(object, 'instance')) object.dict.set(String(key), value);
          return null;
        },
      };
    case '__new__':
      return {
        kind: 'native',
        name,
        parameters: ['type'],
        isFree: false,
        call: (_m, [made = null]): Value =>
          isKind(made, 'class') ? { kind: 'instance', type: made, dict: new Map() } : null,
      };
    case '__init__':
      return { kind: 'native', name, parameters: ['*'], isFree: true, call: () => null };
    default:
      return undefined;
  }
}

/** `object.name = value`; undefined deletes. */
export function* setAttribute(machine: Machine, object: Value, name: string, value: Value | undefined): Eval<void> {
  if (object !== null && typeof object === 'object') {
    if (object.kind === 'instance') {
      const inClass = classAttribute(object.type, name);
      if (
        inClass !== undefined &&
        inClass !== null &&
        typeof inClass === 'object' &&
        inClass.kind === 'wrapped' &&
        inClass.how === 'property'
      ) {
        if (inClass.setter === undefined || value === undefined)
          throw raised(
            'AttributeError',
            `property '${name}' of '${object.type.name}' object has no ${value === undefined ? 'deleter' : 'setter'}`,
          );
        yield* machine.call(inClass.setter, [object, value]);
        return;
      }
      const special = classAttribute(object.type, value === undefined ? '__delattr__' : '__setattr__');
      if (special !== undefined) {
        yield* machine.call(special, value === undefined ? [object, name] : [object, name, value]);
        return;
      }
    }
    if (object.kind === 'class' && object.module === 'builtins' && object !== objectClass)
      throw raised('TypeError', `cannot set '${name}' attribute of immutable type '${object.name}'`);
    if (object.kind === 'class' && name === '__module__' && typeof value === 'string') object.module = value;
    if ('dict' in object && object.dict) {
      if (value !== undefined) object.dict.set(name, value);
      else if (!object.dict.delete(name)) throw missing(object, name);
      return;
    }
  }
  throw raised(
    'AttributeError',
    `'${typeName(object)}' object has no attribute '${name}'${machine.minor >= 13 ? ' and no __dict__ for setting new attributes' : ''}`,
  );
}

/** `object.name(...)` */
export function* callMethod(machine: Machine, self: Value, name: string, args: readonly Value[] = []): Eval<Value> {
  return yield* machine.call(yield* getAttribute(machine, self, name), args);
}
