import { errno, isErrno } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { readDestination } from '../support/destination';
import { relativePath } from '../support/relativePath';
import { seen } from '../support/seen';
import { baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';

export const ln = tool(function* (t): Blocking<number> {
  const options = t.options('sfnbvTrt:', {
    long: {
      symbolic: 's',
      force: 'f',
      'no-dereference': 'n',
      verbose: 'v',
      relative: 'r',
      'no-target-directory': 'T',
      'target-directory': 't',
    },
    busybox: 'sfnbvT',
  });
  if (options.error) return yield* t.badOption(options);
  if (options.has('r') && !options.has('s')) return yield* t.fail('cannot do --relative without --symbolic');
  // -n takes a link to a folder for a file.
  const isFolder = (path: string) => (options.has('n') ? seen(t, path) : t.process.tryStat(path))?.type === 'directory';
  const [first] = options.operands;
  const alone = first === undefined ? undefined : `${t.gnu ? './' : ''}${baseName(first)}`;
  const destination = yield* readDestination(t, options, isFolder, alone);
  if (typeof destination === 'number') return destination;
  const { sources, target } = destination;
  const into = destination.into && isFolder(target);
  let status = 0;
  for (const source of sources)
    status = Math.max(status, yield* linkOne(t, options, source, into ? joinPath(target, baseName(source)) : target));
  return status;
});

function* linkOne(t: Tool, options: Options, source: string, path: string): Blocking<number> {
  const { process } = t;
  const symbolic = options.has('s');
  const shown = `'${path}' ${symbolic || !t.gnu ? '->' : '=>'} '${source}'\n`;
  if (!symbolic) {
    const stat = process.tryStat(source);
    if (stat === undefined) {
      const words = reasonOf(() => process.stat(source));
      return yield* t.failEither(`${source}: ${words}`, `failed to access '${source}': ${words}`);
    }
    if (stat.type === 'directory' && t.gnu) return yield* t.fail(`${source}: hard link not allowed for directory`);
  }
  if (options.has('T') && !t.gnu && process.tryStat(path)?.type === 'directory')
    return yield* t.fail(`'${path}' is a directory`);
  if (options.has('v') && !t.gnu) t.put(shown);
  try {
    const known = seen(t, path);
    if (known !== undefined && options.has('f')) {
      if (t.gnu && known.inode === process.tryStat(source)?.inode && !symbolic)
        return yield* t.fail(`'${source}' and '${path}' are the same file`);
      if (known.type !== 'directory') process.unlink(path);
    } else if (known !== undefined) throw errno('EEXIST');
    if (symbolic)
      process.symlink(
        options.has('r')
          ? relativePath(absolute(process.cwd, directoryName(path)), absolute(process.cwd, source))
          : source,
        path,
      );
    else process.hardLink(source, path);
    if (options.has('v') && t.gnu) t.put(shown);
    return 0;
  } catch (error) {
    const words = reason(error);
    const plain = symbolic || (isErrno(error) && ['EEXIST', 'ENOSPC', 'EROFS'].includes(error.code));
    const what = `failed to create ${symbolic ? 'symbolic' : 'hard'} link '${path}'${plain ? '' : ` => '${source}'`}`;
    return yield* t.failEither(`${path}: ${words}`, `${what}: ${words}`);
  }
}

function reasonOf(action: () => unknown): string {
  try {
    action();
    return '';
  } catch (error) {
    return reason(error);
  }
}

const absolute = (cwd: string, path: string): string => (path.startsWith('/') ? path : joinPath(cwd, path));
