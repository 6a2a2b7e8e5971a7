import { wallClockMs } from '../support/numbers';
import { fromErrno, guarded } from './errors';
import { pathOf } from './files';
import { toArray } from './iteration';
import type { Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { type Args, type Eval, type NativeTable, tupleOf, type Value } from './values';

type OnPath = (path: string, args: Args) => Value;

const onPath = (run: OnPath) =>
  function* (machine: Machine, args: Args): Eval<Value> {
    return run(yield* pathOf(machine, args[0] ?? null), args);
  };

/** What needs no look at the files. */
const PARTS: NativeTable = {
  'basename path': onPath((path) => path.slice(path.lastIndexOf('/') + 1)),
  'dirname path': onPath((path) =>
    path.includes('/') ? path.slice(0, path.lastIndexOf('/')).replace(/\/+$/, '') || '/' : '',
  ),
  'split path': onPath((path) =>
    tupleOf([
      path.includes('/') ? path.slice(0, path.lastIndexOf('/')).replace(/\/+$/, '') || '/' : '',
      path.slice(path.lastIndexOf('/') + 1),
    ]),
  ),
  'splitext path': onPath((path) => {
    const dot = path.lastIndexOf('.');
    const isExtension = dot > path.lastIndexOf('/') + 1 && /[^./]/.test(path.slice(path.lastIndexOf('/') + 1, dot));
    return tupleOf(isExtension ? [path.slice(0, dot), path.slice(dot)] : [path, '']);
  }),
  *'join *'(machine, args) {
    let path = '';
    for (const arg of args) {
      const part = yield* pathOf(machine, arg ?? null);
      path = part.startsWith('/') || path === '' ? part : path.endsWith('/') ? path + part : `${path}/${part}`;
    }
    return path;
  },
  *'commonprefix list'(machine, [list = null]) {
    const texts = (yield* toArray(machine, list)).map(String);
    const [first = ''] = texts;
    let length = 0;
    while (length < first.length && texts.every((each) => each[length] === first[length])) length++;
    return first.slice(0, length);
  },
};

/** os.path */
export function pathModule(machine: Machine): NativeModule {
  const { process } = machine;
  const typeIs = (type: string) => onPath((path) => process.tryStat(path)?.type === type);
  const absolute = (path: string) => normal(path.startsWith('/') ? path : `${process.cwd}/${path}`);
  const functions: NativeTable = {
    'exists path': onPath((path) => process.exists(path)),
    'lexists path': onPath((path) => process.exists(path)),
    'isfile path': typeIs('file'),
    'isdir path': typeIs('directory'),
    'islink path': onPath((path) => {
      try {
        return process.lstat(path).type === 'link';
      } catch (error) {
        fromErrno(error);
        return false;
      }
    }),
    'ismount path': onPath((path) => process.mountOf(path).path === absolute(path)),
    'isabs path': onPath((path) => path.startsWith('/')),
    ...PARTS,
    'abspath path': onPath(absolute),
    'normpath path': onPath(normal),
    'realpath path': onPath((path) => (process.exists(path) ? process.realPath(path) : absolute(path))),
    'expanduser path': onPath((path) => path.replace(/^~(?=\/|$)/, process.env.HOME ?? '/root')),
    'expandvars path': onPath((path) =>
      path.replace(/\$(\w+|\{\w+\})/g, (all, name: string) => process.env[name.replace(/[{}]/g, '')] ?? all),
    ),
    'getsize path': onPath((path) => BigInt(guarded(() => process.stat(path), path).size)),
    'getmtime path': onPath(
      (path) => (wallClockMs(process) - process.nowMs + guarded(() => process.stat(path), path).mtimeMs) / 1000,
    ),
    'relpath path start?': onPath((path, [, start]) =>
      relative(absolute(path), absolute(typeof start === 'string' ? start : '.')),
    ),
    'samefile a b': onPath(
      (path, [, other]) =>
        guarded(() => process.realPath(path), path) === guarded(() => process.realPath(String(other)), other ?? null),
    ),
  };
  return { functions, values: { sep: '/', pardir: '..', curdir: '.' } };
}

function normal(path: string): string {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') parts.pop();
    else if (part !== '..' || !path.startsWith('/')) parts.push(part);
  }
  const joined = parts.join('/');
  return path.startsWith('/') ? `/${joined}` : joined || '.';
}

function relative(path: string, start: string): string {
  const to = path.split('/').filter(Boolean);
  const from = start.split('/').filter(Boolean);
  let same = 0;
  while (same < Math.min(to.length, from.length) && to[same] === from[same]) same++;
  return [...from.slice(same).map(() => '..'), ...to.slice(same)].join('/') || '.';
}
