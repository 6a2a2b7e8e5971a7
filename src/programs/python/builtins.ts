import { integerArgument, numberArgument } from './arguments';
import { attributeNames, callMethod, findAttribute, getAttribute, setAttribute } from './attributes';
import { addConversions } from './conversions';
import { dictOf, isKind, keyOf, numberOf, orElse } from './dicts';
import { EXCEPTIONS, raised } from './errors';
import { openFile } from './files';
import { format } from './format';
import { ITERATION } from './iterationBuiltins';
import { blocking, type Machine } from './machine';
import { roundHalfEven } from './numbers';
import { binary, lengthOf, truth } from './operators';
import { repr, str } from './repr';
import { fixed } from './rounding';
import { NotSimulated } from './source';
import { boolClass, isSubclass, objectClass, specialMethod, TYPES, typeName, typeOf } from './types';
import {
  addNatives,
  type Class,
  ELLIPSIS,
  type Eval,
  listOf,
  type NativeTable,
  NOT_IMPLEMENTED,
  tupleOf,
  type Value,
} from './values';

const HIDDEN_TYPES = new Set(
  'NoneType function method module generator ellipsis NotImplementedType iterator builtin_function_or_method dict_keys dict_values dict_items TextIOWrapper BufferedReader BufferedWriter'.split(
    ' ',
  ),
);

/** What every module sees without an import. */
export function createBuiltins(): Map<string, Value> {
  const names = new Map<string, Value>();
  for (const [name, type] of TYPES) if (!HIDDEN_TYPES.has(name)) names.set(name, type);
  for (const type of EXCEPTIONS.values()) names.set(type.name, type);
  names.set('object', objectClass);
  names.set('bool', boolClass);
  names.set('Ellipsis', ELLIPSIS);
  names.set('NotImplemented', NOT_IMPLEMENTED);
  names.set('IOError', EXCEPTIONS.get('OSError') ?? null);
  names.set('EnvironmentError', EXCEPTIONS.get('OSError') ?? null);
  names.set('__name__', 'builtins');
  addNatives(names, FUNCTIONS);
  addNatives(names, ITERATION);
  addConversions();
  return names;
}

const isInstance = (value: Value, types: Value): boolean =>
  isBelow(typeOf(value), types, 'isinstance() arg 2 must be a type, a tuple of types, or a union');

function isBelow(type: Class, types: Value, words: string): boolean {
  if (isKind(types, 'class')) return isSubclass(type, types);
  if (isKind(types, 'tuple')) return types.items.some((each) => isBelow(type, each, words));
  throw raised('TypeError', words);
}

