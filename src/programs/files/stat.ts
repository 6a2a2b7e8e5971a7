import type { Blocking, FileStat } from '../../process/types';
import { isoTime } from '../network/timestamp';
import { formatDate } from '../support/dates';
import { accountName, reason, type Tool, tool } from '../support/tool';
import { linkCount } from './links';
import { modeText } from './mode';

export const stat = tool(function* (t): Blocking<number> {
  const options = t.options('c:Lft', {
    long: { format: 'c', dereference: 'L', printf: 'printf=', 'file-system': 'f', terse: 't' },
  });
  if (options.error) return yield* t.badOption(options);
  if (options.operands.length === 0) return yield* t.misuse('missing operand');
  const printf = options.value('printf=');
  let status = 0;
  for (const path of options.operands) {
    try {
      const found = options.has('L') ? t.process.stat(path) : t.process.lstat(path);
      if (printf !== undefined) t.put(formatStat(t, printf.replace(/\\n/g, '\n').replace(/\\t/g, '\t'), path, found));
      else
        t.put(`${formatStat(t, options.value('c') ?? (options.has('t') ? TERSE : defaultFormat(t)), path, found)}\n`);
    } catch (error) {
      const words = `'${path}': ${reason(error)}`;
      status = yield* t.failEither(`can't stat ${words}`, `cannot statx ${words}`);
    }
  }
  return status;
});

const DEFAULT = `  File: %N
  Size: %-10s\tBlocks: %-10b IO Block: %-6o %F
§Inode: %-11i Links: %h
Access: (%04a/%A)  Uid: (%5u/%8U)   Gid: (%5g/%8G)
Access: %x
Modify: %y
Change: %z`;

function nameOf(t: Tool, file: '/etc/passwd' | '/etc/group', id: number): string {
  const name = accountName(t.process, file, id);
  return name === String(id) ? 'UNKNOWN' : name;
}

const TERSE = '%n %s %b %f %u %g %D %i %h %t %T %X %Y %Z %W %o';

const defaultFormat = (t: Tool): string =>
  t.gnu
    ? `${DEFAULT.replace('%N', '%n').replace('§', 'Device: 0,%d\t')}\n Birth: -`
    : DEFAULT.replace('§', 'Device: %Dh/%dd\t');

function formatStat(t: Tool, format: string, path: string, found: FileStat): string {
  const wall = found.mtimeMs + Date.parse(isoTime(t.process)) - t.process.nowMs;
  const time = formatDate(t.gnu ? '%Y-%m-%d %H:%M:%S.%N +0000' : '%Y-%m-%d %H:%M:%S.%N +0000', wall);
  const quoted = t.gnu ? `'${path}'` : path;
  const values: Readonly<Record<string, string>> = {
    a: found.mode.toString(8),
    A: modeText(found.type, found.mode),
    b: String(Math.ceil(found.size / 4096) * 8),
    B: '512',
    d: '50',
    D: '32',
    F: typeName(found),
    f: (TYPE_BITS[found.type] | found.mode).toString(16),
    g: String(found.gid),
    G: nameOf(t, '/etc/group', found.gid),
    h: String(linkCount(t.process, path, found)),
    i: String(found.inode),
    m: t.process.mountOf(path).path,
    n: path,
    N: found.type === 'link' ? `'${path}' -> '${found.target ?? ''}'` : quoted,
    o: '4096',
    s: String(found.size),
    u: String(found.uid),
    U: nameOf(t, '/etc/passwd', found.uid),
    x: time,
    y: time,
    z: time,
    X: String(Math.floor(wall / 1000)),
    Y: String(Math.floor(wall / 1000)),
    Z: String(Math.floor(wall / 1000)),
    W: '0',
    w: t.gnu ? time : '-',
    t: '0',
    T: '0',
    '%': '%',
  };
  return format.replace(
    /%([-0]?)(\d*)(?:\.(\d+))?([a-zA-Z%])/g,
    (_, flag: string, width: string, precision: string | undefined, letter: string) => {
      const whole = values[letter] ?? (t.gnu ? '?' : letter);
      const value = precision === undefined ? whole : whole.slice(0, Number(precision));
      if (width === '') return value;
      if (flag === '-') return value.padEnd(Number(width));
      return value.padStart(Number(width), flag === '0' ? '0' : ' ');
    },
  );
}

const TYPE_BITS: Readonly<Record<FileStat['type'], number>> = {
  file: 0o100_000,
  directory: 0o040_000,
  link: 0o120_000,
  device: 0o020_000,
  fifo: 0o010_000,
};

function typeName({ type, size }: FileStat): string {
  if (type === 'file') return size === 0 ? 'regular empty file' : 'regular file';
  if (type === 'link') return 'symbolic link';
  return type === 'device' ? 'character special file' : type;
}
