import type { FileStat } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import { compileRegex, isRegexError } from '../../shell/pattern/regex';
import { accountNumber, type Tool } from '../support/tool';

export interface FindEntry {
  readonly path: string;
  readonly name: string;
  readonly stat: FileStat;
  readonly depth: number;
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

type Check = (argument: string, t: Tool) => (entry: FindEntry) => boolean;

/** `+5` more, `-5` less, `5` exactly. */
function compareCount(argument: string): (value: number) => boolean {
  const number = Number.parseInt(argument.replace(/^[-+]/, ''), 10) || 0;
  if (argument.startsWith('+')) return (value) => value > number;
  return argument.startsWith('-') ? (value) => value < number : (value) => value === number;
}

/** Tests by their name; the argument is '' for those that take none. May throw FindFailure. */
export const CHECKS: Readonly<Record<string, Check>> = {
  '-false': () => () => false,
  '-name': (glob) => (entry) => matchGlob(glob, entry.name),
  '-iname': (glob) => (entry) => matchGlob(glob.toLowerCase(), entry.name.toLowerCase()),
  '-path': (glob) => (entry) => matchGlob(glob, entry.path),
  '-wholename': (glob) => (entry) => matchGlob(glob, entry.path),
  '-ipath': (glob) => (entry) => matchGlob(glob.toLowerCase(), entry.path.toLowerCase()),
  '-regex': (pattern) => {
    const regex = compileRegex(pattern);
    if (isRegexError(regex)) throw new FindFailure(regex.message);
    return ({ path }) => {
      const match = regex.exec(path);
      return match?.start === 0 && match.end === path.length;
    };
  },
  '-type': (letters) => (entry) => letters.split(',').some((letter) => TYPES[letter] === entry.stat.type),
  '-empty':
    (_, t) =>
    ({ stat, path }) =>
      stat.type === 'directory' ? t.process.readDirectory(path).length === 0 : stat.type === 'file' && stat.size === 0,
  '-size': (argument) => {
    const unit = /[ckMG]$/.exec(argument)?.[0] ?? 'b';
    const bytes: Readonly<Record<string, number>> = { b: 512, c: 1, k: 1024, M: 1024 ** 2, G: 1024 ** 3 };
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.ceil(stat.size / (bytes[unit] ?? 512)));
  },
  '-mtime': (argument, t) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.floor((t.process.nowMs - stat.mtimeMs) / 86_400_000));
  },
  '-mmin': (argument, t) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(Math.floor((t.process.nowMs - stat.mtimeMs) / 60_000));
  },
  '-newer': (path, t) => {
    const reference = t.process.tryStat(path);
    if (reference === undefined)
      throw new FindFailure(t.gnu ? `'${path}': No such file or directory` : `${path}: No such file or directory`);
    return ({ stat }) => stat.mtimeMs > reference.mtimeMs;
  },
  '-user': (name, t) => {
    const uid = accountNumber(t.process, '/etc/passwd', name);
    return ({ stat }) => stat.uid === uid;
  },
  '-group': (name, t) => {
    const gid = accountNumber(t.process, '/etc/group', name);
    return ({ stat }) => stat.gid === gid;
  },
  '-perm': (argument) => {
    const bits = Number.parseInt(argument.replace(/^[-/+]/, ''), 8) || 0;
    if (argument.startsWith('-')) return ({ stat }) => (stat.mode & bits) === bits;
    if (argument.startsWith('/') || argument.startsWith('+')) return ({ stat }) => (stat.mode & bits) !== 0;
    return ({ stat }) => stat.mode === bits;
  },
  '-links': (argument) => {
    const matches = compareCount(argument);
    return ({ stat }) => matches(stat.links);
  },
};

/** -printf */
export function formatEntry(format: string, { path, name, stat }: FindEntry): string {
  const letters: Readonly<Record<string, string>> = {
    p: path,
    f: name,
    s: String(stat.size),
    m: stat.mode.toString(8),
    y: Object.entries(TYPES).find(([, type]) => type === stat.type)?.[0] ?? '?',
    u: String(stat.uid),
    g: String(stat.gid),
    '%': '%',
  };
  return format
    .replace(/%([a-zA-Z%])/g, (whole, letter: string) => letters[letter] ?? whole)
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\0/g, '\0');
}
