import { byteOrder } from '../../process';
import type { Blocking, FileStat } from '../../process/types';
import type { Options } from '../network/getopt';
import { isoTime } from '../network/timestamp';
import { formatDate } from '../support/dates';
import { humanSize } from '../support/numbers';
import { accountName, joinPath, reason, type Tool, tool } from '../support/tool';
import { modeText } from './mode';

interface Entry {
  readonly name: string;
  readonly path: string;
  readonly stat: FileStat;
}

export const ls = tool(function* (t): Blocking<number> {
  const options = t.options('1AaCxdLHRFplinsehrSXvctukgoGw:T:bqQZD', {
    long: {
      all: 'a',
      'almost-all': 'A',
      recursive: 'R',
      directory: 'd',
      'human-readable': 'h',
      reverse: 'r',
      color: 'color',
      'full-time': 'e',
      classify: 'F',
      inode: 'i',
      'group-directories-first': 'groupfirst',
      'time-style': 'style=',
    },
  });
  if (options.error) return yield* t.badOption(options, t.gnu ? 2 : 1);
  const paths = options.operands.length > 0 ? options.operands : ['.'];
  const files: Entry[] = [];
  const directories: Entry[] = [];
  let status = 0;
  for (const path of paths) {
    try {
      const stat = statFor(t, path, options);
      (stat.type === 'directory' && !options.has('d') ? directories : files).push({ name: path, path, stat });
    } catch (error) {
      const words = reason(error);
      status = yield* t.failEither(`${path}: ${words}`, `cannot access '${path}': ${words}`, t.gnu ? 2 : 1);
    }
  }
  show(t, options, arrange(options, files));
  const titled = paths.length > 1 || options.has('R');
  let first = files.length === 0;
  for (const directory of arrange(options, directories)) {
    status = Math.max(status, yield* listDirectory(t, options, directory.path, titled, first));
    first = false;
    yield* t.tick();
  }
  return status;
});

function statFor(t: Tool, path: string, options: Options): FileStat {
  const keepsLink =
    (options.has('l') || options.has('d') || options.has('F')) && !options.has('L') && !options.has('H');
  if (keepsLink) return t.process.lstat(path);
  return t.process.tryStat(path) ?? t.process.lstat(path);
}

function* listDirectory(t: Tool, options: Options, path: string, titled: boolean, first: boolean): Blocking<number> {
  let names: readonly string[];
  try {
    names = t.process.readDirectory(path);
  } catch (error) {
    return yield* t.failEither(
      `can't open '${path}': ${reason(error)}`,
      `cannot open directory '${path}': ${reason(error)}`,
      t.gnu ? 2 : 1,
    );
  }
  if (titled) t.put(`${first ? '' : '\n'}${path}:\n`);
  const entries = names
    .filter((name) => options.has('a') || options.has('A') || !name.startsWith('.'))
    .map((name) => entryOf(t, joinPath(path, name), name, options));
  const dots = options.has('a')
    ? [entryOf(t, path, '.', options), entryOf(t, joinPath(path, '..'), '..', options)]
    : [];
  const sorted = arrange(options, [...dots, ...entries]);
  if (options.has('l') || options.has('s') || options.has('n') || options.has('e')) t.put(`total ${blocks(sorted)}\n`);
  show(t, options, sorted);
  let status = 0;
  if (options.has('R'))
    for (const entry of sorted)
      if (entry.stat.type === 'directory' && entry.name !== '.' && entry.name !== '..')
        status = Math.max(status, yield* listDirectory(t, options, entry.path, true, false));
  return status;
}

function entryOf(t: Tool, path: string, name: string, options: Options): Entry {
  const stat = options.has('L') ? (t.process.tryStat(path) ?? t.process.lstat(path)) : t.process.lstat(path);
  return { name, path, stat };
}

function blocks(entries: readonly Entry[]): number {
  return entries.reduce((sum, { stat }) => sum + (stat.type === 'link' ? 0 : Math.ceil(stat.size / 4096) * 4), 0);
}

