import type { CauseHolder } from './queue';
import type { TraceEvent, TraceInput } from './run';

/** Collects what happens. `cause` is what the running work follows from; emitting does not change it by itself. */
export class Trace implements CauseHolder {
  cause = -1;
  readonly events: TraceEvent[] = [];
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /** Adds an event that follows from the current cause (or a named one). Returns its sequence. */
  emit(input: TraceInput, cause = this.cause): number {
    const sequence = this.events.length;
    this.events.push({ sequence, atMs: this.#clock(), cause, ...input } as TraceEvent);
    return sequence;
  }

  /** Emits, then makes the event the cause of everything that follows in this piece of work. */
  lead(input: TraceInput): number {
    this.cause = this.emit(input);
    return this.cause;
  }

  /** Runs work whose events follow from `cause`. */
  follow<T>(cause: number, work: () => T): T {
    const outer = this.cause;
    this.cause = cause;
    try {
      return work();
    } finally {
      this.cause = outer;
    }
  }
}
