import { utf8Length } from '../../process';
import type { Blocking } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import {
  baseName,
  closeInput,
  joinPath,
  LineReader,
  openInput,
  readInput,
  reason,
  type Tool,
  tool,
} from '../support/tool';
import { createMatcher, type LineMatcher } from './grepMatcher';

const LONG = {
  count: 'c',
  'ignore-case': 'i',
  'invert-match': 'v',
  quiet: 'q',
  silent: 'q',
  'line-number': 'n',
  'fixed-strings': 'F',
  'extended-regexp': 'E',
  'basic-regexp': 'G',
  'perl-regexp': 'P',
  'only-matching': 'o',
  recursive: 'r',
  'files-with-matches': 'l',
  'files-without-match': 'L',
  'word-regexp': 'w',
  'line-regexp': 'x',
  'max-count': 'm',
  'no-messages': 's',
  'with-filename': 'H',
  'no-filename': 'h',
  'after-context': 'A',
  'before-context': 'B',
  context: 'C',
  regexp: 'e',
  file: 'f',
  'line-buffered': 'u',
  text: 'a',
  'byte-offset': 'b',
  null: 'Z',
  'null-data': 'z',
  'dereference-recursive': 'R',
  color: 'color?',
  colour: 'color?',
  include: 'include=',
  exclude: 'exclude=',
  'exclude-dir': 'exclude-dir=',
};