function arrange(options: Options, entries: readonly Entry[]): Entry[] {
  const sorted = [...entries].sort((a, b) => byteOrder(a.name, b.name));
  if (options.has('t')) sorted.sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
  else if (options.has('S')) sorted.sort((a, b) => b.stat.size - a.stat.size);
  if (options.has('r')) sorted.reverse();
  return sorted;
}

function show(t: Tool, options: Options, entries: readonly Entry[]): void {
  const long = options.has('l') || options.has('n') || options.has('e') || options.has('g') || options.has('o');
  if (long) {
    const rows = entries.map((entry) => longRow(t, options, entry));
    const widths = (pick: (row: LongRow) => string) => rows.reduce((most, row) => Math.max(most, pick(row).length), 0);
    const width = t.gnu
      ? {
          links: widths((row) => row.links),
          user: widths((row) => row.user),
          group: widths((row) => row.group),
          size: widths((row) => row.size),
        }
      : { links: 4, user: 8, group: 8, size: 9 };
    for (const row of rows)
      t.put(
        `${row.inode}${row.mode} ${row.links.padStart(width.links)} ${row.user.padEnd(width.user)} ${row.group.padEnd(width.group)} ${row.size.padStart(width.size)} ${row.time} ${row.name}\n`,
      );
    return;
  }
  const columns = t.process.isTerminal(1) && !options.has('1');
  const names = entries.map(
    ({ name, stat }) => `${options.has('i') ? `${stat.inode} ` : ''}${decorated(name, stat, options)}`,
  );
  if (names.length > 0) t.put(columns ? inColumns(names) : names.map((name) => `${name}\n`).join(''));
}

interface LongRow {
  readonly inode: string;
  readonly mode: string;
  readonly links: string;
  readonly user: string;
  readonly group: string;
  readonly size: string;
  readonly time: string;
  readonly name: string;
}

function longRow(t: Tool, options: Options, { name, path, stat }: Entry): LongRow {
  const { process } = t;
  const numeric = options.has('n');
  const target = stat.type === 'link' ? ` -> ${stat.target ?? process.readLink(path)}` : '';
  const wall = stat.mtimeMs + Date.parse(isoTime(process)) - process.nowMs;
  return {
    inode: options.has('i') ? `${stat.inode} ` : '',
    mode: modeText(stat.type, stat.mode),
    links: String(stat.links),
    user: numeric ? String(stat.uid) : accountName(process, '/etc/passwd', stat.uid),
    group: numeric ? String(stat.gid) : accountName(process, '/etc/group', stat.gid),
    size: options.has('h') ? humanSize(stat.size, t.gnu) : String(stat.size),
    time: formatDate(options.has('e') ? '%F %T %z' : '%b %e %H:%M', wall),
    name: decorated(name, stat, options) + target,
  };
}

function decorated(name: string, stat: FileStat, options: Options): string {
  if (options.has('p') && stat.type === 'directory') return `${name}/`;
  if (!options.has('F')) return name;
  const marks: Readonly<Record<string, string>> = { directory: '/', link: '@', fifo: '|' };
  return name + (marks[stat.type] ?? (stat.type === 'file' && (stat.mode & 0o111) !== 0 ? '*' : ''));
}

const TERMINAL_WIDTH = 80;

/** Filled column by column, as on a terminal of 80 characters. */
function inColumns(names: readonly string[]): string {
  const width = names.reduce((most, name) => Math.max(most, name.length), 0) + 2;
  const perRow = Math.max(1, Math.floor(TERMINAL_WIDTH / width));
  const rows = Math.ceil(names.length / perRow);
  let text = '';
  for (let row = 0; row < rows; row++) {
    const cells: string[] = [];
    for (let i = row; i < names.length; i += rows) cells.push((names[i] ?? '').padEnd(width));
    text += `${cells.join('').trimEnd()}\n`;
  }
  return text;
}
