import { byteOrder } from '../../process';
import type { Blocking, FileStat } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import { joinPath, reason, type Tool, tool } from '../support/tool';
import { lsLong, lsMore } from './lsParts';

export interface Entry {
  readonly name: string;
  readonly path: string;
  readonly stat: FileStat;
}

export const ls = tool(function* (t): Blocking<number> {
  const options = t.options('1AaCxdLHRFplinshrSXvctukgoGw:T:I:bBqQNZDfUm', {
    long: t.args.some((word) => word.startsWith('--')) ? lsMore.get().LONG : {},
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

const ARRANGING = ['t', 'S', 'X', 'v', 'groupfirst'];

function arrange(options: Options, entries: readonly Entry[]): readonly Entry[] {
  const sorted = [...entries].sort((a, b) => byteOrder(a.name, b.name));
  if (ARRANGING.some((option) => options.has(option))) return lsMore.get().arrange(options, sorted);
  return options.has('r') ? sorted.reverse() : sorted;
}

const DECORATING = ['Q', 'b', 'p', 'F', 'color?'];

function show(t: Tool, options: Options, entries: readonly Entry[], others: readonly Entry[] = []): void {
  const isDecorated = DECORATING.some((option) => options.has(option));
  const shown = (entry: Entry) => (isDecorated ? lsMore.get().coloured(t, options, entry) : entry.name);
  if (isLong(options)) {
    lsLong.get().showLong(t, options, entries, others, shown);
    return;
  }
  const across = options.has('x');
  const columns = (t.process.isTerminal(1) || options.has('C') || across) && !options.has('1');
  const isNumbered = options.has('i') || options.has('s');
  const names = entries.map((entry) => (isNumbered ? lsLong.get().leading(t, options, entry.stat) : '') + shown(entry));
  if (names.length === 0) return;
  if (options.has('m') && t.gnu) t.put(lsMore.get().commaLines(names));
  else if (columns) t.put(lsMore.get()[t.gnu ? 'fittedColumns' : 'equalColumns'](names, across));
  else t.put(names.map((name) => `${name}\n`).join(''));
}
