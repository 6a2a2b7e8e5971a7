import { utf8Length } from '../../api/utf8';
import { SIGNAL_NUMBERS } from '../../process';
import type { Blocking, Process, SignalName } from '../../process/types';
import { Raised, raised } from './errors';
import { measure } from './memory';
import type { Expression, Import, Statement } from './nodes';
import type { TextOutput } from './output';
import type { Span } from './source';
import type { Eval, FileValue, Frame, Instance, Module, Named, Place, Value, Yielded } from './values';

/** How statements ended other than by reaching their end. */
export type Flow = 'break' | 'continue' | { result: Value } | undefined;
/** One interpreter: everything that its modules share. */
export interface Machine {
  readonly process: Process;
  /** `12` of Python 3.12: what tracebacks look like depends on it. */
  readonly minor: number;
  readonly version: string;
  readonly modules: Map<string, Module>;
  readonly builtins: Map<string, Value>;
  /** Exceptions that are being handled, the innermost last. */
  readonly handled: Instance[];
  /** What signals call. `null`: nothing is to happen. */
  readonly handlers: Map<SignalName, Value>;
  readonly out: TextOutput;
  readonly error: TextOutput;
  readonly argv: readonly string[];
  readonly executable: string;
  readonly atExit: Value[];
  /** Files that are open for writing: what they keep back is written in the end. */
  readonly openFiles: Set<FileValue>;
  readonly stdin: Value;
  readonly stdout: Value;
  readonly stderr: Value;
  /** What was read from standard input beyond the line asked for. */
  readonly input: { text: string };
  /** Where modules of files are looked for first. */
  scriptDirectory: string;
  depth: number;
  /** What was made since memory was looked at last, in bytes. */
  madeBytes: number;
  /** All that is held by functions that run. */
  readonly frames: ReadonlyMap<string, Value>[];
  /** Who called a native function last: for locals() and the like. */
  caller: Frame | undefined;
  /** What was counted for the container's limit last. */
  claimedBytes: number;
  measureAtBytes: number;
  // What the parts of the interpreter need of each other, whichever of them imports which.
  call(callee: Value, args: readonly Value[], named?: Named): Eval<Value>;
  evaluate(frame: Frame, node: Expression): Eval<Value>;
  run(frame: Frame, body: readonly Statement[]): Eval<Flow>;
  importNames(frame: Frame, names: readonly Import[]): Eval<void>;
  importFrom(frame: Frame, module: string, names: readonly Import[]): Eval<void>;
}

/** Runs code until it ends or yields a value for Python. Blocking calls go to the kernel, and what it throws back. */
export function* forward<T>(
  code: Eval<T>,
  interrupted?: () => Eval<void>,
): Eval<{ done: true; value: T } | { done: false; value: Yielded }> {
  let step = code.next('done');
  for (;;) {
    if (step.done) return { done: true, value: step.value };
    if ('yielded' in step.value) return { done: false, value: step.value };
    let failure: { error: unknown } | undefined;
    let wakeup: 'done' | 'timeout' | 'interrupted' = 'done';
    try {
      wakeup = yield step.value;
    } catch (error) {
      failure = { error };
    }
    if (wakeup === 'interrupted' && interrupted) yield* interrupted();
    step = failure ? code.throw(failure.error) : code.next(wakeup);
  }
}

/** Code that yields no values: it can be handed to the kernel. */
export function* settled<T>(code: Eval<T>): Blocking<T> {
  let step = code.next('done');
  for (;;) {
    if (step.done) return step.value;
    if ('yielded' in step.value) throw new Error('a yield outside of a generator');
    let failure: { error: unknown } | undefined;
    let wakeup: 'done' | 'timeout' | 'interrupted' = 'done';
    try {
      wakeup = yield step.value;
    } catch (error) {
      failure = { error };
    }
    step = failure ? code.throw(failure.error) : code.next(wakeup);
  }
}

/** A call of the kernel that may take long: signals that Python handles are handled meanwhile, and it goes on (PEP 475). */
export function* blocking<T>(machine: Machine, code: Blocking<T>): Eval<T> {
  const result = yield* forward(code, () => handleSignals(machine));
  if (!result.done) throw new Error('a yield outside of a generator');
  return result.value;
}

/** Calls the handlers of signals that arrived. Raises KeyboardInterrupt for INT where the script has none. */
export function* handleSignals(machine: Machine): Eval<void> {
  for (const signal of machine.process.takeSignals()) {
    const handler = machine.handlers.get(signal);
    if (handler === undefined) {
      if (signal === 'INT') throw raised('KeyboardInterrupt');
    } else if (handler !== null) yield* machine.call(handler, [BigInt(SIGNAL_NUMBERS[signal]), null]);
  }
}

/** One step of work. */
export function* step(machine: Machine): Eval<void> {
  if (machine.process.spendStep()) yield* machine.process.burnCpu();
  if (machine.madeBytes > machine.measureAtBytes) measure(machine);
  if (machine.process.hasPendingSignals) yield* handleSignals(machine);
}

/** Values that are handled within one step. */
const PER_STEP = 64;

/** Counts work that is done at once by how much is handled: a loop over large values uses up its slices sooner. */
export function charge(machine: Machine, values: number): void {
  for (let left = values; left >= PER_STEP; left -= PER_STEP) machine.process.spendStep();
}

/** Where 3.13 says that a statement failed: in a part of it. Before, it marks nothing then. */
export const partOf = (machine: Machine, part: Place, whole: Span): Place =>
  machine.minor >= 13 ? part : { kind: 'start', start: whole.start, end: whole.end };

export const isRaised = (error: unknown): error is Raised => error instanceof Raised;

export const byteLength = utf8Length;
