import { isErrno } from '../../../process';
import type { Blocking } from '../../../process/types';
import type { Options } from '../../network/getopt';
import { closeInput, LineReader, openInput, readInput, reason, splitLines, type Tool, tool } from '../../support/tool';
import { type SedHost, SedRun } from './execute';
import { SedFailure } from './reader';
import { parseSed, type SedCommand } from './script';

export const sed = tool(function* (t): Blocking<number> {
  if (t.args[0] === '--version') {
    t.put(t.gnu ? 'sed (GNU sed) 4.9\n' : 'This is not GNU sed version 4.0\n');
    return 0;
  }
  const options = t.options('nEri::se:f:uzl:', { long: LONG, busybox: 'nEri::e:f:', busyboxLong: BUSYBOX_LONG });
  if (options.error) {
    if (!t.gnu) return yield* t.badOption(options);
    yield* t.badOptionLine(options);
    return yield* gnuUsage(t);
  }
  const operands = [...options.operands];
  const parts = yield* readScript(t, options, operands);
  if (typeof parts === 'number') return parts;
  const commands = parse(t, parts.map(({ text }) => text).join('\n'), options.has('E') || options.has('r'));
  if (commands instanceof SedFailure) return yield* badScript(t, commands, parts);
  const quiet = options.has('n') || /^#n(?:\n|$)/.test(parts[0]?.text ?? '');
  const label = new SedRun(commands, new InputHost(t, []), quiet).missingLabel();
  if (label !== undefined)
    return yield* t.failEither(
      `can't find label for jump to '${label}'`,
      `can't find label for jump to \`${label}'`,
      t.gnu ? 4 : 1,
    );
  if (options.has('i')) {
    if (operands.length === 0) return yield* t.failEither('-i requires an argument', 'no input files');
    return yield* editInPlace(t, commands, operands, quiet, options.value('i') ?? '');
  }
  const separate = options.has('s');
  const paths = operands.length > 0 ? operands : ['-'];
  let status = 0;
  const output = { isOpen: false };
  for (const group of separate ? paths.map((path) => [path]) : [paths]) {
    const host = new InputHost(t, group, output);
    const run = new SedRun(commands, host, quiet, t.gnu);
    yield* run.run();
    status = run.exitCode || host.status || status;
  }
  return status;
});

const LONG = {
  quiet: 'n',
  silent: 'n',
  'regexp-extended': 'E',
  expression: 'e',
  file: 'f',
  'in-place': 'i',
  separate: 's',
  unbuffered: 'u',
  'null-data': 'z',
  'line-length': 'l',
  posix: 'posix',
};
const BUSYBOX_LONG = 'quiet silent regexp-extended expression file in-place';

interface Part {
  readonly text: string;
  /** How GNU names the place: an expression or a file. */
  readonly place: string;
}

function* gnuUsage(t: Tool): Blocking<number> {
  yield* t.process.error('Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...');
  return 1;
}

function* readScript(t: Tool, options: Options, operands: string[]): Blocking<Part[] | number> {
  const parts: Part[] = options.values('e').map((text, i) => ({ text, place: `-e expression #${i + 1}, char ` }));
  for (const path of options.values('f')) {
    try {
      parts.push({ text: yield* readInput(t.process, path), place: `file ${path} line ` });
    } catch (error) {
      const words = reason(error);
      return yield* t.failEither(`${path}: ${words}`, `couldn't open file ${path}: ${words}`, t.gnu ? 4 : 1);
    }
  }
  if (options.has('e') || options.has('f')) return parts;
  const first = operands.shift();
  if (first !== undefined) return [{ text: first, place: '-e expression #1, char ' }];
  return t.gnu ? yield* gnuUsage(t) : yield* t.usage();
}

function parse(t: Tool, script: string, extended: boolean): SedCommand[] | SedFailure {
  try {
    return parseSed(script, extended, t.gnu, t.gnu || !t.olderThan('1.36'));
  } catch (failure) {
    if (failure instanceof SedFailure) return failure;
    throw failure;
  }
}

function* badScript(t: Tool, failure: SedFailure, parts: readonly Part[]): Blocking<number> {
  let { at } = failure;
  let index = 0;
  while (index < parts.length - 1 && at > (parts[index]?.text.length ?? 0))
    at -= (parts[index++]?.text.length ?? 0) + 1;
  const { text = '', place = '' } = parts[index] ?? {};
  const position = place.endsWith('line ') ? text.slice(0, Math.max(0, at - 1)).split('\n').length : at;
  return yield* t.failEither(failure.busybox, `${place}${position}: ${failure.message}`);
}

