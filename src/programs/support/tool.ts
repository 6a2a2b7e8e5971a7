import { type Buffering, isErrno, OutputBuffer } from '../../process';
import type { Blocking, OpenFile, Process, Program } from '../../process/types';
import { busyboxHelp } from '../network/banner';
import { type GetoptSettings, getopt, type Options } from '../network/getopt';
import { notice } from '../network/socket';
import { atLeast } from '../version';
import { gnuTexts } from './usages';

/** What a text or file program works with: its arguments, its buffered output, its diagnosis. */
export class Tool {
  /** What its messages begin with. */
  name: string;
  readonly args: readonly string[];
  readonly gnu: boolean;
  /** Program output that has not reached the descriptor yet. */
  readonly #output: OutputBuffer;
  #pending = '';

  constructor(
    readonly process: Process,
    argv: readonly string[],
    buffering: Buffering | 'auto',
  ) {
    this.name = baseName(argv[0] ?? '');
    this.args = argv.slice(1);
    this.gnu = process.container.image.userland.flavour === 'gnu';
    this.#output = new OutputBuffer(process, 1, buffering);
  }

  /** Whether this is a busybox older than `version`. */
  olderThan(version: string): boolean {
    return !this.gnu && !atLeast(this.process.container.image.userland.version, version);
  }

  /** Adds to the output. It is written by `tick`, `flush` or the end of the program. */
  put(text: string): void {
    this.#pending += text;
  }

  /** Writes what stdio would write by now. Call it once per line of input; `steps` of work, if that was much. */
  *tick(steps = 1): Blocking<void> {
    if (this.process.spendStep(steps)) yield* this.process.burnCpu();
    if (this.#pending === '') return;
    const text = this.#pending;
    this.#pending = '';
    yield* this.#output.write(text);
  }

  *flush(): Blocking<void> {
    yield* this.tick();
    yield* this.#output.flush();
  }

  /** `name: text` on standard error. Returns `status`. */
  *fail(text: string, status = 1): Blocking<number> {
    yield* this.process.error(`${this.name}: ${text}`);
    return status;
  }

  /** A diagnosis in the words of one of the two userlands. */
  *failEither(busybox: string, gnu: string, status = 1): Blocking<number> {
    return yield* this.fail(this.gnu ? gnu : busybox, status);
  }

  /** `settings.busybox` holds the letters busybox takes if they differ; its long options are only those it names. */
  options(letters: string, settings: ToolOptions = {}, args: readonly string[] = this.args): Options {
    const { busybox, busyboxLong = '', long = {}, stopEarly = false } = settings;
    if (this.gnu) return getopt(args, letters, { long, stopEarly, abbreviate: true });
    const known = busyboxLong.split(' ');
    const kept = Object.fromEntries(Object.entries(long).filter(([name]) => known.includes(name)));
    return getopt(args, busybox ?? letters, { long: kept, stopEarly });
  }

  /** What is printed for an option that does not exist. */
  *badOption(options: Options, status = 1): Blocking<number> {
    const { error } = options;
    if (this.gnu && error !== undefined) {
      const told = this.tell(error.option);
      if (told !== undefined) return told;
    }
    yield* this.badOptionLine(options);
    return yield* this.usage(status);
  }

  /**
   * Answers GNU's --help and --version with what the answers begin with: the manual that follows is not kept here, which is
   * said. Returns the exit code, undefined if `option` is neither or has no answer.
   */
  tell(option: string): number | undefined {
    if (option !== '--help' && option !== '--version') return undefined;
    const texts = gnuTexts.get();
    const text = Object.hasOwn(texts, this.name) ? texts[this.name] : undefined;
    const words = option === '--help' ? text?.usage : text?.version;
    if (words === undefined) return undefined;
    notice(this.process, 'program.approximated.manual', { program: `${this.name} ${option}` });
    this.put(words);
    return text?.status ?? 0;
  }

  /** For programs with few options: the exit code after the complaint about a wrong one, undefined if all are right. */
  *refuseOptions(letters = '', status = 1): Blocking<number | undefined> {
    const options = this.options(letters);
    return options.error ? yield* this.badOption(options, status) : undefined;
  }

  *badOptionLine({ error }: Options): Blocking<void> {
    if (error !== undefined) yield* this.process.error(`${this.name}: ${optionWords(error)}`);
  }

  /** A call that makes no sense: busybox prints its usage text, GNU says what is wrong. */
  *misuse(gnuWords: string, status = 1): Blocking<number> {
    if (this.gnu) yield* this.process.error(`${this.name}: ${gnuWords}`);
    return yield* this.usage(status);
  }

  *usage(status = 1): Blocking<number> {
    if (this.gnu) yield* this.process.error(`Try '${this.name} --help' for more information.`);
    else yield* busyboxHelp(this.process, this.name);
    return status;
  }
}

interface ToolOptions extends GetoptSettings {
  busybox?: string;
  busyboxLong?: string;
}

export function optionWords({ kind, option }: NonNullable<Options['error']>): string {
  if (kind === 'extra') return `option '${option}' doesn't allow an argument`;
  if (option.startsWith('--'))
    return kind === 'unknown' ? `unrecognized option '${option}'` : `option '${option}' requires an argument`;
  return kind === 'unknown' ? `invalid option -- '${option}'` : `option requires an argument -- '${option}'`;
}

/** Those of busybox's programs that take `--help` for an operand. */
const HELPLESS = new Set(['echo', 'false', 'test', 'true']);
/** Those of GNU's that answer only if nothing else is asked. */
const ALONE = new Set(['[', 'echo', 'expr', 'false', 'printf', 'true']);

/** Makes a program of a function over a Tool: output is flushed before it exits. */
export function tool(run: (tool: Tool) => number | Blocking<number>, buffering: Buffering | 'auto' = 'auto'): Program {
  return function* (process, argv) {
    const context = new Tool(process, argv, buffering);
    if (!context.gnu && argv.length === 2 && argv[1] === '--help' && !HELPLESS.has(context.name)) {
      yield* busyboxHelp(process, context.name);
      return 0;
    }
    const [first = ''] = context.args;
    const told = context.gnu && (argv.length === 2 || !ALONE.has(context.name)) ? context.tell(first) : undefined;
    const result = told ?? run(context);
    const status = typeof result === 'number' ? result : yield* result;
    try {
      yield* context.flush();
    } catch (error) {
      if (!isErrno(error)) throw error;
      return yield* context.fail(`write error: ${error.message}`);
    }
    return status;
  };
}

/** The words of a failed system call; anything else is thrown on. */
export function reason(error: unknown): string {
  if (isErrno(error)) return error.message;
  throw error;
}

export function isNotFound(error: unknown): boolean {
  return isErrno(error) && error.code === 'ENOENT';
}

/** An input file: a descriptor, `-` for standard input. Throws Errno. */
export function openInput(process: Process, path: string): { fd: number; file: OpenFile | undefined } {
  if (path === '-') return { fd: 0, file: process.fd(0) };
  const file = process.open(path, { read: true });
  const fd = process.lowestFreeFd(3);
  process.setFd(fd, file);
  return { fd, file };
}

export function closeInput(process: Process, fd: number): void {
  if (fd > 2) process.setFd(fd, undefined);
}

/** All of a file, or of standard input for `-`. Throws Errno. */
export function* readInput(process: Process, path: string): Blocking<string> {
  const { fd } = openInput(process, path);
  try {
    return yield* process.readAll(fd);
  } finally {
    closeInput(process, fd);
  }
}

/** Reads line by line, without newlines; with `-z` a program's lines end at NUL. */
export class LineReader {
  #rest = { text: '' };
  /** The line given last had no newline: the file ends in the middle of it. */
  unterminated = false;

