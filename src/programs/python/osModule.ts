import { isSignalName, SIGNAL_NUMBERS } from '../../process';
import type { Process } from '../../process/types';
import { wallClockMs } from '../support/numbers';
import { randomBytes } from '../tools/openssl/random';
import { integerArgument } from './arguments';
import { fillDict } from './conversions';
import { dictOf, isKind } from './dicts';
import { guarded, osError, raised } from './errors';
import { pathOf } from './files';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { record } from './systemModules';
import { createClass, typeName, typeNamed } from './types';
import {
  type Args,
  bytesOf,
  type Dict,
  type Eval,
  listOf,
  type NativeTable,
  type TraceEntry,
  type Value,
} from './values';

const FILE_KIND: Readonly<Record<string, number>> = {
  file: 0o100000,
  directory: 0o040000,
  link: 0o120000,
  device: 0o020000,
  fifo: 0o010000,
};

/** Where os.py raises the KeyError, by version. Its frames are shown: it is Python. */
const MISSING_LINES: Readonly<Record<number, number>> = { 11: 679, 12: 685, 13: 716 };

function frozenFrame(line: number, name: string): TraceEntry {
  const start = line - 1;
  const source = { file: '<frozen os>', text: '\n'.repeat(start), isShown: false, isLibrary: false };
  return { source, name, span: { kind: 'start', start, end: start } };
}

/** os.environ: a dict whose changes children see. */
function environment(machine: Machine): Dict {
  const type = createClass('_Environ', [typeNamed('dict')], 'os');
  const dict: Dict = { ...dictOf(Object.entries(machine.process.env)), type };
  const check = (value: Value | undefined) => {
    if (typeof value !== 'string') throw raised('TypeError', `str expected, not ${typeName(value ?? null)}`);
  };
  type.dict.set('__missing__', {
    kind: 'native',
    name: '__missing__',
    parameters: ['self', 'key'],
    isFree: false,
    call: (_m, [, key]) => {
      const missing = raised('KeyError', key);
      missing.exception.trace?.push(frozenFrame(MISSING_LINES[machine.minor] ?? 716, '__getitem__'));
      throw missing;
    },
  });
  type.dict.set('__setitem__', {
    kind: 'native',
    name: '__setitem__',
    parameters: ['self', 'key', 'value'],
    isFree: false,
    call: (_m, [, key, value]) => {
      check(key);
      check(value);
      dict.map.set(key, { key: key ?? null, value: value ?? null });
      return null;
    },
  });
  return dict;
}

/** The environment that children get. */
export const environmentOf = (value: Value | undefined): Readonly<Record<string, string>> =>
  isKind(value, 'dict')
    ? Object.fromEntries([...value.map.values()].map(({ key, value: text }) => [String(key), String(text)]))
    : {};

function* twoPaths(machine: Machine, [from = null, to = null]: Args): Eval<readonly [string, string]> {
  return [yield* pathOf(machine, from), yield* pathOf(machine, to)];
}

/** os.stat(path). */
function stat(process: Process, path: string, isLink: boolean): Value {
  const found = isLink ? process.lstat(path) : process.stat(path);
  const seconds = (wallClockMs(process) - process.nowMs + found.mtimeMs) / 1000;
  return record('os.stat_result', {
    st_mode: BigInt(found.mode | (FILE_KIND[found.type] ?? 0)),
    st_ino: BigInt(found.inode),
    st_nlink: BigInt(found.links),
    st_uid: BigInt(found.uid),
    st_gid: BigInt(found.gid),
    st_size: BigInt(found.size),
    st_mtime: seconds,
    st_ctime: seconds,
    st_atime: seconds,
  });
}

