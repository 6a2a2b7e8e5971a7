import { isErrno } from '../../process';
import type { Blocking, FileStat, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { baseName, joinPath, reason, type Tool, tool } from '../support/tool';

export const rm = tool(function* (t): Blocking<number> {
  const options = t.options('rRfivdI', {
    long: {
      recursive: 'r',
      force: 'f',
      verbose: 'v',
      interactive: 'i',
      dir: 'd',
      'no-preserve-root': 'no-preserve-root',
      'preserve-root': 'P',
      'one-file-system': 'P',
    },
    busybox: 'rRfiv',
  });
  if (options.error) return yield* t.badOption(options);
  const force = options.has('f');
  if (options.operands.length === 0 && !force) return yield* t.misuse('missing operand');
  let status = 0;
  for (const path of options.operands) status = Math.max(status, yield* remove(t, path, options));
  return status;
});

function* remove(t: Tool, given: string, options: Options): Blocking<number> {
  const path = t.gnu ? given : given.replace(/(.)\/+$/, '$1');
  const recursive = options.has('r') || options.has('R');
  if (/^\.\.?$/.test(baseName(given)) && (recursive || !t.gnu))
    return yield* t.failEither(
      "can't remove '.' or '..'",
      `refusing to remove '.' or '..' directory: skipping '${given}'`,
    );
  if (t.gnu && recursive && path === '/' && !options.has('no-preserve-root')) {
    yield* t.fail("it is dangerous to operate recursively on '/'");
    return yield* t.fail('use --no-preserve-root to override this failsafe');
  }
  try {
    const stat = t.process.lstat(path);
    // Nobody answers: what asks first is left alone.
    if (options.has('i') && !options.has('f')) return yield* ask(t, path, stat);
    if (stat.type === 'directory' && !recursive && !(options.has('d') && t.process.readDirectory(path).length === 0))
      return yield* t.failEither(
        `'${path}' is a directory`,
        `cannot remove '${path}': ${options.has('d') ? 'Directory not empty' : 'Is a directory'}`,
      );
    removeTree(t.process, path, (removed, isFolder) => {
      if (options.has('v')) t.put(`removed ${isFolder ? `directory${t.gnu ? '' : ':'} ` : ''}'${removed}'\n`);
    });
    return 0;
  } catch (error) {
    if (options.has('f') && isErrno(error)) {
      if (error.code === 'ENOENT' || (error.code === 'ENOTDIR' && t.gnu)) return 0;
    }
    const words = reason(error);
    const stats = isErrno(error) && error.code === 'ENOTDIR' && !t.gnu;
    return yield* t.failEither(
      `can't ${stats ? 'stat' : 'remove'} '${path}': ${words}`,
      `cannot remove '${path}': ${words}`,
    );
  }
}

function* ask(t: Tool, path: string, stat: FileStat): Blocking<number> {
  const kind = stat.type === 'directory' ? 'directory' : stat.size === 0 ? 'regular empty file' : 'regular file';
  const question = !t.gnu
    ? `remove '${path}'? `
    : stat.type === 'directory'
      ? `descend into directory '${path}'? `
      : `remove ${stat.type === 'link' ? 'symbolic link' : kind} '${path}'? `;
  yield* t.process.write(2, `${t.name}: ${question}`);
  const answer = yield* t.process.readLine(0, { text: '' });
  if (/^[yY]/.test(answer)) removeTree(t.process, path);
  return 0;
}

/** Removes what is below first. Throws the first Errno, for a mount point EBUSY after emptying it. */
export function removeTree(
  process: Process,
  path: string,
  removed: (path: string, isFolder: boolean) => void = () => {},
): void {
  const isFolder = process.lstat(path).type === 'directory';
  if (isFolder) {
    for (const name of process.readDirectory(path)) removeTree(process, joinPath(path, name), removed);
    process.removeDirectory(path);
  } else process.unlink(path);
  removed(path, isFolder);
}

export const unlink = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions();
  if (refused !== undefined) return refused;
  const [path, extra] = t.args;
  if (path === undefined) return yield* t.misuse('missing operand');
  if (extra !== undefined) return yield* t.misuse(`extra operand '${extra}'`);
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
