import { findProgram, isErrno, releaseFile, retainFile, SIGNAL_NUMBERS, TextFile } from '../../process';
import type { OpenFile, Process } from '../../process/types';
import { isKind } from './dicts';
import { receivedBytes, sentText } from './encodings';
import { osError } from './errors';
import { toArray } from './iteration';
import { blocking, type Machine } from './machine';
import type { NativeModule } from './nativeModules';
import { environmentOf } from './osModule';
import { bytesOf, type Eval, tupleOf, type Value } from './values';

/** What a program is to be started with. Of output: None, a descriptor, PIPE, STDOUT or DEVNULL. */
interface Start {
  words: readonly string[];
  environment: Readonly<Record<string, string>>;
  directory: string | undefined;
  input: Value;
  output: readonly [out: Value, error: Value];
}

const PIPE = -1n;
const STDOUT = -2n;
const DEVNULL = -3n;

/** The files that a child gets in place of its parent's, and the ends that are read here. */
function redirected(process: Process, { input, output }: Start) {
  const files: Record<number, OpenFile> = {};
  const pipes = output.map((wanted, i) => {
    const fd = i + 1;
    if (wanted === PIPE) {
      const pipe = process.pipe();
      // Both ends have to stay open until the child has its own.
      retainFile(pipe.read);
      retainFile(pipe.write);
      files[fd] = pipe.write;
      return pipe;
    }
    const file =
      wanted === DEVNULL
        ? process.open('/dev/null', { write: true })
        : wanted === STDOUT
          ? (files[1] ?? process.fd(1))
          : typeof wanted === 'bigint'
            ? process.fd(Number(wanted))
            : undefined;
    if (file) files[fd] = file;
    return undefined;
  });
  if (isKind(input, 'bytes')) files[0] = new TextFile(sentText(input.text));
  return { files, pipes };
}

/** Starts a program and reads what it writes into pipes, to the end. */
function* start(machine: Machine, wanted: Start): Eval<{ child: Process; texts: readonly Value[] }> {
  const { process } = machine;
  const { words, environment, directory } = wanted;
  const { files, pipes } = redirected(process, wanted);
  const child = process.fork(words, function* (self) {
    self.setSignal('PIPE', 'default');
    self.setSignal('INT', 'default');
    if (directory !== undefined) self.cwd = directory;
    for (const [fd, file] of Object.entries(files)) self.setFd(Number(fd), file);
    for (const pipe of pipes) if (pipe) releaseFile(pipe.write);
    try {
      return yield* self.exec(words, environment);
    } catch (error) {
      if (!isErrno(error)) throw error;
      return 126;
    }
  });
  const texts: Value[] = [];
  for (const pipe of pipes) {
    if (!pipe) {
      texts.push(null);
      continue;
    }
    const fd = process.lowestFreeFd(3);
    process.setFd(fd, pipe.read);
    texts.push(bytesOf(receivedBytes(yield* blocking(machine, process.readAll(fd)))));
    process.setFd(fd, undefined);
    releaseFile(pipe.read);
  }
  return { child, texts };
}

/** What subprocess is built on. */
export function processModule(machine: Machine): NativeModule {
  const { process } = machine;
  const children = new Map<bigint, Process>();
  return {
    functions: {
      *'start args env cwd input out err'(
        _m,
        [args = null, env = null, cwd = null, input = null, out = null, err = null],
      ) {
        const words = (yield* toArray(machine, args)).map(String);
        const [name = ''] = words;
        const environment = env === null ? currentEnvironment(machine) : environmentOf(env);
        const found = findProgram(process, name, environment.PATH ?? '/usr/local/bin:/usr/bin:/bin');
        if ('problem' in found)
          throw found.problem === 'ENOENT'
            ? osError(2, 'No such file or directory', name)
            : osError(13, 'Permission denied', name);
        const directory = typeof cwd === 'string' ? cwd : undefined;
        const started = yield* start(machine, { words, environment, directory, input, output: [out, err] });
        children.set(BigInt(started.child.pid), started.child);
        return tupleOf([BigInt(started.child.pid), ...started.texts]);
      },
      *'wait pid'(_m, [pid = null]) {
        const child = typeof pid === 'bigint' ? children.get(pid) : undefined;
        for (;;) {
          const result = yield* blocking(machine, process.wait(child));
          if (result === 'no-child') return 0n;
          if (result !== 'interrupted')
            return result.signal ? BigInt(-SIGNAL_NUMBERS[result.signal]) : BigInt(result.status);
        }
      },
      'poll pid': (_m, [pid = null]) => {
        const status = typeof pid === 'bigint' ? children.get(pid)?.exitStatus : undefined;
        return status === undefined ? null : BigInt(status);
      },
    },
  };
}

const currentEnvironment = (machine: Machine) => {
  const environ = machine.modules.get('os')?.dict.get('environ');
  return environ === undefined ? machine.process.env : environmentOf(environ);
};
