import type { Blocking } from '../../process/types';
import type { Options } from '../network/getopt';
import { closeInput, joinPath, LineReader, openInput, readInput, reason, type Tool, tool } from '../support/tool';
import { createMatcher, type LineMatcher } from './grepMatcher';

const USAGE =
  'grep [-HhnlLoqvsrRiwFE] [-m N] [-A|B|C N] { PATTERN | -e PATTERN... | -f FILE... } [FILE]...\n\nSearch for PATTERN in FILEs (or stdin)';

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
  color: 'color',
  colour: 'color',
  include: 'include=',
  exclude: 'exclude=',
};

/** Exit codes: 0 found, 1 not found, 2 trouble. */
export const grep = tool(function* (t): Blocking<number> {
  const args = t.args.map((arg) => (/^-\d+$/.test(arg) ? `-C${arg.slice(1)}` : arg));
  const options = t.options('civqnFEGPorlLwxm:sHhA:B:C:e:f:auzyR', { long: LONG }, args);
  if (options.error) return yield* grepUsage(t, options);
  const operands = [...options.operands];
  const patterns = yield* readPatterns(t, options, operands);
  if (typeof patterns === 'number') return patterns;
  const matcher = createMatcher(patterns, {
    extended: options.has('E') || options.has('P') || t.name === 'egrep',
    fixed: options.has('F') || t.name === 'fgrep',
    ignoreCase: options.has('i') || options.has('y'),
    words: options.has('w'),
    lines: options.has('x'),
    invert: options.has('v'),
  });
  if (typeof matcher === 'string') return yield* t.failEither(`bad regex '${patterns[0]}': ${matcher}`, matcher, 2);
  const recursive = options.has('r') || options.has('R');
  const roots = operands.length > 0 ? operands : [recursive ? '.' : '-'];
  const files = recursive ? roots.flatMap((path) => filesBelow(t, path)) : roots;
  const named = options.has('H') || (!options.has('h') && (roots.length > 1 || recursive));
  return yield* searchFiles(t, options, matcher, files, named);
});

function* grepUsage(t: Tool, options: Options): Blocking<number> {
  if (!t.gnu) return yield* t.badOption(options, USAGE, 2);
  if (options.error) yield* t.fail(`invalid option -- '${options.error.option}'`);
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

function filesBelow(t: Tool, path: string): string[] {
  const stat = path === '-' ? undefined : t.process.tryStat(path);
  if (stat?.type !== 'directory') return [path];
  return t.process.readDirectory(path).flatMap((name) => filesBelow(t, joinPath(path, name)));
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
    for (let line = yield* reader.next(); line !== undefined; line = yield* reader.next()) {
      this.#number++;
      if (this.#count >= most) {
        if (this.#owed === 0) break;
        this.#context(line);
      } else if (this.matcher.test(line)) {
        this.#count++;
        if (options.has('q') || lists) break;
        if (!silent) this.#hit(line);
      } else if (!silent) this.#context(line);
      yield* t.tick();
    }
    if (counts) t.put(`${this.#prefix(':')}${this.#count}\n`);
    if (options.has('l') ? this.#count > 0 : options.has('L') && this.#count === 0) t.put(`${this.#name()}\n`);
    return options.has('L') && !options.has('l') ? Number(this.#count === 0) : this.#count;
  }

  #name(): string {
    return this.path === '-' ? '(standard input)' : this.path;
  }

  #prefix(mark: string): string {
    return this.named ? this.#name() + mark : '';
  }

  #print(number: number, line: string, mark: string): void {
    this.t.put(`${this.#prefix(mark)}${this.options.has('n') ? number + mark : ''}${line}\n`);
    this.#lastPrinted = number;
  }

  #hit(line: string): void {
    const { options } = this;
    const after = Number(options.value('A') ?? options.value('C') ?? 0);
    if (options.has('o')) {
      if (!options.has('v')) for (const part of this.matcher.parts(line)) this.#print(this.#number, part, ':');
      return;
    }
    const before = Number(options.value('B') ?? options.value('C') ?? 0);
    const first = this.#number - this.#before.length;
    if (before + after > 0 && this.#lastPrinted > 0 && first > this.#lastPrinted + 1) this.t.put('--\n');
    for (const each of this.#before) this.#print(each.number, each.line, '-');
    this.#before = [];
    this.#print(this.#number, line, ':');
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
