import { encodeUtf8 } from '../../process';
import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { parseSize, wallClockMs } from '../support/numbers';
import { baseName, joinPath, readInput, reason, splitLines, type Tool, tool } from '../support/tool';
import { formatContext, formatScript, formatSides } from './differenceForms';
import { formatNormal, formatUnified, type Hunk, lineDifferences } from './differences';

export const cmp = tool(function* (t): Blocking<number> {
  const options = t.options('sln:bi:', {
    long: { quiet: 's', silent: 's', verbose: 'l', bytes: 'n', 'print-bytes': 'b', 'ignore-initial': 'i' },
    busybox: 'sln:',
  });
  const [first, second = '-', ...offsets] = options.operands;
  if (options.error || first === undefined) return yield* cmpMisuse(t, options);
  if (options.has('l') && options.has('s')) {
    if (!t.gnu) return yield* t.usage();
    yield* t.fail('options -l and -s are incompatible');
    return yield* t.fail("Try 'cmp --help' for more information.", 2);
  }
  const [leftSkip = '0', rightSkip = leftSkip] = options.value('i')?.split(':') ?? [
    offsets[0] ?? '0',
    offsets[1] ?? '0',
  ];
  const bytes: number[][] = [];
  for (const [path, skip] of [
    [first, leftSkip],
    [second, rightSkip],
  ] as const) {
    try {
      const all = encodeUtf8(yield* readInput(t.process, path));
      const from = parseSize(skip) ?? 0;
      const limit = options.value('n') === undefined ? undefined : from + (parseSize(options.value('n') ?? '') ?? 0);
      bytes.push(all.slice(from, limit));
    } catch (error) {
      const words = reason(error);
      const shown = !t.gnu && words === 'Is a directory' ? 'I/O error' : words;
      return options.has('s') ? 2 : yield* t.fail(`${path}: ${shown}`, 2);
    }
  }
  const [left = [], right = []] = bytes;
  const different = left.flatMap((byte, i) => (i < right.length && byte !== right[i] ? [i] : []));
  const [at] = different;
  if (at === undefined && left.length === right.length) return 0;
  if (options.has('s')) return 1;
  if (options.has('l')) for (const i of different) t.put(differingByte(t, i, left, right));
  else if (at !== undefined) {
    const line = left.slice(0, at).filter((byte) => byte === 10).length + 1;
    const octal = (byte = 0) => `${byte.toString(8).padStart(3)} ${visible(byte)}`;
    const shown = options.has('b')
      ? `byte ${at + 1}, line ${line} is ${octal(left[at])} ${octal(right[at])}`
      : `char ${at + 1}, line ${line}`;
    t.put(`${first} ${second} differ: ${shown}\n`);
    return 1;
  }
  if (left.length === right.length) return 1;
  yield* t.flush();
  const shorter = left.length < right.length ? first : second;
  yield* t.process.error(`cmp: EOF on ${shorter}${t.gnu ? afterWords(left, right, options.has('l')) : ''}`);
  return 1;
});

function* cmpMisuse(t: Tool, options: Options): Blocking<number> {
  if (!t.gnu) return yield* t.badOption(options);
  if (options.error) yield* t.badOptionLine(options);
  else yield* t.fail("missing operand after 'cmp'");
  return yield* t.fail("Try 'cmp --help' for more information.", 2);
}

function afterWords(left: readonly number[], right: readonly number[], listed: boolean): string {
  const shorter = left.length < right.length ? left : right;
  if (shorter.length === 0) return ' which is empty';
  const lines = shorter.filter((byte) => byte === 10).length;
  const where = shorter.at(-1) === 10 ? `line ${lines}` : `in line ${lines + 1}`;
  return ` after byte ${shorter.length}${listed ? '' : `, ${where}`}`;
}

const visible = (byte: number): string =>
  byte < 32 ? `^${String.fromCharCode(byte + 64)}` : String.fromCharCode(byte);

