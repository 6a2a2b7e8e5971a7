import { isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { joinPath, reason, type Tool, tool } from '../support/tool';

export const rm = tool(function* (t): Blocking<number> {
  const options = t.options('rRfivd', {
    long: { recursive: 'r', force: 'f', verbose: 'v', interactive: 'i', dir: 'd', 'no-preserve-root': 'P' },
  });
  if (options.error) return yield* t.badOption(options);
  const force = options.has('f');
  if (options.operands.length === 0 && !force) return yield* t.misuse('missing operand');
  const recursive = options.has('r') || options.has('R');
  let status = 0;
  for (const path of options.operands)
    status = Math.max(status, yield* remove(t, path, recursive, force, options.has('v')));
  return status;
});

function* remove(t: Tool, path: string, recursive: boolean, force: boolean, verbose: boolean): Blocking<number> {
  try {
    const stat = t.process.lstat(path);
    if (stat.type === 'directory' && !recursive)
      return yield* t.failEither(`'${path}' is a directory`, `cannot remove '${path}': Is a directory`);
    removeTree(t.process, path);
    if (verbose) t.put(t.gnu ? `removed '${path}'\n` : `removed '${path}'\n`);
    return 0;
  } catch (error) {
    if (force && isErrno(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return 0;
    const words = `remove '${path}': ${reason(error)}`;
    return yield* t.failEither(`can't ${words}`, `cannot ${words}`);
  }
}

/** Removes what is below first. Throws the first Errno, for a mount point EBUSY after emptying it. */
export function removeTree(process: Process, path: string): void {
  if (process.lstat(path).type !== 'directory') {
    process.unlink(path);
    return;
  }
  for (const name of process.readDirectory(path)) removeTree(process, joinPath(path, name));
  process.removeDirectory(path);
}

export const unlink = tool(function* (t): Blocking<number> {
  const [path] = t.args;
  if (path === undefined) return yield* t.usage();
  try {
    t.process.unlink(path);
    return 0;
  } catch (error) {
    return yield* t.failEither(
      `can't remove file '${path}': ${reason(error)}`,
      `cannot unlink '${path}': ${reason(error)}`,
    );
  }
});
