import type { Blocking } from '../../process/types';
import { baseName, joinPath, reason, tool } from '../support/tool';

export const ln = tool(function* (t): Blocking<number> {
  const options = t.options('sfnbvTrt:', {
    long: {
      symbolic: 's',
      force: 'f',
      'no-dereference': 'n',
      verbose: 'v',
      'no-target-directory': 'T',
      'target-directory': 't',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const targets = [...options.operands];
  if (targets.length === 0) return yield* t.misuse('missing file operand');
  const last = options.value('t') ?? (targets.length > 1 ? targets.pop() : baseName(targets[0] ?? ''));
  const link = last ?? '.';
  const followed = options.has('n') || options.has('T') ? undefined : t.process.tryStat(link);
  const into = followed?.type === 'directory';
  let status = 0;
  for (const target of targets) {
    const path = into ? joinPath(link, baseName(target)) : link;
    try {
      if (options.has('f') && linkExists(t.process, path)) t.process.unlink(path);
      if (options.has('s')) t.process.symlink(target, path);
      else t.process.hardLink(target, path);
      if (options.has('v')) t.put(`'${path}' -> '${target}'\n`);
    } catch (error) {
      const words = reason(error);
      const kind = options.has('s') ? 'symbolic' : 'hard';
      const missing = !options.has('s') && !t.process.exists(target);
      const gnu = missing
        ? `failed to access '${target}': ${words}`
        : `failed to create ${kind} link '${path}': ${words}`;
      status = yield* t.failEither(`${path}: ${words}`, gnu);
    }
  }
  return status;
});

function linkExists(process: { lstat(path: string): unknown }, path: string): boolean {
  try {
    process.lstat(path);
    return true;
  } catch {
    return false;
  }
}