function differingByte(t: Tool, at: number, left: readonly number[], right: readonly number[]): string {
  const width = t.gnu ? String(Math.min(left.length, right.length)).length : 1;
  const octal = (byte = 0) => byte.toString(8).padStart(3);
  return `${String(at + 1).padStart(width)} ${octal(left[at])} ${octal(right[at])}\n`;
}

export const diff = tool(function* (t): Blocking<number> {
  const options = t.options('abBdiqrsTtuwNU:L:S:cC:yEenW:', {
    long: {
      brief: 'q',
      recursive: 'r',
      unified: 'unified?',
      normal: 'normal',
      color: 'color?',
      'side-by-side': 'y',
      width: 'W',
      'ignore-case': 'i',
      'ignore-all-space': 'w',
      'ignore-space-change': 'b',
      'ignore-blank-lines': 'B',
      'new-file': 'N',
      'report-identical-files': 's',
      text: 'a',
      label: 'L',
      context: 'context?',
      ed: 'e',
      'suppress-common-lines': 'suppress',
    },
    busybox: 'abBdiqrsTtuwNU:L:S:',
    busyboxLong:
      'brief recursive ignore-case ignore-all-space ignore-space-change ignore-blank-lines new-file report-identical-files text label',
  });
  const [first, second, extra] = options.operands;
  if (options.error || first === undefined || second === undefined || extra !== undefined) {
    if (!t.gnu) return yield* t.badOption(options);
    if (options.error) yield* t.badOptionLine(options);
    else if (extra !== undefined) yield* t.fail(`extra operand '${extra}'`);
    else yield* t.fail(`missing operand after '${t.args.at(-1) ?? 'diff'}'`);
    return yield* t.fail("Try 'diff --help' for more information.", 2);
  }
  const unknown = ['n', 'color?'].find((option) => options.has(option));
  if (unknown !== undefined && options.value(unknown) !== 'auto' && options.value(unknown) !== 'never')
    return yield* t.fail(`Podflight does not simulate '${unknown === 'color?' ? '--color' : `-${unknown}`}'`, 2);
  const absent = [first, second].filter((path) => path !== '-' && !t.process.exists(path));
  if (absent.length > 0 && !options.has('N')) {
    for (const path of absent.slice(0, t.gnu ? 2 : 1))
      yield* t.failEither(`can't stat '${path}': No such file or directory`, `${path}: No such file or directory`);
    return 2;
  }
  return yield* comparePaths(t, options, first, second);
});

function* comparePaths(t: Tool, options: Options, first: string, second: string, title?: string): Blocking<number> {
  const isDirectory = (path: string) => path !== '-' && t.process.tryStat(path)?.type === 'directory';
  if (isDirectory(first) && isDirectory(second)) return yield* compareDirectories(t, options, first, second);
  const left = isDirectory(first) ? joinPath(first, baseName(second)) : first;
  const right = isDirectory(second) ? joinPath(second, baseName(first)) : second;
  return yield* compareFiles(t, options, left, right, title);
}

function* compareDirectories(t: Tool, options: Options, first: string, second: string): Blocking<number> {
  const names = new Set([...t.process.readDirectory(first), ...t.process.readDirectory(second)]);
  let status = 0;
  for (const name of [...names].sort()) {
    const left = joinPath(first, name);
    const right = joinPath(second, name);
    const missing = !t.process.exists(left) ? second : !t.process.exists(right) ? first : undefined;
    if (missing !== undefined && !options.has('N')) {
      t.put(`Only in ${missing}: ${name}\n`);
      status = 1;
    } else if (options.has('r') || t.process.tryStat(left)?.type !== 'directory')
      status = Math.max(status, yield* comparePaths(t, options, left, right, commandLine(t, left, right)));
  }
  return status;
}

const commandLine = (t: Tool, left: string, right: string): string =>
  ['diff', ...t.args.filter((arg) => arg.startsWith('-')), left, right].join(' ');

/** Lines as they are told apart: one that lacks its newline is another one than the same with it. */
function markedLines(text: string): string[] {
  const lines = splitLines(text);
  const last = lines.length - 1;
  if (text !== '' && !text.endsWith('\n')) lines[last] = `${lines[last]}\n\\ No newline at end of file`;
  return lines;
}

