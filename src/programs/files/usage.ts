import type { Blocking } from '../../process/types';
import { notice } from '../network/socket';
import { humanSize } from '../support/numbers';
import { joinPath, reason, splitLines, type Tool, tool } from '../support/tool';

/** How much space: du, df, free; and what is mounted. */

const DISK_KB = 101_430_960;
const USED_KB = 18_874_368;
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

interface MountLine {
  readonly device: string;
  readonly path: string;
  readonly type: string;
  readonly flags: string;
}

function mounts(t: Tool): MountLine[] {
  try {
    return splitLines(t.process.readFile('/proc/mounts')).map((line) => {
      const [device = '', path = '', type = '', flags = ''] = line.split(' ');
      return { device, path, type, flags };
    });
  } catch (error) {
    reason(error);
    return [{ device: 'overlay', path: '/', type: 'overlay', flags: 'rw,relatime' }];
  }
}

export const df = tool(function* (t): Blocking<number> {
  const options = t.options('Pkmht:aiTB:', { long: { 'human-readable': 'h', portability: 'P', 'print-type': 'T' } });
  if (options.error) return yield* t.badOption(options);
  const unknown = ['i', 'T', 't', 'B'].find((letter) => options.has(letter));
  if (unknown !== undefined) return yield* t.fail(`Podflight does not simulate '-${unknown}'`);
  notice(t.process, 'program.approximated.disk', { program: 'df' });
  const all = mounts(t).filter(({ type }) => !['proc', 'sysfs', 'cgroup2', 'devpts', 'mqueue'].includes(type));
  const unit = options.has('h')
    ? 'Size'
    : options.has('m')
      ? '1M-blocks'
      : options.has('P')
        ? '1024-blocks'
        : '1K-blocks';
  const rows: string[][] = [];
  const size = (kb: number) =>
    options.has('h') ? humanSize(kb * 1024, t.gnu) : String(options.has('m') ? Math.round(kb / 1024) : kb);
  const row = ({ device, path, type }: MountLine) => {
    const [total, used] = type === 'tmpfs' ? [65_536, 0] : [DISK_KB, USED_KB];
    const percent = `${Math.ceil((used / total) * 100)}%`;
    rows.push([device, size(total), size(used), size(total - used), percent, path]);
  };
  if (options.operands.length === 0) for (const mount of all) row(mount);
  let status = 0;
  for (const path of options.operands) {
    if (!t.process.exists(path)) {
      status = yield* t.failEither(`${path}: can't find mount point`, `${path}: No such file or directory`);
      continue;
    }
    const { path: mountPoint } = t.process.mountOf(path);
    row(
      all.find((mount) => mount.path === mountPoint) ?? {
        device: 'overlay',
        path: mountPoint,
        type: 'overlay',
        flags: '',
      },
    );
  }
  if (rows.length > 0 || (!t.gnu && status === 0)) putTable(t, options.has('h'), unit, rows);
  return status;
});

/** busybox's columns have fixed widths; GNU's grow with what they hold. */
function putTable(t: Tool, human: boolean, unit: string, rows: readonly string[][]): void {
  const available = t.gnu && human ? 'Avail' : 'Available';
  const use = unit === '1024-blocks' ? 'Capacity' : 'Use%';
  const table = [['Filesystem', unit, 'Used', available, use, 'Mounted on'], ...rows];
  const least = t.gnu ? [14, 5, 5, 5, 4] : [20, 9, 9, 9, 4];
  const widths = least.map((width, at) =>
    t.gnu || at === 4 ? table.reduce((most, cells) => Math.max(most, cells[at]?.length ?? 0), width) : width,
  );
  for (const cells of table) {
    const shown = cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)));
    t.put(`${shown.join(' ')}\n`);
  }
}

export const free = tool(function* (t): Blocking<number> {
  const refused = yield* t.refuseOptions(t.gnu ? 'bkmghtlws:c:' : 'bkmgh');
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