/** What os does with paths. */
function fileFunctions(machine: Machine): NativeTable {
  const { process } = machine;
  /** A function of one path. */
  const onPath = (run: (path: string, args: Args) => Value) =>
    function* (_m: Machine, args: Args): Eval<Value> {
      const path = yield* pathOf(machine, args[0] ?? '.');
      return guarded(() => run(path, args), path);
    };
  const onTwo = (run: (from: string, to: string) => void) =>
    function* (_m: Machine, args: Args): Eval<Value> {
      const [from, to] = yield* twoPaths(machine, args);
      guarded(() => run(from, to), from, to);
      return null;
    };
  const remove = onPath((path) => {
    process.unlink(path);
    return null;
  });
  const rename = onTwo((from, to) => process.rename(from, to));
  return {
    'chdir path': onPath((path) => {
      const found = process.stat(path);
      if (found.type !== 'directory') throw osError(20, 'Not a directory', path);
      process.cwd = process.realPath(path);
      return null;
    }),
    'listdir path?': onPath((path) => listOf([...process.readDirectory(path)])),
    'mkdir path mode?': onPath((path, [, mode = 0o777n]) => {
      process.makeDirectory(path, integerArgument(mode) & ~process.umask);
      return null;
    }),
    'rmdir path': onPath((path) => {
      process.removeDirectory(path);
      return null;
    }),
    'remove path': remove,
    'unlink path': remove,
    'rename src dst': rename,
    'replace src dst': rename,
    'symlink src dst': onTwo((from, to) => process.symlink(from, to)),
    'link src dst': onTwo((from, to) => process.hardLink(from, to)),
    'readlink path': onPath((path) => process.readLink(path)),
    'chmod path mode': onPath((path, [, mode]) => {
      process.chmod(path, integerArgument(mode));
      return null;
    }),
    'chown path uid gid': onPath((path, [, uid, gid]) => {
      process.chown(path, integerArgument(uid), integerArgument(gid));
      return null;
    }),
    'access path mode': onPath((path, [, mode]) =>
      mode === 0n ? process.exists(path) : process.access(path, integerArgument(mode)),
    ),
    'utime path times?': onPath((path) => {
      process.setTimes(path, process.nowMs);
      return null;
    }),
    'stat path follow_symlinks?': onPath((path) => stat(process, path, false)),
    'lstat path': onPath((path) => stat(process, path, true)),
    'mkfifo path mode?': onPath((path) => {
      process.makeFifo(path);
      return null;
    }),
  };
}

export function osModule(machine: Machine): NativeModule {
  const { process } = machine;
  const environ = environment(machine);
  const bytes = randomBytes(process);
  const functions: NativeTable = {
    getcwd: () => process.cwd,
    getpid: () => BigInt(process.pid),
    getppid: () => BigInt(process.parent?.pid ?? 0),
    getuid: () => BigInt(process.uid),
    geteuid: () => BigInt(process.uid),
    getgid: () => BigInt(process.gid),
    getlogin: () => 'root',
    cpu_count: () => 2n,
    uname: () =>
      record('posix.uname_result', {
        sysname: 'Linux',
        nodename: process.container.hostname,
        release: '6.1.0-podflight',
        version: '#1 SMP',
        machine: 'x86_64',
      }),
    'urandom size': (_m, [size]) => bytesOf(String.fromCharCode(...bytes(Math.min(integerArgument(size), 100_000)))),
    'getenv key default?': (_m, [key = null, initial = null]) => environ.map.get(key)?.value ?? initial,
    'putenv key value': (_m, [key = null, value = null]) => {
      environ.map.set(key, { key, value });
      return null;
    },
    'umask mask': (_m, [mask]) => {
      const before = process.umask;
      process.umask = integerArgument(mask);
      return BigInt(before);
    },
    ...fileFunctions(machine),
    'kill pid signal': (_m, [pid, number]) => {
      const name = Object.entries(SIGNAL_NUMBERS).find(([, value]) => value === integerArgument(number))?.[0] ?? '';
      guarded(() => process.kill(integerArgument(pid), isSignalName(name) ? name : 0), null);
      return null;
    },
    '_exit status': (_m, [status]) => {
      const exit = raised('SystemExit', status);
      exit.exception.dict.set('code', status ?? 0n);
      throw exit;
    },
    'fsync fd': () => null,
    sync: () => null,
    'strerror code': (_m, [code]) => STRERROR_TEXTS[integerArgument(code)] ?? `Unknown error ${integerArgument(code)}`,
    *'fspath path'(_m, [path = null]) {
      return yield* pathOf(machine, path);
    },
    *'_update other'(_m, [other]) {
      return yield* fillDict(machine, environ, other, new Map());
    },
  };
  return {
    functions,
    values: {
      environ,
      sep: '/',
      linesep: '\n',
      pathsep: ':',
      name: 'posix',
      curdir: '.',
      devnull: '/dev/null',
      F_OK: 0n,
      R_OK: 4n,
      W_OK: 2n,
      X_OK: 1n,
    },
  };
}

const STRERROR_TEXTS: Readonly<Record<number, string>> = {
  1: 'Operation not permitted',
  2: 'No such file or directory',
  13: 'Permission denied',
  17: 'File exists',
  110: 'Connection timed out',
  111: 'Connection refused',
  113: 'No route to host',
};
