import type { Timer, Timers } from '../process/types';

interface Entry extends Timer {
  readonly atMs: number;
  readonly order: number;
  run: (() => void) | null;
}

/** A small clock for tests of the process kernel: the same order as the engine's queue, (time, order of scheduling). */
export class TestTimers implements Timers {
  nowMs = 0;
  #order = 0;
  #entries: Entry[] = [];

  schedule(atMs: number, run: () => void): Timer {
    const entry: Entry = {
      atMs: Math.max(this.nowMs, Math.ceil(atMs)),
      order: this.#order++,
      run,
      cancel() {
        this.run = null;
      },
    };
    let index = this.#entries.length;
    while (index > 0 && (this.#entries[index - 1]?.atMs ?? 0) > entry.atMs) index--;
    this.#entries.splice(index, 0, entry);
    return entry;
  }

  runUntil(untilMs: number): void {
    for (;;) {
      const head = this.#entries[0];
      if (!head || head.atMs > untilMs) break;
      this.#entries.shift();
      if (!head.run) continue;
      this.nowMs = head.atMs;
      head.run();
    }
    if (Number.isFinite(untilMs)) this.nowMs = Math.max(this.nowMs, untilMs);
  }
}
