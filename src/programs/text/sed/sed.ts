import { isErrno } from '../../../process';
import type { Blocking } from '../../../process/types';
import type { Options } from '../../network/getopt';
import { closeInput, LineReader, openInput, readInput, reason, splitLines, type Tool, tool } from '../../support/tool';
import { type SedHost, SedRun } from './execute';
import { parseSed, type SedCommand, SedFailure } from './script';

const USAGE = 'sed [-i[SFX]] [-nrE] [-f FILE]... [-e CMD]... [FILE]...\nor: sed [-i[SFX]] [-nrE] CMD [FILE]...';

export const sed = tool(function* (t): Blocking<number> {
  let suffix = '';
  const args = t.args.map((arg) => {
    // -i takes its suffix in the same word only.
    const match = /^(?:-([nErsu]*)i(.*)|--in-place(?:=(.*))?)$/.exec(arg);
    if (match === null || arg === '-i') return arg;
    const glued = match[2] ?? match[3] ?? '';
    if (/^[nErs]+$/.test(glued) && glued.length > 1) return arg;
    suffix = glued;
    return `-${match[1] ?? ''}i`;
  });
  const options = t.options('nErise:f:uzl:', { long: LONG }, args);
  if (options.error) return yield* t.badOption(options, USAGE);
  const operands = [...options.operands];
  const script = yield* readScript(t, options, operands);
  if (typeof script === 'number') return script;
  const commands = parse(script, options.has('E') || options.has('r'));
  if (commands instanceof SedFailure) return yield* badScript(t, commands);
  const quiet = options.has('n');
  const label = new SedRun(commands, new InputHost(t, []), quiet).missingLabel();
  if (label !== undefined)
    return yield* t.failEither(
      `can't find label for jump to '${label}'`,
      `-e expression #1, char ${script.length}: can't find label for jump to \`${label}'`,
    );
  if (options.has('i')) return yield* editInPlace(t, commands, operands, quiet, suffix);
  const host = new InputHost(t, operands.length > 0 ? operands : ['-']);
  const run = new SedRun(commands, host, quiet);
  yield* run.run();
  return run.exitCode || host.status;
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
  posix: 'posix',
};

function* readScript(t: Tool, options: Options, operands: string[]): Blocking<string | number> {
  const parts = [...options.values('e')];
  for (const path of options.values('f')) {
    try {
      parts.push((yield* readInput(t.process, path)).replace(/\n$/, ''));
    } catch (error) {
      return yield* t.failEither(`${path}: ${reason(error)}`, `couldn't open file ${path}: ${reason(error)}`);
    }
  }
  if (options.has('e') || options.has('f')) return parts.join('\n');
  const first = operands.shift();
  if (first !== undefined) return first;
  if (!t.gnu) return yield* t.usage(USAGE);
  yield* t.process.error('Usage: sed [OPTION]... {script-only-if-no-other-script} [input-file]...');
  return 1;
}

function parse(script: string, extended: boolean): SedCommand[] | SedFailure {
  try {
    return parseSed(script, extended);
  } catch (failure) {
    if (failure instanceof SedFailure) return failure;
    throw failure;
  }
}

function* badScript(t: Tool, failure: SedFailure): Blocking<number> {
  const unknown = /^unknown command: `(.)'$/.exec(failure.message);
  const words: Readonly<Record<string, string>> = {
    "unterminated `s' command": "unmatched '/'",
    "unknown option to `s'": 'unknown option to s command',
  };
  const busybox = unknown === null ? (words[failure.message] ?? failure.message) : `unsupported command ${unknown[1]}`;
  return yield* t.failEither(busybox, `-e expression #1, char ${failure.at}: ${failure.message}`);
}

/** Lines of several files one after another; files that cannot be read are reported when their turn comes. */
class InputHost implements SedHost {
  #index = 0;
  #reader: LineReader | undefined;
  status = 0;

  constructor(
    private readonly t: Tool,
    private readonly paths: readonly string[],
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
      reason(error);
      const path = this.paths[this.#index - 1] ?? '-';
      this.status = yield* this.t.failEither(
        `read error: Is a directory`,
        `couldn't read ${path}: Is a directory`,
        this.t.gnu ? 2 : 1,
      );
      return undefined;
    }
  }

  *#openNext(): Blocking<boolean> {
    const path = this.paths[this.#index++];
    if (path === undefined) return false;
    const { t } = this;
    try {
      if (t.gnu && t.process.tryStat(path)?.type === 'directory') {
        this.status = yield* t.fail(`couldn't edit ${path}: not a regular file`, 4);
        return true;
      }
      this.#reader = new LineReader(t.process, openInput(t.process, path).fd);
    } catch (error) {
      const words = reason(error);
      this.status = yield* t.failEither(`${path}: ${words}`, `can't read ${path}: ${words}`, t.gnu ? 2 : 1);
    }
    return true;
  }

  *write(text: string): Blocking<void> {
    this.t.put(text);
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
        },
        quiet,
      );
      yield* run.run();
      // What follows a `q` is kept.
      after += lines
        .slice(at - 1 < 0 ? 0 : at)
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
