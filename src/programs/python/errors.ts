import { isErrno } from '../../process';
import type { ErrnoCode } from '../../process/types';
import { createClass, objectClass } from './types';
import { type Class, type Frame, type Instance, tupleOf, type Value } from './values';

/** A Python exception on its way. `frame` has already noted in the traceback that it passed. */
export class Raised extends Error {
  frame: Frame['trace'] | undefined;

  constructor(
    readonly exception: Instance,
    frame?: Frame['trace'],
  ) {
    super();
    this.frame = frame;
  }
}

/** Each class after its base: deeper ones in parentheses. */
const HIERARCHY = `BaseException(SystemExit KeyboardInterrupt GeneratorExit Exception(StopIteration
ArithmeticError(FloatingPointError OverflowError ZeroDivisionError) AssertionError AttributeError BufferError EOFError
ImportError(ModuleNotFoundError) LookupError(IndexError KeyError) MemoryError NameError(UnboundLocalError)
OSError(BlockingIOError ChildProcessError ConnectionError(BrokenPipeError ConnectionAbortedError ConnectionRefusedError
ConnectionResetError) FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError
PermissionError ProcessLookupError TimeoutError) ReferenceError RuntimeError(NotImplementedError RecursionError)
SyntaxError(IndentationError(TabError)) SystemError TypeError ValueError(UnicodeError(UnicodeDecodeError
UnicodeEncodeError)) Warning(DeprecationWarning UserWarning RuntimeWarning)))`;

export const EXCEPTIONS: ReadonlyMap<string, Class> = readHierarchy();

function readHierarchy(): ReadonlyMap<string, Class> {
  const classes = new Map<string, Class>();
  const bases: Class[] = [objectClass];
  let last = objectClass;
  for (const [word] of HIERARCHY.matchAll(/\w+|[()]/g)) {
    if (word === '(') bases.push(last);
    else if (word === ')') bases.pop();
    else {
      last = createClass(word, [bases[bases.length - 1] ?? objectClass]);
      classes.set(word, last);
    }
  }
  return classes;
}

export const exceptionClass = (name: string): Class => EXCEPTIONS.get(name) ?? objectClass;
export const baseException = exceptionClass('BaseException');
export const osErrorClass = exceptionClass('OSError');

export function createException(type: Class, args: readonly Value[]): Instance {
  return { kind: 'instance', type, dict: new Map<string, Value>([['args', tupleOf(args)]]), trace: [] };
}

/** To throw: `raised('TypeError', 'bad operand')`. */
export function raised(name: string, message?: Value): Raised {
  return new Raised(createException(exceptionClass(name), message === undefined ? [] : [message]));
}

export const isException = (value: Value): value is Instance =>
  value !== null && typeof value === 'object' && value.kind === 'instance' && value.type.order.includes(baseException);

/** Numbers and classes of what system calls fail with. */
const ERRNO: Readonly<Record<ErrnoCode | 'EINTR' | 'EADDRINUSE', readonly [number: number, type: string]>> = {
  EPERM: [1, 'PermissionError'],
  ENOENT: [2, 'FileNotFoundError'],
  ESRCH: [3, 'ProcessLookupError'],
  EINTR: [4, 'InterruptedError'],
  ENOEXEC: [8, 'OSError'],
  EBADF: [9, 'OSError'],
  EACCES: [13, 'PermissionError'],
  EBUSY: [16, 'OSError'],
  EEXIST: [17, 'FileExistsError'],
  EXDEV: [18, 'OSError'],
  ENOTDIR: [20, 'NotADirectoryError'],
  EISDIR: [21, 'IsADirectoryError'],
  EINVAL: [22, 'OSError'],
  ENOSPC: [28, 'OSError'],
  EROFS: [30, 'OSError'],
  EPIPE: [32, 'BrokenPipeError'],
  ENAMETOOLONG: [36, 'OSError'],
  ENOTEMPTY: [39, 'OSError'],
  ELOOP: [40, 'OSError'],
  EADDRINUSE: [98, 'OSError'],
  ETIMEDOUT: [110, 'TimeoutError'],
  ECONNREFUSED: [111, 'ConnectionRefusedError'],
  EHOSTUNREACH: [113, 'OSError'],
};

export const ERRNO_NUMBERS: ReadonlyMap<string, number> = new Map(
  Object.entries(ERRNO).map(([name, [number]]) => [name, number]),
);

const EXTRA_TYPES: ReadonlyMap<number, string> = new Map([
  ...Object.values(ERRNO),
  [11, 'BlockingIOError'],
  [10, 'ChildProcessError'],
  [103, 'ConnectionAbortedError'],
  [104, 'ConnectionResetError'],
]);

/** OSError(2, …) is a FileNotFoundError. */
export function osErrorType(type: Class, number: Value | undefined): Class {
  const name = type === osErrorClass && typeof number === 'bigint' ? EXTRA_TYPES.get(Number(number)) : undefined;
  return name === undefined ? type : exceptionClass(name);
}

export function osError(number: number, message: string, path?: Value, path2?: Value): Raised {
  const exception = createException(osErrorType(osErrorClass, BigInt(number)), [BigInt(number), message]);
  exception.dict.set('errno', BigInt(number));
  exception.dict.set('strerror', message);
  exception.dict.set('filename', path ?? null);
  exception.dict.set('filename2', path2 ?? null);
  return new Raised(exception);
}

/** What a failed system call raises; anything else is thrown on. */
export function fromErrno(error: unknown, path?: Value, path2?: Value, words?: string): Raised {
  if (!isErrno(error)) throw error;
  return osError(ERRNO[error.code][0], words ?? error.message, path, path2);
}

/** Adds where a frame is to the traceback of an exception that leaves it. Once for each time that it passes. */
export function noteFrame(error: unknown, frame: Frame): void {
  if (!(error instanceof Raised) || error.frame === frame.trace) return;
  error.frame = frame.trace;
  const { source, name, span } = frame.trace;
  if (!source.isLibrary) error.exception.trace?.unshift({ source, name, span });
}

/** Runs what may fail with a number of errno: the exception names the path. */
export function guarded<T>(run: () => T, path: Value, path2?: Value): T {
  try {
    return run();
  } catch (error) {
    throw fromErrno(error, path, path2);
  }
}
