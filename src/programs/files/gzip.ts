import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { readInput, reason, type Tool, tool } from '../support/tool';
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
    long: {
      stdout: 'c',
      'to-stdout': 'c',
      decompress: 'd',
      uncompress: 'd',
      force: 'f',
      keep: 'k',
      test: 't',
      verbose: 'v',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const reads = options.has('d') || options.has('t') || /^(?:gun|bun|un|.*cat$)/.test(t.name);
  const prints = options.has('c') || /cat$/.test(t.name);
  if (!reads) notice(t.process, 'program.approximated.compression', { program: t.name });
  let status = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['-']) {
    try {
      status = Math.max(
        status,
        yield* one(t, path, { reads, prints, tests: options.has('t'), keeps: options.has('k') }),
      );
    } catch (error) {
      status = yield* t.fail(`${path}: ${reason(error)}`);
    }
  }
  return status;
});

interface Modes {
  readonly reads: boolean;
  readonly prints: boolean;
  readonly tests: boolean;
  readonly keeps: boolean;
}

function* one(t: Tool, path: string, modes: Modes): Blocking<number> {
  const suffix = suffixOf(t.name);
  if (modes.reads && !modes.prints && path !== '-' && !path.endsWith(suffix) && !path.endsWith('.tgz'))
    return yield* t.failEither(`${path}: unknown suffix - ignored`, `${path}: unknown suffix -- ignored`);
  const text = yield* readInput(t.process, path);
  const result = modes.reads ? decompress(text) : compress(text);
  if (result === undefined)
    return yield* t.failEither('invalid magic', `${path === '-' ? 'stdin' : path}: not in gzip format`);
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
  t.process.writeFile(target, result, { mode: t.process.stat(path).mode });
  if (!modes.keeps) t.process.unlink(path);
  return 0;
}
