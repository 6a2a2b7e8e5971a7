import { isErrno } from '../../process';
import type { Blocking, Process, Program } from '../../process/types';
import { notice } from '../network/socket';
import { createBuiltins } from './builtins';
import { call } from './calls';
import { addContainerMethods } from './containerMethods';
import { dictOf } from './dicts';
import { baseException, isException, Raised } from './errors';
import { evaluate } from './evaluate';
import { runBody } from './execute';
import { addGeneratorMethods } from './generatorMethods';
import { importFrom, importModule, importNames } from './imports';
import { blocking, type Machine, settled } from './machine';
import { runAsMain } from './mainModules';
import { measure } from './memory';
import { TextOutput } from './output';
import { str } from './repr';
import { runSource } from './runModule';
import { NotSimulated, type Source } from './source';
import { addTextMethods } from './textMethods';
import { traceback } from './traceback';
import { isSubclass } from './types';
import { type Eval, type FileValue, moduleOf } from './values';
import { versionOf } from './version';

interface Wanted {
  source?: Source;
  module?: string;
  argv: readonly string[];
  directory: string;
  isUnbuffered: boolean;
}

/** python3: scripts of files, of `-c`, of standard input, and a few modules for `-m`. */
export const python: Program = function* (process, argv): Blocking<number> {
  const version = versionOf(process);
  try {
    const wanted = yield* readArguments(process, argv, version);
    if (typeof wanted === 'number') return wanted;
    const machine = createMachine(process, version, wanted);
    return yield* settled(execute(machine, wanted));
  } catch (error) {
    if (!(error instanceof NotSimulated)) throw error;
    notice(process, 'program.not-simulated', { program: `${error.message} (Python)` });
    yield* process.error(`${argv[0] ?? 'python3'}: Podflight does not simulate ${error.message}`);
    return 1;
  }
};

const FLAGS = /^-[bBdEhiIOPqsSuvVWxX]+$/;

function* readArguments(process: Process, argv: readonly string[], version: string): Blocking<Wanted | number> {
  let isUnbuffered = (process.env.PYTHONUNBUFFERED ?? '') !== '';
  const name = argv[0] ?? 'python3';
  for (let at = 1; at < argv.length; at++) {
    const word = argv[at] ?? '';
    const rest = argv.slice(at + 1);
    if (word === '--version' || word === '-V' || word === '-VV') {
      yield* process.write(1, `Python ${version}\n`);
      return 0;
    }
    const command = /^-[bBdEIOPqsSuv]*c([\s\S]*)$/.exec(word);
    if (command) {
      const text = command[1] || rest.shift();
      if (text === undefined) return yield* misuse(process, name, 'Argument expected for the -c option');
      const source = { file: '<string>', text: `${text}\n`, isShown: false, isLibrary: false };
      return { source, argv: ['-c', ...rest], directory: '', isUnbuffered: isUnbuffered || /^-\w*u\w*c/.test(word) };
    }
    if (/^-[bBdEIOPqsSuv]*m/.test(word)) {
      const module = /m(.*)$/.exec(word)?.[1] || rest.shift();
      if (module === undefined) return yield* misuse(process, name, 'Argument expected for the -m option');
      return { module, argv: rest, directory: process.cwd, isUnbuffered: isUnbuffered || /^-\w*u\w*m/.test(word) };
    }
    if (word === '-' || !word.startsWith('-')) return yield* fileOf(process, name, word, rest, isUnbuffered);
    if (word === '--help' || word === '-h') throw new NotSimulated('--help');
    if (!FLAGS.test(word))
      return yield* misuse(process, name, `Unknown option: ${word.startsWith('--') ? '--' : `-${word.charAt(1)}`}`);
    if (word.includes('i')) throw new NotSimulated('the interactive mode');
    if (/[WX]$/.test(word)) at++;
    if (word.includes('u')) isUnbuffered = true;
  }
  if (process.isTerminal(0)) throw new NotSimulated('the interactive mode');
  return yield* fileOf(process, name, '-', [], isUnbuffered, ['']);
}

function* misuse(process: Process, name: string, words: string): Blocking<number> {
  yield* process.error(
    `${words}\nusage: ${name} [option] ... [-c cmd | -m mod | file | -] [arg] ...\nTry \`python -h' for more information.`,
  );
  return 2;
}

function* fileOf(
  process: Process,
  name: string,
  path: string,
  rest: readonly string[],
  isUnbuffered: boolean,
  argv: readonly string[] = [path, ...rest],
): Blocking<Wanted | number> {
  if (path === '-') {
    const text = yield* process.readAll(0);
    const source = { file: '<stdin>', text, isShown: false, isLibrary: false };
    return { source, argv, directory: '', isUnbuffered };
  }
  const full = path.startsWith('/') ? path : `${process.cwd.replace(/\/$/, '')}/${path}`;
  const directory = full.slice(0, full.lastIndexOf('/')) || '/';
  try {
    const isFolder = process.tryStat(path)?.type === 'directory';
    if (isFolder && !process.exists(`${path}/__main__.py`)) {
      yield* process.error(`${name}: can't find '__main__' module in '${full}'`);
      return 1;
    }
    const file = isFolder ? `${path.replace(/\/$/, '')}/__main__.py` : path;
    const source = {
      file: process.cwd === directory && !path.includes('/') ? full : full,
      text: process.readFile(file),
      isShown: true,
      isLibrary: false,
    };
    return { source, argv, directory, isUnbuffered };
  } catch (error) {
    if (!isErrno(error)) throw error;
    const number = error.code === 'ENOENT' ? 2 : error.code === 'EACCES' ? 13 : 20;
    yield* process.error(`${name}: can't open file '${full}': [Errno ${number}] ${error.message}`);
    return 2;
  }
}