const FUNCTIONS: NativeTable = {
  *'print *'(machine, args, named) {
    const parts: string[] = [];
    for (const arg of args) parts.push(yield* str(machine, arg ?? null));
    const separator = named.get('sep') ?? null;
    const end = named.get('end') ?? null;
    for (const name of named.keys())
      if (!/^(sep|end|file|flush)$/.test(name))
        throw raised(
          'TypeError',
          machine.minor >= 13
            ? `print() got an unexpected keyword argument '${name}'`
            : `'${name}' is an invalid keyword argument for print()`,
        );
    const text = parts.join(typeof separator === 'string' ? separator : ' ') + (typeof end === 'string' ? end : '\n');
    const file = named.get('file') ?? machine.modules.get('sys')?.dict.get('stdout') ?? null;
    if (file === machine.stdout) yield* blocking(machine, machine.out.write(text));
    else if (file !== null) yield* callMethod(machine, file, 'write', [text]);
    if (named.has('flush') && (yield* truth(machine, named.get('flush') ?? null)))
      yield* callMethod(machine, file, 'flush');
    return null;
  },
  *'len obj'(machine, [value = null]) {
    const length = lengthOf(value);
    if (length !== undefined) return BigInt(length);
    const special = specialMethod(value, '__len__');
    if (special !== undefined) return yield* machine.call(special, []);
    throw raised('TypeError', `object of type '${typeName(value)}' has no len()`);
  },
  *'repr obj'(machine, [value = null]) {
    return yield* repr(machine, value);
  },
  *'ascii obj'(machine, [value = null]) {
    return (yield* repr(machine, value)).replace(
      /[^\0-\x7f]/gu,
      (c) => `\\u${(c.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
    );
  },
  *'format value format_spec?'(machine, [value = null, spec = '']) {
    return yield* format(machine, value, String(spec));
  },
  'abs x': (_machine, [value = null]) => {
    if (typeof value === 'bigint') return value < 0n ? -value : value;
    if (typeof value === 'boolean') return BigInt(value);
    if (typeof value === 'number') return Math.abs(value);
    throw raised('TypeError', `bad operand type for abs(): '${typeName(value)}'`);
  },
  *'getattr object name default?'(machine, [object = null, name = null, initial]) {
    if (initial === undefined) return yield* getAttribute(machine, object, String(name));
    return orElse(yield* findAttribute(machine, object, String(name)), initial);
  },
  *'hasattr object name'(machine, [object = null, name = null]) {
    return (yield* findAttribute(machine, object, String(name))) !== undefined;
  },
  *'setattr object name value'(machine, [object = null, name = null, value = null]) {
    yield* setAttribute(machine, object, String(name), value);
    return null;
  },
  *'delattr object name'(machine, [object = null, name = null]) {
    yield* setAttribute(machine, object, String(name), undefined);
    return null;
  },
  'isinstance obj class_or_tuple': (_machine, [value = null, types = null]) => isInstance(value, types),
  'issubclass cls class_or_tuple': (_machine, [type = null, types = null]) => {
    if (!isKind(type, 'class')) throw raised('TypeError', 'issubclass() arg 1 must be a class');
    return isBelow(type, types, 'issubclass() arg 2 must be a class, a tuple of classes, or a union');
  },
  'callable obj': (_machine, [value = null]) =>
    ['function', 'native', 'method', 'class'].some((kind) => isKind(value, kind)) ||
    specialMethod(value, '__call__') !== undefined,
  'id obj': (_machine, [value = null]) =>
    BigInt(typeof value === 'object' && value !== null ? 0x7f3a5c1b2000 + numberOf(value) * 48 : 0x7f3a5c000000),
  'hash obj': (_machine, [value = null]) => {
    const key = keyOf(value);
    if (typeof key === 'bigint') return key % 2305843009213693951n;
    let hash = 0xcbf29ce484222325n;
    const text = typeof key === 'object' && key !== null ? String(numberOf(key)) : String(key);
    for (let i = 0; i < text.length; i++)
      hash = BigInt.asIntN(64, (hash ^ BigInt(text.charCodeAt(i))) * 0x100000001b3n);
    return hash;
  },
  'chr i': (_machine, [value]) => {
    const code = integerArgument(value);
    if (code < 0 || code > 0x10ffff) throw raised('ValueError', 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(code);
  },
  'ord c': (_machine, [value = null]) => {
    const text = isKind(value, 'bytes') ? value.text : value;
    if (typeof text !== 'string')
      throw raised('TypeError', `ord() expected string of length 1, but ${typeName(value)} found`);
    if (lengthOf(text) !== 1)
      throw raised('TypeError', `ord() expected a character, but string of length ${lengthOf(text)} found`);
    return BigInt(text.codePointAt(0) ?? 0);
  },
  'hex number': (_machine, [value]) => radix(value, 16, '0x'),
  'oct number': (_machine, [value]) => radix(value, 8, '0o'),
  'bin number': (_machine, [value]) => radix(value, 2, '0b'),
  *'divmod x y'(machine, [a = null, b = null]) {
    return tupleOf([yield* binary(machine, '//', a, b), yield* binary(machine, '%', a, b)]);
  },
  *'pow base exp mod?'(machine, [base = null, power = null, mod = null]) {
    if (mod === null) return yield* binary(machine, '**', base, power);
    const modulus = BigInt(integerArgument(mod));
    let result = 1n;
    let square = typeof base === 'bigint' ? base % modulus : 0n;
    for (let rest = typeof power === 'bigint' ? power : 0n; rest > 0n; rest >>= 1n) {
      if (rest & 1n) result = (result * square) % modulus;
      square = (square * square) % modulus;
    }
    return ((result % modulus) + modulus) % modulus;
  },
  'round number ndigits?': (_machine, [value = null, digits = null]) => {
    if (digits === null) return typeof value === 'bigint' ? value : roundHalfEven(numberArgument(value));
    const places = integerArgument(digits);
    if (typeof value === 'bigint') {
      if (places >= 0) return value;
      const unit = 10n ** BigInt(-places);
      return ((value + (value < 0n ? -unit : unit) / 2n) / unit) * unit;
    }
    const number = numberArgument(value);
    if (!Number.isFinite(number)) return number;
    return places >= 0
      ? Number(fixed(number, Math.min(places, 100)))
      : Math.round(number / 10 ** -places) * 10 ** -places;
  },
  *'input prompt?'(machine, [prompt = '']) {
    yield* blocking(machine, machine.out.write(yield* str(machine, prompt)));
    yield* blocking(machine, machine.out.flush());
    const line = yield* blocking(machine, machine.process.readLine(0, machine.input));
    if (line === '') throw raised('EOFError', 'EOF when reading a line');
    return line.replace(/\n$/, '');
  },
  *'open file mode? buffering? encoding? errors? newline? closefd? opener?'(
    machine,
    [path = null, mode = 'r', buffering = -1n],
  ) {
    return yield* openFile(machine, path, String(mode), buffering);
  },
  globals: (machine) => scopeDict(machine.caller?.globals),
  locals: (machine) => scopeDict(machine.caller?.locals),
  *'vars object?'(machine, [object]) {
    return object === undefined ? scopeDict(machine.caller?.locals) : yield* getAttribute(machine, object, '__dict__');
  },
  'dir object?': (machine, [object]) => {
    const names = object === undefined ? [...(machine.caller?.locals.keys() ?? [])] : attributeNames(object);
    return listOf([...new Set(names)].sort());
  },
  'exec *': () => {
    throw new NotSimulated('exec()');
  },
  'eval *': () => {
    throw new NotSimulated('eval()');
  },
  'compile *': () => {
    throw new NotSimulated('compile()');
  },
  *'exit code?'(machine, [code = null]) {
    throw yield* exitWith(machine, code);
  },
  *'quit code?'(machine, [code = null]) {
    throw yield* exitWith(machine, code);
  },
};

function* exitWith(machine: Machine, code: Value): Eval<Error> {
  const exit = raised('SystemExit', code === null ? undefined : code);
  exit.exception.dict.set('code', code);
  yield* str(machine, null);
  return exit;
}

const scopeDict = (names: ReadonlyMap<string, Value> | undefined): Value => dictOf(names ?? []);

function radix(value: Value | undefined, base: number, prefix: string): string {
  integerArgument(value);
  const number = typeof value === 'bigint' ? value : BigInt(Number(value ?? 0));
  return number < 0n ? `-${prefix}${(-number).toString(base)}` : prefix + number.toString(base);
}
