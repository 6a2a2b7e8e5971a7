import type { Syscall, Wakeup } from '../../process/types';
import type { Machine } from './machine';
import type { Code, Expression, Scope, Statement } from './nodes';
import type { TextOutput } from './output';
import type { Source, Span } from './source';

/** What a Python `yield` hands to whoever asked the generator for its next value. */
export interface Yielded {
  yielded: Value;
}

/** Python code that runs: it blocks as all programs do, or yields a value of a generator. */
export type Eval<T> = Generator<Syscall | Yielded, T, Wakeup>;

/** int is bigint, float is number, str is string (UTF-16: characters beyond the first plane count as two). */
export type Value = null | boolean | bigint | number | string | Thing;

export type Thing =
  | List
  | Tuple
  | Dict
  | SetValue
  | Bytes
  | Slice
  | RangeValue
  | Func
  | Native
  | Method
  | Class
  | Instance
  | Module
  | Iter
  | GeneratorValue
  | Wrapped
  | Super
  | FileValue
  | View
  | Singleton;

export interface List {
  kind: 'list';
  items: Value[];
}
export interface Tuple {
  kind: 'tuple';
  items: readonly Value[];
}
export interface Dict {
  kind: 'dict';
  map: Map<unknown, { key: Value; value: Value }>;
  /** A defaultdict's. */
  factory?: Value;
  /** A Counter, an OrderedDict …, which may have attributes. */
  type?: Class;
  dict?: Map<string, Value>;
}
export interface SetValue {
  kind: 'set';
  map: Map<unknown, Value>;
  isFrozen: boolean;
}
/** Each character is a byte. */
export interface Bytes {
  kind: 'bytes';
  text: string;
  isArray: boolean;
}
export interface Slice {
  kind: 'slice';
  parts: readonly Value[];
}
export interface RangeValue {
  kind: 'range';
  start: bigint;
  stop: bigint;
  step: bigint;
}
export interface Func {
  kind: 'function';
  code: Code;
  outer: Frame;
  defaults: ReadonlyMap<string, Value>;
  dict: Map<string, Value>;
  /** The class that it was defined in, for super(). */
  owner: Class | undefined;
}
export interface Native {
  kind: 'native';
  name: string;
  parameters: readonly string[];
  call: NativeCall;
  /** Parameters are not checked: it wants all as it comes. */
  isFree: boolean;
}
export type Args = readonly (Value | undefined)[];
export type Named = ReadonlyMap<string, Value>;
export const NO_NAMES: Named = new Map();
export type NativeCall = (machine: Machine, args: Args, named: Named) => Value | Eval<Value>;
export interface Method {
  kind: 'method';
  self: Value;
  function: Value;
}
export interface Class {
  kind: 'class';
  name: string;
  module: string;
  bases: readonly Class[];
  /** Itself first. */
  order: readonly Class[];
  dict: Map<string, Value>;
  /** Makes what is not an Instance, of a built-in type. */
  create?: (machine: Machine, args: Args, named: Named, type: Class) => Value | Eval<Value>;
}
export interface Instance {
  kind: 'instance';
  type: Class;
  dict: Map<string, Value>;
  /** Of an exception: the innermost last. */
  trace?: TraceEntry[];
  /** What tracebacks add to its message. */
  hint?: () => string;
}
export interface Module {
  kind: 'module';
  name: string;
  dict: Map<string, Value>;
}
export interface Iter {
  kind: 'iterator';
  name: string;
  /** undefined at the end. */
  next(): Value | undefined | Eval<Value | undefined>;
}
export interface GeneratorValue {
  kind: 'generator';
  name: string;
  code: Eval<Value>;
  state: 'fresh' | 'waiting' | 'running' | 'ended';
  sent: Value;
  thrown: Error | undefined;
  result: Value;
}
/** What @property, @staticmethod and @classmethod make of a function. */
export interface Wrapped {
  kind: 'wrapped';
  how: 'property' | 'static' | 'class';
  function: Value;
  setter: Value | undefined;
}
export interface Super {
  kind: 'super';
  self: Value;
  owner: Class;
}
/** dict.keys(), values(), items(). */
export interface View {
  kind: 'view';
  of: Dict;
  what: 'keys' | 'values' | 'items';
}
/** An open file, or one of the standard streams. */
export interface FileValue {
  kind: 'file';
  fd: number;
  name: Value;
  mode: string;
  isBinary: boolean;
  isClosed: boolean;
  /** What was read beyond the line asked for. */
  rest: { text: string };
  out: TextOutput | undefined;
}
export interface Singleton {
  kind: 'singleton';
  name: string;
}

/** Where a frame is: what of the source it works on. */
export type Place = Expression | Statement | (Span & { kind: 'start' });

export interface TraceEntry {
  source: Source;
  /** Of the function, in full. */
  name: string;
  span: Place;
}

/** Where code runs: one per call, class body or comprehension. */
export interface Frame {
  scope: Scope;
  locals: Map<string, Value>;
  globals: Map<string, Value>;
  outer: Frame | undefined;
  /** Shared by a function and the comprehensions inside of it. */
  trace: TraceEntry;
  generator?: GeneratorValue | undefined;
  /** For super() without arguments. */
  owner: Class | undefined;
}

export const ELLIPSIS: Singleton = { kind: 'singleton', name: 'Ellipsis' };
export const NOT_IMPLEMENTED: Singleton = { kind: 'singleton', name: 'NotImplemented' };

export const listOf = (items: Value[]): List => ({ kind: 'list', items });
export const tupleOf = (items: readonly Value[]): Tuple => ({ kind: 'tuple', items });
export const bytesOf = (text: string, isArray = false): Bytes => ({ kind: 'bytes', text, isArray });
export const moduleOf = (name: string): Module => ({ kind: 'module', name, dict: new Map([['__name__', name]]) });

/** `split sep? maxsplit?`, `print *`: a function of the interpreter's own. */
export function nativeOf(signature: string, call: NativeCall): Native {
  const [name = '', ...parameters] = signature.split(' ');
  return { kind: 'native', name, parameters, call, isFree: parameters.includes('*') };
}

/** Tables of functions by their signature, as class or module contents. */
export type NativeTable = Readonly<Record<string, NativeCall>>;

export function addNatives(dict: Map<string, Value>, table: NativeTable): void {
  for (const [signature, call] of Object.entries(table)) {
    const native = nativeOf(signature, call);
    dict.set(native.name, native);
  }
}

export const isEval = <T>(result: T | Eval<T>): result is Eval<T> =>
  typeof result === 'object' && result !== null && !('kind' in result);
