import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { notice } from '../network/socket';
import { humanSize, parseSize } from '../support/numbers';
import { type Tool, tool } from '../support/tool';
import { type MountLine, mounts } from './mounts';

/** df: a made-up disk, and where it is mounted. */

const DISK_KB = 101_430_960;
const USED_KB = 18_874_368;
const INODES = 6_553_600;
const USED_INODES = 284_119;
const HIDDEN = ['proc', 'sysfs', 'cgroup2', 'devpts', 'mqueue'];

type Column =
  | 'source'
  | 'fstype'
  | 'size'
  | 'used'
  | 'avail'
  | 'pcent'
  | 'itotal'
  | 'iused'
  | 'iavail'
  | 'ipcent'
  | 'file'
  | 'target';

/** Title and least width of a column of GNU's. */
const COLUMNS: Readonly<Record<Column, readonly [title: string, width: number]>> = {
  source: ['Filesystem', 14],
  fstype: ['Type', 4],
  itotal: ['Inodes', 5],
  iused: ['IUsed', 5],
  iavail: ['IFree', 5],
  ipcent: ['IUse%', 4],
  size: ['1K-blocks', 5],
  used: ['Used', 5],
  avail: ['Avail', 5],
  pcent: ['Use%', 4],
  file: ['File', 0],
  target: ['Mounted on', 0],
};

/** Of /dev/shm and the like, which nobody limits here. */
const SHARED_MEMORY_BYTES = 64 * 1024 * 1024;

const isColumn = (name: string): name is Column => Object.hasOwn(COLUMNS, name);

export const df = tool(function* (t): Blocking<number> {
  const options = t.options('Pkmht:aiTB:H', {
    long: {
      'human-readable': 'h',
      portability: 'P',
      'print-type': 'T',
      inodes: 'i',
      all: 'a',
      type: 't',
      'block-size': 'B',
      total: 'total',
      output: 'output?',
    },
  });
  if (options.error) return yield* t.badOption(options);
  const asked = options
    .values('output?')
    .flatMap((list) => list.split(','))
    .filter(Boolean);
  const unknown = asked.find((name) => !isColumn(name));
  if (unknown !== undefined) return yield* t.misuse(`option --output: field '${unknown}' unknown`);
  const unit = options.has('m') ? 1024 ** 2 : (parseSize((options.value('B') ?? '1K').replace(/^(?=\D)/, '1')) ?? 1024);
  notice(t.process, 'program.approximated.disk', { program: 'df' });
  const types = options.values('t');
  const all = mounts(t)
    .filter(({ type }) => options.has('a') || !HIDDEN.includes(type))
    .filter(({ type }) => types.length === 0 || types.includes(type));
  const shown: { mount: MountLine; file: string }[] = [];
  let status = 0;
  if (options.operands.length === 0) for (const mount of all) shown.push({ mount, file: '-' });
  for (const path of options.operands) {
    if (!t.process.exists(path)) {
      status = yield* t.failEither(`${path}: can't find mount point`, `${path}: No such file or directory`);
      continue;
    }
    const { path: point } = t.process.mountOf(path);
    const mount = all.find((each) => each.path === point);
    shown.push({ mount: mount ?? { device: 'overlay', path: point, type: 'overlay', flags: '' }, file: path });
  }
  if (t.gnu && shown.length === 0) return status === 0 ? yield* t.fail('no file systems processed') : status;
  const columns = options.has('output?')
    ? asked.length > 0
      ? asked.filter(isColumn)
      : Object.keys(COLUMNS).filter(isColumn)
    : usualColumns(options);
  const rows = shown.map(({ mount, file }) => cells(t, options, unit, mount, file));
  if (options.has('total')) {
    const whole = { device: 'total', path: '-', type: '-', flags: '' };
    rows.push(cells(t, options, unit, whole, '-'));
  }
  putTable(t, options, unit, columns, rows);
  return status;
});

