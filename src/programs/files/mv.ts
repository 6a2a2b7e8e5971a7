import { isErrno } from '../../process';
import type { Blocking, FileStat, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { mayOverwrite, readDestination } from '../support/destination';
import { seen } from '../support/seen';
import { baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';
import { copyTree } from './copyTree';
import { removeTree } from './rm';

export const mv = tool(function* (t): Blocking<number> {
  const options = t.options('finuvTt:b', {
    long: {
      force: 'f',
      interactive: 'i',
      'no-clobber': 'n',
      update: 'u',
      verbose: 'v',
      'target-directory': 't',
      'no-target-directory': 'T',
    },
    busybox: 'finvTt:',
    busyboxLong: 'interactive force no-clobber no-target-directory target-directory verbose',
  });
  if (options.error) return yield* t.badOption(options);
  const isFolder = (path: string) => t.process.tryStat(path)?.type === 'directory';
  const found = yield* readDestination(t, options, isFolder);
  if (typeof found === 'number') return found;
  let status = 0;
  for (const given of found.sources) {
    const source = found.into && !t.gnu ? given.replace(/(.)\/+$/, '$1') : given;
    const destination = found.into ? joinPath(found.target, baseName(source)) : found.target;
    status = Math.max(status, yield* moveOne(t, options, source, destination));
  }
  return status;
});

function* moveOne(t: Tool, options: Options, source: string, destination: string): Blocking<number> {
  const { process } = t;
  const blocked = process.tryStat(directoryName(destination));
  if (blocked !== undefined && blocked.type !== 'directory') {
    if (options.has('v') && !t.gnu) t.put(`'${source}' -> '${destination}'\n`);
    return yield* t.failEither(
      `can't stat '${destination}': Not a directory`,
      process.exists(source)
        ? `cannot stat '${destination}': Not a directory`
        : `cannot stat '${source}': No such file or directory`,
    );
  }
  const known = seen(t, destination);
  if (known !== undefined && options.has('n')) return 0;
  if (options.has('T') && !t.gnu && known?.type === 'directory')
    return yield* t.fail(`'${destination}' is a directory`);
  const asks = options.has('i') && !options.has('f') && known !== undefined;
  if (asks && !(yield* mayOverwrite(t, destination))) return t.gnu ? 1 : 0;
  const shown = `'${source}' -> '${destination}'\n`;
  // busybox says what it does whether it can or not.
  if (options.has('v') && !t.gnu) t.put(shown);
  try {
    const stat = process.lstat(source);
    if (options.has('u') && known !== undefined && known.mtimeMs >= stat.mtimeMs) return 0;
    const refused = t.gnu ? refusal(source, destination, stat, known) : undefined;
    if (refused !== undefined) return yield* t.fail(refused);
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(`can't rename '${source}': ${words}`, `cannot stat '${source}': ${words}`);
  }
  try {
    move(process, source, destination);
  } catch (error) {
    const words = reason(error);
    const inside = isErrno(error) && error.code === 'EINVAL' && baseName(source) !== '.' && baseName(source) !== '..';
    return yield* t.failEither(
      `can't rename '${source}': ${words}`,
      inside
        ? `cannot move '${source}' to a subdirectory of itself, '${destination}'`
        : `cannot move '${source}' to '${destination}': ${words}`,
    );
  }
  if (options.has('v') && t.gnu) t.put(`renamed ${shown}`);
  return 0;
}

/** What GNU's mv refuses before it tries. */
function refusal(source: string, destination: string, stat: FileStat, known: FileStat | undefined): string | undefined {
  if (known === undefined) return undefined;
  if (known.inode === stat.inode) return `'${source}' and '${destination}' are the same file`;
  if (stat.type === 'directory' && known.type !== 'directory')
    return `cannot overwrite non-directory '${destination}' with directory '${source}'`;
  if (stat.type !== 'directory' && known.type === 'directory')
    return `cannot overwrite directory '${destination}' with non-directory`;
  return undefined;
}

/** rename(2), or copy and remove between file systems. Throws Errno. */
function move(process: Process, source: string, destination: string): void {
  try {
    process.rename(source, destination);
  } catch (error) {
    if (!isErrno(error) || error.code !== 'EXDEV') throw error;
    copyTree(process, source, destination, { preserve: true, keepLinks: true, force: true });
    removeTree(process, source);
  }
}
