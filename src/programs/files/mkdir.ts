import { errno, isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { reason, tool } from '../support/tool';
import { parseMode } from './mode';

export const mkdir = tool(function* (t): Blocking<number> {
  const options = t.options('pm:v', { long: { parents: 'p', mode: 'm', verbose: 'v' } });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  const wanted = options.value('m');
  const mode = wanted === undefined ? undefined : parseMode(wanted, 0o777, true, t.process.umask);
  if (wanted !== undefined && mode === undefined) return yield* t.fail(`invalid mode '${wanted}'`);
  let status = 0;
  for (const path of options.operands) {
    try {
      if (options.has('p')) makeParents(t.process, path, mode);
      else make(t.process, path, mode);
    } catch (error) {
      const words = `create directory '${path}': ${reason(error)}`;
      status = yield* t.failEither(`can't ${words}`, `cannot ${words}`);
    }
  }
  return status;
});

function make(process: Process, path: string, mode: number | undefined): void {
  process.makeDirectory(path);
  if (mode !== undefined) process.chmod(path, mode);
}

function makeParents(process: Process, path: string, mode: number | undefined): void {
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
    } catch (error) {
      if (!isErrno(error) || error.code !== 'EEXIST') throw error;
    }
  }
}

export const rmdir = tool(function* (t): Blocking<number> {
  const options = t.options('pv', { long: { parents: 'p', 'ignore-fail-on-non-empty': 'i' } });
  if (options.error) return yield* t.badOption(options);
  let status = 0;
  for (const path of options.operands) {
    try {
      t.process.removeDirectory(path);
    } catch (error) {
      const words = `'${path}': ${reason(error)}`;
      status = yield* t.failEither(words, `failed to remove ${words}`);
    }
  }
  return status;
});
