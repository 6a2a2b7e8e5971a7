import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { joinPath, readInput, reason, type Tool, tool } from '../support/tool';
import { compress, decompress } from './tarFormat';

const SUFFIXES: Readonly<Record<string, string>> = { gz: '.gz', bz: '.bz2', xz: '.xz' };

function suffixOf(name: string): string {
  return (
    SUFFIXES[
      /gz|z?cat$/.test(name) && !/bz|xz/.test(name)
        ? 'gz'
        : name.includes('bz')
          ? 'bz'
          : name.includes('xz')
            ? 'xz'
            : 'gz'
    ] ?? '.gz'
  );
}

/** gzip, gunzip, zcat and their bzip2 and xz siblings. Nothing is really compressed: said by a notice. */
export const gzip = tool(function* (t): Blocking<number> {
  const options = t.options('cdfkqtvnrlS:123456789', {
    busybox: 'cdfkqtvnlS:123456789',
    long: {
      stdout: 'c',
      'to-stdout': 'c',
      decompress: 'd',
      uncompress: 'd',
      force: 'f',
      keep: 'k',
      test: 't',
      verbose: 'v',
      recursive: 'r',
    },
  });
  const called = t.name;
  // zcat and gunzip are scripts around GNU's gzip.
  if (t.gnu && suffixOf(t.name) === '.gz') t.name = 'gzip';
  if (options.error) {
    if (t.name !== 'gzip' || !t.gnu || t.tell(options.error.option) !== undefined) return yield* t.badOption(options);
    yield* t.badOptionLine(options);
    yield* t.process.error("Try `gzip --help' for more information.");
    return 1;
  }
  const reads = options.has('d') || options.has('t') || /^(?:gun|bun|un|.*cat$)/.test(called);
  const prints = options.has('c') || /cat$/.test(called);
  if (!reads) notice(t.process, 'program.approximated.compression', { program: called });
  let status = 0;
  const paths = options.has('r') ? options.operands.flatMap((path) => filesBelow(t, path)) : options.operands;
  for (const path of options.operands.length > 0 ? paths : ['-']) {
    try {
      status = Math.max(
        status,
        yield* one(t, found(t, path, reads), {
          suffix: suffixOf(called),
          reads,
          prints,
          tests: options.has('t'),
          keeps: options.has('k') || prints,
          force: options.has('f'),
        }),
      );
    } catch (error) {
      const words = reason(error);
      const isFolder = t.process.tryStat(path)?.type === 'directory';
      const shown =
        reads && t.gnu && !/\.(?:t?gz|Z)$/.test(path) && !t.process.exists(path) ? `${path}${suffixOf(called)}` : path;
      status =
        isFolder && t.gnu ? yield* t.fail(`${path} is a directory -- ignored`, 2) : yield* t.fail(`${shown}: ${words}`);
    }
  }
  return status;
});

function filesBelow(t: Tool, path: string): string[] {
  if (t.process.tryStat(path)?.type !== 'directory') return [path];
  return t.process.readDirectory(path).flatMap((name) => filesBelow(t, joinPath(path, name)));
}

/** GNU looks for `a.gz` where it is asked to unpack `a`. */
const found = (t: Tool, path: string, reads: boolean): string =>
  t.gnu && reads && path !== '-' && !path.endsWith('.gz') && t.process.exists(`${path}.gz`) ? `${path}.gz` : path;

interface Modes {
  readonly suffix: string;
  readonly force: boolean;
  readonly reads: boolean;
  readonly prints: boolean;
  readonly tests: boolean;
  readonly keeps: boolean;
}

function* one(t: Tool, path: string, modes: Modes): Blocking<number> {
  const { suffix } = modes;
  if (t.gnu && !modes.reads && !modes.prints && !modes.force && path.endsWith(suffix) && t.process.exists(path))
    return yield* t.fail(`${path} already has ${suffix} suffix -- unchanged`, 0);
  if (modes.reads && !t.gnu && path !== '-' && !t.process.exists(path))
    return yield* t.fail(`${path}: No such file or directory`);
  if (modes.reads && !modes.prints && !modes.tests && path !== '-' && !path.endsWith(suffix) && !path.endsWith('.tgz'))
    return t.gnu && !t.process.exists(path)
      ? yield* t.fail(`${path}${suffix}: No such file or directory`)
      : yield* t.failEither(`${path}: unknown suffix - ignored`, `${path}: unknown suffix -- ignored`, t.gnu ? 2 : 1);
  const text = yield* readInput(t.process, path);
  const result = modes.reads ? decompress(text) : compress(text);
  if (result === undefined) {
    if (!t.gnu)
      return yield* t.fail(t.name !== 'zcat' ? 'invalid magic' : text === '' ? 'short read' : 'no gzip/bzip2/xz magic');
    // -c and -f together pass on what is not packed.
    if (modes.force && modes.prints) {
      t.put(text);
      return 0;
    }
    const what = text === '' ? 'unexpected end of file' : 'not in gzip format';
    yield* t.process.error(`\ngzip: ${path === '-' ? 'stdin' : path}: ${what}`);
    return 1;
  }
  if (modes.tests) return 0;
  if (modes.prints || path === '-') {
    t.put(result);
    return 0;
  }
  const target = !modes.reads
    ? path + suffix
    : path.endsWith('.tgz')
      ? path.replace(/tgz$/, 'tar')
      : path.slice(0, -suffix.length);
  if (t.process.exists(target) && !modes.force)
    return yield* t.failEither(
      `can't open '${target}': File exists`,
      `${target} already exists;\tnot overwritten`,
      t.gnu ? 2 : 1,
    );
  t.process.writeFile(target, result, { mode: t.process.stat(path).mode });
  if (!modes.keeps) t.process.unlink(path);
  return 0;
}
