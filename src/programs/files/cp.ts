import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { baseName, joinPath, reason, type Tool, tool } from '../support/tool';
import { type CopyOptions, copyTree } from './copyTree';

export const cp = tool(function* (t): Blocking<number> {
  const options = t.options('arRdPLHpfinlsTut:v', {
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
    },
  });
  if (options.error) return yield* t.badOption(options);
  const sources = [...options.operands];
  const target = options.value('t') ?? sources.pop();
  if (target === undefined || sources.length === 0) return yield* missing(t, target);
  const isDirectory = !options.has('T') && t.process.tryStat(target)?.type === 'directory';
  if (sources.length > 1 && !isDirectory)
    return yield* t.failEither(`target '${target}' is not a directory`, `target '${target}' is not a directory`);
  let status = 0;
  for (const source of sources) status = Math.max(status, yield* copyOne(t, options, source, target, isDirectory));
  return status;
});

function* missing(t: Tool, target: string | undefined): Blocking<number> {
  if (!t.gnu) return yield* t.usage();
  const words = target === undefined ? 'missing file operand' : `missing destination file operand after '${target}'`;
  return yield* t.misuse(words);
}

function* copyOne(t: Tool, options: Options, source: string, target: string, into: boolean): Blocking<number> {
  const { process } = t;
  const recursive = options.has('r') || options.has('R') || options.has('a');
  const keepLinks =
    options.has('a') || options.has('d') || options.has('P') || (recursive && !options.has('L') && t.gnu);
  let type: string;
  try {
    type = (keepLinks ? process.lstat(source) : process.stat(source)).type;
  } catch (error) {
    return yield* t.failEither(`can't stat '${source}': ${reason(error)}`, `cannot stat '${source}': ${reason(error)}`);
  }
  if (type === 'directory' && !recursive)
    return yield* t.failEither(`omitting directory '${source}'`, `-r not specified; omitting directory '${source}'`);
  const name = baseName(source);
  const destination = into && name !== '.' && name !== '..' ? joinPath(target, name) : target;
  const known = process.tryStat(destination);
  if (known !== undefined && options.has('n')) return 0;
  if (known !== undefined && options.has('u') && known.mtimeMs >= process.stat(source).mtimeMs) return 0;
  if (known !== undefined && known.inode === process.tryStat(source)?.inode)
    return yield* t.fail(`'${source}' and '${destination}' are the same file`);
  const copy: CopyOptions = { preserve: options.has('p') || options.has('a'), keepLinks, force: options.has('f') };
  try {
    if (options.has('s')) process.symlink(source, destination);
    else if (options.has('l') && type !== 'directory') process.hardLink(source, destination);
    else copyTree(process, source, destination, copy);
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(
      `can't create '${destination}': ${words}`,
      `cannot create ${type === 'directory' ? 'directory' : 'regular file'} '${destination}': ${words}`,
    );
  }
  if (options.has('v')) t.put(`'${source}' -> '${destination}'\n`);
  return 0;
}