/** Exit codes: 0 found, 1 not found, 2 trouble. */
export const grep = tool(function* (t): Blocking<number> {
  const called = t.name;
  // Debian's egrep and fgrep are scripts that run grep.
  if (t.gnu) t.name = 'grep';
  const args = t.gnu ? t.args.flatMap((arg) => (/^-\d/.test(arg) ? contextNumber(arg) : [arg])) : t.args;
  const letters = `civqnFEorlLwxm:sHhA:B:C:e:f:${t.gnu ? 'GPauzyRbTUZ' : 'aRIy'}${standalone(t) ? 'z' : ''}`;
  const options = t.options(letters, { long: LONG }, args);
  if (options.error) return yield* grepUsage(t, options);
  const wrong = wrongNumber(t, options);
  if (wrong !== undefined) return yield* t.fail(wrong, 2);
  const kinds = ['E', 'F', 'G', 'P'].filter((kind) => options.has(kind) || called === `${kind.toLowerCase()}grep`);
  if (t.gnu && kinds.length > 1) return yield* t.fail('conflicting matchers specified', 2);
  const operands = [...options.operands];
  const patterns = yield* readPatterns(t, options, operands);
  if (typeof patterns === 'number') return patterns;
  const matcher = createMatcher(patterns, {
    extended: kinds.includes('E') || kinds.includes('P'),
    fixed: kinds.includes('F'),
    ignoreCase: options.has('i') || options.has('y'),
    words: options.has('w'),
    lines: options.has('x'),
    invert: options.has('v'),
  });
  const recursive = options.has('r') || options.has('R');
  const roots = operands.length > 0 ? operands : [recursive ? '.' : '-'];
  if (typeof matcher === 'string') return yield* badPattern(t, roots, patterns[0] ?? '', matcher);
  const files = recursive ? roots.flatMap((path) => filesBelow(t, options, path)) : roots;
  const shown = t.gnu && operands.length === 0 ? files.map((path) => path.replace(/^\.\//, '')) : files;
  // The later of the two wins.
  const said = options.given.findLast(([option]) => option === 'H' || option === 'h')?.[0];
  const named = said === 'H' || (said === undefined && (roots.length > 1 || recursive));
  return yield* searchFiles(t, options, matcher, shown, named);
});

/** `-5n` is `-C5 -n`. */
function contextNumber(arg: string): string[] {
  const [, digits = '', rest = ''] = /^-(\d+)(.*)$/.exec(arg) ?? [];
  return [`-C${digits}`, ...(rest === '' ? [] : [`-${rest}`])];
}

const standalone = (t: Tool): boolean => t.process.container.image.userland.standalone === true;

function wrongNumber(t: Tool, options: Options): string | undefined {
  for (const letter of ['A', 'B', 'C', 'm']) {
    const value = options.value(letter);
    if (value === undefined || /^-?\d+$/.test(value)) continue;
    if (!t.gnu) return `invalid number '${value}'`;
    return letter === 'm' ? 'invalid max count' : `${value}: invalid context length argument`;
  }
  return undefined;
}

/** busybox compiles a pattern when the first file is open; Debian's build leaves the reason out. */
function* badPattern(t: Tool, roots: readonly string[], pattern: string, words: string): Blocking<number> {
  if (t.gnu) return yield* t.fail(pattern === '[' ? 'Invalid regular expression' : words, 2);
  const readable = roots.some((path) => path === '-' || t.process.exists(path));
  for (const path of roots)
    if (path !== '-' && !t.process.exists(path)) yield* t.fail(`${path}: No such file or directory`);
  if (!readable) return 2;
  return yield* t.fail(`bad regex '${pattern}'${standalone(t) ? '' : `: ${words}`}`, 2);
}

function* grepUsage(t: Tool, options: Options): Blocking<number> {
  if (!t.gnu) return yield* t.badOption(options, 2);
  if (options.error?.option === '--help') return yield* t.badOption(options);
  yield* t.badOptionLine(options);
  yield* t.process.error("Usage: grep [OPTION]... PATTERNS [FILE]...\nTry 'grep --help' for more information.");
  return 2;
}

function* readPatterns(t: Tool, options: Options, operands: string[]): Blocking<string[] | number> {
  const patterns = [...options.values('e')];
  for (const path of options.values('f')) {
    try {
      patterns.push((yield* readInput(t.process, path)).replace(/\n$/, ''));
    } catch (error) {
      return yield* t.fail(`${path}: ${reason(error)}`, 2);
    }
  }
  if (!options.has('e') && !options.has('f')) {
    const first = operands.shift();
    if (first === undefined) return yield* grepUsage(t, { ...options });
    patterns.push(first);
  }
  return patterns.flatMap((pattern) => pattern.split('\n'));
}

function filesBelow(t: Tool, options: Options, path: string): string[] {
  const stat = path === '-' ? undefined : t.process.tryStat(path);
  const fits = (option: string) => options.values(option).some((pattern) => matchGlob(pattern, baseName(path)));
  if (stat?.type !== 'directory')
    return (options.has('include=') && !fits('include=')) || fits('exclude=') ? [] : [path];
  if (fits('exclude-dir=')) return [];
  return t.process.readDirectory(path).flatMap((name) => filesBelow(t, options, joinPath(path, name)));
}

function* searchFiles(
  t: Tool,
  options: Options,
  matcher: LineMatcher,
  files: readonly string[],
  named: boolean,
): Blocking<number> {
  let found = false;
  let failed = false;
  for (const path of files) {
    try {
      const { fd } = openInput(t.process, path);
      // busybox finds nothing in a folder and says nothing.
      if (!t.gnu && path !== '-' && t.process.tryStat(path)?.type === 'directory') {
        closeInput(t.process, fd);
        continue;
      }
      const count = yield* new FileSearch(t, options, matcher, path, named).run(fd);
      closeInput(t.process, fd);
      if (count > 0) found = true;
      if (found && options.has('q')) return 0;
    } catch (error) {
      const words = reason(error);
      failed = true;
      if (!options.has('s')) yield* t.fail(`${path}: ${words}`, 2);
    }
  }
  return failed && !(found && options.has('q')) ? 2 : found ? 0 : 1;
}

class FileSearch {
  #number = 0;
  #count = 0;
  #lastPrinted = 0;
  #owed = 0;
  #offset = 0;
  #isBinary = false;
  #before: { number: number; line: string }[] = [];

  constructor(
    private readonly t: Tool,
    private readonly options: Options,
    private readonly matcher: LineMatcher,
    private readonly path: string,
    private readonly named: boolean,
  ) {}

  *run(fd: number): Blocking<number> {
    const { t, options } = this;
    const most = Number(options.value('m') ?? Number.POSITIVE_INFINITY);
    const counts = options.has('c');
    const lists = options.has('l') || options.has('L');
    const silent = options.has('q') || lists || counts;
    const reader = new LineReader(t.process, fd);
    const records = options.has('z') ? (yield* t.process.readAll(fd)).replace(/\0$/, '').split('\0') : undefined;
    const next = function* (): Blocking<string | undefined> {
      return records === undefined ? yield* reader.next() : records.shift();
    };
    for (let line = yield* next(); line !== undefined; line = yield* next()) {
      this.#number++;
      if (t.gnu && line.includes('\0') && !options.has('a')) this.#isBinary = true;
      if (this.#count >= most) {
        if (this.#owed === 0) break;
        this.#context(line);
      } else if (this.matcher.test(line)) {
        this.#count++;
        if (options.has('q') || lists) break;
        if (!silent && this.#isBinary) {
          yield* t.flush();
          yield* t.fail(`${this.#name()}: binary file matches`);
          break;
        }
        if (!silent) this.#hit(line);
      } else if (!silent) this.#context(line);
      this.#offset += utf8Length(line) + 1;
      yield* t.tick();
    }
    if (counts) t.put(`${this.#prefix(':')}${this.#count}\n`);
    if (options.has('l') ? this.#count > 0 : options.has('L') && this.#count === 0)
      t.put(this.#name() + (options.has('Z') ? '\0' : '\n'));
    return options.has('L') && !options.has('l') && !t.gnu ? Number(this.#count === 0) : this.#count;
  }

  #name(): string {
    return this.path === '-' ? '(standard input)' : this.path;
  }

  #prefix(mark: string): string {
    return this.named ? this.#name() + mark : '';
  }

  #print(number: number, line: string, mark: string, offset = 0): void {
    const at = this.options.has('b') ? offset + mark : '';
    const end = this.options.has('z') ? '\0' : '\n';
    this.t.put(`${this.#prefix(mark)}${this.options.has('n') ? number + mark : ''}${at}${line}${end}`);
    this.#lastPrinted = number;
  }

  #hit(line: string): void {
    const { options } = this;
    const after = Number(options.value('A') ?? options.value('C') ?? 0);
    if (options.has('o')) {
      if (!options.has('v'))
        for (const { text, start } of this.matcher.parts(line))
          this.#print(this.#number, text, ':', this.#offset + utf8Length(line.slice(0, start)));
      return;
    }
    const before = Number(options.value('B') ?? options.value('C') ?? 0);
    const first = this.#number - this.#before.length;
    if (before + after > 0 && this.#lastPrinted > 0 && first > this.#lastPrinted + 1) this.t.put('--\n');
    for (const each of this.#before) this.#print(each.number, each.line, '-');
    this.#before = [];
    this.#print(this.#number, line, ':', this.#offset);
    this.#owed = after;
  }

  #context(line: string): void {
    if (this.#owed > 0) {
      this.#owed--;
      this.#print(this.#number, line, '-');
      return;
    }
    const before = Number(this.options.value('B') ?? this.options.value('C') ?? 0);
    if (before === 0) return;
    this.#before.push({ number: this.#number, line });
    if (this.#before.length > before) this.#before.shift();
  }
}
