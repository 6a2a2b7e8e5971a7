import type { Timer, Timers } from '../process/types';

class Entry implements Timer {
  constructor(
    readonly atMs: number,
    readonly order: number,
    /** The trace event that this work follows from. */
    readonly cause: number,
    public run: (() => void) | null,
  ) {}

  cancel(): void {
    this.run = null;
  }
}

/** Where the queue reads and restores "what led to what is happening now". The trace implements it. */
export interface CauseHolder {
  cause: number;
}

/**
 * The only clock: a binary heap of work ordered by (time, order of scheduling). Virtual time jumps from entry to entry.
 * Work inherits the cause that was current when it was scheduled, so chains of "why?" survive every delay.
 */
export class Queue implements Timers {
  nowMs = 0;
  #order = 0;
  readonly #heap: Entry[] = [];

  constructor(private readonly causes: CauseHolder = { cause: -1 }) {}

  /** Times in the past mean now. */
  schedule(atMs: number, run: () => void): Timer {
    const entry = new Entry(Math.max(this.nowMs, Math.ceil(atMs)), this.#order++, this.causes.cause, run);
    this.#push(entry);
    return entry;
  }

  after(delayMs: number, run: () => void): Timer {
    return this.schedule(this.nowMs + delayMs, run);
  }

  get nextAtMs(): number | undefined {
    return this.#heap[0]?.atMs;
  }

  /** Runs everything due up to and including `untilMs`, at most `budget` entries. Returns how many ran. */
  runUntil(untilMs: number, budget = Number.POSITIVE_INFINITY): number {
    let ran = 0;
    while (ran < budget) {
      const head = this.#heap[0];
      if (!head || head.atMs > untilMs) break;
      this.#pop();
      if (!head.run) continue;
      this.nowMs = head.atMs;
      this.causes.cause = head.cause;
      head.run();
      ran++;
    }
    if (ran < budget && Number.isFinite(untilMs)) this.nowMs = Math.max(this.nowMs, untilMs);
    return ran;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let index = heap.length;
    heap.push(entry);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = heap[parent] as Entry;
      if (before(above, entry)) break;
      heap[index] = above;
      index = parent;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop() as Entry;
    const size = heap.length;
    if (size === 0) return;
    let index = 0;
    for (;;) {
      let child = 2 * index + 1;
      if (child >= size) break;
      if (child + 1 < size && before(heap[child + 1] as Entry, heap[child] as Entry)) child++;
      if (before(last, heap[child] as Entry)) break;
      heap[index] = heap[child] as Entry;
      index = child;
    }
    heap[index] = last;
  }
}

const before = (a: Entry, b: Entry): boolean => a.atMs < b.atMs || (a.atMs === b.atMs && a.order < b.order);