/** GNU's headers tell when a file was changed, and of what is not there the beginning of time. */
function changedAt(t: Tool, path: string, isContext: boolean): string {
  if (!t.gnu) return '';
  const nowMs = wallClockMs(t.process);
  const changedMs = path === '-' ? t.process.nowMs : t.process.tryStat(path)?.mtimeMs;
  const at = new Date(changedMs === undefined ? 0 : nowMs - t.process.nowMs + changedMs);
  // As asctime has it: Fri Nov 20 12:00:00 2026.
  const [day = '', date = '', month = '', year = '', clock = ''] = at.toUTCString().replace(',', '').split(' ');
  if (isContext) return `\t${day} ${month} ${String(Number(date)).padStart(2)} ${clock} ${year}`;
  return `\t${at.toISOString().replace('T', ' ').replace('Z', '000000 +0000')}`;
}

const bare = (line: string): string => line.replace(/\n.*$/, '');

/** -T: a tab behind the mark, so that the tabs of a line reach where they do in the file. */
const aligned = (options: Options, text: string): string =>
  options.has('T') ? text.replace(/^(?:([-+ ])|([<>]) )/gm, '$1$2\t') : text;

function* compareFiles(t: Tool, options: Options, first: string, second: string, title?: string): Blocking<number> {
  const texts: string[] = [];
  for (const path of [first, second]) {
    try {
      texts.push(options.has('N') && !t.process.exists(path) ? '' : yield* readInput(t.process, path));
    } catch (error) {
      return yield* t.failEither(`can't stat '${path}': ${reason(error)}`, `${path}: ${reason(error)}`, 2);
    }
  }
  const [left = '', right = ''] = texts;
  const key = (line: string) => {
    const spaced = options.has('w')
      ? line.replace(/\s+/g, '')
      : options.has('b')
        ? line.replace(/\s+/g, ' ').trimEnd()
        : line;
    return options.has('i') ? spaced.toLowerCase() : spaced;
  };
  const a = markedLines(left);
  const b = markedLines(right);
  const hunks = lineDifferences(a.map(key), b.map(key));
  const sides = (common: boolean): string =>
    formatSides(a.map(bare), b.map(bare), hunks, Number(options.value('W') ?? 130) || 130, common);
  const isBlank = (lines: readonly string[]) => lines.every((line) => line === '');
  const onlyBlank = ({ from, to, fromOther, toOther }: Hunk) =>
    isBlank(a.slice(from, to)) && isBlank(b.slice(fromOther, toOther));
  if (hunks.length === 0 || (options.has('B') && hunks.every(onlyBlank))) {
    if (options.has('y') && t.gnu && !options.has('q')) t.put(sides(!options.has('suppress')));
    if (options.has('s') && t.gnu) t.put(`Files ${first} and ${second} are identical\n`);
    return 0;
  }
  const isContext = options.has('c') || options.has('C') || options.has('context?');
  const unified = options.has('u') || options.has('U') || options.has('unified?');
  // Among the files of folders GNU tells which they are.
  if (title !== undefined && t.gnu && !options.has('q')) t.put(`${title}\n`);
  if (options.has('q')) t.put(`Files ${first} and ${second} differ\n`);
  else if (t.gnu && options.has('y')) t.put(sides(!options.has('suppress')));
  else if (t.gnu && options.has('e')) t.put(formatScript(b, hunks));
  else if (t.gnu && !unified && !isContext) t.put(aligned(options, formatNormal(a, b, hunks)));
  else {
    const names = options.values('L');
    const lines = options.value(isContext ? 'C' : 'U') ?? options.value(isContext ? 'context?' : 'unified?');
    const around = Number(lines || 3);
    const [old, young] = isContext ? ['***', '---'] : ['---', '+++'];
    const body = (isContext ? formatContext : formatUnified)(a, b, hunks, around);
    const header = (mark: string, path: string, label = `${path}${changedAt(t, path, isContext)}`) =>
      `${mark} ${label}\n`;
    t.put(header(old, first, names[0]) + header(young, second, names[1]) + aligned(options, body));
  }
  return 1;
}
