import { bytesArgument, integerArgument, textArgument } from './arguments';
import { getAttribute } from './attributes';
import { isKind } from './dicts';
import { receivedBytes, sentText } from './encodings';
import { createException, exceptionClass, fromErrno, osError, osErrorClass, Raised, raised } from './errors';
import { toArray } from './iteration';
import { blocking, type Machine } from './machine';
import { TextOutput } from './output';
import { createClass, specialMethod, typeName, typeNamed } from './types';
import { addNatives, type Eval, type FileValue, listOf, type NativeTable, type Value } from './values';

const MODE = /^(?:[rwax]\+?[bt]?|[rwax][bt]\+?)$/;

/** What stands for a path: str, bytes, or an object with __fspath__. */
export function* pathOf(machine: Machine, path: Value): Eval<string> {
  if (typeof path === 'string') return path;
  if (isKind(path, 'bytes')) return sentText(path.text);
  const special = specialMethod(path, '__fspath__');
  if (special !== undefined) return String(yield* machine.call(special, []));
  throw raised('TypeError', `expected str, bytes or os.PathLike object, not ${typeName(path)}`);
}

/** open(path, mode). */
export function* openFile(machine: Machine, given: Value, mode: string, buffering: Value): Eval<Value> {
  if (!MODE.test(mode)) throw raised('ValueError', `invalid mode: '${mode}'`);
  const { process } = machine;
  const letter = mode.charAt(0);
  const isWriting = letter !== 'r' || mode.includes('+');
  const isBinary = mode.includes('b');
  let fd: number;
  if (typeof given === 'bigint') fd = Number(given);
  else {
    const path = yield* pathOf(machine, given);
    if (process.tryStat(path)?.type === 'directory') throw osError(21, 'Is a directory', path);
    try {
      const file = process.open(path, {
        read: letter === 'r' || mode.includes('+'),
        write: isWriting,
        create: letter !== 'r',
        truncate: letter === 'w',
        append: letter === 'a',
        exclusive: letter === 'x',
      });
      fd = process.lowestFreeFd(3);
      process.setFd(fd, file);
    } catch (error) {
      throw fromErrno(error, path);
    }
  }
  const kept = buffering === 0n ? 'none' : buffering === 1n || process.isTerminal(fd) ? 'line' : 'full';
  const made: FileValue = {
    kind: 'file',
    fd,
    name: given,
    mode,
    isBinary,
    isClosed: false,
    rest: { text: '' },
    out: isWriting ? new TextOutput(process, fd, kept) : undefined,
  };
  if (isWriting) machine.openFiles.add(made);
  return made;
}

function opened(value: Value | undefined): FileValue {
  if (!isKind(value, 'file')) throw raised('TypeError', 'not a file');
  if (value.isClosed) throw raised('ValueError', 'I/O operation on closed file.');
  return value;
}

/** io.UnsupportedOperation */
const unsupportedOperation = createClass('UnsupportedOperation', [osErrorClass, exceptionClass('ValueError')], 'io');
const unsupported = (what: string): Error => new Raised(createException(unsupportedOperation, [what]));

function* input(machine: Machine, file: FileValue): Eval<void> {
  if (file.mode.startsWith('r') || file.mode.includes('+')) {
    if (file.out) yield* blocking(machine, file.out.flush());
    return;
  }
  throw unsupported('not readable');
}

const given = (file: FileValue, text: string): Value =>
  file.isBinary ? { kind: 'bytes', text: receivedBytes(text), isArray: false } : text.replaceAll('\r\n', '\n');

function* line(machine: Machine, file: FileValue): Eval<string> {
  yield* input(machine, file);
  return yield* blocking(machine, machine.process.readLine(file.fd, file.rest));
}

function* close(machine: Machine, file: FileValue): Eval<void> {
  if (file.isClosed) return;
  try {
    if (file.out) yield* blocking(machine, file.out.flush());
  } catch (error) {
    throw fromErrno(error);
  } finally {
    file.isClosed = true;
    machine.openFiles.delete(file);
    machine.process.setFd(file.fd, undefined);
  }
}