/** Lines of several files one after another; files that cannot be read are reported when their turn comes. */
class InputHost implements SedHost {
  #index = 0;
  #reader: LineReader | undefined;
  #current = '-';
  status = 0;

  constructor(
    private readonly t: Tool,
    private readonly paths: readonly string[],
    /** Whether what was written last lacks its newline; it comes before anything else. */
    private readonly output = { isOpen: false },
  ) {}

  *next() {
    for (;;) {
      if (this.#reader === undefined && !(yield* this.#openNext())) return undefined;
      const reader = this.#reader;
      if (reader === undefined) continue;
      const text = yield* this.#line(reader);
      if (text !== undefined) return { text, unterminated: reader.unterminated };
      closeInput(this.t.process, reader.fd);
      this.#reader = undefined;
    }
  }

  *#line(reader: LineReader): Blocking<string | undefined> {
    try {
      return yield* reader.next();
    } catch (error) {
      const words = reason(error);
      // busybox takes what cannot be read for the end of the file.
      if (this.t.gnu) this.status = yield* this.t.fail(`read error on ${this.name()}: ${words}`, 4);
      return undefined;
    }
  }

  *#openNext(): Blocking<boolean> {
    const path = this.paths[this.#index++];
    if (path === undefined) return false;
    const { t } = this;
    try {
      this.#reader = new LineReader(t.process, openInput(t.process, path).fd);
      this.#current = path;
    } catch (error) {
      const words = reason(error);
      this.status = yield* t.failEither(`${path}: ${words}`, `can't read ${path}: ${words}`, t.gnu ? 2 : 1);
    }
    return true;
  }

  name(): string {
    return this.#current;
  }

  *write(text: string): Blocking<void> {
    if (text === '') return;
    this.t.put(this.output.isOpen ? `\n${text}` : text);
    this.output.isOpen = !text.endsWith('\n');
    yield* this.t.tick();
  }

  read(path: string): string {
    return readOrEmpty(this.t, path);
  }

  append(path: string, text: string): void {
    appendTo(this.t, path, text);
  }

  *pause(): Blocking<void> {
    yield* this.t.tick();
  }
}

function readOrEmpty(t: Tool, path: string): string {
  try {
    return t.process.readFile(path);
  } catch (error) {
    if (isErrno(error)) return '';
    throw error;
  }
}

function appendTo(t: Tool, path: string, text: string): void {
  if (path === '/dev/stdout') t.put(text);
  else t.process.writeFile(path, text, { append: true });
}

function* editInPlace(
  t: Tool,
  commands: readonly SedCommand[],
  paths: readonly string[],
  quiet: boolean,
  suffix: string,
): Blocking<number> {
  let status = 0;
  for (const path of paths) {
    try {
      if (t.gnu && t.process.tryStat(path)?.type === 'directory') {
        status = yield* t.fail(`couldn't edit ${path}: not a regular file`, 4);
        continue;
      }
      const before = t.process.readFile(path);
      const lines = splitLines(before);
      let at = 0;
      let after = '';
      const run = new SedRun(
        commands,
        {
          *next() {
            yield* t.tick();
            const text = lines[at++];
            return text === undefined
              ? undefined
              : { text, unterminated: at === lines.length && !before.endsWith('\n') };
          },
          *write(text) {
            after += text;
            yield* t.tick();
          },
          read: (file) => readOrEmpty(t, file),
          append: (file, text) => appendTo(t, file, text),
          pause: () => t.tick(),
          name: () => path,
        },
        quiet,
        t.gnu,
      );
      yield* run.run();
      // busybox keeps what follows a `q`.
      if (!t.gnu)
        after += lines
          .slice(at)
          .map((line) => `${line}\n`)
          .join('');
      if (suffix !== '') t.process.writeFile(suffix.includes('*') ? suffix.replace('*', path) : path + suffix, before);
      t.process.writeFile(path, after);
    } catch (error) {
      const words = reason(error);
      status = yield* t.failEither(`${path}: ${words}`, `can't read ${path}: ${words}`, t.gnu ? 2 : 1);
    }
  }
  return status;
}
