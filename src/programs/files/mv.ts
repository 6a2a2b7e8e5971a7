import { isErrno } from '../../process';
import type { Blocking, Process } from '../../process/types';
import { baseName, joinPath, reason, type Tool, tool } from '../support/tool';
import { copyTree } from './copyTree';
import { removeTree } from './rm';

export const mv = tool(function* (t): Blocking<number> {
  const options = t.options('finuvTt:', {
    long: {
      force: 'f',
      interactive: 'i',
      'no-clobber': 'n',
      verbose: 'v',
      'target-directory': 't',
      'no-target-directory': 'T',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const sources = [...options.operands];
  const target = options.value('t') ?? sources.pop();
  if (target === undefined || sources.length === 0) {
    if (!t.gnu) return yield* t.usage();
    return yield* t.misuse(
      target === undefined ? 'missing file operand' : `missing destination file operand after '${target}'`,
    );
  }
  const into = !options.has('T') && t.process.tryStat(target)?.type === 'directory';
  let status = 0;
  for (const source of sources) {
    const destination = into ? joinPath(target, baseName(source)) : target;
    if (options.has('n') && t.process.exists(destination)) continue;
    status = Math.max(status, yield* moveOne(t, source, destination, options.has('v')));
  }
  return status;
});

function* moveOne(t: Tool, source: string, destination: string, verbose: boolean): Blocking<number> {
  try {
    t.process.lstat(source.replace(/(.)\/+$/, '$1'));
  } catch (error) {
    return yield* t.failEither(
      `can't rename '${source}': ${reason(error)}`,
      `cannot stat '${source}': ${reason(error)}`,
    );
  }
  try {
    move(t.process, source, destination);
  } catch (error) {
    const words = reason(error);
    return yield* t.failEither(
      `can't rename '${source}': ${words}`,
      `cannot move '${source}' to '${destination}': ${words}`,
    );
  }
  if (verbose) t.put(`${t.gnu ? 'renamed ' : ''}'${source}' -> '${destination}'\n`);
  return 0;
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
