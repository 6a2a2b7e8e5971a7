import { byteOrder } from '../../process';
import type { FileStat } from '../../process/types';
import type { Options } from '../network/getopt';
import type { Tool } from '../support/tool';
import { compareVersions } from '../text/compareVersions';
import type { Entry } from './ls';

export { commaLines, equalColumns, fittedColumns } from '../support/columns';

/** Long options and the letters that they stand for. */
export const LONG: Readonly<Record<string, string>> = {
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
};

/** Puts entries, which come in the order of their names, into the order that is asked for. */
export function arrange(options: Options, entries: readonly Entry[]): Entry[] {
  const sorted = [...entries];
  if (options.has('t')) sorted.sort((a, b) => b.stat.mtimeMs - a.stat.mtimeMs);
  else if (options.has('S')) sorted.sort((a, b) => b.stat.size - a.stat.size);
  else if (options.has('X')) sorted.sort((a, b) => byteOrder(extension(a.name), extension(b.name)));
  else if (options.has('v')) sorted.sort((a, b) => compareVersions(a.name, b.name));
  if (options.has('r')) sorted.reverse();
  if (options.has('groupfirst'))
    sorted.sort((a, b) => Number(b.stat.type === 'directory') - Number(a.stat.type === 'directory'));
  return sorted;
}

const extension = (name: string): string => /.(\.[^.]*)$/.exec(name)?.[1] ?? '';

/** busybox's --color paints names whatever LS_COLORS says; Debian's paints nothing without it. */
export function coloured(t: Tool, options: Options, { name, stat }: Entry): string {
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