const stream = (process: Process, fd: number, name: string, out: TextOutput | undefined): FileValue => ({
  kind: 'file',
  fd,
  name,
  mode: out ? 'w' : 'r',
  isBinary: false,
  isClosed: process.fd(fd) === undefined,
  rest: { text: '' },
  out,
});

function createMachine(process: Process, version: string, wanted: Wanted): Machine {
  // Whoever reads what Python writes may leave: that is an exception there, and INT is one.
  process.setSignal('PIPE', 'ignore');
  process.setSignal('INT', 'catch');
  const lineOr = (buffering: 'line' | 'full') => (wanted.isUnbuffered ? 'none' : buffering);
  const out = new TextOutput(process, 1, lineOr(process.isTerminal(1) ? 'line' : 'full'));
  const error = new TextOutput(process, 2, 'line');
  const stdin = stream(process, 0, '<stdin>', undefined);
  addTextMethods();
  addContainerMethods();
  addGeneratorMethods();
  const machine: Machine = {
    process,
    version,
    minor: Number(version.split('.')[1]),
    modules: new Map(),
    builtins: createBuiltins(),
    handled: [],
    handlers: new Map(),
    out,
    error,
    argv: wanted.argv,
    executable: '/usr/local/bin/python3',
    atExit: [],
    openFiles: new Set(),
    stdin,
    stdout: stream(process, 1, '<stdout>', out),
    stderr: stream(process, 2, '<stderr>', error),
    input: stdin.rest,
    scriptDirectory: wanted.directory,
    depth: 1,
    madeBytes: 0,
    measureAtBytes: 1_000_000,
    claimedBytes: 0,
    caller: undefined,
    frames: [],
    call: (callee, args, named) => call(machine, callee, args, named),
    evaluate: (frame, node) => evaluate(machine, frame, node),
    run: (frame, body) => runBody(machine, frame, body),
    importNames: (frame, names) => importNames(machine, frame, names),
    importFrom: (frame, module, names) => importFrom(machine, frame, module, names),
  };
  measure(machine);
  return machine;
}

/** Runs to the exit code: what is left in buffers is written, an exception is shown. */
function* execute(machine: Machine, wanted: Wanted): Eval<number> {
  let failure: Raised | undefined;
  yield* importModule(machine, 'sys');
  try {
    if (wanted.module !== undefined) {
      yield* runAsMain(machine, wanted.module);
    } else if (wanted.source) {
      const main = moduleOf('__main__');
      main.dict.set('__builtins__', dictOf());
      main.dict.set('__doc__', null);
      if (wanted.source.isShown) main.dict.set('__file__', wanted.source.file);
      machine.modules.set('__main__', main);
      yield* runSource(machine, main, wanted.source);
    }
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    failure = error;
  }
  let status = failure ? yield* ended(machine, failure, wanted) : 0;
  for (const callee of machine.atExit.reverse()) {
    try {
      yield* machine.call(callee, []);
    } catch (error) {
      if (!(error instanceof Raised)) throw error;
      status = yield* ended(machine, error, wanted);
    }
  }
  try {
    for (const { out } of machine.openFiles) if (out) yield* blocking(machine, out.flush());
    yield* blocking(machine, machine.out.flush());
  } catch (error) {
    if (!isErrno(error)) throw error;
    yield* machine.process.error(
      `Exception ignored in: <_io.TextIOWrapper name='<stdout>' mode='w' encoding='utf-8'>\nBrokenPipeError: [Errno 32] Broken pipe`,
    );
    return 120;
  }
  return status;
}

/** Says why it ends, if that is not by sys.exit. */
function* ended(machine: Machine, { exception }: Raised, wanted: Wanted): Eval<number> {
  if (exception.type.name === 'SystemExit' && isException(exception)) {
    const code = exception.dict.get('code') ?? null;
    if (code === null) return 0;
    if (typeof code === 'bigint') return Number(BigInt.asUintN(8, code));
    if (typeof code === 'boolean') return code ? 1 : 0;
    yield* blocking(machine, machine.error.write(`${yield* str(machine, code)}\n`));
    return 1;
  }
  // Scripts of files have their output flushed before the traceback.
  if (wanted.source?.file !== '<string>') yield* blocking(machine, machine.out.flush());
  const text = yield* traceback(machine, exception);
  yield* blocking(machine, machine.error.write(text));
  yield* blocking(machine, machine.error.flush());
  return isSubclass(exception.type, baseException) && exception.type.name === 'KeyboardInterrupt' ? 130 : 1;
}
