import { sliceUtf8, utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { parseSize } from '../support/numbers';
import { closeInput, LineReader, openInput, reason, splitLines, type Tool, tool } from '../support/tool';

const LONG = {
  lines: 'n',
  bytes: 'c',
  quiet: 'q',
  silent: 'q',
  verbose: 'v',
  follow: 'f',
  retry: 'F',
  'sleep-interval': 's',
};

const TAIL_LONG = { ...LONG, pid: 'pid=' };

interface Selection {
  readonly count: number;
  readonly bytes: boolean;
  /** `+N`: from the Nth on. */
  readonly from: boolean;
  /** `head -n -N`: all but the last N. */
  readonly allBut: boolean;
}

/** A line that is no longer than this is not counted as memory. */
const FREE_CHARACTERS = 65_536;

export const head = tool(function* (t): Blocking<number> {
  const options = readOptions(t, 'n:c:qv');
  if (options.error) return yield* badOption(t, options);
  const selection = selectionOf(t, options);
  if (typeof selection === 'string') return yield* invalidCount(t, selection, options.has('c'));
  return yield* eachFile(t, options, (fd) =>
    selection.allBut ? keepAllBut(t, fd, selection) : keepFirst(t, fd, selection),
  );
}, 'full');

export const tail = tool(function* (t): Blocking<number> {
  const options = readOptions(t, 'n:c:qvfFs:', TAIL_LONG);
  const [first = ''] = t.args;
  if (options.error && t.gnu && /^-\d+$/.test(first))
    return yield* t.fail(`option used in invalid context -- ${first[1]}`);
  if (options.error) return yield* badOption(t, options);
  const selection = selectionOf(t, options);
  if (typeof selection === 'string') return yield* invalidCount(t, selection, options.has('c'));
  const follows = options.has('f') || options.has('F');
  if (options.has('pid=') && !follows) yield* t.fail('warning: PID ignored; --pid=PID is useful only when following');
  const status = yield* eachFile(t, options, (fd) => keepLast(t, fd, selection));
  if (
    !follows ||
    (!t.gnu && !options.has('F') && status !== 0 && options.operands.every((path) => !t.process.exists(path)))
  )
    return status;
  return yield* follow(t, options, status);
}, 'full');

/** Only the first word may be a bare number, and for tail only if at most one file follows. */
function readOptions(t: Tool, letters: string, long: Readonly<Record<string, string>> = LONG): Options {
  const [first = '', ...rest] = t.args;
  const pattern = t.name === 'tail' ? /^[-+]\d+$/ : /^-\d+$/;
  const bare = pattern.test(first) && (t.name === 'head' || !t.gnu || rest.length <= 1);
  const args = bare ? [`-n${first.startsWith('+') ? first : first.slice(1)}`, ...rest] : t.args;
  return t.options(letters, { long }, args);
}

/** The last of -n and -c counts; for busybox a -c before makes it bytes all the same. */
function selectionOf(t: Tool, options: Options): Selection | string {
  const [letter, text] = options.given.findLast(([each]) => each === 'c' || each === 'n') ?? ['n', '10'];
  const bytes = t.gnu ? letter === 'c' : options.has('c');
  const count = parseSize(text.replace(/^[-+]/, ''));
  if (count === undefined) return text.replace(/^-/, '');
  return { count, bytes, from: text.startsWith('+'), allBut: text.startsWith('-') };
}

/** busybox's head knows of no long options at all. */
function* badOption(t: Tool, options: Options): Blocking<number> {
  if (t.name !== 'head' || t.gnu || options.error?.option.startsWith('--') !== true) return yield* t.badOption(options);
  yield* t.fail("invalid option -- '-'");
  return yield* t.usage();
}

function* invalidCount(t: Tool, text: string, bytes: boolean): Blocking<number> {
  return yield* t.failEither(`invalid number '${text}'`, `invalid number of ${bytes ? 'bytes' : 'lines'}: '${text}'`);
}

function* eachFile(t: Tool, options: Options, run: (fd: number) => Blocking<void>): Blocking<number> {
  const paths = options.operands.length > 0 ? options.operands : ['-'];
  // busybox's tail counts only what it can open.
  const isOpen = (path: string) => t.gnu || t.name === 'head' || path === '-' || t.process.exists(path);
  const titles = (paths.filter(isOpen).length > 1 && !options.has('q')) || options.has('v');
  let status = 0;
  let first = true;
  let found = false;
  for (const path of paths) {
    try {
      const { fd } = openInput(t.process, path);
      found = true;
      if (titles) t.put(`${first ? '' : '\n'}==> ${path === '-' ? 'standard input' : path} <==\n`);
      first = false;
      yield* run(fd);
      closeInput(t.process, fd);
    } catch (error) {
      const words = reason(error);
      const isFolder = words === 'Is a directory';
      if (isFolder) {
        found = true;
        const busybox = t.name === 'tail' ? `read error: ${words}` : `${path}: Input/output error`;
        status = yield* t.failEither(busybox, `error reading '${path}': ${words}`);
        continue;
      }
      // busybox's head puts an empty line behind each file, also behind what is none.
      first &&= t.gnu || t.name === 'tail';
      const busybox = t.name === 'tail' ? `can't open '${path}': ${words}` : `${path}: ${words}`;
      status = yield* t.failEither(busybox, `cannot open '${path}' for reading: ${words}`);
    }
  }
  return found || t.gnu || t.name === 'head' || options.has('F') ? status : yield* t.fail('no files');
}

function* keepFirst(t: Tool, fd: number, { count, bytes }: Selection): Blocking<void> {
  if (bytes) {
    for (let left = count; left > 0; ) {
      const text = sliceUtf8(yield* t.process.read(fd, left), left);
      if (text === '') return;
      t.put(text);
      yield* t.tick();
      left -= utf8Length(text);
    }
    return;
  }
  const reader = new LineReader(t.process, fd);
  for (let n = 0; n < count; n++) {
    const line = yield* reader.next();
    if (line === undefined) return;
    t.put(reader.unterminated ? line : `${line}\n`);
    yield* t.tick();
  }
}

function* keepAllBut(t: Tool, fd: number, { count, bytes }: Selection): Blocking<void> {
  const text = yield* t.process.readAll(fd);
  if (bytes) t.put(sliceUtf8(text, Math.max(0, utf8Length(text) - count)));
  else t.put(withNewlines(splitLines(text), text, (lines) => lines.slice(0, Math.max(0, lines.length - count))));
}

function* keepLast(t: Tool, fd: number, { count, bytes, from }: Selection): Blocking<void> {
  const text = bytes || from ? yield* t.process.readAll(fd) : yield* endOf(t, fd, count);
  if (bytes) {
    const skipped = from ? Math.max(0, count - 1) : Math.max(0, utf8Length(text) - count);
    t.put(text.slice(sliceUtf8(text, skipped).length));
    return;
  }
  const select = (lines: string[]) =>
    from ? lines.slice(Math.max(0, count - 1)) : count === 0 ? [] : lines.slice(-count);
  t.put(withNewlines(splitLines(text), text, select));
}

/** The end of the input, little more than the lines asked for: a long log leaves the memory alone, an endless line fills it. */
function* endOf(t: Tool, fd: number, count: number): Blocking<string> {
  let kept: string[] = [];
  let unfinished = '';
  for (;;) {
    const part = yield* t.process.read(fd);
    if (part === '') return [...kept, unfinished].join('\n');
    const [first = '', ...lines] = part.split('\n');
    unfinished += first;
    const last = lines.pop();
    if (last !== undefined) {
      kept = [...kept, unfinished, ...lines].slice(-count - 1);
      unfinished = last;
    }
    if (unfinished.length > FREE_CHARACTERS) t.process.setMemory(unfinished.length);
    if (t.process.spendStep()) yield* t.process.burnCpu();
  }
}

/** The chosen lines; the last line of the file keeps its missing newline. */
function withNewlines(lines: string[], text: string, select: (lines: string[]) => string[]): string {
  const chosen = select(lines);
  const keepsLast = chosen.length > 0 && chosen[chosen.length - 1] === lines[lines.length - 1];
  const joined = chosen.map((line) => `${line}\n`).join('');
  return keepsLast && !text.endsWith('\n') && text !== '' ? joined.slice(0, -1) : joined;
}

/** busybox looks once a second; GNU is told by inotify, here ten times a second. */
function* follow(t: Tool, options: Options, failed: number): Blocking<number> {
  const { process } = t;
  yield* t.flush();
  const paths = options.operands.filter((path) => path !== '-');
  const byName = options.has('F');
  if (paths.length === 0) return failed;
  if (!byName && paths.every((path) => !process.exists(path)))
    return yield* t.failEither('no files', 'no files remaining');
  const sizes = new Map(paths.map((path) => [path, process.tryStat(path) ? process.readFile(path).length : 0]));
  const waitMs = Math.max(10, Math.round(Number(options.value('s') ?? (t.gnu ? 0.1 : 1)) * 1000) || 1000);
  const watched = Number(options.value('pid=') ?? Number.NaN);
  for (;;) {
    yield* process.sleep(waitMs);
    if (!Number.isNaN(watched) && !process.exists(`/proc/${watched}`)) return failed;
    for (const path of paths) {
      if (process.tryStat(path)?.type !== 'file') continue;
      const text = process.readFile(path);
      const known = sizes.get(path) ?? 0;
      const start = text.length < known ? 0 : known;
      sizes.set(path, text.length);
      t.put(text.slice(start));
    }
    yield* t.flush();
  }
}
