import type { Blocking, Process } from '../../process/types';
import { reason, tool } from '../support/tool';
import { makeFolder, makeParents } from './makeParents';
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
        makeFolder(t.process, path, mode);
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
