import { SIGNAL_NUMBERS } from '../../process';
import type { Blocking, Process, SignalName } from '../../process/types';
import { isErrno } from '../network/socket';

const FORWARDED: readonly SignalName[] = ['TERM', 'INT', 'QUIT', 'HUP', 'USR1', 'USR2'];

export interface LittleInit {
  /** What is printed if the command cannot be run, and the exit code then. */
  execFailure(
    child: Process,
    command: string,
    error: { code: string; message: string },
  ): { words: string; status: number };
  /** The signal that is passed on for one, if any. */
  rewrite?(signal: SignalName): SignalName | undefined;
  /** Signals go to the command's whole process group. */
  toGroup: boolean;
  onStart?(child: Process): Blocking<void>;
}

/** Runs a command as a child, passes signals on, reaps orphans; ends as the command ended, 128 and the signal's number. */
export function* runAsInit(process: Process, command: readonly string[], init: LittleInit): Blocking<number> {
  for (const signal of FORWARDED) process.setSignal(signal, 'catch');
  const child = process.fork(command, function* (self): Blocking<number> {
    for (const signal of FORWARDED) self.setSignal(signal, 'default');
    try {
      return yield* self.exec(command);
    } catch (error) {
      if (!isErrno(error)) throw error;
      const failure = init.execFailure(self, command[0] ?? '', error);
      yield* self.error(failure.words);
      return failure.status;
    }
  });
  if (init.onStart) yield* init.onStart(child);
  for (;;) {
    const ended = yield* process.wait();
    if (ended === 'interrupted') {
      for (const signal of process.takeSignals()) {
        const passed = init.rewrite ? init.rewrite(signal) : signal;
        if (passed !== undefined && child.exitStatus === undefined)
          for (const target of init.toGroup ? descendants(process, child) : [child.pid]) pass(process, target, passed);
      }
    } else if (ended === 'no-child') return 0;
    else if (ended.pid === child.pid) return ended.signal ? 128 + SIGNAL_NUMBERS[ended.signal] : ended.status;
  }
}

/** Its process group as far as it is known here: the child itself; shells without job control pass nothing on. */
function descendants(process: Process, child: Process): readonly number[] {
  const text = process.readDirectory('/proc').filter((name) => /^\d+$/.test(name));
  const parents = new Map(text.map((pid) => [Number(pid), parentOf(process, pid)]));
  const isBelow = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at))
      if (at === child.pid) return true;
    return false;
  };
  const found = [...parents.keys()].filter(isBelow);
  return found.length > 0 ? found : [child.pid];
}

function parentOf(process: Process, pid: string): number | undefined {
  const path = `/proc/${pid}/stat`;
  const fields = process.exists(path)
    ? process
        .readFile(path)
        .replace(/^.*\) /, '')
        .split(' ')
    : [];
  return fields[1] === undefined ? undefined : Number(fields[1]);
}

function pass(process: Process, pid: number, signal: SignalName): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // It ended meanwhile.
    if (!isErrno(error)) throw error;
  }
}
