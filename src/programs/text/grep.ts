import type { Blocking } from '../../process/types';
import { matchGlob } from '../../shell/pattern/glob';
import type { Options } from '../network/getopt';
import { baseName, closeInput, joinPath, openInput, readInput, reason, type Tool, tool } from '../support/tool';
import { createMatcher, type LineMatcher } from './grepMatcher';
import { FileSearch, type Printed } from './grepSearch';

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
  label: 'label=',
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
  const letters = `civqnFEorlLwxm:sHhA:B:C:e:f:${t.gnu ? 'GPauzyRbTUZ' : 'aRI'}${standalone(t) ? 'z' : ''}`;
  const busyboxLong = t.olderThan('1.35') ? '' : 'color';
  const options = t.options(letters, { long: LONG, busyboxLong }, args);
  if (options.error) return yield* grepUsage(t, options);
  const wrong = wrongNumber(t, options);
  if (wrong !== undefined) return yield* t.fail(wrong, 2);
  const kinds = ['E', 'F', 'G', 'P'].filter((kind) => options.has(kind) || called === `${kind.toLowerCase()}grep`);
  if (t.gnu && kinds.length > 1) return yield* t.fail('conflicting matchers specified', 2);
  const operands = [...options.operands];
  const patterns = yield* readPatterns(t, options, operands);
  if (typeof patterns === 'number') return patterns;
  const matcher = createMatcher(patterns, {
    extended: kinds.includes('E'),
    perl: kinds.includes('P'),
    fixed: kinds.includes('F'),
    ignoreCase: options.has('i') || options.has('y'),
    words: options.has('w'),
    lines: options.has('x'),
    invert: options.has('v'),
  });
  const recursive = options.has('r') || options.has('R');
  const roots = operands.length > 0 ? operands : [recursive && t.gnu ? '.' : '-'];
  if (typeof matcher === 'string') return yield* badPattern(t, roots, patterns[0] ?? '', matcher);
  const files = recursive ? roots.flatMap((path) => filesBelow(t, options, path)) : roots;
  const shown = t.gnu && operands.length === 0 ? files.map((path) => path.replace(/^\.\//, '')) : files;
  // The later of the two wins.
  const said = options.given.findLast(([option]) => option === 'H' || option === 'h')?.[0];
  const named = said === 'H' || (said === undefined && (roots.length > 1 || (recursive && !isFile(t, roots[0]))));
  return yield* searchFiles(t, options, matcher, shown, named);
});

/** One file that is searched with -r is not named either. */
const isFile = (t: Tool, path = '-'): boolean => path === '-' || t.process.tryStat(path)?.type === 'file';

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
  const printed: Printed = { any: false };
  for (const path of files) {
    try {
      const { fd } = openInput(t.process, path);
      // busybox finds nothing in a folder and says nothing.
      if (!t.gnu && path !== '-' && t.process.tryStat(path)?.type === 'directory') {
        closeInput(t.process, fd);
        if (new FileSearch(t, options, matcher, path, named, printed).finish() > 0) found = true;
        continue;
      }
      const count = yield* new FileSearch(t, options, matcher, path, named, printed).run(fd);
      closeInput(t.process, fd);
      if (count > 0) found = true;
      if (found && options.has('q')) return 0;
    } catch (error) {
      const words = reason(error);
      failed = true;
      if (words === 'Is a directory') new FileSearch(t, options, matcher, path, named, printed).finish();
      if (!options.has('s')) yield* t.fail(`${path}: ${words}`, 2);
    }
  }
  return failed && !(found && options.has('q')) ? 2 : found ? 0 : 1;
}