  constructor(
    readonly process: Process,
    readonly fd: number,
    private readonly end: '\n' | '\0' = '\n',
  ) {}

  /** The next line without its newline; undefined at the end. Throws Errno. */
  *next(): Blocking<string | undefined> {
    const line = this.end === '\n' ? yield* this.process.readLine(this.fd, this.#rest) : yield* this.#record();
    if (line === '') return undefined;
    this.unterminated = !line.endsWith(this.end);
    return this.unterminated ? line : line.slice(0, -1);
  }

  *#record(): Blocking<string> {
    const rest = this.#rest;
    while (!rest.text.includes('\0')) {
      const part = yield* this.process.read(this.fd);
      if (part === '') break;
      rest.text += part;
    }
    const length = rest.text.indexOf('\0') + 1 || rest.text.length;
    const record = rest.text.slice(0, length);
    rest.text = rest.text.slice(length);
    return record;
  }
}

export function splitLines(text: string, end = '\n'): string[] {
  const lines = text.split(end);
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

export function baseName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '' : '/';
  return trimmed.slice(trimmed.lastIndexOf('/') + 1);
}

export function directoryName(path: string): string {
  const trimmed = path.replace(/\/+$/, '');
  if (trimmed === '') return path === '' ? '.' : '/';
  const slash = trimmed.lastIndexOf('/');
  if (slash < 0) return '.';
  return trimmed.slice(0, slash).replace(/\/+$/, '') || '/';
}

export function joinPath(directory: string, name: string): string {
  return directory.endsWith('/') ? directory + name : `${directory}/${name}`;
}

/** `name` of `/etc/passwd` or `/etc/group` for a number, the number itself if there is none. */
export function accountName(process: Process, file: '/etc/passwd' | '/etc/group', id: number): string {
  return accounts(process, file).find((fields) => fields[2] === String(id))?.[0] ?? String(id);
}

export function accounts(process: Process, file: '/etc/passwd' | '/etc/group'): string[][] {
  try {
    return splitLines(process.readFile(file)).map((line) => line.split(':'));
  } catch (error) {
    if (!isErrno(error)) throw error;
    return [];
  }
}

/** The number of an account name or a number written out. Undefined if there is no such account. */
export function accountNumber(process: Process, file: '/etc/passwd' | '/etc/group', name: string): number | undefined {
  const found = accounts(process, file).find((fields) => fields[0] === name);
  if (found !== undefined) return Number(found[2]);
  return /^\d+$/.test(name) ? Number(name) : undefined;
}
