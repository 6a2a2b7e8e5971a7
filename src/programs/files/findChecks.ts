import type { FileStat } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import { compileRegex, isRegexError } from '../../shell/pattern/regex';
import { formatDate } from '../support/dates';
import { wallClockMs } from '../support/numbers';
import { parseDatePart } from '../support/parseDatePart';
import { accountName, accountNumber, type Tool } from '../support/tool';
import { linkCount } from './links';
import { modeText, parseMode } from './mode';

export interface FindEntry {
  readonly path: string;
  readonly name: string;
  readonly stat: FileStat;
  readonly depth: number;
  /** The operand it lies below. */
  readonly root: string;
  /** Set by -prune: do not descend. */
  prune: boolean;
}

/** A mistake in the expression, in find's words. */
export class FindFailure extends Error {}

const TYPES: Readonly<Record<string, FileStat['type']>> = {
  f: 'file',
  d: 'directory',
  l: 'link',
  c: 'device',
  p: 'fifo',
};

type Check = (argument: string, t: Tool, extended: boolean) => (entry: FindEntry) => boolean;

/** `+5` more, `-5` less, `5` exactly. */
function compareCount(argument: string, t: Tool, option: string): (value: number) => boolean {
  const digits = argument.replace(/^[-+]/, '');
  if (!/^\d+$/.test(digits))
    throw new FindFailure(t.gnu ? `invalid argument \`${argument}' to \`${option}'` : `invalid number '${digits}'`);
  const number = Number(digits);
  if (argument.startsWith('+')) return (value) => value > number;
  return argument.startsWith('-') ? (value) => value < number : (value) => value === number;
}

/** Age in units of so many milliseconds. */
const age =
  (option: string, unitMs: number): Check =>
  (argument, t) => {
    const matches = compareCount(argument, t, option);
    return ({ stat }) => matches(Math.floor((t.process.nowMs - stat.mtimeMs) / unitMs));
  };

const owner =
  (file: '/etc/passwd' | '/etc/group', field: 'uid' | 'gid'): Check =>
  (name, t) => {
    const number = accountNumber(t.process, file, name);
    const kind = field === 'uid' ? 'user' : 'group';
    if (number === undefined)
      throw new FindFailure(
        t.gnu
          ? `'${name}' is not the name of ${field === 'uid' ? 'a known user' : 'an existing group'}`
          : `unknown ${kind} ${name}`,
      );
    return ({ stat }) => stat[field] === number;
  };

const glob =
  (of: (entry: FindEntry) => string, ignoresCase: boolean): Check =>
  (pattern) =>
  (entry) =>
    ignoresCase ? matchGlob(pattern.toLowerCase(), of(entry).toLowerCase()) : matchGlob(pattern, of(entry));

const regex =
  (ignoreCase: boolean): Check =>
  (pattern, _, extended) => {
    const compiled = compileRegex(pattern, { extended, ignoreCase });
    if (isRegexError(compiled)) throw new FindFailure(compiled.message);
    return ({ path }) => {
      const match = compiled.exec(path);
      return match?.start === 0 && match.end === path.length;
    };
  };

