import { isErrno, TextFile } from '../../process';
import type { OpenFile, Process } from '../../process/types';
import { isKind } from './dicts';
import { receivedBytes, sentText } from './encodings';
import { osError } from './errors';
import { toArray } from './iteration';
import { blocking, type Machine, SIGNALS } from './machine';
import type { NativeModule } from './nativeModules';
import { environmentOf } from './osModule';
import { bytesOf, type Eval, tupleOf, type Value } from './values';

/** Where output of a child goes: its parent's, nowhere, or a pipe that is read to its end. */
function* collect(machine: Machine, file: OpenFile): Eval<string> {
  const { process } = machine;
  const fd = process.lowestFreeFd(3);
  process.setFd(fd, file);
  try {
    return yield* blocking(machine, process.readAll(fd));
  } finally {
    process.setFd(fd, undefined);
  }
}

/** What subprocess is built on: runs a program to its end. */
export function processModule(machine: Machine): NativeModule {
  const { process } = machine;
  const children = new Map<bigint, Process>();
  return {
    functions: {
      // (pid, pipes): output that is asked for comes through pipes which the caller reads.
      *'start args env cwd input out err'(
        _m,
        [args = null, env = null, cwd = null, input = null, out = null, err = null],
      ) {
        const words = (yield* toArray(machine, args)).map(String);
        const [name = ''] = words;
        const path = (env === null ? process.env : environmentOf(env)).PATH ?? '/usr/local/bin:/usr/bin:/bin';
        const candidates = name.includes('/') ? [name] : path.split(':').map((directory) => `${directory}/${name}`);
        if (!candidates.some((file) => process.tryStat(file)?.type === 'file'))
          throw osError(2, 'No such file or directory', name);
        yield* blocking(machine, machine.error.flush());
        const fds: Record<number, OpenFile> = {};
        const pipes: Value[] = [];
        const ends: (OpenFile | undefined)[] = [];
        for (const [fd, wanted] of [
          [1, out],
          [2, err],
        ] as const) {
          if (wanted === -1n) {
            const pipe = process.pipe();
            fds[fd] = pipe.write;
            ends.push(pipe.read);
          } else {
            ends.push(undefined);
            if (wanted === -3n) fds[fd] = process.open('/dev/null', { write: true });
            const file =
              typeof wanted === 'bigint' && wanted >= 0n
                ? process.fd(Number(wanted))
                : wanted === -2n
                  ? (fds[1] ?? process.fd(1))
                  : undefined;
            if (file) fds[fd] = file;
          }
        }
        if (isKind(input, 'bytes')) fds[0] = new TextFile(sentText(input.text));
        const environment = env === null ? currentEnvironment(machine) : environmentOf(env);
        const child = process.fork(words, function* (self) {
          self.setSignal('PIPE', 'default');
          self.setSignal('INT', 'default');
          if (typeof cwd === 'string') self.cwd = cwd;
          for (const [fd, file] of Object.entries(fds)) self.setFd(Number(fd), file);
          try {
            return yield* self.exec(words, environment);
          } catch (error) {
            if (!isErrno(error)) throw error;
            return 126;
          }
        });
        children.set(BigInt(child.pid), child);
        for (const end of ends) pipes.push(end ? bytesOf(receivedBytes(yield* collect(machine, end))) : null);
        return tupleOf([BigInt(child.pid), ...pipes]);
      },
      *'wait pid'(_m, [pid = null]) {
        const child = typeof pid === 'bigint' ? children.get(pid) : undefined;
        for (;;) {
          const result = yield* blocking(machine, process.wait(child));
          if (result === 'no-child') return 0n;
          if (result !== 'interrupted')
            return result.signal ? BigInt(-(SIGNALS[result.signal] ?? 0)) : BigInt(result.status);
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