const METHODS: NativeTable = {
  *'read self size?'(machine, [self, size = null]) {
    const file = opened(self);
    yield* input(machine, file);
    const { rest } = file;
    const most = size === null ? -1 : integerArgument(size);
    if (most < 0) {
      const text = rest.text + (yield* blocking(machine, machine.process.readAll(file.fd)));
      rest.text = '';
      machine.madeBytes += text.length;
      return given(file, text);
    }
    while (rest.text.length < most) {
      const more = yield* blocking(machine, machine.process.read(file.fd, most - rest.text.length));
      if (more === '') break;
      rest.text += more;
    }
    const text = rest.text.slice(0, most);
    rest.text = rest.text.slice(most);
    return given(file, text);
  },
  *'readline self size?'(machine, [self]) {
    const file = opened(self);
    return given(file, yield* line(machine, file));
  },
  *'readlines self hint?'(machine, [self]) {
    const file = opened(self);
    const lines: Value[] = [];
    for (let text = yield* line(machine, file); text !== ''; text = yield* line(machine, file))
      lines.push(given(file, text));
    return listOf(lines);
  },
  *'__next__ self'(machine, [self]) {
    const file = opened(self);
    const text = yield* line(machine, file);
    if (text === '') throw raised('StopIteration');
    return given(file, text);
  },
  '__iter__ self': (_machine, [self = null]) => self,
  *'write self data'(machine, [self, data = null]) {
    const file = opened(self);
    if (!file.out) throw unsupported('not writable');
    if (!file.isBinary && typeof data !== 'string')
      throw raised('TypeError', `write() argument must be str, not ${typeName(data)}`);
    const text = file.isBinary ? sentText(bytesArgument(data)) : textArgument(data);
    try {
      yield* blocking(machine, file.out.write(text));
    } catch (error) {
      throw fromErrno(error);
    }
    return BigInt(isKind(data, 'bytes') ? data.text.length : text.length);
  },
  *'writelines self lines'(machine, [self, lines = null]) {
    const write = yield* getAttribute(machine, self ?? null, 'write');
    for (const each of yield* toArray(machine, lines)) yield* machine.call(write, [each]);
    return null;
  },
  *'flush self'(machine, [self]) {
    const { out } = opened(self);
    try {
      if (out) yield* blocking(machine, out.flush());
    } catch (error) {
      throw fromErrno(error);
    }
    return null;
  },
  *'close self'(machine, [self = null]) {
    if (isKind(self, 'file')) yield* close(machine, self);
    return null;
  },
  '__enter__ self': (_machine, [self]) => opened(self),
  *'__exit__ self type? value? traceback?'(machine, [self = null]) {
    if (isKind(self, 'file')) yield* close(machine, self);
    return null;
  },
  'fileno self': (_machine, [self]) => BigInt(opened(self).fd),
  'isatty self': (machine, [self]) => machine.process.isTerminal(opened(self).fd),
  'readable self': (_machine, [self]) => opened(self).mode.startsWith('r'),
  'writable self': (_machine, [self]) => opened(self).out !== undefined,
  'reconfigure self line_buffering?': (_machine, [self, isLine = null]) => {
    const { out } = opened(self);
    if (out && isLine === true) out.byLine();
    return null;
  },
  *'seek self offset whence?'(machine, [self, offset, whence = 0n]) {
    const file = opened(self);
    const { process } = machine;
    if (file.out) yield* blocking(machine, file.out.flush());
    file.rest.text = '';
    const end = whence === 2n && typeof file.name === 'string' ? process.readFile(file.name).length : 0;
    const open = process.fd(file.fd);
    if (open) process.seek(open, end + integerArgument(offset));
    return BigInt(end + integerArgument(offset));
  },
};

for (const name of ['TextIOWrapper', 'BufferedReader', 'BufferedWriter']) {
  const type = typeNamed(name);
  type.module = '_io';
  addNatives(type.dict, METHODS);
}
