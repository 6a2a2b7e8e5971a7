import type { Blocking, Process } from '../../process/types';
import type { Options } from '../network/getopt';
import { readDestination } from '../support/destination';
import { accountNumber, baseName, directoryName, joinPath, reason, type Tool, tool } from '../support/tool';
import { copyTree } from './copyTree';
import { makeParents } from './makeParents';
import { parseMode } from './mode';

/** Copies with mode and owner, or makes folders. */
export const install = tool(function* (t): Blocking<number> {
  const options = t.options('bcCdDpsm:o:g:t:vT', {
    long: {
      directory: 'd',
      mode: 'm',
      owner: 'o',
      group: 'g',
      'target-directory': 't',
      'no-target-directory': 'T',
      verbose: 'v',
      'preserve-timestamps': 'p',
      strip: 's',
      compare: 'C',
    },
    busybox: 'cdDpsm:o:g:t:vb',
    busyboxLong: 'directory preserve-timestamps strip group mode owner',
  });
  if (options.error) return yield* t.badOption(options);
  const given = options.value('m') ?? '755';
  const mode = parseMode(given, 0, false, 0);
  if (mode === undefined) return yield* t.fail(`invalid mode '${given}'`);
  if (options.has('d')) return yield* makeFolders(t, options, mode);
  const isFolder = (path: string) => t.process.tryStat(path)?.type === 'directory';
  const found = yield* readDestination(t, options, isFolder);
  if (typeof found === 'number') return found;
  let status = 0;
  for (const source of found.sources) {
    const destination = found.into ? joinPath(found.target, baseName(source)) : found.target;
    status = Math.max(status, yield* installOne(t, options, source, destination, mode));
  }
  return status;
});

function* makeFolders(t: Tool, options: Options, mode: number): Blocking<number> {
  if (options.operands.length === 0) return yield* t.misuse('missing file operand');
  let status = 0;
  for (const path of options.operands) {
    const before = t.process.tryStat(path);
    try {
      makeParents(t.process, path, undefined, (made) => {
        if (options.has('v')) t.put(`install: creating directory '${made}'\n`);
      });
      if (before === undefined || !t.gnu || options.has('m')) finish(t.process, options, path, mode);
    } catch (error) {
      status = yield* t.failEither(
        `can't create directory '${path}': ${reason(error)}`,
        `cannot create directory '${path}': ${reason(error)}`,
      );
    }
  }
  return status;
}

function* installOne(t: Tool, options: Options, source: string, path: string, mode: number): Blocking<number> {
  const { process } = t;
  let what = `stat '${source}'`;
  try {
    if (process.stat(source).type === 'directory') return yield* t.fail(`omitting directory '${source}'`);
    what = t.gnu ? `create regular file '${path}'` : `create '${path}'`;
    const known = process.tryStat(path);
    if (known?.type === 'directory') return yield* t.fail(`cannot overwrite directory '${path}' with non-directory`);
    if (known !== undefined && known.inode === process.stat(source).inode)
      return yield* t.fail(`'${source}' and '${path}' are the same file`);
    if (options.has('D')) makeParents(process, directoryName(path), undefined);
    if (known !== undefined) process.unlink(path);
    copyTree(process, source, path, { preserve: options.has('p'), keepLinks: false, force: true });
    finish(process, options, path, mode);
    if (options.has('v'))
      t.put(`${known !== undefined && t.gnu ? `removed '${path}'\n` : ''}'${source}' -> '${path}'\n`);
    return 0;
  } catch (error) {
    return yield* t.failEither(`can't ${what}: ${reason(error)}`, `cannot ${what}: ${reason(error)}`);
  }
}

function finish(process: Process, options: Options, path: string, mode: number): void {
  process.chmod(path, mode);
  const stat = process.stat(path);
  const uid = accountNumber(process, '/etc/passwd', options.value('o') ?? '') ?? stat.uid;
  const gid = accountNumber(process, '/etc/group', options.value('g') ?? '') ?? stat.gid;
  if (uid !== stat.uid || gid !== stat.gid) process.chown(path, uid, gid);
}
