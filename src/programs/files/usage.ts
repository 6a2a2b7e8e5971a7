import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { humanSize } from '../support/numbers';
import { joinPath, reason, tool } from '../support/tool';
import { mounts } from './mounts';

/** How much space: du, free; and what is mounted. */

const MEMORY_KB = 8_145_360;

export const du = tool(function* (t): Blocking<number> {
  const options = t.options('askhmcd:xLHlb', {
    long: { summarize: 's', 'human-readable': 'h', all: 'a', 'max-depth': 'd', bytes: 'b', total: 'c' },
  });
  if (options.error) return yield* t.badOption(options);
  if (t.gnu && options.has('s') && options.has('a'))
    return yield* t.misuse('cannot both summarize and show all entries');
  const deepest = options.has('s') ? 0 : Number(options.value('d') ?? Number.POSITIVE_INFINITY);
  const show = (bytes: number, path: string) => {
    const size = options.has('h')
      ? humanSize(bytes, t.gnu)
      : options.has('b')
        ? String(bytes)
        : String(Math.ceil(bytes / (options.has('m') ? 1024 ** 2 : 1024)));
    t.put(`${size}\t${path}\n`);
  };
  const measure = (path: string, depth: number): number => {
    const stat = t.process.lstat(path);
    const own = options.has('b') ? stat.size : Math.ceil(stat.size / 4096) * 4096;
    if (stat.type !== 'directory') {
      if (depth === 0 || (options.has('a') && depth <= deepest)) show(own, path);
      return own;
    }
    const total = t.process
      .readDirectory(path)
      .reduce((sum, name) => sum + measure(joinPath(path, name), depth + 1), Math.max(own, 4096));
    if (depth <= deepest) show(total, path);
    return total;
  };
  let status = 0;
  let sum = 0;
  for (const path of options.operands.length > 0 ? options.operands : ['.']) {
    try {
      sum += measure(path, 0);
    } catch (error) {
      status = yield* t.failEither(`${path}: ${reason(error)}`, `cannot access '${path}': ${reason(error)}`);
    }
  }
  if (options.has('c')) show(sum, 'total');
  return status;
});

export const free = tool(function* (t): Blocking<number> {
  if (!t.gnu && t.options('bkmgh').error) return yield* t.usage();
  const refused = yield* t.refuseOptions('bkmghtlws:c:');
  if (refused !== undefined) return refused;
  notice(t.process, 'program.approximated.memory', { program: 'free' });
  const divisor = t.args.includes('-m') ? 1024 : t.args.includes('-g') ? 1024 ** 2 : 1;
  const used = 2_310_144;
  const buffers = 3_912_704;
  const cell = (kb: number) => String(Math.floor(kb / divisor)).padStart(12);
  t.put('              total        used        free      shared  buff/cache   available\n');
  t.put(
    `Mem:   ${cell(MEMORY_KB)}${cell(used)}${cell(MEMORY_KB - used - buffers)}${cell(12_288)}${cell(buffers)}${cell(MEMORY_KB - used)}\n`,
  );
  t.put(`Swap:  ${cell(0)}${cell(0)}${cell(0)}\n`);
  return 0;
});

export const mount = tool(function* (t): Blocking<number> {
  if (t.args.length === 0) {
    for (const { device, path, type, flags } of mounts(t)) t.put(`${device} on ${path} type ${type} (${flags})\n`);
    return 0;
  }
  const target = t.args[t.args.length - 1] ?? '';
  if (!t.gnu) return yield* t.fail('permission denied (are you root?)');
  return yield* t.fail(`${target}: permission denied.`, 32);
});

export const umount = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions(t.gnu ? 'afnlrdRt:vO:c' : 'arlfndt:O:');
  if (refused !== undefined) return refused;
  const target = t.args[t.args.length - 1] ?? '';
  return yield* t.failEither(
    `can't unmount ${target}: Operation not permitted`,
    `${target}: must be superuser to unmount.`,
    t.gnu ? 32 : 1,
  );
});
