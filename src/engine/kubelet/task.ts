/**
 * Work that takes virtual time, written in a row as Go writes it: a generator that yields what it waits for. The queue
 * resumes it, and with it the cause of what it waited for.
 */
import type { Queue } from '../queue';

/** Opens once and stays open; whoever waits goes on, after `timeoutMs` at the latest. */
export interface Gate {
  readonly isOpen: boolean;
  open(): void;
  /** Called once when it opens; at once if it is open. */
  whenOpen(run: () => void): void;
}

export type Wait = { delayMs: number } | { gate: Gate; timeoutMs?: number };
export type Task<T = void> = Generator<Wait, T, void>;

export function createGate(): Gate {
  let isOpen = false;
  const waiting: (() => void)[] = [];
  return {
    get isOpen() {
      return isOpen;
    },
    open() {
      if (isOpen) return;
      isOpen = true;
      for (const run of waiting.splice(0)) run();
    },
    whenOpen(run) {
      if (isOpen) run();
      else waiting.push(run);
    },
  };
}

export function* sleep(delayMs: number): Task {
  if (delayMs > 0) yield { delayMs };
}

/** True if it opened in time. */
export function* waitFor(gate: Gate, timeoutMs?: number): Task<boolean> {
  if (gate.isOpen) return true;
  yield timeoutMs === undefined ? { gate } : { gate, timeoutMs };
  return gate.isOpen;
}

/** Runs a task to its end. `onEnd` gets what it returned. */
export function runTask<T>(queue: Queue, task: Task<T>, onEnd?: (value: T) => void): void {
  const advance = (): void => {
    const step = task.next();
    if (step.done) onEnd?.(step.value);
    else suspend(queue, step.value, advance);
  };
  advance();
}

/** A gate that opens when the task has ended. */
export function startTask(queue: Queue, task: Task<unknown>): Gate {
  const ended = createGate();
  runTask(queue, task, () => ended.open());
  return ended;
}

function suspend(queue: Queue, wait: Wait, advance: () => void): void {
  if ('delayMs' in wait) {
    queue.after(wait.delayMs, advance);
    return;
  }
  let isResumed = false;
  const resume = () => {
    if (isResumed) return;
    isResumed = true;
    timer?.cancel();
    advance();
  };
  const timer = wait.timeoutMs === undefined ? undefined : queue.after(wait.timeoutMs, resume);
  // Through the queue, so that whoever opens the gate finishes its own work first.
  wait.gate.whenOpen(() => queue.after(0, resume));
}
