import { isErrno } from '../../process';
import type { Blocking, FileStat, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { type Destination, mayOverwrite, readDestination } from '../support/destination';
import { baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';
import { type CopyOptions, copyTree } from './copyTree';
import { makeParents } from './makeParents';

export const cp = tool(function* (t): Blocking<number> {
  const options = t.options('arRdPLHpfinlsTut:vxb', {
    long: {
      archive: 'a',
      recursive: 'r',
      force: 'f',
      verbose: 'v',
      'no-clobber': 'n',
      update: 'u',
      'target-directory': 't',
      'no-target-directory': 'T',
      dereference: 'L',
      'no-dereference': 'P',
      preserve: 'p',
      interactive: 'i',
      parents: 'parents',
      'symbolic-link': 's',
      link: 'l',
      'one-file-system': 'x',
    },
    busybox: 'arRdPLHpfinlsTut:v',
    busyboxLong:
      'archive force interactive link dereference no-dereference recursive symbolic-link no-target-directory target-directory verbose update parents',
  });
  if (options.error) return yield* t.badOption(options);
  const isFolder = (path: string) => t.process.tryStat(path)?.type === 'directory';
  const found = yield* readDestination(t, options, isFolder);
  if (typeof found === 'number') return found;
  if (options.has('parents') && !isFolder(found.target)) {
    const words = 'with --parents, the destination must be a directory';
    return t.gnu ? yield* t.misuse(words) : yield* t.fail(words);
  }
  let status = 0;
  for (const source of found.sources) status = Math.max(status, yield* copyOne(t, options, source, found));
  return status;
});

function* copyOne(t: Tool, options: Options, source: string, { target, into }: Destination): Blocking<number> {
  const { process } = t;
  const recursive = options.has('r') || options.has('R') || options.has('a');
  const keepLinks =
    options.has('a') || options.has('d') || options.has('P') || (recursive && !options.has('L') && t.gnu);
  const name = baseName(source);
  const keepsName = into && name !== '.' && name !== '..';
  const destination = options.has('parents') ? joinPath(target, source) : keepsName ? joinPath(target, name) : target;
  let stat: FileStat;
  try {
    stat = keepLinks ? process.lstat(source) : process.stat(source);
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(`can't stat '${source}': ${words}`, `cannot stat '${source}': ${words}`);
  }
  const { type } = stat;
  // busybox takes what a folder is copied to for a folder.
  if (!t.gnu && !into && type === 'directory' && !options.has('T') && (process.tryStat(target)?.type ?? type) !== type)
    return yield* t.fail(`can't stat '${joinPath(target, name)}': Not a directory`);
  if (type === 'directory' && !recursive)
    return yield* t.failEither(`omitting directory '${source}'`, `-r not specified; omitting directory '${source}'`);
  const refused = refusal(t, options, source, destination, stat);
  if (refused !== undefined) return refused === '' ? 0 : yield* t.fail(refused);
  const asks = options.has('i') && !options.has('n') && type !== 'directory' && process.exists(destination);
  if (asks && !(yield* mayOverwrite(t, destination))) return t.gnu ? 1 : 0;
  const copy = {
    preserve: options.has('p') || options.has('a'),
    keepLinks,
    force: options.has('f'),
    foldersLast: !t.gnu,
    copied: (from: string, to: string) => {
      if (options.has('v')) t.put(`'${from}' -> '${to}'\n`);
    },
  } satisfies CopyOptions;
  try {
    if (options.has('parents')) makeParents(process, directoryName(destination), undefined);
    if (options.has('s') || (options.has('l') && type !== 'directory')) {
      if (options.has('s')) process.symlink(source, destination);
      else process.hardLink(source, destination);
      copy.copied(source, destination);
    } else copyTree(process, source, destination, copy);
  } catch (error) {
    const words = reason(error);
    const slashed = destination.endsWith('/') && isErrno(error) && error.code === 'EISDIR' ? 'Not a directory' : words;
    return yield* t.failEither(
      `can't create '${destination}': ${words}`,
      `cannot create ${type === 'directory' ? 'directory' : 'regular file'} '${destination}': ${slashed}`,
    );
  }
  return 0;
}

/** Why nothing is copied; '' if that is what was asked for. */
function refusal(t: Tool, options: Options, source: string, destination: string, stat: FileStat): string | undefined {
  const { process } = t;
  const parent = process.tryStat(directoryName(destination.replace(/\/+$/, '')));
  const plain = destination.endsWith('/') ? process.tryStat(destination.replace(/\/+$/, '')) : undefined;
  if ((parent !== undefined && parent.type !== 'directory') || (plain !== undefined && plain.type !== 'directory'))
    return t.gnu ? `cannot stat '${destination}': Not a directory` : `can't stat '${destination}': Not a directory`;
  const known = process.tryStat(destination);
  if (stat.type === 'directory' && isBelow(process, source, directoryName(destination)))
    return t.gnu
      ? `cannot copy a directory, '${source}', into itself, '${destination}'`
      : `recursion detected, omitting directory '${destination}'`;
  if (known === undefined) return undefined;
  if (options.has('T') && known.type === 'directory' && stat.type !== 'directory')
    return t.gnu ? `cannot overwrite directory '${destination}' with non-directory` : `'${destination}' is a directory`;
  if (options.has('n') || (options.has('u') && known.mtimeMs >= stat.mtimeMs)) return '';
  if (known.inode === stat.inode) return `'${source}' and '${destination}' are the same file`;
  if (stat.type === 'directory' && known.type !== 'directory')
    return t.gnu
      ? `cannot overwrite non-directory '${destination}' with directory '${source}'`
      : `target '${destination}' is not a directory`;
  return undefined;
}

function isBelow(process: Process, folder: string, path: string): boolean {
  const wanted = process.tryStat(folder)?.inode;
  for (let at = path.startsWith('/') ? path : joinPath(process.cwd, path); ; at = directoryName(at)) {
    if (process.tryStat(at)?.inode === wanted) return true;
    if (at === '/') return false;
  }
}
