import { createWaitQueue } from '../../process';
import type { WaitQueue } from '../../process/types';
import { integerArgument, numberArgument } from './arguments';
import { call } from './calls';
import { Raised } from './errors';
import { evaluate } from './evaluate';
import { runBody } from './execute';
import { handleSignals, type Machine, settled } from './machine';
import type { NativeModule } from './nativeModules';
import { traceback } from './traceback';
import type { Eval, Value } from './values';

/** The same interpreter with a stack of its own. */
function threadOf(machine: Machine): Machine {
  const thread: Machine = {
    ...machine,
    depth: 1,
    handled: [],
    frames: [],
    call: (callee, args, named) => call(thread, callee, args, named),
    evaluate: (frame, node) => evaluate(thread, frame, node),
    run: (frame, body) => runBody(thread, frame, body),
  };
  return thread;
}

/** What a thread does, to its end. An exception ends it alone. */
function* body(thread: Machine, callee: Value, name: string): Eval<number> {
  try {
    yield* thread.call(callee, []);
  } catch (error) {
    if (!(error instanceof Raised)) throw error;
    if (error.exception.type.name !== 'SystemExit')
      yield* thread.error.write(`Exception in thread ${name}:\n${yield* traceback(thread, error.exception)}`);
  }
  return 0;
}

/**
 * What threading is built on. A thread is a process here that shares everything with the others: they take turns where
 * they block, and `ps` shows each of them.
 */
export function threadModule(machine: Machine): NativeModule {
  const { process } = machine;
  const queues: WaitQueue[] = [];
  return {
    functions: {
      'start function name': (_m, [callee = null, name]) =>
        BigInt(process.fork(process.argv, () => settled(body(threadOf(machine), callee, String(name)))).pid),
      'stop pid': (_m, [pid]) => {
        process.kill(integerArgument(pid), 'KILL');
        return null;
      },
      queue: () => BigInt(queues.push(createWaitQueue()) - 1),
      'wake queue': (_m, [queue]) => {
        queues[integerArgument(queue)]?.wakeAll();
        return null;
      },
      // False if the time was up.
      *'wait queue timeout?'(self, [at, timeout = null]) {
        const queue = queues[integerArgument(at)];
        if (!queue) return false;
        const patienceMs = timeout === null ? undefined : Math.ceil(numberArgument(timeout) * 1000);
        const wakeup = yield* process.waitOn(queue, patienceMs);
        if (wakeup === 'interrupted') yield* handleSignals(self);
        return wakeup !== 'timeout';
      },
    },
  };
}
