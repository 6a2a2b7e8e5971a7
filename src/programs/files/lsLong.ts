import type { FileStat } from '../../process/types';
import type { Options } from '../network/getopt';
import { isoTime } from '../network/timestamp';
import { formatDate } from '../support/dates';
import { humanSize } from '../support/numbers';
import { accountName, type Tool } from '../support/tool';
import { linkCount } from './links';
import type { Entry } from './ls';
import { modeText } from './mode';

/** The rows of `ls -l`, with each name as `shown` has it. `others` are not shown: they only make the columns of GNU's wider. */
export function showLong(
  t: Tool,
  options: Options,
  entries: readonly Entry[],
  others: readonly Entry[],
  shown: (entry: Entry) => string,
): void {
  const rows = entries.map((entry) => longRow(t, options, entry, shown(entry)));
  const measured = [...rows, ...others.map((entry) => longRow(t, options, entry, shown(entry)))];
  const widths = (pick: (row: LongRow) => string) =>
    measured.reduce((most, row) => Math.max(most, pick(row).length), 0);
  const width = t.gnu
    ? {
        links: widths((row) => row.links),
        user: widths((row) => row.user),
        group: widths((row) => row.group),
        size: widths((row) => row.size),
      }
    : { links: 4, user: 8, group: 8, size: options.has('h') ? 7 : 9 };
  for (const row of rows)
    t.put(
      `${row.before}${row.mode} ${row.links.padStart(width.links)} ${owners(t, options, row, width)}${row.size.padStart(width.size)} ${row.time} ${row.name}\n`,
    );
}

/** busybox's -g leaves the group out, GNU's the owner; GNU's -o and -G the group. */
function owners(t: Tool, options: Options, row: LongRow, width: { user: number; group: number }): string {
  const user = `${row.user.padEnd(width.user)} `;
  const group = `${row.group.padEnd(width.group)} `;
  if (!t.gnu) return options.has('g') ? user : user + group;
  return (options.has('g') ? '' : user) + (options.has('o') || options.has('G') ? '' : group);
}

interface LongRow {
  /** Inode and blocks, if they are asked for. */
  readonly before: string;
  readonly mode: string;
  readonly links: string;
  readonly user: string;
  readonly group: string;
  readonly size: string;
  readonly time: string;
  readonly name: string;
}

function longRow(t: Tool, options: Options, { path, stat }: Entry, shown: string): LongRow {
  const { process } = t;
  const numeric = options.has('n');
  const target = stat.type === 'link' ? ` -> ${stat.target ?? process.readLink(path)}` : '';
  const wall = stat.mtimeMs + Date.parse(isoTime(process)) - process.nowMs;
  return {
    before: leading(t, options, stat),
    mode: modeText(stat.type, stat.mode),
    links: String(linkCount(process, path, stat)),
    user: numeric ? String(stat.uid) : accountName(process, '/etc/passwd', stat.uid),
    group: numeric ? String(stat.gid) : accountName(process, '/etc/group', stat.gid),
    size: options.has('h') ? humanSize(stat.size, t.gnu) : String(stat.size),
    time: formatDate(timeFormat(t, options, wall - Date.parse(isoTime(process))), wall),
    name: shown + target,
  };
}

/** `ageMs` is negative for what is past: files of half a year ago and of the future show their year. */
function timeFormat(t: Tool, options: Options, ageMs: number): string {
  const style = options.value('style=') ?? '';
  if (style.startsWith('+')) return style.slice(1);
  if (style === 'long-iso') return '%F %H:%M';
  if (style === 'iso') return '%m-%d %H:%M';
  if (options.has('e') || style === 'full-iso') return t.gnu ? '%F %T.%N %z' : '%F %T %z';
  return ageMs < -HALF_A_YEAR_MS || ageMs > 0 ? '%b %e  %Y' : '%b %e %H:%M';
}

const HALF_A_YEAR_MS = 31_556_952_000 / 2;

/** What `total` says above the rows: what the entries take up. */
export function totalOf(t: Tool, options: Options, entries: readonly Entry[]): string {
  const kilobytes = blocks(entries);
  if (!options.has('h')) return String(kilobytes);
  return t.gnu ? humanSize(kilobytes * 1024, true).replace(/\.0(?=K)/, '.0') : `${kilobytes}K`.padEnd(7);
}

function blocks(entries: readonly Entry[]): number {
  return entries.reduce((sum, { stat }) => sum + (stat.type === 'link' ? 0 : Math.ceil(stat.size / 4096) * 4), 0);
}

/** Inode and blocks, if they are asked for. */
export function leading(t: Tool, options: Options, stat: FileStat): string {
  const inode = options.has('i') ? `${String(stat.inode).padStart(t.gnu ? 0 : 7)} ` : '';
  const size = String(stat.type === 'link' ? 0 : Math.ceil(stat.size / 4096) * 4);
  return inode + (options.has('s') ? `${size.padStart(t.gnu ? 0 : 6)} ` : '');
}
