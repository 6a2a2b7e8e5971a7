import { byteOrder } from '../../process';
import type { Blocking, FileStat } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import { joinPath, reason, type Tool, tool } from '../support/tool';
import { lsColumns, lsLong } from './lsParts';

export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly stat: FileStat;
}

export const ls = tool(function* (t): Blocking<number> {
  const options = t.options('1AaCxdLHRFplinshrSXvctukgoGw:T:I:bBqQNZDfUm', {
    long: {
      all: 'a',
      'almost-all': 'A',
      recursive: 'R',
      directory: 'd',
      'human-readable': 'h',
      reverse: 'r',
      color: 'color?',
      'full-time': 'e',
      'no-group': 'G',
      'numeric-uid-gid': 'n',
      size: 's',
      dereference: 'L',
      sort: 'sort=',
      format: 'format=',
      ignore: 'I',
      hide: 'hide=',
      'quote-name': 'Q',
      classify: 'F',
      inode: 'i',
      'group-directories-first': 'groupfirst',
      'time-style': 'style=',
    },
    busybox: `1AaCxdLHRFplinshrSXvctukgw:T:${t.olderThan('1.35') ? '' : 'Q'}`,
    busyboxLong: 'full-time group-directories-first color',
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
  // GNU makes the columns wide enough for the folders whose contents follow.
  show(t, options, arrange(options, files), t.gnu ? directories : []);
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
  if (options.has('L')) return t.process.stat(path);
  // busybox does not show a link that leads nowhere.
  return t.gnu ? (t.process.tryStat(path) ?? t.process.lstat(path)) : t.process.stat(path);
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
    .filter((name) => isListed(options, name))
    .map((name) => entryOf(t, joinPath(path, name), name, options));
  const dots = options.has('a')
    ? [entryOf(t, path, '.', options), entryOf(t, joinPath(path, '..'), '..', options)]
    : [];
  const sorted = arrange(options, [...dots, ...entries]);
  if (isLong(options) || options.has('s')) t.put(`total ${lsLong.get().totalOf(t, options, sorted)}\n`);
  show(t, options, sorted);
  let status = 0;
  if (options.has('R'))
    for (const entry of sorted)
      if (entry.stat.type === 'directory' && entry.name !== '.' && entry.name !== '..')
        status = Math.max(status, yield* listDirectory(t, options, entry.path, true, false));
  return status;
}

function isListed(options: Options, name: string): boolean {
  const fits = (option: string) => options.values(option).some((glob) => matchGlob(glob, name));
  if (fits('I')) return false;
  return options.has('a') || options.has('A') || !(name.startsWith('.') || fits('hide='));
}

function entryOf(t: Tool, path: string, name: string, options: Options): Entry {
  const stat = options.has('L') ? (t.process.tryStat(path) ?? t.process.lstat(path)) : t.process.lstat(path);
  return { name, path, stat };
}

const isLong = (options: Options): boolean => ['l', 'n', 'e', 'g', 'o'].some((option) => options.has(option));

function arrange(options: Options, entries: readonly Entry[]): Entry[] {
  const sorted = [...entries].sort((a, b) => byteOrder(a.name, b.name));
  if (options.has('t')) sorted.sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
  else if (options.has('S')) sorted.sort((a, b) => b.stat.size - a.stat.size);
  else if (options.has('X')) sorted.sort((a, b) => byteOrder(extension(a.name), extension(b.name)));
  else if (options.has('v')) sorted.sort((a, b) => lsColumns.get().compareVersions(a.name, b.name));
  if (options.has('r')) sorted.reverse();
  if (options.has('groupfirst'))
    sorted.sort((a, b) => Number(b.stat.type === 'directory') - Number(a.stat.type === 'directory'));
  return sorted;
}

const extension = (name: string): string => /.(\.[^.]*)$/.exec(name)?.[1] ?? '';

function show(t: Tool, options: Options, entries: readonly Entry[], others: readonly Entry[] = []): void {
  const shown = (entry: Entry) => coloured(t, options, entry);
  if (isLong(options)) {
    lsLong.get().showLong(t, options, entries, others, shown);
    return;
  }
  const across = options.has('x');
  const columns = (t.process.isTerminal(1) || options.has('C') || across) && !options.has('1');
  const isNumbered = options.has('i') || options.has('s');
  const names = entries.map((entry) => (isNumbered ? lsLong.get().leading(t, options, entry.stat) : '') + shown(entry));
  if (names.length === 0) return;
  if (options.has('m') && t.gnu) t.put(lsColumns.get().commaLines(names));
  else if (columns) t.put(lsColumns.get()[t.gnu ? 'fittedColumns' : 'equalColumns'](names, across));
  else t.put(names.map((name) => `${name}\n`).join(''));
}

/** busybox's --color paints names whatever LS_COLORS says; Debian's paints nothing without it. */
function coloured(t: Tool, options: Options, { name, stat }: Entry): string {
  const shown = decorated(name, stat, options);
  const wish = options.value('color?');
  if (t.gnu || wish === undefined || !(/^(?:|always|yes|force)$/.test(wish) || t.process.isTerminal(1))) return shown;
  if (/^(?:never|no|none)$/.test(wish)) return shown;
  const runs = stat.type === 'file' && (stat.mode & 0o111) !== 0;
  return `\x1b[${runs ? '1;32' : (COLOURS[stat.type] ?? '0;0')}m${name}\x1b[m${shown.slice(name.length)}`;
}

const COLOURS: Readonly<Record<string, string>> = { directory: '1;34', link: '1;36', fifo: '0;33', socket: '1;35' };

function decorated(plain: string, stat: FileStat, options: Options): string {
  const name = options.has('Q') ? `"${plain}"` : options.has('b') ? plain.replace(/[ \\]/g, '\\$&') : plain;
  if (options.has('p') && stat.type === 'directory') return `${name}/`;
  if (!options.has('F')) return name;
  const marks: Readonly<Record<string, string>> = { directory: '/', link: '@', fifo: '|' };
  return name + (marks[stat.type] ?? (stat.type === 'file' && (stat.mode & 0o111) !== 0 ? '*' : ''));
}
