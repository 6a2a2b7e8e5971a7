import { errno, isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { baseName, reason, tool } from '../support/tool';
import { parseMode } from './mode';

export const mkdir = tool(function* (t): Blocking<number> {
  const options = t.options('pm:vZ', {
    long: { parents: 'p', mode: 'm', verbose: 'v' },
    busybox: t.olderThan('1.29') ? 'pm:' : 'pm:v',
    busyboxLong: 'mode parents verbose',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  const wanted = options.value('m');
  const mode = wanted === undefined ? undefined : parseMode(wanted, 0o777, true, t.process.umask);
  if (wanted !== undefined && mode === undefined) return yield* t.fail(`invalid mode '${wanted}'`);
  const made = (path: string, isParent = false) => {
    const shown = isParent && !t.gnu ? `${path}/` : path;
    if (options.has('v')) t.put(t.gnu ? `mkdir: created directory '${path}'\n` : `created directory: '${shown}'\n`);
  };
  let status = 0;
  for (const path of options.operands) {
    try {
      if (options.has('p')) makeParents(t.process, path, mode, made);
      else {
        make(t.process, path, mode);
        made(path);
      }
    } catch (error) {
      const blocked = options.has('p') ? (blockedAt(t.process, path) ?? path) : path;
      const words = (at: string) => `create directory '${at}': ${reason(error)}`;
      const slashed = blocked === path ? path : `${blocked}/`;
      status = yield* t.failEither(`can't ${words(slashed)}`, `cannot ${words(blocked)}`);
    }
  }
  return status;
});

/** The first part of a path that is there and is no folder. */
function blockedAt(process: Process, path: string): string | undefined {
  const parts = path.split('/');
  return parts
    .map((_, i) => parts.slice(0, i + 1).join('/'))
    .find((prefix) => prefix !== '' && (process.tryStat(prefix)?.type ?? 'directory') !== 'directory');
}

function make(process: Process, path: string, mode: number | undefined): void {
  process.makeDirectory(path);
  if (mode !== undefined) process.chmod(path, mode);
}

/** Makes a folder and those above it; what is there stays. Throws Errno. */
export function makeParents(
  process: Process,
  path: string,
  mode: number | undefined,
  made: (path: string, isParent: boolean) => void = () => {},
): void {
  const segments = path.split('/');
  for (let i = 1; i <= segments.length; i++) {
    const prefix = segments.slice(0, i).join('/');
    if (prefix === '' || (i === segments.length && segments[i - 1] === '')) continue;
    const known = process.tryStat(prefix);
    if (known !== undefined) {
      if (known.type !== 'directory') throw errno(i === segments.length ? 'EEXIST' : 'ENOTDIR');
      continue;
    }
    try {
      make(process, prefix, i === segments.length ? mode : undefined);
      made(prefix, i < segments.length);
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error;
    }
  }
}

export const rmdir = tool(function* (t): Blocking<number> {
  const options = t.options('pv', {
    long: { parents: 'p', verbose: 'v', 'ignore-fail-on-non-empty': 'ignore' },
    busyboxLong: 'parents ignore-fail-on-non-empty verbose',
    busybox: t.olderThan('1.29') ? 'p' : 'pv',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  let status = 0;
  for (const operand of options.operands) {
    const parts = operand.replace(/\/+$/, '').split('/');
    const paths = options.has('p') ? parts.map((_, i) => parts.slice(0, parts.length - i).join('/')) : [operand];
    for (const [i, path] of paths.entries()) {
      if (path === '') continue;
      if (options.has('v')) t.put(`rmdir: removing directory, '${path}'\n`);
      try {
        if (baseName(path) === '.') throw errno('EINVAL');
        t.process.removeDirectory(path);
      } catch (error) {
        if (options.has('ignore') && isErrno(error) && error.code === 'ENOTEMPTY') break;
        const words = `'${path}': ${reason(error)}`;
        status = yield* t.failEither(words, `failed to remove ${i > 0 ? 'directory ' : ''}${words}`);
        break;
      }
    }
  }
  return status;
});