const newer: Check = (path, t) => {
  const reference = t.process.tryStat(path);
  if (reference === undefined)
    throw new FindFailure(`${t.gnu ? `'${path}'` : `can't stat '${path}'`}: No such file or directory`);
  return ({ stat }) => stat.mtimeMs > reference.mtimeMs;
};

/** Tests by their name; the argument is '' for those that take none. May throw FindFailure. */
export const CHECKS: Readonly<Record<string, Check>> = {
  '-false': () => () => false,
  '-executable': () => (entry) => (entry.stat.mode & 0o111) !== 0,
  '-readable': () => () => true,
  '-writable': () => () => true,
  '-nouser': (_, t) => (entry) => accountName(t.process, '/etc/passwd', entry.stat.uid) === String(entry.stat.uid),
  '-nogroup': (_, t) => (entry) => accountName(t.process, '/etc/group', entry.stat.gid) === String(entry.stat.gid),
  '-name': glob(({ name }) => name, false),
  '-iname': glob(({ name }) => name, true),
  '-path': glob(({ path }) => path, false),
  '-wholename': glob(({ path }) => path, false),
  '-ipath': glob(({ path }) => path, true),
  '-iwholename': glob(({ path }) => path, true),
  '-regex': regex(false),
  '-iregex': regex(true),
  '-type': (letters, t) => {
    const known = letters.split(t.gnu ? ',' : '').every((letter) => 'bcdflpsD'.includes(letter));
    if (!known || letters === '' || (!t.gnu && letters.length !== 1))
      throw new FindFailure(
        t.gnu
          ? `Unknown argument to -type: ${[...letters].find((letter) => !'bcdflpsD,'.includes(letter)) ?? ''}`
          : `invalid argument '${letters}' to '-type'`,
      );
    return (entry) => letters.split(',').some((letter) => TYPES[letter] === entry.stat.type);
  },
  '-empty':
    (_, t) =>
    ({ stat, path }) =>
      stat.type === 'directory' ? t.process.readDirectory(path).length === 0 : stat.type === 'file' && stat.size === 0,
  '-size': (argument, t) => {
    const [, number = '', unit = ''] = /^([-+]?\d*)(.*)$/.exec(argument) ?? [];
    const bytes: Readonly<Record<string, number>> = {
      '': 512,
      b: 512,
      c: 1,
      k: 1024,
      ...(t.gnu ? { w: 2, M: 1024 ** 2, G: 1024 ** 3 } : {}),
    };
    const size = bytes[unit];
    if (size === undefined)
      throw new FindFailure(t.gnu ? `invalid -size type \`${unit.charAt(0)}'` : `invalid number '${number}${unit}'`);
    const matches = compareCount(number, t, '-size');
    const wanted = Number(number.replace(/^[-+]/, '')) * size;
    // GNU rounds up to whole units, busybox compares bytes.
    if (t.gnu) return ({ stat }) => matches(Math.ceil(stat.size / size));
    if (number.startsWith('+')) return ({ stat }) => stat.size > wanted;
    return ({ stat }) => (number.startsWith('-') ? stat.size < wanted : stat.size === wanted);
  },
  '-mtime': age('-mtime', 86_400_000),
  '-atime': age('-atime', 86_400_000),
  '-ctime': age('-ctime', 86_400_000),
  '-mmin': age('-mmin', 60_000),
  '-amin': age('-amin', 60_000),
  '-cmin': age('-cmin', 60_000),
  '-newer': newer,
  '-anewer': newer,
  '-cnewer': newer,
  '-newermt': (text, t) => {
    const ms = parseDatePart.get().parseDate(text, wallClockMs(t.process));
    if (ms === undefined) throw new FindFailure(`I cannot figure out how to interpret '${text}' as a date or time`);
    return ({ stat }) => wallClockMs(t.process) - t.process.nowMs + stat.mtimeMs > ms;
  },
  '-samefile': (path, t) => {
    const reference = t.process.tryStat(path);
    if (reference === undefined) throw new FindFailure(`'${path}': No such file or directory`);
    return ({ stat }) => stat.inode === reference.inode;
  },
  '-inum': (argument, t) => {
    const matches = compareCount(argument, t, '-inum');
    return ({ stat }) => matches(stat.inode);
  },
  '-user': owner('/etc/passwd', 'uid'),
  '-group': owner('/etc/group', 'gid'),
  '-uid': (argument, t) => {
    const matches = compareCount(argument, t, '-uid');
    return ({ stat }) => matches(stat.uid);
  },
  '-gid': (argument, t) => {
    const matches = compareCount(argument, t, '-gid');
    return ({ stat }) => matches(stat.gid);
  },
  '-perm': (argument) => {
    const bits = parseMode(argument.replace(/^[-/+](?=.)/, ''), 0, false, 0);
    if (bits === undefined) throw new FindFailure(`invalid mode '${argument}'`);
    if (argument.startsWith('-')) return ({ stat }) => (stat.mode & bits) === bits;
    if (argument.startsWith('/') || argument.startsWith('+'))
      return ({ stat }) => bits === 0 || (stat.mode & bits) !== 0;
    return ({ stat }) => stat.mode === bits;
  },
  '-links': (argument, t) => {
    const matches = compareCount(argument, t, '-links');
    return ({ stat, path }) => matches(linkCount(t.process, path, stat));
  },
};

/** -printf */
export function formatEntry(format: string, { path, name, stat, depth, root }: FindEntry, t: Tool): string {
  const ms = wallClockMs(t.process) - t.process.nowMs + stat.mtimeMs;
  const below = path.slice(root.length).replace(/^\//, '');
  const letters: Readonly<Record<string, () => string>> = {
    p: () => path,
    f: () => name,
    s: () => String(stat.size),
    k: () => String(Math.ceil(stat.size / 4096) * 4),
    b: () => String(Math.ceil(stat.size / 4096) * 8),
    m: () => stat.mode.toString(8),
    M: () => modeText(stat.type, stat.mode),
    n: () => String(linkCount(t.process, path, stat)),
    i: () => String(stat.inode),
    d: () => String(depth),
    h: () => (path.includes('/') ? path.replace(/\/+[^/]*$/, '') : '.'),
    H: () => root,
    P: () => below,
    l: () => (stat.type === 'link' ? t.process.readLink(path) : ''),
    y: () => Object.entries(TYPES).find(([, type]) => type === stat.type)?.[0] ?? '?',
    u: () => accountName(t.process, '/etc/passwd', stat.uid),
    g: () => accountName(t.process, '/etc/group', stat.gid),
    U: () => String(stat.uid),
    G: () => String(stat.gid),
    t: () => formatDate('%a %b %e %H:%M:%S.%N0 %Y', ms),
    '%': () => '%',
  };
  const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', '0': '\0', '\\': '\\' };
  return format
    .replace(/\\([nt0\\])/g, (_, letter: string) => escapes[letter] ?? '')
    .replace(/%([-0]?)(\d*)(T[a-zA-Z@+]|[a-zA-Z%])/g, (whole, flag: string, width: string, letter: string) => {
      if (letter === 'T@') return `${Math.floor(ms / 1000)}.${formatDate('%N', ms)}0`;
      if (letter === 'T+') return formatDate('%F+%T.%N0', ms);
      const text = letter.length === 2 ? formatDate(`%${letter.charAt(1)}`, ms) : letters[letter]?.();
      if (text === undefined) return whole;
      const columns = Math.min(200, Number(width));
      return flag === '-' ? text.padEnd(columns) : text.padStart(columns);
    });
}
