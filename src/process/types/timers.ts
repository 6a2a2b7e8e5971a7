/** Virtual time as the kernel is handed it. */

/** Where timed work is queued. The engine's queue implements it; `testing` has a small one. Ties run in insertion order. */
export interface Timers {
  readonly nowMs: number;
  schedule(atMs: number, run: () => void): Timer;
}

export interface Timer {
  cancel(): void;
}
