import { isErrno } from '../../process';
import type { Blocking } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import { notice } from '../network/socket';
import { wallClockMs } from '../support/numbers';
import { joinPath, readInput, reason, splitLines, type Tool } from '../support/tool';
import { compress, decodeTar, encodeTar, type TarEntry } from './tarFormat';

export function* hint(t: Tool, status: number): Blocking<number> {
  yield* t.process.error("Try 'tar --help' or 'tar --usage' for more information.");
  return status;
}

/** The members that are asked for and the patterns of those that are not, also from the files of -T and -X. */
function* readLists(t: Tool, options: Options): Blocking<{ names: string[]; globs: string[] } | number> {
  const names = [...options.operands];
  const globs = [...options.values('exclude=')];
  for (const [letter, list] of [
    ['T', names],
    ['X', globs],
  ] as const)
    for (const path of options.values(letter)) {
      try {
        list.push(...splitLines(yield* readInput(t.process, path)).filter((line) => line !== ''));
      } catch (error) {
        const words = reason(error);
        if (!t.gnu) return yield* t.fail(`can't open '${path}': ${words}`);
        yield* t.fail(`${path}: Cannot open: ${words}`);
        return yield* t.fail('Error is not recoverable: exiting now', 2);
      }
    }
  return { names, globs };
}

/** What an archive holds that -r and -u add to; -u leaves out of `entries` what is in it as it is. */
function* kept(t: Tool, options: Options, entries: TarEntry[]): Blocking<TarEntry[]> {
  const source = options.value('f');
  if (options.has('c') || source === undefined) return [];
  let old: TarEntry[];
  try {
    old = [...(decodeTar(yield* readInput(t.process, source)) ?? [])];
  } catch (error) {
    if (!isErrno(error)) throw error;
    return [];
  }
  const times = new Map(old.map(({ name, mtime }) => [name, mtime]));
  const added = options.has('u') ? entries.filter(({ name, mtime }) => mtime > (times.get(name) ?? -1)) : [...entries];
  entries.splice(0, entries.length, ...added);
  return old;
}

/** -c, and -r and -u, which keep what the archive has. */
export function* create(t: Tool, options: Options): Blocking<number> {
  const directory = options.value('C');
  const entries: TarEntry[] = [];
  const lists = yield* readLists(t, options);
  if (typeof lists === 'number') return lists;
  const { names, globs } = lists;
  const excluded = (name: string) =>
    globs.some((glob) => matchGlob(glob, name) || name.split('/').some((part) => matchGlob(glob, part)));
  const epochMs = wallClockMs(t.process) - t.process.nowMs;
  const add = (name: string) => {
    if (excluded(name)) return;
    const path = directory === undefined ? name : joinPath(directory, name);
    const stat = t.process.lstat(path);
    const isDirectory = stat.type === 'directory';
    const stored = name.replace(/^\/+/, '');
    const text = stat.type === 'file' ? t.process.readFile(path) : (stat.target ?? '');
    const mtime = Math.floor((epochMs + stat.mtimeMs) / 1000);
    entries.push({
      name: isDirectory ? stored.replace(/\/*$/, '/') : stored,
      type: stat.type,
      mode: stat.mode,
      uid: stat.uid,
      gid: stat.gid,
      mtime,
      text,
    });
    if (isDirectory) for (const child of t.process.readDirectory(path)) add(joinPath(name, child));
  };
  let status = 0;
  if (names.length === 0 && !options.has('T')) {
    if (!t.gnu) return yield* t.fail('empty archive');
    yield* t.fail('Cowardly refusing to create an empty archive');
    return yield* hint(t, 2);
  }
  if (names.some((name) => name.startsWith('/')))
    yield* t.failEither("removing leading '/' from member names", "Removing leading `/' from member names");
  for (const name of names) {
    try {
      add(name);
    } catch (error) {
      status = yield* t.failEither(
        `${name}: ${reason(error)}`,
        `${name}: Cannot stat: ${reason(error)}`,
        t.gnu ? 2 : 1,
      );
    }
  }
  if (status !== 0)
    yield* t.failEither(
      'error exit delayed from previous errors',
      'Exiting with failure status due to previous errors',
    );
  const target = options.value('f') ?? '-';
  if (options.has('v'))
    for (const { name } of entries)
      if (target === '-') yield* t.process.error(name);
      else t.put(`${name}\n`);
  const archive = encodeTar([...(yield* kept(t, options, entries)), ...entries]);
  return Math.max(status, yield* store(t, target, isCompressed(options) ? pack(t, archive) : archive));
}

function pack(t: Tool, text: string): string {
  notice(t.process, 'program.approximated.compression', { program: t.name });
  return compress(text);
}

function isCompressed(options: Options): boolean {
  return ['z', 'j', 'J', 'Z'].some((letter) => options.has(letter));
}

function* store(t: Tool, target: string, text: string): Blocking<number> {
  if (target === '-') {
    t.put(text);
    return 0;
  }
  try {
    t.process.writeFile(target, text);
    return 0;
  } catch (error) {
    return yield* t.failEither(
      `can't open '${target}': ${reason(error)}`,
      `${target}: Cannot open: ${reason(error)}`,
      t.gnu ? 2 : 1,
    );
  }
}