function usualColumns(options: Options): Column[] {
  const counts: Column[] = options.has('i')
    ? ['itotal', 'iused', 'iavail', 'ipcent']
    : ['size', 'used', 'avail', 'pcent'];
  return ['source', ...(options.has('T') ? (['fstype'] as const) : []), ...counts, 'target'];
}

type Row = Readonly<Record<Column, string>>;

/** Size and use of what lies in memory. */
function tmpfsKb(t: Tool, path: string): readonly [total: number, used: number] {
  const { sizeLimitBytes = SHARED_MEMORY_BYTES, usedBytes } = t.process.mountOf(path);
  return [Math.ceil(sizeLimitBytes / 1024), Math.ceil(usedBytes / 4096) * 4];
}

function cells(t: Tool, options: Options, unit: number, mount: MountLine, file: string): Row {
  const [total, used] = mount.type === 'tmpfs' ? tmpfsKb(t, mount.path) : [DISK_KB, USED_KB];
  const human = options.has('h') || options.has('H');
  const size = (kb: number) => (human ? humanSize(kb * 1024, t.gnu) : String(Math.ceil((kb * 1024) / unit)));
  const number = (count: number) => (human && t.gnu ? humanSize(count, true) : String(count));
  const percent = (part: number, of: number) => `${Math.ceil((part / of) * 100)}%`;
  return {
    source: mount.device,
    fstype: mount.type,
    size: size(total),
    used: size(used),
    avail: size(total - used),
    pcent: percent(used, total),
    itotal: number(INODES),
    iused: number(USED_INODES),
    iavail: number(INODES - USED_INODES),
    ipcent: percent(USED_INODES, INODES),
    file,
    target: mount.path,
  };
}

const LEFT: readonly Column[] = ['source', 'fstype', 'file', 'target'];

/** busybox's columns have fixed widths; GNU's grow with what they hold. */
function putTable(t: Tool, options: Options, unit: number, columns: readonly Column[], rows: readonly Row[]): void {
  const titles = columns.map((column) => title(t, options, unit, column));
  const table = [titles, ...rows.map((row) => columns.map((column) => row[column]))];
  const least = columns.map((column) => (t.gnu ? COLUMNS[column][1] : busyboxWidth(column)));
  const widths = least.map((width, at) =>
    t.gnu || columns[at] === 'pcent'
      ? table.reduce((most, line) => Math.max(most, line[at]?.length ?? 0), width)
      : width,
  );
  for (const [line, texts] of table.entries()) {
    const padded = texts.map((text, at) => {
      const width = widths[at] ?? 0;
      const column = columns[at];
      if (column === undefined || (at === columns.length - 1 && LEFT.includes(column))) return text;
      // busybox's title of -P makes up for being longer than the column.
      const narrow = !t.gnu && line === 0 && column === 'used' && titles.includes('1024-blocks') ? width - 2 : width;
      return LEFT.includes(column) ? text.padEnd(width) : text.padStart(narrow);
    });
    t.put(`${padded.join(' ')}\n`);
  }
}

const busyboxWidth = (column: Column): number =>
  column === 'source' ? 20 : column === 'fstype' ? 10 : column === 'pcent' || column === 'ipcent' ? 4 : 9;

function title(t: Tool, options: Options, unit: number, column: Column): string {
  const human = options.has('h') || options.has('H');
  if (column === 'size') {
    if (human) return 'Size';
    const given = options.value('B');
    const letter = unit === 1024 ** 2 ? '1M' : unit === 1024 ** 3 ? '1G' : unit === 1024 ? '1K' : String(unit);
    return given === undefined && unit === 1024 && options.has('P') ? '1024-blocks' : `${letter}-blocks`;
  }
  if (column === 'avail') return t.gnu && (human || options.has('output?')) ? 'Avail' : 'Available';
  if (column === 'pcent' && options.has('P') && (!t.gnu || !human)) return 'Capacity';
  if (!t.gnu && column === 'iused') return 'Used';
  if (!t.gnu && column === 'iavail') return 'Available';
  if (!t.gnu && column === 'ipcent') return 'Use%';
  return COLUMNS[column][0];
}
