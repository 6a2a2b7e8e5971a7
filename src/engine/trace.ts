import type { CauseHolder } from './queue';
import type { Traced, TraceEvent, TraceInput } from './run';

/** What the trace adds to an event. */
type Stamp = { -readonly [Field in keyof Traced]?: Traced[Field] };

/** Collects what happens. `cause` is what the running work follows from; emitting does not change it by itself. */
export class Trace implements CauseHolder {
  cause = -1;
  readonly events: TraceEvent[] = [];
  readonly #clock: () => number;

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  /**
   * Adds an event that follows from the current cause (or a named one). Returns its sequence. The input becomes the
   * event: a loop of an hour emits tens of thousands, and a copy of each takes four times as long.
   */
  emit(input: TraceInput, cause = this.cause): number {
    const event: TraceInput & Stamp = input;
    event.sequence = this.events.length;
    event.atMs = this.#clock();
    event.cause = cause;
    this.events.push(event as TraceEvent);
    return event.sequence;
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
